#include "generator/load/yaml_places.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace shirube {
namespace {

std::uint32_t code_points(std::string_view text) { return static_cast<std::uint32_t>(count_code_points(text).value); }

}  // namespace

YamlPlaces::YamlPlaces(const SourceFile& file) : file_(file) {
  const std::string_view text = file.text;
  // Looking for one character is several times as fast as for two, and hardly any file has a CR.
  const std::string_view ends = text.find('\r') == std::string_view::npos ? "\n" : "\r\n";
  const auto find_end = [&](std::size_t from) {
    return ends.size() == 1 ? text.find('\n', from) : text.find_first_of(ends, from);
  };
  line_starts_.push_back(0);
  for (std::size_t at = find_end(0); at != std::string_view::npos; at = find_end(at)) {
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
    line_starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::string_view YamlPlaces::line(std::size_t number) const {
  const std::string_view rest = std::string_view(file_.text).substr(line_starts_[number]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

std::size_t YamlPlaces::byte_of(YamlMark mark) const {
  if (mark.line >= line_starts_.size()) return file_.text.size();
  return line_starts_[mark.line] + offset_of_code_point(line(mark.line), CodePointCount{mark.column});
}

std::string_view YamlPlaces::written(YamlMark start, YamlMark end) const {
  const std::size_t first = byte_of(start);
  return std::string_view(file_.text).substr(first, std::max(byte_of(end), first) - first);
}

Span YamlPlaces::at(YamlMark mark) const {
  if (mark.line >= line_starts_.size()) mark = {line_starts_.size() - 1, 0};
  return {file_.id, static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1, 1};
}

Span YamlPlaces::at_byte(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *(next - 1);
  return {file_.id, static_cast<std::uint32_t>(next - line_starts_.begin()),
          code_points(std::string_view(file_.text).substr(start, offset - start)) + 1, 1};
}

void YamlPlaces::place(YamlMark start, YamlMark end, ScalarStyle style, Text& text) const {
  text.span = at(start);
  if (style == ScalarStyle::literal) {
    place_block(start, text);
  } else if (style != ScalarStyle::folded && start.line == end.line) {
    place_one_line(start, end, style == ScalarStyle::quoted, text);
  }
}

/// Quotation marks are no part of the text. A text that has as many characters as it was written with has no escapes.
void YamlPlaces::place_one_line(YamlMark start, YamlMark end, bool quoted, Text& text) const {
  const auto written = static_cast<std::uint32_t>(end.column - start.column) - (quoted ? 2 : 0);
  if (written == 0) return;  // the caret stands under the opening quotation mark
  text.span.length = written;
  if (quoted) ++text.span.column;
  if (code_points(text.text) == written) text.layout = TextLayout::one_line;
}

/// A literal block begins on the line after its `|`; its indentation is what its first line with text has more in the
/// file than in the text.
void YamlPlaces::place_block(YamlMark start, Text& text) const {
  const std::size_t in_text = text.text.find_first_not_of('\n');
  const std::size_t first_line = start.line + 1;
  const std::size_t line_with_text = first_line + in_text;
  if (in_text == std::string::npos || line_with_text >= line_starts_.size()) return;
  const std::size_t blanks_in_text = text.text.find_first_not_of(' ', in_text) - in_text;
  const std::string_view in_file = std::string_view(file_.text).substr(line_starts_[line_with_text]);
  const std::size_t blanks_in_file = std::min(in_file.find_first_not_of(' '), in_file.size());
  text.layout = TextLayout::block;
  text.first_line = static_cast<std::uint32_t>(first_line) + 1;
  const std::size_t indent = blanks_in_file - std::min(blanks_in_file, blanks_in_text);
  text.indent = static_cast<std::uint16_t>(std::min<std::size_t>(indent, std::numeric_limits<std::uint16_t>::max()));
}

YamlMark YamlPlaces::after_anchor(YamlMark mark) const {
  const std::string_view written = line(mark.line);
  const std::size_t anchor = offset_of_code_point(written, CodePointCount{mark.column});
  const std::size_t blank = written.find_first_of(" \t", anchor);
  const std::size_t value = written.find_first_not_of(" \t", blank);
  if (blank == std::string_view::npos || value == std::string_view::npos || written[value] == '#') return mark;
  return {mark.line, mark.column + value - anchor};  // an anchor's name is ASCII
}

}  // namespace shirube
