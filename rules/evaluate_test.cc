#include "rules/evaluate.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using Several = std::vector<std::string>;
using Kind = FieldCondition::Kind;

Field required(Field field) {
  field.required = true;
  return field;
}
Field confirming(Field field, std::string original) {
  field.equals = std::move(original);
  return field;
}
Field asked_when(Field field, FieldCondition condition) {
  field.when = std::move(condition);
  return field;
}

/// `a=x b=[y, z]`.
std::string values_of(const RulePack& pack, const SentValues& sent) {
  std::string line;
  for (const auto& [field, value] : evaluate(pack, sent, Language::japanese).values) {
    line.append(line.empty() ? "" : " ").append(field).append("=") += told(value);
  }
  return line;
}

TEST(Evaluate, a_form_that_is_filled_well_is_ok) {
  const RulePack pack =
      written_pack({required(written_field("a")), written_field("b", FieldType::choices, {"x", "y"})});
  const Verdict verdict = evaluate(pack, {{"a", " か\u3099 "}, {"b", Several{"y", "x"}}}, Language::japanese);
  EXPECT_TRUE(verdict.ok());
  EXPECT_TRUE(verdict.warnings.empty());
  EXPECT_EQ(values_of(pack, {{"a", " か\u3099 "}, {"b", Several{"y", "x"}}}), "a=が b=[y, x]");
}

TEST(Evaluate, a_required_field_must_be_filled) {
  for (const FieldType type :
       {FieldType::text, FieldType::multiline, FieldType::secret, FieldType::email, FieldType::tel, FieldType::number,
        FieldType::date, FieldType::year_month, FieldType::choice, FieldType::choices, FieldType::select,
        FieldType::suggest, FieldType::consent, FieldType::file}) {
    const RulePack pack = written_pack({required(written_field("a", type))});
    EXPECT_EQ(errors_of(pack, {}), ToldErrors{"a required"}) << word_of(type);
    EXPECT_EQ(errors_of(pack, {{"a", ""}}), ToldErrors{"a required"}) << word_of(type);
    EXPECT_EQ(errors_of(pack, {{"a", Several{}}}), ToldErrors{"a required"}) << word_of(type);
    EXPECT_EQ(values_of(pack, {}), "");
  }
}

TEST(Evaluate, an_empty_field_that_may_be_empty_has_neither_error_nor_value) {
  Field field = written_field("a");
  field.min_length = 8;
  field.format = "000";
  const RulePack pack = written_pack({field});
  EXPECT_EQ(errors_of(pack, {{"a", " "}}), ToldErrors{});
  EXPECT_EQ(values_of(pack, {{"a", " "}}), "");
}

TEST(Evaluate, a_value_with_errors_is_among_the_values) {
  Field field = written_field("a");
  field.max_length = 1;
  EXPECT_EQ(value_of(field, " xy "), "xy");
}

TEST(Evaluate, a_value_that_cannot_be_used_is_told_and_left_out) {
  const RulePack pack = written_pack({required(written_field("a"))});
  const std::pair<SentValue, std::string> unusable[] = {{MalformedValue{}, "a malformed"},
                                                        {Several{"x", "y"}, "a several-values"},
                                                        {"\xFF", "a encoding"},
                                                        {std::string("\0", 1), "a encoding"},
                                                        {"\uFFFE", "a encoding"},
                                                        {"x\ny", "a line-break"},
                                                        {"\n", "a line-break"}};
  for (const auto& [sent, error] : unusable) {
    EXPECT_EQ(errors_of(pack, {{"a", sent}}), ToldErrors{error});
    EXPECT_EQ(values_of(pack, {{"a", sent}}), "");
  }
}

TEST(Evaluate, secrets_are_apart_from_the_values) {
  const RulePack pack = written_pack({written_field("a"), written_field("b", FieldType::secret)});
  const Verdict verdict = evaluate(pack, {{"a", "x"}, {"b", " Ｓ "}}, Language::japanese);
  EXPECT_EQ(verdict.values.size(), 1U);
  EXPECT_EQ(verdict.secrets.size(), 1U);
  EXPECT_EQ(verdict.secrets.at("b"), " Ｓ ");
}

TEST(Evaluate, a_confirmation_equals_its_original) {
  const RulePack pack =
      written_pack({written_field("a", FieldType::secret), confirming(written_field("b", FieldType::secret), "a")});
  EXPECT_EQ(errors_of(pack, {{"a", "e\u0301"}, {"b", "é"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "x"}, {"b", "X"}}), ToldErrors{"b mismatch other=a"});
  EXPECT_EQ(errors_of(pack, {{"a", "x"}, {"b", "x "}}), ToldErrors{"b mismatch other=a"});
}

TEST(Evaluate, a_confirmation_is_required_where_its_original_is_filled) {
  const RulePack pack = written_pack({written_field("a"), confirming(written_field("b"), "a")});
  EXPECT_EQ(errors_of(pack, {{"a", "x"}}), ToldErrors{"b required"});
  EXPECT_EQ(errors_of(pack, {}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"b", "x"}}), ToldErrors{"b mismatch other=a"});
}

TEST(Evaluate, a_confirmation_of_what_cannot_be_used_is_not_judged) {
  const RulePack pack = written_pack({written_field("a"), confirming(written_field("b"), "a")});
  EXPECT_EQ(errors_of(pack, {{"a", "\n"}, {"b", "x"}}), ToldErrors{"a line-break"});
  EXPECT_EQ(errors_of(pack, {{"a", "\n"}}), ToldErrors{"a line-break"});
}

TEST(Evaluate, a_confirmation_is_compared_in_its_normal_form) {
  const RulePack pack =
      written_pack({written_field("a", FieldType::number), confirming(written_field("b", FieldType::number), "a")});
  EXPECT_EQ(errors_of(pack, {{"a", "1,000"}, {"b", "１０００"}}), ToldErrors{});
}

TEST(Evaluate, own_errors_come_before_a_mismatch) {
  Field again = confirming(written_field("b"), "a");
  again.max_length = 1;
  EXPECT_EQ(errors_of(written_pack({written_field("a"), again}), {{"a", "x"}, {"b", "xy"}}),
            (ToldErrors{"b too-long length=2 max=1", "b mismatch other=a"}));
}

TEST(Evaluate, a_field_is_dropped_where_its_condition_does_not_hold) {
  const RulePack pack = written_pack(
      {written_field("a"), required(asked_when(written_field("b", FieldType::number), condition_that_is("a", "yes")))});
  EXPECT_EQ(errors_of(pack, {{"a", "no"}, {"b", "x"}}), ToldErrors{});
  EXPECT_EQ(values_of(pack, {{"a", "no"}, {"b", "5"}}), "a=no");
  EXPECT_EQ(errors_of(pack, {{"a", "no"}, {"b", MalformedValue{}}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "yes"}}), ToldErrors{"b required"});
  EXPECT_EQ(values_of(pack, {{"a", "yes"}, {"b", "05"}}), "a=yes b=5");
}

TEST(Evaluate, conditions_see_normal_values) {
  const RulePack pack = written_pack({written_field("a", FieldType::number),
                                      asked_when(written_field("b"), condition_that(Kind::more_than, "a", {"999"}))});
  EXPECT_EQ(values_of(pack, {{"a", "１，０００"}, {"b", "x"}}), "a=1000 b=x");
  EXPECT_EQ(values_of(pack, {{"a", "９９９"}, {"b", "x"}}), "a=999");
}

TEST(Evaluate, a_hidden_field_is_empty_for_the_conditions_after_it) {
  const RulePack pack =
      written_pack({written_field("a"), asked_when(written_field("b"), condition_that_is("a", "yes")),
                    asked_when(written_field("c"), condition_that_is("b", "x")), confirming(written_field("d"), "b")});
  EXPECT_EQ(values_of(pack, {{"a", "yes"}, {"b", "x"}, {"c", "y"}, {"d", "x"}}), "a=yes b=x c=y d=x");
  EXPECT_EQ(values_of(pack, {{"a", "no"}, {"b", "x"}, {"c", "y"}}), "a=no");
  EXPECT_EQ(errors_of(pack, {{"a", "no"}, {"b", "x"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "no"}, {"b", "x"}, {"d", "x"}}), ToldErrors{"d mismatch other=b"});
}

TEST(Evaluate, conditions_see_an_unusable_field_as_empty) {
  FieldCondition is_empty = condition_that(Kind::filled, "a");
  is_empty.filled = false;
  const RulePack pack = written_pack({written_field("a"), asked_when(written_field("b"), is_empty)});
  EXPECT_EQ(values_of(pack, {{"a", "\n"}, {"b", "x"}}), "b=x");
}

TEST(Evaluate, a_section_hides_all_of_its_fields) {
  RulePack pack = written_pack({written_field("a"), required(written_field("b")),
                                required(asked_when(written_field("c"), condition_that_is("a", "2")))});
  pack.sections = {{"S", {"a"}, {}}, {"T", {"b", "c"}, condition_that(Kind::filled, "a")}};
  EXPECT_EQ(errors_of(pack, {{"b", "x"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "1"}}), ToldErrors{"b required"});
  EXPECT_EQ(errors_of(pack, {{"a", "2"}}), (ToldErrors{"b required", "c required"}));
}

TEST(Evaluate, errors_stand_in_the_order_of_the_fields) {
  Rule late;
  late.kind = Rule::Kind::required_when;
  late.fields = {"c", "a"};
  const RulePack pack = written_pack({written_field("a"), required(written_field("b")), written_field("c")}, {late});
  EXPECT_EQ(errors_of(pack, {}), (ToldErrors{"a required", "b required", "c required"}));
}

TEST(Evaluate, unknown_fields_come_last_in_the_order_of_code_points) {
  const RulePack pack = written_pack({required(written_field("m"))});
  EXPECT_EQ(errors_of(pack, {{"z", ""}, {"𠮷", "x"}, {"～", MalformedValue{}}, {"a", Several{}}, {"", "x"}}),
            (ToldErrors{"m required", " unknown-field", "a unknown-field", "z unknown-field", "～ unknown-field",
                        "𠮷 unknown-field"}));
}

TEST(Evaluate, what_is_no_text_in_an_unknown_name_is_shown_as_such) {
  const RulePack pack = written_pack({});
  EXPECT_EQ(errors_of(pack, {{"x\uFFFEy", ""}}), ToldErrors{"x\uFFFDy unknown-field"});
  EXPECT_EQ(errors_of(pack, {{"x\uFDD0", ""}}), ToldErrors{"x\uFFFD unknown-field"});
  EXPECT_EQ(errors_of(pack, {{"\xFFx\xE3\x81", ""}}), ToldErrors{"\uFFFDx\uFFFD\uFFFD unknown-field"});
}

TEST(Evaluate, messages_are_in_the_language_that_is_asked_for) {
  RulePack pack = written_pack({required(written_field("a"))});
  pack.texts[0] = {{"required", "{label}を入力してください。"}, {"unknown-field", "「{name}」"}};
  pack.texts[1] = {{"required", "Enter {label}."}, {"unknown-field", "“{name}”"}};
  const auto messages = [&](Language language) {
    std::vector<std::string> all;
    for (const FieldError& error : evaluate(pack, {{"x", ""}}, language).errors) all.push_back(error.message);
    return all;
  };
  EXPECT_EQ(messages(Language::japanese), (std::vector<std::string>{"L-aを入力してください。", "「x」"}));
  EXPECT_EQ(messages(Language::english), (std::vector<std::string>{"Enter L-a.", "“x”"}));
}

TEST(Evaluate, long_values_are_judged_in_time) {
  Field kana = written_field("a");
  kana.width = WidthFolding::full;
  kana.katakana = true;
  kana.characters = {"katakana"};
  kana.max_length = 10'000;
  std::string ten_thousand;
  for (int count = 0; count < 10'000; ++count) ten_thousand += "ｶﾞ";
  EXPECT_EQ(errors_of(kana, ten_thousand), ToldErrors{});
  EXPECT_EQ(errors_of(kana, ten_thousand + "ｱ"), ToldErrors{"a too-long length=10001 max=10000"});

  constexpr std::size_t megabyte = 1024 * 1024;
  EXPECT_EQ(errors_of(written_field("a", FieldType::number), std::string(megabyte, '1')), ToldErrors{"a out-of-range"});
  EXPECT_EQ(errors_of(written_field("a", FieldType::date), std::string(megabyte, '1')), ToldErrors{"a not-a-date"});
  EXPECT_EQ(errors_of(written_field("a"), std::string(megabyte, ' ')), ToldErrors{});
  EXPECT_EQ(errors_of(written_field("a", FieldType::choices, {"x"}), Several(megabyte / 4, "y")),
            ToldErrors{"a not-in-list"});
}

}  // namespace
}  // namespace shirube
