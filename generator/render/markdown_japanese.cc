#include "generator/render/markdown_japanese.h"

#include <utf8proc.h>

namespace shirube {
namespace {

constexpr char32_t first_wide = 0x1100;

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool is_in(const Range (&ranges)[size], char32_t code_point) {
  for (const Range& range : ranges) {
    if (code_point >= range.first && code_point <= range.last) return true;
  }
  return false;
}

utf8proc_int32_t signed_code_point(char32_t code_point) { return static_cast<utf8proc_int32_t>(code_point); }

// Half-width katakana with their punctuation are narrow, yet Japanese.
bool is_half_width_japanese(char32_t code_point) { return code_point >= 0xFF61 && code_point <= 0xFF9F; }

bool is_wide(char32_t code_point) {
  return code_point >= first_wide &&
         (is_half_width_japanese(code_point) || utf8proc_charwidth(signed_code_point(code_point)) == 2);
}

// Jamo, syllables, compatibility jamo, enclosed Hangul, half-width Hangul.
bool is_hangul(char32_t code_point) {
  constexpr Range hangul[] = {{0x1100, 0x11FF}, {0x3130, 0x318F}, {0x3200, 0x321E}, {0x3260, 0x327F},
                              {0xA960, 0xA97F}, {0xAC00, 0xD7FF}, {0xFFA0, 0xFFDC}};
  return is_in(hangul, code_point);
}

// East_Asian_Width A, as far as Japanese texts set it full-width: ± × ÷ °, general punctuation, arrows, enclosed
// numbers, geometric and other symbols.
bool is_shared_with_japanese(char32_t code_point) {
  constexpr Range shared[] = {{0xB0, 0xB1},     {0xD7, 0xD7},     {0xF7, 0xF7},    {0x2010, 0x2027},
                              {0x2030, 0x205E}, {0x2190, 0x21FF}, {0x2460, 0x26FF}};
  return is_in(shared, code_point);
}

// Wide symbols that are no CJK characters: clocks, signs, dingbats, pictures. The amendments leave emoji out.
bool is_pictograph(char32_t code_point) {
  constexpr Range pictographs[] = {{0x2000, 0x2E7F}, {0x1F000, 0x1F1FF}, {0x1F300, 0x1FAFF}};
  return is_in(pictographs, code_point);
}

bool is_ascii_punctuation(char32_t code_point) {
  constexpr Range punctuation[] = {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}};
  return is_in(punctuation, code_point);
}

bool is_unicode_punctuation(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool is_symbol(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO;
}

// U+FDD0 and U+FDD1 (generator/model/hole.h).
bool is_hole_mark(char32_t code_point) { return code_point == 0xFDD0 || code_point == 0xFDD1; }

}  // namespace

bool is_japanese(char32_t code_point) { return is_wide(code_point) && !is_hangul(code_point); }

bool joins_without_space(char32_t before, char32_t after) {
  if (is_japanese(before)) return is_japanese(after) || is_shared_with_japanese(after);
  return is_japanese(after) && is_shared_with_japanese(before);
}

Neighbour neighbour_of(char32_t code_point) {
  if (code_point == 0 || code_point == '\n' || code_point == '\t') return Neighbour::space;
  if (code_point < 0x80) {
    if (code_point == ' ') return Neighbour::space;
    return is_ascii_punctuation(code_point) ? Neighbour::punctuation : Neighbour::letter;
  }
  if (is_hole_mark(code_point)) return Neighbour::cjk;
  const utf8proc_category_t category = utf8proc_category(signed_code_point(code_point));
  if (category == UTF8PROC_CATEGORY_ZS) return Neighbour::space;
  if (is_wide(code_point) && !is_pictograph(code_point)) {
    return is_unicode_punctuation(category) || is_symbol(category) ? Neighbour::cjk_punctuation : Neighbour::cjk;
  }
  return is_unicode_punctuation(category) ? Neighbour::punctuation : Neighbour::letter;
}

bool belongs_to_character_before(char32_t code_point) {
  if (code_point < 0x300) return false;
  const utf8proc_category_t category = utf8proc_category(signed_code_point(code_point));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

}  // namespace shirube
