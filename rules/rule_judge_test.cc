#include "rules/rule_judge.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using Kind = Rule::Kind;
using Several = std::vector<std::string>;

Rule rule_of(Kind kind, std::vector<std::string> fields, std::string field = "", std::string other = "") {
  Rule rule;
  rule.kind = kind;
  rule.fields = std::move(fields);
  rule.field = std::move(field);
  rule.other = std::move(other);
  return rule;
}

/// Fields `a`, `b` and `c` of the type, with one rule.
RulePack pack_of(const Rule& rule, FieldType type = FieldType::text) {
  return written_pack({written_field("a", type), written_field("b", type), written_field("c", type)}, {rule});
}
RulePack numbers_with(const Rule& rule) { return pack_of(rule, FieldType::number); }

TEST(RuleJudge, a_sum_is_what_its_parts_come_to) {
  const RulePack pack = numbers_with(rule_of(Kind::sum, {"a", "b"}, "c"));
  EXPECT_EQ(errors_of(pack, {{"a", "100"}, {"b", "20"}, {"c", "120"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "100"}, {"b", "20"}, {"c", "121"}}), ToldErrors{"c sum-mismatch of=[a, b] sum=120"});
  EXPECT_EQ(errors_of(pack, {{"a", "100"}, {"c", "1,00"}}), ToldErrors{"c not-a-number"});
}

TEST(RuleJudge, an_empty_part_counts_nothing_and_an_empty_sum_is_not_judged) {
  const RulePack pack = numbers_with(rule_of(Kind::sum, {"a", "b"}, "c"));
  EXPECT_EQ(errors_of(pack, {{"a", "100"}, {"c", "100"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"c", "1"}}), ToldErrors{"c sum-mismatch of=[a, b] sum=0"});
  EXPECT_EQ(errors_of(pack, {{"a", "100"}, {"b", "1"}}), ToldErrors{});
}

TEST(RuleJudge, a_sum_is_exact) {
  RulePack pack = numbers_with(rule_of(Kind::sum, {"a", "b"}, "c"));
  for (Field& field : pack.fields) field.decimals = 6;
  EXPECT_EQ(errors_of(pack, {{"a", "0.1"}, {"b", "0.2"}, {"c", "0.3"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "9007199254740991"}, {"b", "9007199254740991"}, {"c", "1"}}),
            ToldErrors{"c sum-mismatch of=[a, b] sum=18014398509481982"});
}

TEST(RuleJudge, fields_are_required_when_a_condition_holds) {
  Rule rule = rule_of(Kind::required_when, {"b", "c"});
  rule.when = condition_that_is("a", "no");
  const RulePack pack = pack_of(rule);
  EXPECT_EQ(errors_of(pack, {{"a", "no"}}), (ToldErrors{"b required", "c required"}));
  EXPECT_EQ(errors_of(pack, {{"a", "no"}, {"b", "x"}, {"c", "\u3000"}}), ToldErrors{"c required"});
  EXPECT_EQ(errors_of(pack, {{"a", "yes"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {}), ToldErrors{});
}

TEST(RuleJudge, a_field_must_be_a_value) {
  Rule rule = rule_of(Kind::must_be, {}, "b");
  rule.value = "x";
  rule.when = condition_that_is("a", "1");
  const RulePack pack = pack_of(rule);
  EXPECT_EQ(errors_of(pack, {{"a", "1"}, {"b", "x"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "1"}, {"b", "y"}}), ToldErrors{"b must-be value=x"});
  EXPECT_EQ(errors_of(pack, {{"a", "1"}}), ToldErrors{"b must-be value=x"});
  EXPECT_EQ(errors_of(pack, {{"b", "y"}}), ToldErrors{});
}

TEST(RuleJudge, several_choices_have_a_value_among_them) {
  Rule rule = rule_of(Kind::must_be, {}, "a");
  rule.value = "x";
  const RulePack pack = written_pack({written_field("a", FieldType::choices, {"x", "y"})}, {rule});
  EXPECT_EQ(errors_of(pack, {{"a", Several{"y", "x"}}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", Several{"y"}}}), ToldErrors{"a must-be value=x"});
}

TEST(RuleJudge, a_date_is_later_than_another) {
  const Rule rule = rule_of(Kind::order, {}, "b", "a");
  const RulePack pack = pack_of(rule, FieldType::date);
  EXPECT_EQ(errors_of(pack, {{"a", "昭和64年1月7日"}, {"b", "平成元年1月8日"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "1989-01-08"}, {"b", "1989/1/8"}}), ToldErrors{"b order other=a"});
  EXPECT_EQ(errors_of(pack, {{"a", "1989-01-09"}, {"b", "1989/1/8"}}), ToldErrors{"b order other=a"});
  EXPECT_EQ(errors_of(pack, {{"a", "1989-01-09"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"b", "1989-01-09"}}), ToldErrors{});
}

TEST(RuleJudge, the_same_day_is_late_enough_where_the_rule_says_so) {
  Rule rule = rule_of(Kind::order, {}, "b", "a");
  rule.or_same = true;
  const RulePack pack = pack_of(rule, FieldType::date);
  EXPECT_EQ(errors_of(pack, {{"a", "1989-01-08"}, {"b", "1989-01-08"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "1989-01-08"}, {"b", "1989-01-07"}}), ToldErrors{"b order other=a"});
}

TEST(RuleJudge, a_date_and_a_month_are_compared_as_months) {
  Rule rule = rule_of(Kind::order, {}, "b", "a");
  const auto errors = [&] {
    return errors_of(
        written_pack({written_field("a", FieldType::date), written_field("b", FieldType::year_month)}, {rule}),
        {{"a", "2000-04-15"}, {"b", "2000-04"}});
  };
  EXPECT_EQ(errors(), ToldErrors{"b order other=a"});
  rule.or_same = true;
  EXPECT_EQ(errors(), ToldErrors{});
}

TEST(RuleJudge, numbers_are_ordered_as_numbers) {
  const RulePack pack = numbers_with(rule_of(Kind::order, {}, "b", "a"));
  EXPECT_EQ(errors_of(pack, {{"a", "9"}, {"b", "10"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "10"}, {"b", "9"}}), ToldErrors{"b order other=a"});
}

TEST(RuleJudge, a_comparison_must_hold) {
  Rule rule = rule_of(Kind::compare, {}, "b", "a");
  rule.times = "4";
  using Comparison = Rule::Comparison;
  const auto holds_for = [&](Comparison comparison) {
    rule.comparison = comparison;
    std::string held;
    for (const auto* right : {"99", "100", "101"}) {
      const ToldErrors errors = errors_of(numbers_with(rule), {{"a", "25"}, {"b", right}});
      if (errors.empty()) held.append(held.empty() ? "" : " ").append(right);
      EXPECT_TRUE(errors.empty() || errors == ToldErrors{"b compare other=a"});
    }
    return held;
  };
  EXPECT_EQ(holds_for(Comparison::at_least), "99 100");
  EXPECT_EQ(holds_for(Comparison::at_most), "100 101");
  EXPECT_EQ(holds_for(Comparison::more_than), "99");
  EXPECT_EQ(holds_for(Comparison::less_than), "101");
  EXPECT_EQ(holds_for(Comparison::equal), "100");
}

TEST(RuleJudge, a_comparison_needs_both_sides) {
  const RulePack pack = numbers_with(rule_of(Kind::compare, {}, "b", "a"));
  EXPECT_EQ(errors_of(pack, {{"a", "1"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"b", "1"}}), ToldErrors{});
}

TEST(RuleJudge, a_warning_leaves_the_verdict_as_it_is) {
  Rule rule = rule_of(Kind::compare, {}, "b", "a");
  rule.times = "4";
  rule.is_warning = true;
  rule.message = "{label}を見直してください。";
  const Verdict verdict = evaluate(numbers_with(rule), {{"a", "1"}, {"b", "5"}}, Language::japanese);
  EXPECT_TRUE(verdict.ok());
  EXPECT_EQ(told(verdict.warnings), ToldErrors{"b compare other=a"});
  EXPECT_EQ(verdict.warnings.front().message, "L-bを見直してください。");
}

TEST(RuleJudge, one_of_several_fields_is_filled) {
  const RulePack pack = pack_of(rule_of(Kind::at_least_one, {"b", "c"}));
  EXPECT_EQ(errors_of(pack, {}), ToldErrors{"b required"});
  EXPECT_EQ(errors_of(pack, {{"c", "x"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"b", "x"}, {"c", "x"}}), ToldErrors{});
}

TEST(RuleJudge, fields_are_the_same_as_the_first) {
  const RulePack pack = pack_of(rule_of(Kind::same, {"a", "b", "c"}));
  EXPECT_EQ(errors_of(pack, {}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "x"}, {"b", " x"}, {"c", "x"}}), ToldErrors{});
  EXPECT_EQ(errors_of(pack, {{"a", "x"}, {"b", "y"}}), (ToldErrors{"b mismatch other=a", "c mismatch other=a"}));
  EXPECT_EQ(errors_of(pack, {{"c", "y"}}), ToldErrors{"c mismatch other=a"});
}

TEST(RuleJudge, a_rule_waits_for_its_fields_to_be_mended) {
  RulePack pack = numbers_with(rule_of(Kind::sum, {"a", "b"}, "c"));
  EXPECT_EQ(errors_of(pack, {{"a", "x"}, {"c", "5"}}), ToldErrors{"a not-a-number"});
  EXPECT_EQ(errors_of(pack, {{"a", MalformedValue{}}, {"c", "5"}}), ToldErrors{"a malformed"});
  // An error of a rule before it counts too.
  pack = pack_of(rule_of(Kind::required_when, {"a"}));
  pack.rules.push_back(rule_of(Kind::at_least_one, {"a", "b"}));
  EXPECT_EQ(errors_of(pack, {}), ToldErrors{"a required"});
}

TEST(RuleJudge, a_warning_holds_up_no_other_rule) {
  Rule warning = rule_of(Kind::compare, {}, "b", "a");
  warning.is_warning = true;
  RulePack pack = numbers_with(warning);
  pack.rules.push_back(rule_of(Kind::order, {}, "a", "b"));
  const Verdict verdict = evaluate(pack, {{"a", "1"}, {"b", "5"}}, Language::japanese);
  EXPECT_EQ(told(verdict.warnings), ToldErrors{"b compare other=a"});
  EXPECT_EQ(told(verdict.errors), ToldErrors{"a order other=b"});
}

TEST(RuleJudge, nothing_is_asked_of_a_hidden_field) {
  Rule must_be = rule_of(Kind::must_be, {}, "b");
  must_be.value = "x";
  for (const Rule& rule : {rule_of(Kind::required_when, {"b"}), must_be, rule_of(Kind::same, {"c", "b"}),
                           rule_of(Kind::sum, {"c"}, "b"), rule_of(Kind::order, {}, "b", "c")}) {
    RulePack pack = pack_of(rule);
    pack.fields[1].when = condition_that_is("a", "shown");
    EXPECT_EQ(errors_of(pack, {{"b", "y"}, {"c", "x"}}), ToldErrors{});
  }
}

TEST(RuleJudge, a_hidden_field_is_empty_for_the_others) {
  RulePack pack = numbers_with(rule_of(Kind::sum, {"a", "b"}, "c"));
  pack.fields[1].when = condition_that_is("a", "7");
  EXPECT_EQ(errors_of(pack, {{"a", "1"}, {"b", "5"}, {"c", "1"}}), ToldErrors{});
  pack = pack_of(rule_of(Kind::at_least_one, {"a", "b"}));
  pack.fields[0].when = condition_that_is("c", "never");
  EXPECT_EQ(errors_of(pack, {{"a", "x"}}), ToldErrors{"b required"});
  pack.fields[1].when = pack.fields[0].when;
  EXPECT_EQ(errors_of(pack, {{"a", "x"}}), ToldErrors{});
}

TEST(RuleJudge, a_rule_on_a_field_that_is_not_there_is_skipped) {
  EXPECT_EQ(errors_of(pack_of(rule_of(Kind::required_when, {"x"})), {}), ToldErrors{});
  EXPECT_EQ(errors_of(numbers_with(rule_of(Kind::order, {}, "b", "x")), {{"b", "1"}}), ToldErrors{});
}

}  // namespace
}  // namespace shirube
