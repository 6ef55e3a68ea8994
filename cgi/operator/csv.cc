#include "cgi/operator/csv.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// What spreadsheets take for the start of a formula. cp932 has no U+2212: it becomes U+FF0D there.
constexpr std::array formula_starts = {U'=',      U'+',      U'-',      U'@',      U'\t',     U'\r',
                                       U'\n',     U'\uFF1D', U'\uFF0B', U'\uFF0D', U'\uFF20', U'\u2212',
                                       U'\uFE66', U'\uFE62', U'\uFE63', U'\uFE6B'};

std::string well_formed(std::string_view text) {
  std::string mended;
  while (const auto malformed = find_malformed_utf8(text)) {
    mended.append(text.substr(0, *malformed)).append(replacement);
    text.remove_prefix(*malformed + 1);
  }
  return mended.append(text);
}

bool is_forbidden_control(char32_t code_point) {
  const bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  return is_control && code_point != U'\t' && code_point != U'\n';
}

bool is_blank(char32_t code_point) {
  return code_point == U' ' || code_point == U'\u3000' || code_point == U'\u00A0' || code_point == U'\uFEFF' ||
         (code_point >= U'\u2000' && code_point <= U'\u200B');
}

bool would_be_formula(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = next_code_point(text, offset);
    if (!is_blank(code_point)) return std::ranges::find(formula_starts, code_point) != formula_starts.end();
  }
  return false;
}

}  // namespace

std::string safe_cell(std::string_view text) {
  const std::string mended = well_formed(text);
  std::string cell;
  for (std::size_t offset = 0; offset < mended.size();) {
    char32_t code_point = next_code_point(mended, offset);
    if (code_point == U'\r') {
      if (offset < mended.size() && mended[offset] == '\n') continue;
      code_point = U'\n';
    }
    append_utf8(cell, is_forbidden_control(code_point) ? U'\uFFFD' : code_point);
  }
  return would_be_formula(cell) ? "'" + cell : cell;
}

std::string quoted_cell(std::string_view text) {
  const bool has_blank_end = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!has_blank_end && text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char character : text) {
    if (character == '"') cell += '"';
    cell += character;
  }
  return cell + "\"";
}

}  // namespace shirube
