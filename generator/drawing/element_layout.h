// Places the elements of a screen: each becomes a part of the drawing, as high as its texts make it.
// Leaves widths to element_sizes.h and the window around all of them to screen_layout.h.
#pragma once

#include <vector>

#include "generator/drawing/element_sizes.h"
#include "generator/drawing/part.h"

namespace shirube {

/// The element in at most `width`, which must be its `least` or more for no text to leave its box. Its box begins at 0,
/// 0.
Part place_element(const SizedElement& sized, int width);

/// Those of one kind each, as place_element calls them, without call-outs.
Part place_single(const SizedElement& sized, int width);
Part place_control(const SizedElement& sized, int width);
Part place_graph(const SizedElement& sized, int width);
/// What holds others draws its own call-out, in the line of its label.
Part place_holder(const SizedElement& sized, int width);
Part place_table(const SizedElement& sized, int width);

/// A part with the element's classes and, where it is pointed at, the strong outline.
Part part_of(const SizedElement& sized);

/// Adds the text in lines from `x`, `y` of the part on, wrapped to `width`. Returns their height.
int append_text(Part& part, std::string_view text, int x, int y, int width, LineStyle style = LineStyle::plain);

/// The label above what an element holds, its call-out before it; nothing is added where it has neither. Returns the
/// height that it takes with the room below.
int append_heading(Part& part, const SizedElement& sized, int x, int y, int width);

/// Adds `inner` to `part`, its corner at `x`, `y`.
void append_at(Part& part, Part inner, int x, int y);

/// The number in its circle.
Part callout_part(int number);

}  // namespace shirube
