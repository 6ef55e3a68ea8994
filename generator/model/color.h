// Colours and how well one reads on another.
// Leaves where they are used to the theme.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

struct Color {
  int red = 0;
  int green = 0;
  int blue = 0;
};

/// Reads `#rrggbb`; the text must have that form.
Color parse_color(std::string_view text);
std::string format_color(Color color);
/// The contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
double contrast(Color one, Color other);
/// The colour mixed with white, as little as needed for `ratio` on `background`; white where nothing else will do.
Color lightened_for(Color color, Color background, double ratio);

}  // namespace shirube
