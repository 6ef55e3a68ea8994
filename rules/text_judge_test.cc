#include "rules/text_judge.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

Field with_characters(std::vector<std::string> characters, FieldType type = FieldType::text) {
  Field field = written_field("f", type);
  field.characters = std::move(characters);
  return field;
}

ToldErrors judged(const Field& field, std::string_view text) {
  std::vector<FieldError> errors;
  for (Finding& finding : judge_text(written_pack({field}), field, text)) {
    errors.push_back(
        {.field = "f", .code = std::string(finding.code), .message = "", .parameters = finding.parameters});
  }
  return told(errors);
}

/// The first character that is refused; empty where none is.
std::string refused(const std::vector<std::string>& characters, std::string_view text) {
  const ToldErrors errors = judged(with_characters(characters), text);
  if (errors.empty()) return "";
  const std::string start = "f characters character=";
  EXPECT_EQ(errors.front().substr(0, start.size()), start);
  return errors.front().substr(start.size());
}

TEST(TextJudge, a_field_without_keys_takes_any_text) { EXPECT_EQ(judged(written_field("f"), "あ😀\t"), ToldErrors{}); }

TEST(TextJudge, the_first_character_that_is_not_taken_is_told) {
  EXPECT_EQ(refused({"ascii-letter", "ascii-digit", "!@%&#"}, "Yamada12!@%&#"), "");
  EXPECT_EQ(refused({"ascii-letter", "ascii-digit", "!@%&#"}, "Yあmい"), "あ");
  EXPECT_EQ(refused({"ascii-letter", "ascii-digit", "!@%&#"}, "a$b"), "$");
  EXPECT_EQ(refused({"ascii-upper"}, "ABc"), "c");
  EXPECT_EQ(refused({"ascii-lower"}, "abC"), "C");
  EXPECT_EQ(refused({"ascii-symbol"}, "~ "), " ");
  EXPECT_EQ(refused({"space", "ascii-letter"}, "a b\u3000"), "\u3000");
  EXPECT_EQ(refused({"hiragana"}, "らーめんゝ゠"), "゠");
  EXPECT_EQ(refused({"katakana"}, "ラーメン・ヾら"), "ら");
  EXPECT_EQ(refused({"halfwidth"}, "aｱﾞ~ア"), "ア");
  EXPECT_EQ(refused({"fullwidth"}, "アａ　①葛\U000E0100a"), "a");
  EXPECT_EQ(refused({"😀あ"}, "あ😀😁"), "😁");
  EXPECT_EQ(refused({"no-such-class"}, "class-no"), "");
}

TEST(TextJudge, a_variation_selector_goes_with_the_kanji_before_it) {
  EXPECT_EQ(refused({"kanji"}, "𠮷野家々〇〻"), "");
  EXPECT_EQ(refused({"kanji"}, "葛\U000E0100飾\uFE00"), "");
  EXPECT_EQ(refused({"kanji"}, "𠮷\U000E0101"), "");
  EXPECT_EQ(refused({"kanji"}, "\U000E0100葛"), "\U000E0100");
  EXPECT_EQ(refused({"kanji"}, "葛\U000E0100\U000E0101"), "\U000E0101");
  EXPECT_EQ(refused({"kanji", "hiragana"}, "の\uFE00"), "\uFE00");
  EXPECT_EQ(refused({"hiragana", "葛"}, "葛\U000E0100"), "\U000E0100");
}

TEST(TextJudge, telephones_hold_digits_and_hyphens_where_nothing_else_is_said) {
  const Field field = with_characters({}, FieldType::tel);
  EXPECT_EQ(judged(field, "03-1234-5678"), ToldErrors{});
  EXPECT_EQ(judged(field, "+81"), ToldErrors{"f characters character=+"});
  EXPECT_EQ(judged(with_characters({"ascii-digit", "+"}, FieldType::tel), "+81-1"),
            ToldErrors{"f characters character=-"});
}

TEST(TextJudge, length_is_counted_in_code_points) {
  Field field = written_field("f");
  field.min_length = 2;
  field.max_length = 4;
  EXPECT_EQ(judged(field, "𠮷"), ToldErrors{"f too-short length=1 min=2"});
  EXPECT_EQ(judged(field, "𠮷野"), ToldErrors{});
  EXPECT_EQ(judged(field, "葛\U000E0100飾区"), ToldErrors{});
  EXPECT_EQ(judged(field, "葛\U000E0100飾区の"), ToldErrors{"f too-long length=5 max=4"});
  field.min_length.reset();
  EXPECT_EQ(judged(field, "a"), ToldErrors{});
  field.max_length.reset();
  field.min_length = 0;
  EXPECT_EQ(judged(field, "a"), ToldErrors{});
}

TEST(TextJudge, an_exact_length_has_a_code_of_its_own) {
  Field field = written_field("f");
  field.min_length = field.max_length = 8;
  EXPECT_EQ(judged(field, "1234567"), ToldErrors{"f wrong-length length=7 max=8 min=8"});
  EXPECT_EQ(judged(field, "123456789"), ToldErrors{"f wrong-length length=9 max=8 min=8"});
  EXPECT_EQ(judged(field, "12345678"), ToldErrors{});
}

TEST(TextJudge, each_kind_of_character_that_is_missing_is_told) {
  Field field = written_field("f", FieldType::secret);
  field.contains = {"ascii-upper", "ascii-lower", "ascii-digit", "!@"};
  EXPECT_EQ(judged(field, "?"), (ToldErrors{"f missing-class class=ascii-upper", "f missing-class class=ascii-lower",
                                            "f missing-class class=ascii-digit", "f missing-class class=!@"}));
  EXPECT_EQ(judged(field, "aA1@"), ToldErrors{});
  EXPECT_EQ(judged(field, "ａＡ１!"),
            (ToldErrors{"f missing-class class=ascii-upper", "f missing-class class=ascii-lower",
                        "f missing-class class=ascii-digit"}));
}

TEST(TextJudge, characters_come_before_length_and_length_before_what_is_missing) {
  Field field = with_characters({"ascii-letter"});
  field.min_length = 8;
  field.contains = {"ascii-upper"};
  EXPECT_EQ(judged(field, "あ1"), (ToldErrors{"f characters character=あ", "f too-short length=2 min=8",
                                              "f missing-class class=ascii-upper"}));
}

TEST(TextJudge, a_format_stands_alone) {
  Field field = with_characters({"ascii-letter"});
  field.min_length = 99;
  field.contains = {"ascii-upper"};
  field.format = "000-0000";
  EXPECT_EQ(judged(field, "123-4567"), ToldErrors{});
  for (const auto* text : {"1234567", "123-456", "123-45678", "a23-4567", "123ー4567", "12３-4567", ""}) {
    EXPECT_EQ(judged(field, text), ToldErrors{"f format format=000-0000"}) << text;
  }
}

TEST(TextJudge, a_format_has_digits_letters_and_fixed_characters) {
  Field field = written_field("f");
  field.format = "Aa0第B";
  EXPECT_EQ(judged(field, "Xy9第B"), ToldErrors{});
  for (const auto* text : {"xy9第B", "XY9第B", "Xyz第B", "Xy9台B", "Xy9第C", "Xy9第", "Xy9第BB"}) {
    EXPECT_EQ(judged(field, text), ToldErrors{"f format format=Aa0第B"}) << text;
  }
}

TEST(TextJudge, long_texts_take_time_by_their_length) {
  std::string text;
  for (int count = 0; count < 350'000; ++count) text += "漢";
  Field field = with_characters({"kanji", "hiragana", "fullwidth"});
  field.max_length = 10'000;
  field.contains = {"ascii-digit", "katakana"};
  EXPECT_EQ(judged(field, text), (ToldErrors{"f too-long length=350000 max=10000", "f missing-class class=ascii-digit",
                                             "f missing-class class=katakana"}));
}

}  // namespace
}  // namespace shirube
