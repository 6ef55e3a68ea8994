#include "rules/schema_patterns.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(SchemaPatterns, a_variation_selector_follows_a_kanji) {
  RulePack pack;
  pack.classes["kanji"] = {{0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}};
  EXPECT_EQ(characters_pattern(pack, {"kanji", "ー"}),
            "^(?:[\\u30FC\\u4E00-\\u9FFF\\u{20000}-\\u{2A6DF}]|"
            "[\\u4E00-\\u9FFF\\u{20000}-\\u{2A6DF}][\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}])*$");
  pack.classes["fullwidth"] = {{0x3000, 0xFE0F}, {0xE0100, 0xE01EF}};
  EXPECT_EQ(characters_pattern(pack, {"kanji", "fullwidth"}),
            "^[\\u3000-\\uFE0F\\u{20000}-\\u{2A6DF}\\u{E0100}-\\u{E01EF}]*$");
}

TEST(SchemaPatterns, literal_characters_are_escaped) {
  const RulePack pack;
  EXPECT_EQ(characters_pattern(pack, {"]^-\\", "ab c"}), "^[ \\-\\\\-\\^a-c]*$");
  EXPECT_EQ(contained_pattern(pack, "\n𠮷"), "[\\u000A\\u{20BB7}]");
  EXPECT_EQ(format_pattern("+000.a〒AA"), "^\\+[0-9]{3}\\.[a-z]\\u3012[A-Z]{2}$");
}

TEST(SchemaPatterns, numbers_are_in_their_normal_form) {
  EXPECT_EQ(number_pattern(0), "^(?!-0$)-?(?:0|[1-9][0-9]*)$");
  EXPECT_EQ(number_pattern(1), "^(?!-0$)-?(?:0|[1-9][0-9]*)(?:\\.[1-9])?$");
  EXPECT_EQ(number_pattern(3), "^(?!-0$)-?(?:0|[1-9][0-9]*)(?:\\.[0-9]{0,2}[1-9])?$");
}

}  // namespace
}  // namespace shirube
