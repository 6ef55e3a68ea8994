// Draws a screen as SVG: laid out from its texts' widths, wrapped to a width that a phone can show, with numbered
// call-outs. Leaves colours to the theme (classes) and the words for it to generator/render/screen_description.h.
#pragma once

#include "base/html.h"
#include "generator/drawing/screen_view.h"

namespace shirube {

/// `screen` is resolved (screen_view.h). The same input gives the same bytes. The SVG has no ids and no title: whoever
/// puts it on a page names it (`label`: the accessible name; `description_id`: the element that tells it in words).
///
/// `<svg class="screen">` is as wide as its viewBox in sixteenths of the em of the text around it, so that it grows
/// with that text. Within, every element is a `<g class="element screen-KIND …">`, with `disabled`, `chosen`, `error`,
/// `pointed` where it is that; a call-out's number is a `<g class="callout">` before it. A group that has a box has it
/// as its first child, a `<rect>`, and every `<text>` lies in the box of the nearest group that has one (part_svg.h).
Html draw_screen(const Screen& screen, const PointNumbers& numbers, std::string_view label,
                 std::string_view description_id);

}  // namespace shirube
