#include "generator/drawing/text_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(std::string_view text, std::size_t room) {
  std::vector<std::string> lines;
  for (const TextLine& line : break_lines(text, CellCount{room})) lines.push_back(line.text);
  return lines;
}

TEST(TextLines, full_width_characters_take_two_cells) {
  EXPECT_EQ(line_width("abc").value, 3U);
  EXPECT_EQ(line_width("あ亜ＡーＷ").value, 10U);
  EXPECT_EQ(line_width("ｱｲｳ").value, 3U);
}

TEST(TextLines, ambiguous_characters_are_wide_as_in_japanese_fonts) { EXPECT_EQ(line_width("①○…").value, 6U); }

TEST(TextLines, combining_marks_take_no_room) {
  EXPECT_EQ(line_width("か\u3099e\u0301").value, 3U);
  EXPECT_EQ(line_width("葛\U000E0100").value, 2U);
}

TEST(TextLines, an_emoji_made_of_several_is_one) {
  EXPECT_EQ(line_width("👩\u200D⚕\uFE0F").value, 2U);
  EXPECT_EQ(line_width("👍🏽").value, 2U);
  EXPECT_EQ(line_width("🇯🇵").value, 2U);
  EXPECT_EQ(line_width("1\uFE0F\u20E3").value, 2U);
}

TEST(TextLines, only_kanji_kana_and_full_width_forms_are_as_wide_in_every_font) {
  EXPECT_TRUE(break_lines("配布、あり（１）", CellCount{40})[0].is_even);
  EXPECT_FALSE(break_lines("配布a", CellCount{40})[0].is_even);
  EXPECT_FALSE(break_lines("①", CellCount{40})[0].is_even);
  EXPECT_FALSE(break_lines("🏥", CellCount{40})[0].is_even);
}

TEST(TextLines, the_widest_line_is_that_between_line_breaks) {
  EXPECT_EQ(widest_line("ab\nあい\nc").value, 4U);
  EXPECT_EQ(widest_line("").value, 0U);
}

TEST(TextLines, a_text_that_fits_is_one_line) { EXPECT_THAT(lines_of("ユーザ名", 8), ElementsAre("ユーザ名")); }

TEST(TextLines, an_empty_text_is_one_empty_line) { EXPECT_THAT(lines_of("", 8), ElementsAre("")); }

TEST(TextLines, words_stay_whole) { EXPECT_THAT(lines_of("one two three", 8), ElementsAre("one two", "three")); }

TEST(TextLines, a_space_at_the_end_of_a_line_takes_no_room) {
  EXPECT_THAT(lines_of("one two three", 7), ElementsAre("one two", "three"));
}

TEST(TextLines, phrases_stay_whole_where_that_wastes_little) {
  EXPECT_THAT(lines_of("パスワードをお忘れですか？", 18), ElementsAre("パスワードをお", "忘れですか？"));
}

TEST(TextLines, a_phrase_longer_than_half_a_line_is_filled_up) {
  EXPECT_THAT(lines_of("ああ配布要請管理番号", 12), ElementsAre("ああ配布要請", "管理番号"));
}

TEST(TextLines, no_line_begins_with_what_must_not) {
  EXPECT_THAT(lines_of("サーバー（１）。", 10), ElementsAre("サーバー", "（１）。"));
  EXPECT_THAT(lines_of("サーバー", 6), ElementsAre("サー", "バー"));
  EXPECT_THAT(lines_of("あいうっえ", 6), ElementsAre("あい", "うっえ"));
}

TEST(TextLines, a_word_longer_than_the_line_breaks_between_its_characters) {
  EXPECT_THAT(lines_of("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(lines_of("か\u3099か\u3099か\u3099", 2), ElementsAre("か\u3099", "か\u3099", "か\u3099"));
}

TEST(TextLines, addresses_break_at_their_slashes) {
  EXPECT_THAT(lines_of("https://www.med-login.mhlw.go.jp/", 30), ElementsAre("https://www.med-", "login.mhlw.go.jp/"));
}

TEST(TextLines, line_breaks_of_the_text_are_kept) {
  EXPECT_THAT(lines_of("一\n\n二\n", 8), ElementsAre("一", "", "二"));
}

TEST(TextLines, runs_of_spaces_are_one) { EXPECT_THAT(lines_of("  a \t b \n c ", 8), ElementsAre("a b", "c")); }

TEST(TextLines, no_line_is_wider_than_its_room) {
  for (std::size_t room = 2; room < 30; ++room) {
    for (const TextLine& line : break_lines(
             "G-MISの「配布要請」🏥（CSV）を https://a.example/b?c=d で👩\u200D⚕\uFE0F確認ー。", CellCount{room})) {
      EXPECT_LE(line.width.value, room) << line.text;
    }
  }
}

}  // namespace
}  // namespace shirube
