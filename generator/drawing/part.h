// Parts of a drawing: boxes laid out, with what is drawn in them. Where something stands is decided here for good.
// Leaves deciding it to the layout of screens, and writing it down to part_svg.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/drawing/text_lines.h"

namespace shirube {

/// Lengths are user units of the SVG, 16 to the em; all are whole.
inline constexpr int em = 16;
inline constexpr int cell = em / 2;
inline constexpr int line_height = 24;
/// From a line's top to the letters' foot: kanji stand in the middle of the line.
inline constexpr int baseline = 18;

struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  int right() const { return x + width; }
  int bottom() const { return y + height; }
};

/// A line around a part's box. `bare`: a box that the theme may fill, without a line; `none`: no box is drawn.
enum class Frame : std::uint8_t { none, line, dashed, bare };

enum class LineStyle : std::uint8_t { plain, bold, link };

struct PartLine {
  TextLine line;
  int x = 0;
  int y = 0;  // of the line's top
  LineStyle style = LineStyle::plain;

  int width() const { return static_cast<int>(line.width.value) * cell; }
};

/// `line`: drawn with a pen; `dashed`: the same, broken; `area`: filled.
enum class Ink : std::uint8_t { line, dashed, area };

struct PartShape {
  std::string_view name;  // a class of the theme
  std::string path;       // SVG path data
  int x = 0;              // where the path's origin stands
  int y = 0;
  Ink ink = Ink::line;
};

/// All places are relative to the corner of the part's box, the box itself to that of the part that holds it. Parts
/// beside each other do not overlap, and nothing lies outside its part.
struct Part {
  Box box;
  std::string names;  // classes; a part without any and without a frame is only a box to place others by
  Frame frame = Frame::none;
  int corner = 0;  // of the frame: its radius
  bool is_pointed = false;
  std::vector<PartShape> shapes;
  std::vector<PartLine> lines;
  std::vector<Part> parts;
  int head = 0;  // room above the first line of text
  int foot = 0;  // room below the last: parts in a row stand on one line
};

}  // namespace shirube
