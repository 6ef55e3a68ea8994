// The theme's icon as a PNG, for what takes no SVG: home screens of phones, catalogues of offline readers.
// The only user of librsvg and cairo. Leaves which sizes are wanted to its callers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

enum class IconGround {
  clear,   // as drawn, on nothing
  opaque,  // as drawn, on a ground of the icon's own colour: for systems that would make it black
  wide,    // at 4/5 of the size on such a ground: systems cut their own shape out of it (W3C: maskable icons)
};

/// A PNG of `pixels` by `pixels`, the same bytes every time. The ground's colour is that of the middle of the icon's
/// upper edge, white where nothing is drawn there. Nothing where `svg` (hostile, too) is no SVG that can be drawn; what
/// it refers to outside itself is not loaded.
std::optional<std::string> draw_icon(std::string_view svg, int pixels, IconGround ground);

}  // namespace shirube
