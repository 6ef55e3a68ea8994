// How wide the elements of a screen would like to be, and how narrow they may become: known before any is placed.
// Leaves placing them to element_layout.h.
#pragma once

#include <vector>

#include "generator/drawing/part.h"
#include "generator/drawing/screen_view.h"

namespace shirube {

/// An element with its widths. Computed once an element, so that nested rows and tables cost no more than their parts.
struct SizedElement {
  const ScreenElement* element = nullptr;
  ElementKind holder = ElementKind::column;  // of an item: what holds it
  int number = 0;                            // of its call-out; 0: it is not pointed at
  int natural = 0;                           // the width at which no text of it wraps, as far as that matters
  int least = 0;                             // a table column is never narrower than its cells' least
  int inset = 0;                             // of what holds others: between its box and theirs, left and right
  std::vector<SizedElement> parts;           // as its `elements`
};

std::vector<SizedElement> size_elements(const std::vector<ScreenElement>& elements, const PointNumbers& numbers);

/// How a single element is drawn: its text in a box, with what stands before it.
struct ElementForm {
  Frame frame = Frame::none;
  LineStyle style = LineStyle::plain;
  bool grows = false;  // takes all the width that it is given
  int corner = 0;
  int left = 0;  // from the box to the text: padding, and room for a mark or icon
  int right = 0;
  int padding = 0;  // above and below the text
  int mark = 0;     // where the mark or icon begins
  int least = 0;    // of the whole box
};

/// The form of any kind but those that hold others, fields and graphs.
ElementForm element_form(const SizedElement& sized);

/// Fields, secrets, selects: a label above a box. The width that the box has besides its text.
int control_padding(ElementKind kind);

/// The room that a call-out takes before its element; 0 where there is none.
int callout_room(int number);
int callout_width(int number);
inline constexpr int callout_height = 26;

/// Whether the element takes up spare room.
bool grows(const SizedElement& sized);
/// Whether it holds others, so that it stands by its top in a row.
bool is_container(ElementKind kind);

/// Between what a row, radio buttons or tabs hold.
int gap_beside(ElementKind kind);

/// A menu's shadow: the room that it takes to the right of the box and below.
inline constexpr int menu_shadow = 3;

int text_width(std::string_view text);
/// How far a text of that width may be squeezed: short ones (dates, headings) stay whole, and of others fewer than four
/// full-width characters a line cannot be read.
int least_text(int width);

}  // namespace shirube
