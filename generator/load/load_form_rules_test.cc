#include "generator/load/load_form_rules.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

using Kind = Rule::Kind;

struct Loaded {
  std::vector<FormRule> rules;
  Told told;
};

/// The rule begins at line 2, column 5.
Loaded load(const std::string& rule) {
  const std::string text = "rules:\n  - " + rule + "\n";
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, text}, diagnostics);
  EXPECT_TRUE(node) << text;
  std::vector<FormRule> rules;
  if (node) {
    MapReader form(*node, diagnostics);
    rules = load_form_rules(form);
    form.finish();
  }
  return {std::move(rules), told(diagnostics, text)};
}

FormRule load_one(const std::string& rule) {
  auto [rules, told] = load(rule);
  EXPECT_EQ(told, Told{}) << rule;
  EXPECT_EQ(rules.size(), 1U) << rule;
  return rules.empty() ? FormRule{} : std::move(rules[0]);
}

TEST(LoadFormRules, a_sum_has_parts_and_a_whole) {
  const FormRule rule = load_one("{id: total, sum: {of: [a, b], equals: c}, only: osaka}");
  EXPECT_EQ(rule.id.text, "total");
  EXPECT_EQ(rule.kind, Kind::sum);
  EXPECT_EQ(rule.span, (Span{FileId{0}, 2, 17, 3}));
  ASSERT_EQ(rule.fields.size(), 2U);
  EXPECT_EQ(rule.fields[1].text, "b");
  EXPECT_EQ(rule.field.text, "c");
  EXPECT_EQ(rule.condition.only.size(), 1U);
}

TEST(LoadFormRules, what_is_required_or_must_be_depends_on_a_condition) {
  const FormRule required = load_one("required-when: {fields: [a, b], when: {field: c, is: x}}");
  EXPECT_EQ(required.kind, Kind::required_when);
  EXPECT_EQ(required.fields.size(), 2U);
  EXPECT_EQ(required.when.field.text, "c");
  const FormRule must = load_one("must-be: {field: a, value: x, when: {field: c, filled: true}}");
  EXPECT_EQ(must.kind, Kind::must_be);
  EXPECT_EQ(must.field.text, "a");
  EXPECT_EQ(must.value.text, "x");
  EXPECT_EQ(must.when.kind, FieldCondition::Kind::filled);
  EXPECT_EQ(load_one("{must-be: {field: a, value: x}, when: {field: c, is: y}}").when.values.at(0).text, "y");
}

TEST(LoadFormRules, an_order_has_an_earlier_and_a_later) {
  const FormRule rule = load_one("order: {earlier: birth-date, later: license-date, or-same: true}");
  EXPECT_EQ(rule.kind, Kind::order);
  EXPECT_EQ(rule.other.text, "birth-date");
  EXPECT_EQ(rule.field.text, "license-date");
  EXPECT_TRUE(rule.or_same);
  EXPECT_FALSE(load_one("order: {earlier: a, later: b}").or_same);
}

TEST(LoadFormRules, a_comparison_has_two_sides) {
  const FormRule rule = load_one(
      "compare: {left: weekly-use, times: 4, is: at-least, right: stock-yesterday, severity: warning, message: M}");
  EXPECT_EQ(rule.kind, Kind::compare);
  EXPECT_EQ(rule.other.text, "weekly-use");
  EXPECT_EQ(rule.times.text, "4");
  EXPECT_EQ(rule.comparison, Rule::Comparison::at_least);
  EXPECT_EQ(rule.field.text, "stock-yesterday");
  EXPECT_TRUE(rule.is_warning);
  EXPECT_EQ(rule.message.text, "M");
  const FormRule plain = load_one("compare: {left: a, is: less-than, right: b}");
  EXPECT_TRUE(plain.times.empty());
  EXPECT_EQ(plain.comparison, Rule::Comparison::less_than);
  EXPECT_FALSE(plain.is_warning);
}

TEST(LoadFormRules, fields_may_stand_alone) {
  for (const std::string rule : {"at-least-one: {fields: [a, b]}", "at-least-one: [a, b]"}) {
    const FormRule loaded = load_one(rule);
    EXPECT_EQ(loaded.kind, Kind::at_least_one);
    EXPECT_EQ(loaded.fields.size(), 2U);
  }
  EXPECT_EQ(load_one("same: [a, b]").kind, Kind::same);
  EXPECT_EQ(load_one("same: {fields: [a, b]}").fields.size(), 2U);
}

TEST(LoadFormRules, message_and_condition_may_stand_beside_the_kind) {
  const FormRule rule = load_one("{same: [a, b], message: M, when: {field: c, is: x}}");
  EXPECT_EQ(rule.message.text, "M");
  EXPECT_EQ(rule.message.span, (Span{FileId{0}, 2, 29, 1}));
  EXPECT_EQ(rule.when.field.text, "c");
  EXPECT_EQ(load("{same: {fields: [a, b], message: M}, message: N}").told,
            Told{R"(2:29 "message" unknown-key key=message)"})
      << "once is enough";
}

TEST(LoadFormRules, a_rule_is_of_one_kind) {
  EXPECT_EQ(load("{id: r}").told, Told{R"(2:5 "{" one-key)"});
  EXPECT_EQ(load("{same: [a, b], order: {earlier: a, later: b}}").told,
            Told{R"(2:20 "order" one-key hint=several | first-here 2:6 "same")"});
  EXPECT_EQ(load("{requierd-when: {fields: [a]}}").told,
            Told{R"(2:6 "requierd-when" unknown-key key=requierd-when suggestion=required-when)"});
}

TEST(LoadFormRules, what_a_kind_needs_must_be_there) {
  EXPECT_EQ(load("sum: {of: a}").told, Told{R"(2:10 "{" missing-key key=equals)"});
  EXPECT_EQ(load("required-when: {fields: [a]}").told, Told{R"(2:20 "{" missing-key key=when)"});
  EXPECT_EQ(load("must-be: {}").told, (Told{R"(2:14 "{" missing-key key=field)", R"(2:14 "{" missing-key key=value)",
                                            R"(2:14 "{" missing-key key=when)"}));
  EXPECT_EQ(load("order: [a, b]").told, Told{R"(2:12 "[" wrong-type key=order expected=map found=list)"});
  EXPECT_EQ(load("same: a").told, Told{R"(2:11 "a" wrong-type key=same expected=list, map found=text)"});
  EXPECT_EQ(load("at-least-one: []").told, Told{R"(2:19 "[" empty-list key=at-least-one)"});
  EXPECT_EQ(load("compare: {left: a, right: b, is: atleast, severity: warn}").told,
            (Told{R"(2:38 "atleast" unknown-choice value=atleast suggestion=at-least)",
                  R"(2:57 "warn" unknown-choice value=warn)"}));
}

TEST(LoadFormRules, one_that_cannot_be_read_as_a_whole_is_left_out) {
  EXPECT_TRUE(load("sum: {of: a}").rules.empty());
  EXPECT_TRUE(load("required-when: {fields: [a], when: {field: b}}").rules.empty());
  EXPECT_TRUE(load("{id: r}").rules.empty());
}

TEST(LoadFormRules, ids_stand_once) {
  EXPECT_EQ(load("{id: r, same: [a, b]}\n  - {id: r, same: [c, d]}").told,
            Told{R"(3:10 "r" duplicate-id id=r | first-here 2:10 "r")"});
}

}  // namespace
}  // namespace shirube
