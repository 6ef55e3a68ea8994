#include "generator/model/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace shirube {

Span span_within(const Text& text, std::size_t offset, std::size_t length) {
  const std::string_view all = text.text;
  if (text.layout == TextLayout::other || offset > all.size()) return text.span;
  const std::string_view before = all.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::size_t line_end = std::min(all.find('\n', offset), all.size());
  const auto code_points = [&](std::size_t from, std::size_t to) {
    return static_cast<std::uint32_t>(count_code_points(all.substr(from, to - from)).value);
  };
  Span span = text.span;
  span.length = std::max(code_points(offset, std::min(offset + length, line_end)), 1U);
  if (text.layout == TextLayout::one_line) {
    span.column += code_points(0, offset);
  } else {
    span.line = text.first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    span.column = text.indent + code_points(line_start, offset) + 1;
  }
  return span;
}

}  // namespace shirube
