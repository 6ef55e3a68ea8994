// The pictograms of screens as SVG paths.
// Leaves their names to generator/model/screen.h.
#pragma once

#include <string_view>

namespace shirube {

inline constexpr int icon_size = 16;

/// The path of one of `icon_names`, drawn with a pen in a square of `icon_size`; empty for any other name.
std::string_view icon_path(std::string_view name);

}  // namespace shirube
