// Writes the parts of a drawing as SVG elements.
// Leaves the <svg> around them to whoever draws, and colours to the theme: what is told by a line's kind (dashed,
// strong, bold, underlined) is in attributes, so that the drawing is right without a style sheet too.
//
// A part is `<g class="…">`; the box of one that has a box is its first child, a <rect>. A <text> belongs to the
// nearest group around it whose first child is a <rect>, and lies inside that.
#pragma once

#include <string>

#include "generator/drawing/part.h"

namespace shirube {

void append_part(std::string& svg, const Part& part);

}  // namespace shirube
