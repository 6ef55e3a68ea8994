#include "generator/load/trimmed_text.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "generator/load/joined_lines.h"

namespace shirube {
namespace {

constexpr std::string_view blanks = " \t\n";

bool says_nothing(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    const bool is_blank = code_point < 0x80 ? blanks.find(static_cast<char>(code_point)) != std::string_view::npos
                                            : code_point == 0x3000 || code_point == 0xA0;
    if (!is_blank) return false;
  }
  return true;
}

/// Takes whole blank lines off the beginning of a block.
void drop_blank_lines(Text& text, std::size_t first) {
  const std::size_t line_break = text.text.rfind('\n', first);
  if (line_break == std::string::npos) return;
  const auto end = text.text.begin() + static_cast<std::ptrdiff_t>(line_break) + 1;
  text.first_line += static_cast<std::uint32_t>(std::count(text.text.begin(), end, '\n'));
  text.text.erase(text.text.begin(), end);
}

}  // namespace

void trim(Text& text) {
  if (says_nothing(text.text)) return text.text.clear();
  const std::size_t first = text.text.find_first_not_of(blanks);
  const std::size_t end = text.text.find_last_not_of(blanks) + 1;
  const bool changes = first != 0 || end != text.text.size();
  if (!changes) return;
  text.text.erase(end);
  if (text.layout == TextLayout::block) return drop_blank_lines(text, first);
  text.text.erase(0, first);
  if (text.layout != TextLayout::one_line) return;
  text.span.column += static_cast<std::uint32_t>(first);
  text.span.length = static_cast<std::uint32_t>(count_code_points(text.text).value);
}

void put_on_one_line(Text& text) {
  std::string& line = text.text;
  if (text.layout == TextLayout::block) {
    const std::size_t indent = line.find_first_not_of(" \t");
    line.erase(0, indent);
    text.indent = static_cast<std::uint16_t>(
        std::min<std::size_t>(text.indent + indent, std::numeric_limits<std::uint16_t>::max()));
  }
  for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at)) {
    const std::size_t end = line.find_first_not_of(blanks, at);
    line.replace(at, end - at, stands_between_wide(line, at, end) ? "" : " ");
    text.layout = TextLayout::other;  // places in it can no longer be told by counting lines
  }
}

}  // namespace shirube
