// Lays a screen out: a window with a title bar, an address bar where there is one, and the elements one below the
// other. Leaves the elements to element_layout.h and the SVG to screen_drawing.h.
#pragma once

#include "generator/drawing/part.h"
#include "generator/drawing/screen_view.h"

namespace shirube {

/// No drawing is wider: on a phone of 320 CSS pixels, 288 of which are the text's, letters are still 13 high.
inline constexpr int widest_drawing = 22 * em;
inline constexpr int narrowest_drawing = 14 * em;

/// The drawing as parts. Its box begins at 0, 0; its width is as much as the texts need, within the two above.
/// `screen` is resolved (screen_view.h).
Part layout_screen(const Screen& screen, const PointNumbers& numbers);

}  // namespace shirube
