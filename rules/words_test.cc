#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "rules/messages.h"

namespace shirube {
namespace {

std::string japanese(const Field& field) { return words_of(field, Language::japanese).hint; }
std::string english(const Field& field) { return words_of(field, Language::english).hint; }

Field of_characters(std::vector<std::string> characters) {
  Field field;
  field.characters = std::move(characters);
  return field;
}

void expect_characters(std::vector<std::string> characters, std::string_view in_japanese, std::string_view in_english) {
  const Field field = of_characters(std::move(characters));
  EXPECT_EQ(words_of(field, Language::japanese).characters, in_japanese);
  EXPECT_EQ(words_of(field, Language::english).characters, in_english);
}

TEST(Words, a_login_id_reads_as_its_source_has_it) {
  Field field = of_characters({"ascii-letter", "ascii-digit", "!@%&#"});
  field.min_length = 8;
  field.max_length = 32;
  EXPECT_EQ(japanese(field), "半角英数字と記号（!@%&#）、8文字以上32文字以内");
  EXPECT_EQ(english(field), "Half-width letters, digits and symbols (!@%&#), 8 to 32 characters");
}

TEST(Words, classes_are_joined_as_people_call_them) {
  expect_characters({"ascii-letter", "ascii-digit"}, "半角英数字", "half-width letters and digits");
  expect_characters({"ascii-upper", "ascii-lower", "ascii-digit"}, "半角英数字", "half-width letters and digits");
  expect_characters({"ascii-letter"}, "半角英字", "half-width letters");
  expect_characters({"ascii-upper"}, "半角英字（大文字）", "half-width upper-case letters");
  expect_characters({"ascii-lower", "ascii-digit"}, "半角の英字（小文字）・数字",
                    "half-width lower-case letters and digits");
  expect_characters({"ascii-letter", "ascii-digit", "ascii-symbol"}, "半角の英字・数字・記号",
                    "half-width letters, digits and symbols");
  expect_characters({"ascii-digit"}, "半角数字", "half-width digits");
  expect_characters({"ascii-digit", "-"}, "半角数字とハイフン", "half-width digits and hyphens");
  expect_characters({"0123456789", "-"}, "半角数字とハイフン", "half-width digits and hyphens");
  expect_characters({"fullwidth"}, "全角", "full-width characters");
  expect_characters({"halfwidth"}, "半角", "half-width characters");
  expect_characters({"katakana"}, "全角カタカナ", "full-width katakana");
  expect_characters({"hiragana", "kanji"}, "ひらがなと漢字", "hiragana and kanji");
  expect_characters({"katakana", "space"}, "全角カタカナと半角スペース", "full-width katakana and spaces");
  expect_characters({"hiragana", "katakana", "kanji"}, "ひらがな、全角カタカナ、漢字",
                    "hiragana, full-width katakana and kanji");
}

TEST(Words, literal_characters_are_listed_unless_a_class_has_them) {
  expect_characters({"-"}, "ハイフン", "hyphens");
  expect_characters({"!-"}, "記号（!-）", "symbols (!-)");
  expect_characters({"ABC"}, "文字（ABC）", "characters (ABC)");
  expect_characters({"ascii-symbol", "-!"}, "半角記号", "half-width symbols");
  expect_characters({"kanji", "ヶ　"}, "漢字、全角スペース、文字（ヶ）",
                    "kanji, full-width spaces and characters (ヶ)");
  expect_characters({}, "", "");
}

TEST(Words, what_must_be_contained_is_a_sentence_of_its_own) {
  Field field;
  field.type = FieldType::secret;
  field.min_length = 8;
  field.contains = {"ascii-upper", "ascii-lower", "ascii-digit"};
  EXPECT_EQ(japanese(field), "8文字以上。大文字・小文字の英字と数字をそれぞれ1文字以上。");
  EXPECT_EQ(english(field),
            "At least 8 characters. At least one upper-case letter, one lower-case letter and one digit.");
  field.min_length.reset();
  field.contains = {"ascii-letter", "ascii-digit", "ascii-symbol"};
  EXPECT_EQ(japanese(field), "英字・数字・記号をそれぞれ1文字以上");
  field.contains = {"ascii-digit"};
  EXPECT_EQ(japanese(field), "数字を1文字以上");
  EXPECT_EQ(english(field), "At least one digit");
  field.contains = {"!?"};
  EXPECT_EQ(japanese(field), "記号（!?）を1文字以上");
  EXPECT_EQ(english(field), "At least one of !?");
}

TEST(Words, lengths) {
  Field field = of_characters({"ascii-digit"});
  field.min_length = field.max_length = 6;
  EXPECT_EQ(japanese(field), "半角数字6桁");
  EXPECT_EQ(english(field), "Half-width digits, exactly 6");
  field.characters = {"ascii-letter", "ascii-digit"};
  EXPECT_EQ(japanese(field), "半角英数字6文字");
  field.characters = {};
  EXPECT_EQ(japanese(field), "6文字");
  field.min_length = 1;
  EXPECT_EQ(japanese(field), "6文字以内");
  field.max_length = 1;
  EXPECT_EQ(english(field), "One character");
  field.max_length.reset();
  EXPECT_EQ(japanese(field), "");
}

TEST(Words, formats) {
  Field field;
  field.format = "000-0000";
  EXPECT_EQ(japanese(field), "半角数字7桁とハイフン（例：000-0000の形）");
  EXPECT_EQ(english(field), "7 half-width digits and hyphens (like 000-0000)");
  field.format = "000000";
  EXPECT_EQ(japanese(field), "半角数字6桁");
  field.format = "A-000a";
  EXPECT_EQ(japanese(field),
            "大文字の英字1文字、小文字の英字1文字、半角数字3桁、ハイフン"
            "（A-000aの形。0は数字、Aは大文字の英字、aは小文字の英字）");
  EXPECT_EQ(words_of(field, Language::japanese).characters, japanese(field));
}

TEST(Words, what_folds_by_itself_is_said_in_short) {
  Field field = of_characters({"ascii-digit"});
  field.width = WidthFolding::half;
  EXPECT_EQ(japanese(field), "半角数字。全角で入力しても半角に直します。");
  EXPECT_EQ(english(field), "Half-width digits. Full-width characters become half-width.");
  field.characters = {"katakana"};
  field.width = WidthFolding::full;
  EXPECT_EQ(japanese(field), "全角カタカナ。半角で入力しても全角に直します。");
  field.katakana = true;
  EXPECT_EQ(japanese(field), "全角カタカナ。ひらがなや半角で入力しても、全角カタカナに直します。");
  field.width = WidthFolding::none;
  EXPECT_EQ(japanese(field), "全角カタカナ。ひらがなで入力してもカタカナに直します。");
  field.type = FieldType::secret;
  EXPECT_EQ(japanese(field), "全角カタカナ");
}

TEST(Words, numbers) {
  Field field;
  field.type = FieldType::number;
  EXPECT_EQ(japanese(field), "整数");
  EXPECT_EQ(words_of(field, Language::japanese).characters, "整数（15桁まで）");
  field.least = "0";
  EXPECT_EQ(japanese(field), "0以上の整数");
  EXPECT_EQ(words_of(field, Language::english).characters, "a whole number of 0 or more (at most 15 digits)");
  field.greatest = "99999";
  EXPECT_EQ(japanese(field), "0以上99999以下の整数");
  EXPECT_EQ(words_of(field, Language::english).characters, "a whole number from 0 to 99999");
  field.least = "";
  field.decimals = 2;
  EXPECT_EQ(japanese(field), "99999以下の小数第2位までの数");
  EXPECT_EQ(english(field), "A number with at most 2 decimal places of 99999 or less");
}

TEST(Words, dates_have_an_example_within_their_bounds) {
  Field field;
  field.type = FieldType::date;
  EXPECT_EQ(japanese(field), "例：1980-04-01、昭和55年4月1日");
  EXPECT_EQ(english(field), "For example 1980-04-01 or 昭和55年4月1日");
  field.least = "2019-05-01";
  EXPECT_EQ(japanese(field), "2019年5月1日以降の日付（例：2019-05-01、令和元年5月1日）");
  EXPECT_EQ(english(field), "A date from 1 May 2019 on, for example 2019-05-01 or 令和元年5月1日");
  field.least = "1600-01-01";
  field.greatest = "1700-12-31";
  EXPECT_EQ(japanese(field), "1600年1月1日から1700年12月31日までの日付（例：1700-12-31）");
}

TEST(Words, months) {
  Field field;
  field.type = FieldType::year_month;
  EXPECT_EQ(japanese(field), "例：2004-03、平成16年3月");
  field.greatest = "1989-01";
  EXPECT_EQ(japanese(field), "1989年1月までの年月（例：1989-01、平成元年1月）");
  EXPECT_EQ(words_of(field, Language::english).characters, "a month up to January 1989");
}

TEST(Words, what_is_chosen) {
  Field field;
  field.type = FieldType::choice;
  EXPECT_EQ(japanese(field), "1つ選んでください");
  field.type = FieldType::choices;
  EXPECT_EQ(japanese(field), "当てはまるものをすべて選んでください");
  field.type = FieldType::select;
  EXPECT_EQ(english(field), "Choose from the list");
  field.type = FieldType::suggest;
  EXPECT_EQ(japanese(field), "名前の一部を入力して、一覧から選んでください");
  field.free = true;
  EXPECT_EQ(japanese(field),
            "名前の一部を入力して、一覧から選んでください。一覧にないときは、そのまま入力してください");
  field.type = FieldType::consent;
  EXPECT_EQ(japanese(field), "");
}

TEST(Words, a_confirmation_says_what_it_is_for) {
  Field field = of_characters({"ascii-digit"});
  field.equals = "password";
  EXPECT_EQ(japanese(field), "確認のため、もう一度入力してください");
  EXPECT_EQ(english(field), "Enter it again, to be sure that it is right");
  EXPECT_EQ(words_of(field, Language::japanese).characters, "半角数字");
}

TEST(Words, addresses_and_telephones) {
  Field field;
  field.type = FieldType::email;
  EXPECT_EQ(japanese(field), "半角のメールアドレス（例：name@example.jp）");
  field.type = FieldType::tel;
  field.max_length = 15;
  EXPECT_EQ(japanese(field), "半角数字とハイフン、15文字以内");
}

TEST(Words, files) {
  Field field;
  field.type = FieldType::file;
  field.file_types = {"pdf", "webp", "text"};
  field.max_bytes = 5'000'000;
  EXPECT_EQ(japanese(field), "PDF、WebP、テキストのファイル、5MB以内");
  EXPECT_EQ(english(field), "A file of this type: PDF, WebP, text; at most 5 MB");
  field.file_types.clear();
  field.max_bytes = 5 * 1024 * 1024;
  EXPECT_EQ(japanese(field), "5MB以内");
  field.max_bytes = 1'500'000;
  EXPECT_EQ(japanese(field), "1.5MB以内");
  field.max_bytes = 500;
  EXPECT_EQ(japanese(field), "500バイト以内");
}

}  // namespace
}  // namespace shirube
