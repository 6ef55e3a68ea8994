// Texts of drawings: how wide they are, and where their lines break. The only user of ICU.
// Leaves fonts to the theme: a drawing states each line's width, and the browser makes the letters keep to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"

namespace shirube {

struct TextLine {
  std::string text;
  CellCount width;
  /// Every character is as wide as the cells say in any font: kanji, kana and full-width forms. Others must be told
  /// their width (`textLength`), for no two fonts agree on theirs.
  bool is_even = true;
};

/// A cell is half an em: East_Asian_Width (UAX #11) wide, full-width and ambiguous take two, since Japanese fonts draw
/// the ambiguous ones (①, ○, …) so; combining marks none; all else one. Unlike count_cells, which counts a terminal's.
CellCount line_width(std::string_view line);

/// The widest of the lines that the text's own line breaks make.
CellCount widest_line(std::string_view text);

/// The text in lines of at most `room` (at least 2 cells). Breaks as UAX #14 with Japanese rules (no small kana, no
/// closing bracket at the start of a line), between phrases where that does not waste half a line; a word longer than a
/// line breaks between its characters. A run of spaces and tabs is one space, and none stands at a line's end. LF
/// always breaks. At least one line comes back, empty for an empty text.
std::vector<TextLine> break_lines(std::string_view text, CellCount room);

}  // namespace shirube
