#include "rules/normalise.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include "base/normal_form.h"
#include "base/utf8.h"
#include "rules/characters.h"
#include "rules/class_tables.h"

namespace shirube {
namespace {

bool is_control(char32_t c) {
  const bool is_allowed = c == U'\t' || c == U'\n' || c == U'\r';
  return (c < 0x20 && !is_allowed) || (c >= 0x7F && c <= 0x9F);
}

bool is_bidirectional_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_well_formed(std::string_view bytes) {
  if (find_malformed_utf8(bytes)) return false;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const char32_t c = next_code_point(bytes, offset);
    if (is_control(c) || is_noncharacter(c) || is_bidirectional_control(c) || c == 0xFEFF) return false;
  }
  return true;
}

template <typename Change>
std::string changed(std::string_view text, Change change) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(result, change(next_code_point(text, offset)));
  return result;
}

/// CRLF, CR, U+2028 and U+2029 as LF.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c == U'\r' && offset < text.size() && text[offset] == '\n') continue;  // its LF comes next
    append_utf8(result, c == U'\r' || c == 0x2028 || c == 0x2029 ? U'\n' : c);
  }
  return result;
}

/// U+0300 is the first code point that NFC may change: its UTF-8 begins with 0xCC.
bool is_surely_nfc(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xCC; });
}

bool is_hyphen_look_alike(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0xFF0D || c == 0xFF70 || c == 0x2500;
}

bool is_half_width_katakana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

/// As NFKC maps it: each of them is one code point there.
char32_t wide_katakana(char32_t c) {
  utf8proc_int32_t wide = 0;
  int boundary_class = 0;
  constexpr auto compatible = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
  utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), &wide, 1, compatible, &boundary_class);
  return static_cast<char32_t>(wide);
}

bool folds_to_half_width(const Field& field) {
  switch (field.type) {
    case FieldType::number:
    case FieldType::date:
    case FieldType::year_month:
    case FieldType::tel:
      return true;
    default:
      return field.width == WidthFolding::half;
  }
}

bool is_format_of_digits(std::string_view format) {
  return !format.empty() && format.find_first_not_of("0-") == std::string_view::npos;
}

/// Whether the characters are the ten digits and the hyphen, however they are written.
bool are_digits_and_hyphen(const std::vector<std::string>& characters) {
  std::set<char32_t> all;
  for (const std::string& entry : characters) {
    if (const auto table = class_table(entry)) {
      if (entry != "ascii-digit") return false;
      for (char32_t digit = U'0'; digit <= U'9'; ++digit) all.insert(digit);
      continue;
    }
    for (std::size_t offset = 0; offset < entry.size();) all.insert(next_code_point(entry, offset));
  }
  constexpr std::u32string_view expected = U"-0123456789";
  return std::equal(all.begin(), all.end(), expected.begin(), expected.end());
}

/// Step 4. Folding makes letters that marks behind them join: Ａ and U+0301 become Á, わ and U+3099 become ヷ.
std::string folded(const Field& field, std::string text) {
  if (field.type == FieldType::secret) return text;
  const bool is_half = folds_to_half_width(field);
  const bool is_full = !is_half && field.width == WidthFolding::full;
  if (!is_half && !is_full && !field.katakana) return text;
  if (is_half) text = to_half_width(text, folds_hyphens(field));
  if (is_full) text = to_full_width(text);
  if (field.katakana) text = to_katakana(text);
  return to_nfc(text);
}

}  // namespace

bool folds_hyphens(const Field& field) {
  if (field.type == FieldType::tel) return true;
  if (field.type == FieldType::secret || field.width != WidthFolding::half) return false;
  return is_format_of_digits(field.format) || are_digits_and_hyphen(field.characters);
}

std::string to_nfc(std::string_view text) {
  if (is_surely_nfc(text)) return std::string(text);
  return to_normal_form(text, NormalForm::canonical);
}

std::string to_half_width(std::string_view text, bool hyphens) {
  return changed(text, [&](char32_t c) -> char32_t {
    if (hyphens && is_hyphen_look_alike(c)) return U'-';
    if (c == 0x3000) return U' ';
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  });
}

std::string to_full_width(std::string_view text) {
  const std::string wide =
      to_nfc(changed(text, [](char32_t c) { return is_half_width_katakana(c) ? wide_katakana(c) : c; }));
  return changed(wide, [](char32_t c) -> char32_t {
    if (c == U' ') return 0x3000;
    return c > U' ' && c < 0x7F ? c + 0xFEE0 : c;
  });
}

std::string to_katakana(std::string_view text) {
  return changed(text, [](char32_t c) -> char32_t {
    const bool is_hiragana = (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
    return is_hiragana ? c + 0x60 : c;
  });
}

std::string_view trim_white_space(std::string_view text) {
  const auto white_space = white_space_table();
  while (!text.empty()) {
    std::size_t after = 0;
    if (!contains(white_space, next_code_point(text, after))) break;
    text.remove_prefix(after);
  }
  while (!text.empty()) {
    const char32_t last = code_point_before(text, text.size());
    if (!contains(white_space, last)) break;
    std::string removed;
    append_utf8(removed, last);
    text.remove_suffix(removed.size());
  }
  return text;
}

NormalText normalise(const Field& field, std::string_view bytes) {
  if (!is_well_formed(bytes)) return {.fault = TextFault::encoding, .text = {}};
  std::string text = with_line_feeds(bytes);
  if (!is_multiline(field.type) && text.find('\n') != std::string::npos) {
    return {.fault = TextFault::line_break, .text = {}};
  }
  text = folded(field, to_nfc(text));
  if (field.type == FieldType::secret) return {.fault = TextFault::none, .text = std::move(text)};
  return {.fault = TextFault::none, .text = std::string(trim_white_space(text))};
}

}  // namespace shirube
