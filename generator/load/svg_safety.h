// Whether an SVG may be published: opened by itself, it is a page of its own, without our Content-Security-Policy.
// Leaves what it draws to browsers.
#pragma once

#include <string_view>

namespace shirube {

/// What an SVG could do besides being looked at, as a word of the catalogue: `svg-script` (run a script),
/// `svg-reference` (load or lead to something outside itself). Empty where neither. Errs on the side of refusing.
std::string_view danger_of_svg(std::string_view svg);

}  // namespace shirube
