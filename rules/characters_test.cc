#include "rules/characters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/folding.h"
#include "rules/class_tables.h"

namespace shirube {
namespace {

using testing::ElementsAre;

bool is_in(std::string_view name, char32_t code_point) {
  const auto table = class_table(name);
  EXPECT_TRUE(table) << name;
  return table && contains(*table, code_point);
}

/// What of the Basic Latin block is in the class, in order.
std::string ascii_of(std::string_view name) {
  std::string characters;
  for (char32_t c = 0; c < 0x80; ++c) {
    if (is_in(name, c)) characters += static_cast<char>(c);
  }
  return characters;
}

struct Edge {
  std::string name;
  char32_t first;
  char32_t last;
};

TEST(Characters, the_classes_are_those_of_the_rules) {
  EXPECT_THAT(class_names(), ElementsAre("ascii-digit", "ascii-letter", "ascii-lower", "ascii-symbol", "ascii-upper",
                                         "fullwidth", "halfwidth", "hiragana", "kanji", "katakana", "space"));
  EXPECT_FALSE(class_table("emoji"));
  EXPECT_FALSE(class_table(""));
  EXPECT_FALSE(class_table("zzz"));
}

TEST(Characters, every_table_is_sorted_without_overlap_and_without_neighbours) {
  for (const std::string_view name : class_names()) {
    const auto table = *class_table(name);
    ASSERT_FALSE(table.empty()) << name;
    for (std::size_t index = 0; index < table.size(); ++index) {
      EXPECT_LE(table[index].first, table[index].last) << name;
      if (index > 0) {
        EXPECT_GT(table[index].first, table[index - 1].last + 1) << name;
      }
    }
  }
}

TEST(Characters, ascii_is_divided_among_its_classes) {
  const std::string upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string lower = "abcdefghijklmnopqrstuvwxyz";
  EXPECT_EQ(ascii_of("ascii-upper"), upper);
  EXPECT_EQ(ascii_of("ascii-lower"), lower);
  EXPECT_EQ(ascii_of("ascii-letter"), upper + lower);
  EXPECT_EQ(ascii_of("ascii-digit"), "0123456789");
  EXPECT_EQ(ascii_of("ascii-symbol"), R"(!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~)");
  EXPECT_EQ(ascii_of("ascii-symbol").size(), 32U);
  EXPECT_EQ(ascii_of("space"), " ");
  EXPECT_EQ(ascii_of("halfwidth").size(), 95U);
  for (const auto* name : {"fullwidth", "hiragana", "katakana", "kanji"}) EXPECT_EQ(ascii_of(name), "") << name;
}

TEST(Characters, a_class_ends_where_its_ranges_end) {
  const Edge edges[] = {
      {"hiragana", 0x3041, 0x3096},    {"hiragana", 0x309D, 0x309E},   {"hiragana", 0x30FC, 0x30FC},
      {"katakana", 0x30A1, 0x30FE},    {"kanji", 0x2E80, 0x2E99},      {"kanji", 0x3005, 0x3005},
      {"kanji", 0x3007, 0x3007},       {"kanji", 0x3021, 0x3029},      {"kanji", 0x3038, 0x303B},
      {"kanji", 0x3400, 0x4DBF},       {"kanji", 0x4E00, 0x9FFF},      {"kanji", 0xF900, 0xFA6D},
      {"kanji", 0x20000, 0x2A6DF},     {"kanji", 0x2F800, 0x2FA1D},    {"kanji", 0x31350, 0x323AF},
      {"halfwidth", 0x20, 0x7E},       {"halfwidth", 0xFF61, 0xFFBE},  {"fullwidth", 0xFF01, 0xFF60},
      {"fullwidth", 0xFFE0, 0xFFE6},   {"fullwidth", 0x3041, 0x3096},  {"fullwidth", 0xE0100, 0xE01EF},
      {"fullwidth", 0x20000, 0x2FFFD}, {"fullwidth", 0x30000, 0x3FFFD}};
  for (const Edge& edge : edges) {
    EXPECT_TRUE(is_in(edge.name, edge.first)) << edge.name << ' ' << std::hex << static_cast<unsigned>(edge.first);
    EXPECT_TRUE(is_in(edge.name, edge.last)) << edge.name << ' ' << std::hex << static_cast<unsigned>(edge.last);
    EXPECT_FALSE(is_in(edge.name, edge.first - 1)) << edge.name << ' ' << std::hex << static_cast<unsigned>(edge.first);
    EXPECT_FALSE(is_in(edge.name, edge.last + 1)) << edge.name << ' ' << std::hex << static_cast<unsigned>(edge.last);
  }
}

TEST(Characters, kanji_beyond_the_first_plane_and_marks_of_names_are_kanji) {
  for (const char32_t c : {U'𠮷', U'髙', U'﨑', U'々', U'〇', U'〻', U'塚', U'龘'}) EXPECT_TRUE(is_in("kanji", c));
  for (const char32_t c : {U'ー', U'あ', U'ア', U'〆', U'ヶ', U'、', U'\uFE00', U'\U000E0100'}) {
    EXPECT_FALSE(is_in("kanji", c)) << static_cast<unsigned>(c);
  }
}

TEST(Characters, kana_have_their_long_mark_and_katakana_its_dot) {
  for (const auto* name : {"hiragana", "katakana"}) EXPECT_TRUE(is_in(name, U'ー')) << name;
  EXPECT_TRUE(is_in("katakana", U'・'));
  EXPECT_TRUE(is_in("katakana", U'ヽ'));
  EXPECT_FALSE(is_in("katakana", U'゠'));
  EXPECT_FALSE(is_in("katakana", U'ｱ'));
  EXPECT_FALSE(is_in("hiragana", U'・'));
  EXPECT_FALSE(is_in("hiragana", U'ゟ'));
  EXPECT_FALSE(is_in("hiragana", U'゛'));
}

TEST(Characters, ambiguous_width_is_full_width) {
  for (const char32_t c : {U'○', U'①', U'α', U'Я', U'─', U'…', U'×', U'\u3000', U'！', U'\uFE00', U'😀'}) {
    EXPECT_TRUE(is_in("fullwidth", c)) << static_cast<unsigned>(c);
    EXPECT_FALSE(is_in("halfwidth", c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'ｱ', U'ﾞ', U'｡', U'¥', U'¢'}) {
    EXPECT_TRUE(is_in("halfwidth", c)) << static_cast<unsigned>(c);
    EXPECT_FALSE(is_in("fullwidth", c)) << static_cast<unsigned>(c);
  }
  // Neutral: é in its composed form is ambiguous, ö is neither.
  EXPECT_TRUE(is_in("fullwidth", U'é'));
  EXPECT_FALSE(is_in("fullwidth", U'ö'));
  EXPECT_FALSE(is_in("halfwidth", U'ö'));
}

TEST(Characters, no_noncharacter_is_in_a_class) {
  for (const std::string_view name : class_names()) {
    for (char32_t plane = 0; plane <= 0x10; ++plane) {
      EXPECT_FALSE(is_in(name, plane * 0x10000 + 0xFFFE)) << name;
      EXPECT_FALSE(is_in(name, plane * 0x10000 + 0xFFFF)) << name;
    }
    EXPECT_FALSE(is_in(name, 0xFDD0)) << name;
  }
}

TEST(Characters, variation_selectors_are_two_ranges) {
  for (const char32_t c : {0xFE00, 0xFE0F, 0xE0100, 0xE01EF}) EXPECT_TRUE(is_variation_selector(c));
  for (const char32_t c : {0xFDFF, 0xFE10, 0xE00FF, 0xE01F0}) EXPECT_FALSE(is_variation_selector(c));
}

TEST(Characters, noncharacters_end_each_plane) {
  for (const char32_t c : {0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF}) EXPECT_TRUE(is_noncharacter(c));
  for (const char32_t c : {0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x1FFFD, 0x10FFFD}) EXPECT_FALSE(is_noncharacter(c));
}

TEST(Characters, nothing_is_in_an_empty_table) { EXPECT_FALSE(contains({}, U'a')); }

TEST(WhiteSpace, is_the_same_to_search_and_to_rules) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    EXPECT_EQ(is_white_space(c), contains(white_space_table(), c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace shirube
