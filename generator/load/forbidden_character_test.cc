#include "generator/load/forbidden_character.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace shirube {
namespace {

std::optional<std::size_t> place_of(char32_t code_point) {
  std::string text = "手";
  append_utf8(text, code_point);
  return find_forbidden_character(text + "順");
}

TEST(ForbiddenCharacter, ordinary_text_has_none) {
  EXPECT_EQ(find_forbidden_character(""), std::nullopt);
  EXPECT_EQ(find_forbidden_character("G-MIS\tの手順\r\nです。\n"), std::nullopt);
  EXPECT_EQ(find_forbidden_character("𠮷野 é ー〜 ｶﾞ 😀 \xE2\x80\x8B \xEF\xBF\xBD"), std::nullopt);
}

TEST(ForbiddenCharacter, it_is_told_by_its_byte) {
  EXPECT_EQ(find_forbidden_character("手\x01順"), 3U);
  EXPECT_EQ(find_forbidden_character(std::string_view("a\0", 2)), 1U);
}

TEST(ForbiddenCharacter, what_steers_or_marks_is_forbidden) {
  for (const char32_t c :
       {U'\u0000', U'\u0001', U'\u0008', U'\u000B', U'\u000C', U'\u001B',     U'\u007F',    U'\u0080',
        U'\u0085', U'\u009F', U'\u2028', U'\u2029', U'\u202A', U'\u202E',     U'\u2066',    U'\u2069',
        U'\uFEFF', U'\uFDD0', U'\uFDEF', U'\uFFFE', U'\uFFFF', U'\U0001FFFE', U'\U0010FFFF'}) {
    EXPECT_EQ(place_of(c), 3U) << code_point_name(c);
  }
}

TEST(ForbiddenCharacter, their_neighbours_are_not) {
  for (const char32_t c : {U'\u0009', U'\u000A', U'\u000D', U'\u0020', U'\u007E', U'\u00A0', U'\u2027', U'\u202F',
                           U'\u2065', U'\u206A', U'\uFDCF', U'\uFDF0', U'\uFFFD', U'\U00010000', U'\U0010FFFD'}) {
    EXPECT_EQ(place_of(c), std::nullopt) << code_point_name(c);
  }
}

TEST(ForbiddenCharacter, its_name_is_that_of_unicode) {
  EXPECT_EQ(code_point_name(U'\u0007'), "U+0007");
  EXPECT_EQ(code_point_name(U'\uFDD0'), "U+FDD0");
  EXPECT_EQ(code_point_name(U'\U0001FFFE'), "U+1FFFE");
  EXPECT_EQ(code_point_name(U'\U0010FFFF'), "U+10FFFF");
}

}  // namespace
}  // namespace shirube
