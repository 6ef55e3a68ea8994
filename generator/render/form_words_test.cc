#include "generator/render/form_words.h"

#include <gtest/gtest.h>

#include "generator/render/written_pack_test.h"

namespace shirube {
namespace {

using Kind = FieldCondition::Kind;

RulePack pack(Language language = Language::japanese) {
  Field status = field_with_options("status", "状況", FieldType::choices);
  return pack_with(
      {field_with_options("needed", "配布の希望", FieldType::choice), status, written_field("item", "品目"),
       written_field("weekly", "1週間の使用量", FieldType::number), written_field("stock", "在庫", FieldType::number),
       written_field("terms", "規約", FieldType::consent), written_field("scan", "写し", FieldType::file),
       written_field("born", "生年月日", FieldType::date), written_field("licensed", "登録年月日", FieldType::date)},
      language);
}

std::string japanese(const FieldCondition& condition) { return condition_in_words(condition, pack()); }
std::string english(const FieldCondition& condition) { return condition_in_words(condition, pack(Language::english)); }

FieldCondition wanted() { return when(Kind::is, "needed", {"yes"}); }

FieldCondition filled(std::string_view field, bool is_filled) {
  FieldCondition condition = when(Kind::filled, field);
  condition.filled = is_filled;
  return condition;
}

TEST(FormWords, a_condition_that_always_holds_says_nothing) { EXPECT_EQ(japanese({}), ""); }

TEST(FormWords, options_are_named_by_their_labels) {
  EXPECT_EQ(japanese(wanted()), "『配布の希望』で「はい」を選んだとき");
  EXPECT_EQ(english(wanted()), "“配布の希望” is “はい”");
  const FieldCondition either = when(Kind::in, "needed", {"yes", "no"});
  EXPECT_EQ(japanese(either), "『配布の希望』で「はい」か「いいえ」を選んだとき");
  EXPECT_EQ(english(either), "“配布の希望” is “はい” or “いいえ”");
}

TEST(FormWords, typed_values_are_named_as_they_are) {
  EXPECT_EQ(japanese(when(Kind::is, "item", {"N95"})), "『品目』が「N95」のとき");
  EXPECT_EQ(english(when(Kind::is, "item", {"N95"})), "“品目” is “N95”");
}

TEST(FormWords, more_than_a_number) {
  EXPECT_EQ(japanese(when(Kind::more_than, "weekly", {"5"})), "『1週間の使用量』が5より大きいとき");
  EXPECT_EQ(english(when(Kind::more_than, "weekly", {"5"})), "“1週間の使用量” is more than 5");
}

TEST(FormWords, filled_is_said_as_people_fill_the_field) {
  EXPECT_EQ(japanese(filled("item", true)), "『品目』を入力したとき");
  EXPECT_EQ(japanese(filled("item", false)), "『品目』を入力していないとき");
  EXPECT_EQ(japanese(filled("needed", true)), "『配布の希望』を選んだとき");
  EXPECT_EQ(japanese(filled("scan", false)), "『写し』を選んでいないとき");
  EXPECT_EQ(japanese(filled("terms", true)), "『規約』にチェックを入れたとき");
  EXPECT_EQ(english(filled("item", false)), "“品目” is empty");
  EXPECT_EQ(english(filled("needed", true)), "something is chosen for “配布の希望”");
}

TEST(FormWords, the_value_of_consent_is_never_shown) {
  EXPECT_EQ(japanese(when(Kind::is, "terms", {"yes"})), "『規約』にチェックを入れたとき");
  EXPECT_EQ(english(group(Kind::negation, {when(Kind::is, "terms", {"yes"})})), "“規約” is not ticked");
}

TEST(FormWords, negations_are_said_of_each_condition) {
  EXPECT_EQ(japanese(group(Kind::negation, {wanted()})), "『配布の希望』で「はい」を選んでいないとき");
  EXPECT_EQ(japanese(group(Kind::negation, {filled("item", false)})), "『品目』を入力したとき");
  EXPECT_EQ(japanese(group(Kind::negation, {when(Kind::more_than, "weekly", {"5"})})),
            "『1週間の使用量』が5より大きくないとき");
  EXPECT_EQ(japanese(group(Kind::negation, {group(Kind::negation, {wanted()})})), japanese(wanted()));
  EXPECT_EQ(english(group(Kind::negation, {group(Kind::all, {wanted(), filled("item", true)})})),
            "“配布の希望” is not “はい”, or “品目” is empty");
}

TEST(FormWords, lists_of_conditions_are_joined_and_those_within_them_stand_apart) {
  EXPECT_EQ(japanese(group(Kind::all, {wanted(), filled("item", true)})),
            "『配布の希望』で「はい」を選んだとき、かつ『品目』を入力したとき");
  EXPECT_EQ(english(group(Kind::all, {wanted(), group(Kind::any, {filled("item", true), filled("scan", true)})})),
            "“配布の希望” is “はい”, and (“品目” is filled in, or something is chosen for “写し”)");
  EXPECT_EQ(japanese(group(Kind::all, {group(Kind::any, {wanted()})})), japanese(wanted()));
}

Rule rule(Rule::Kind kind, std::string_view field, std::string_view other = {}) {
  Rule rule;
  rule.kind = kind;
  rule.field = field;
  rule.other = other;
  return rule;
}

Rule rule_on(Rule::Kind kind, std::vector<std::string> fields) {
  Rule made = rule(kind, "");
  made.fields = std::move(fields);
  return made;
}

std::string japanese(const Rule& rule) { return rule_in_words(rule, pack()); }
std::string english(const Rule& rule) { return rule_in_words(rule, pack(Language::english)); }

TEST(FormWords, a_sum_names_what_it_adds) {
  Rule sum = rule_on(Rule::Kind::sum, {"weekly", "stock"});
  EXPECT_EQ(japanese(sum), "『1週間の使用量』と『在庫』の合計にしてください。");
  EXPECT_EQ(english(sum), "The sum of “1週間の使用量” and “在庫”.");
}

TEST(FormWords, the_condition_of_a_rule_is_said_with_it) {
  Rule required = rule_on(Rule::Kind::required_when, {"item"});
  required.when = wanted();
  EXPECT_EQ(japanese(required), "『配布の希望』で「はい」を選んだときは、必ずお答えください。");
  EXPECT_EQ(english(required), "An answer is required, if “配布の希望” is “はい”.");
  Rule must_be = rule(Rule::Kind::must_be, "needed");
  must_be.value = "no";
  must_be.when = filled("item", false);
  EXPECT_EQ(japanese(must_be), "『品目』を入力していないときは、「いいえ」にしてください。");
  EXPECT_EQ(english(must_be), "Must be “いいえ”, if “品目” is empty.");
}

TEST(FormWords, order_is_said_of_dates_and_of_numbers) {
  Rule later = rule(Rule::Kind::order, "licensed", "born");
  EXPECT_EQ(japanese(later), "『生年月日』より後にしてください。");
  EXPECT_EQ(english(later), "Later than “生年月日”.");
  later.or_same = true;
  EXPECT_EQ(japanese(later), "『生年月日』と同じか、それより後にしてください。");
  Rule larger = rule(Rule::Kind::order, "stock", "weekly");
  EXPECT_EQ(japanese(larger), "『1週間の使用量』より大きくしてください。");
  larger.or_same = true;
  EXPECT_EQ(english(larger), "At least “1週間の使用量”.");
}

TEST(FormWords, a_comparison_is_said_from_the_side_of_the_field_that_it_judges) {
  Rule compare = rule(Rule::Kind::compare, "stock", "weekly");
  compare.times = "4";
  compare.comparison = Rule::Comparison::at_least;
  EXPECT_EQ(japanese(compare), "『1週間の使用量』の4倍以下にしてください。");
  EXPECT_EQ(english(compare), "At most 4 times “1週間の使用量”.");
  compare.is_warning = true;
  EXPECT_EQ(japanese(compare), "目安：『1週間の使用量』の4倍以下にしてください。");
  EXPECT_EQ(english(compare), "At most 4 times “1週間の使用量” (usually).");
  compare.is_warning = false;
  compare.times = "1";
  compare.comparison = Rule::Comparison::at_most;
  EXPECT_EQ(japanese(compare), "『1週間の使用量』以上にしてください。");
  compare.comparison = Rule::Comparison::more_than;
  EXPECT_EQ(english(compare), "Less than “1週間の使用量”.");
  compare.comparison = Rule::Comparison::less_than;
  EXPECT_EQ(english(compare), "More than “1週間の使用量”.");
  compare.comparison = Rule::Comparison::equal;
  EXPECT_EQ(japanese(compare), "『1週間の使用量』と同じにしてください。");
}

TEST(FormWords, rules_about_several_fields_name_them) {
  EXPECT_EQ(japanese(rule_on(Rule::Kind::at_least_one, {"item", "scan"})),
            "『品目』と『写し』のうち、少なくとも1つにお答えください。");
  EXPECT_EQ(english(rule_on(Rule::Kind::at_least_one, {"item", "scan"})),
            "At least one of “品目” and “写し” must be answered.");
  EXPECT_EQ(japanese(rule_on(Rule::Kind::same, {"item", "scan"})), "『品目』と『写し』は、同じ内容にしてください。");
}

TEST(FormWords, a_field_is_told_the_rules_that_ask_something_of_it) {
  RulePack asked = pack();
  asked.rules = {rule_on(Rule::Kind::at_least_one, {"item", "scan"}), rule(Rule::Kind::order, "licensed", "born")};
  EXPECT_EQ(rules_in_words(*asked.field("scan"), asked).size(), 1U);
  EXPECT_EQ(rules_in_words(*asked.field("licensed"), asked).size(), 1U);
  EXPECT_TRUE(rules_in_words(*asked.field("born"), asked).empty());
}

TEST(FormWords, need_tells_what_may_stay_empty) {
  RulePack asked = pack();
  asked.rules = {rule_on(Rule::Kind::required_when, {"item"}), rule_on(Rule::Kind::sum, {"weekly"}),
                 rule(Rule::Kind::must_be, "needed")};
  asked.fields[3].required = true;
  EXPECT_EQ(need_of(*asked.field("weekly"), asked), FieldNeed::required);
  EXPECT_EQ(need_of(*asked.field("item"), asked), FieldNeed::depends);
  EXPECT_EQ(need_of(*asked.field("needed"), asked), FieldNeed::depends);
  EXPECT_EQ(need_of(*asked.field("stock"), asked), FieldNeed::optional);
}

TEST(FormWords, a_confirmation_is_needed_as_its_original_is) {
  Field mail = written_field("mail", "メール", FieldType::email);
  Field again = written_field("again", "メール（確認）", FieldType::email);
  again.equals = "mail";
  RulePack asked = pack_with({mail, again});
  EXPECT_EQ(need_of(asked.fields[1], asked), FieldNeed::depends);
  asked.fields[0].required = true;
  EXPECT_EQ(need_of(asked.fields[1], asked), FieldNeed::required);
  asked.fields[0].when = wanted();
  EXPECT_EQ(need_of(asked.fields[1], asked), FieldNeed::depends);
}

}  // namespace
}  // namespace shirube
