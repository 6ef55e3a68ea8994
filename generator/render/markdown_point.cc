#include "generator/render/markdown_point.h"

#include "base/utf8.h"
#include "generator/render/markdown_marks.h"

namespace shirube {
namespace {

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
}

// ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
bool is_circled_number(char32_t code_point) {
  return (code_point >= 0x2460 && code_point <= 0x2473) || (code_point >= 0x3251 && code_point <= 0x325F) ||
         (code_point >= 0x32B1 && code_point <= 0x32BF);
}

/// The bytes of the name that `text` begins with; 0 where it begins with none.
std::size_t name_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_letter(text[end])) ++end;
  if (end > 0 || text.empty()) return end;
  return is_circled_number(next_code_point(text, end)) ? end : 0;
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

}  // namespace

std::size_t point_length(std::string_view markdown, std::size_t brace) {
  if (brace >= markdown.size() || markdown[brace] != '{') return 0;
  const std::size_t name = name_length(markdown.substr(brace + 1));
  const std::size_t end = brace + 1 + name;
  if (name == 0 || end >= markdown.size() || markdown[end] != '}') return 0;
  const bool begins_value = brace > 0 && markdown[brace - 1] == '{';
  return begins_value || is_escaped(markdown, brace) ? 0 : end + 1 - brace;
}

std::size_t point_length_before(std::string_view markdown, std::size_t end) {
  if (end < 2 || markdown[end - 1] != '}') return 0;
  std::size_t name = end - 1;
  while (name > 0 && is_name_letter(markdown[name - 1])) --name;
  constexpr std::size_t sign = 3;  // bytes of a circled number
  if (name == end - 1 && name >= sign) name -= sign;
  return name > 0 && point_length(markdown, name - 1) == end - name + 1 ? end - name + 1 : 0;
}

std::optional<MarkedPoint> next_marked_point(std::string_view literal, std::size_t from) {
  for (std::size_t mark = literal.find(point_mark, from); mark != std::string_view::npos;
       mark = literal.find(point_mark, mark + point_mark.size())) {
    const std::size_t name = mark + point_mark.size();
    const std::size_t length = name_length(literal.substr(name));
    const std::size_t end = name + length;
    const bool has_braces = mark > from && literal[mark - 1] == '{' && end < literal.size() && literal[end] == '}';
    if (length > 0 && has_braces) return MarkedPoint{literal.substr(name, length), mark - 1, end + 1 - (mark - 1)};
  }
  return std::nullopt;
}

}  // namespace shirube
