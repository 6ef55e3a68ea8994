#include "generator/load/forbidden_character.h"

#include "base/utf8.h"

namespace shirube {
namespace {

bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  if (c >= 0x7F && c <= 0x9F) return true;
  const bool is_separator = c == 0x2028 || c == 0x2029;
  const bool is_bidirectional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  if (c == 0xFEFF || is_separator || is_bidirectional) return true;
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::optional<std::size_t> find_forbidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    // Nearly all of a text is ASCII or kana and kanji: passed over without decoding.
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    if (byte >= 0xE3 && byte < 0xEF) {
      at += 3;
      continue;
    }
    const std::size_t start = at;
    if (is_forbidden(next_code_point(text, at))) return start;
  }
  return std::nullopt;
}

std::string code_point_name(char32_t code_point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    const unsigned digit = (code_point >> shift) & 0xF;
    if (shift < 20 || digit != 0) name += digits[digit];
  }
  return name;
}

}  // namespace shirube
