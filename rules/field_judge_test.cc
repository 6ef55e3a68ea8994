#include "rules/field_judge.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using Several = std::vector<std::string>;

Field with_bounds(FieldType type, std::string least, std::string greatest) {
  Field field = written_field("f", type);
  field.least = std::move(least);
  field.greatest = std::move(greatest);
  return field;
}

TEST(FieldJudge, an_email_address_is_judged_as_text_and_as_an_address) {
  Field field = written_field("f", FieldType::email);
  EXPECT_EQ(errors_of(field, "yamada@example.jp"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "yamada＠example.jp"), ToldErrors{"f email"});
  field.width = WidthFolding::half;
  field.max_length = 10;
  EXPECT_EQ(errors_of(field, "yamada＠example.jp"), ToldErrors{"f too-long length=17 max=10"});
  EXPECT_EQ(errors_of(field, "yamada.example.jp"), (ToldErrors{"f too-long length=17 max=10", "f email"}));
}

TEST(FieldJudge, a_number_lies_within_its_bounds) {
  const Field field = with_bounds(FieldType::number, "0", "99999");
  for (const auto* text : {"0", "-0", "99,999", "００５"}) EXPECT_EQ(errors_of(field, text), ToldErrors{}) << text;
  for (const auto* text : {"-1", "100000", "9007199254740992"}) {
    EXPECT_EQ(errors_of(field, text), ToldErrors{"f out-of-range max=99999 min=0"}) << text;
  }
  for (const auto* text : {"1.5", "1,00", "abc", "１ ２"}) {
    EXPECT_EQ(errors_of(field, text), ToldErrors{"f not-a-number"}) << text;
  }
}

TEST(FieldJudge, only_bounds_that_there_are_are_told) {
  EXPECT_EQ(errors_of(with_bounds(FieldType::number, "1", ""), "0"), ToldErrors{"f out-of-range min=1"});
  EXPECT_EQ(errors_of(with_bounds(FieldType::number, "", "1"), "2"), ToldErrors{"f out-of-range max=1"});
  const Field field = with_bounds(FieldType::number, "", "");
  EXPECT_EQ(errors_of(field, "9007199254740991"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "-9007199254740991"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "9007199254740992"), ToldErrors{"f out-of-range"});
  EXPECT_EQ(errors_of(field, "-9007199254740992"), ToldErrors{"f out-of-range"});
}

TEST(FieldJudge, decimals_count_where_the_field_has_them) {
  Field field = with_bounds(FieldType::number, "-0.5", "1.25");
  field.decimals = 2;
  EXPECT_EQ(value_of(field, "+01.20"), "1.2");
  EXPECT_EQ(errors_of(field, "1.25"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "-.5"), ToldErrors{"f not-a-number"});
  EXPECT_EQ(errors_of(field, "1.26"), ToldErrors{"f out-of-range max=1.25 min=-0.5"});
  EXPECT_EQ(errors_of(field, "1.251"), ToldErrors{"f not-a-number"});
}

TEST(FieldJudge, a_date_lies_within_its_bounds) {
  const Field field = with_bounds(FieldType::date, "1926-12-25", "2026-11-21");
  for (const auto* text : {"昭和元年12月25日", "2026/11/21"}) EXPECT_EQ(errors_of(field, text), ToldErrors{}) << text;
  for (const auto* text : {"1926-12-24", "2026-11-22", "0999-1-1"}) {
    EXPECT_EQ(errors_of(field, text), ToldErrors{"f out-of-range max=2026-11-21 min=1926-12-25"}) << text;
  }
  for (const auto* text : {"2026-02-30", "2026-04", "昭和元年12月24日"}) {
    EXPECT_EQ(errors_of(field, text), ToldErrors{"f not-a-date"}) << text;
  }
}

TEST(FieldJudge, a_month_lies_within_its_bounds) {
  const Field field = with_bounds(FieldType::year_month, "", "2026-11");
  EXPECT_EQ(errors_of(field, "令和8年11月"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "令和8年12月"), ToldErrors{"f out-of-range max=2026-11"});
  EXPECT_EQ(errors_of(field, "2026-11-01"), ToldErrors{"f not-a-date"});
}

TEST(FieldJudge, a_choice_is_an_option) {
  for (const FieldType type : {FieldType::choice, FieldType::select, FieldType::suggest}) {
    const Field field = written_field("f", type, {"yes", "no"});
    EXPECT_EQ(errors_of(field, "no"), ToldErrors{});
    EXPECT_EQ(errors_of(field, "perhaps"), ToldErrors{"f not-in-list"});
    EXPECT_EQ(errors_of(field, "YES"), ToldErrors{"f not-in-list"});
  }
  EXPECT_EQ(errors_of(written_field("f", FieldType::choice, {"yes"}), "O-yes"), ToldErrors{"f not-in-list"});
}

TEST(FieldJudge, every_one_of_several_choices_is_an_option) {
  const Field field = written_field("f", FieldType::choices, {"a", "b"});
  EXPECT_EQ(errors_of(field, Several{"b", "a"}), ToldErrors{});
  EXPECT_EQ(errors_of(field, Several{"b", "x", "y"}), ToldErrors{"f not-in-list"});
  EXPECT_EQ(value_of(field, Several{"b", "x"}), "[b, x]");
}

TEST(FieldJudge, a_free_suggestion_is_judged_as_text_and_an_option_is_not) {
  Field field = written_field("f", FieldType::suggest, {"osaka"});
  field.free = true;
  field.characters = {"kanji"};
  field.min_length = 3;
  EXPECT_EQ(errors_of(field, "osaka"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "O-osaka"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "医科大学"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "大x"), (ToldErrors{"f characters character=x", "f too-short length=2 min=3"}));
}

TEST(FieldJudge, consent_is_yes) {
  const Field field = written_field("f", FieldType::consent);
  EXPECT_EQ(errors_of(field, "yes"), ToldErrors{});
  EXPECT_EQ(errors_of(field, "no"), ToldErrors{"f required"});
  EXPECT_EQ(errors_of(field, ""), ToldErrors{});
}

TEST(FieldJudge, a_file_has_an_ending_of_its_types) {
  Field field = written_field("f", FieldType::file);
  EXPECT_EQ(errors_of(field, "anything"), ToldErrors{});
  field.file_types = {"pdf", "jpeg", "text"};
  for (const auto* name : {"免許証.pdf", "a.PDF", "a.jpg", "a.Jpeg", "a.b.txt"}) {
    EXPECT_EQ(errors_of(field, name), ToldErrors{}) << name;
  }
  for (const auto* name : {"a.png", "a.webp", "a.csv", "pdf", "a.pdf.exe", "a.text", "a.ｐｄｆ"}) {
    EXPECT_EQ(errors_of(field, name), ToldErrors{"f file-type"}) << name;
  }
  field.file_types = {"png", "webp", "csv"};
  for (const auto* name : {"a.png", "a.webp", "a.csv"}) EXPECT_EQ(errors_of(field, name), ToldErrors{}) << name;
}

TEST(FieldJudge, text_rules_do_not_count_for_types_that_have_their_own) {
  Field field = written_field("f", FieldType::number);
  field.characters = {"kanji"};
  field.min_length = 9;
  field.contains = {"ascii-upper"};
  field.format = "000";
  EXPECT_EQ(errors_of(field, "5"), ToldErrors{});
}

}  // namespace
}  // namespace shirube
