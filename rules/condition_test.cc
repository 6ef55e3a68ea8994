#include "rules/condition.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using Kind = FieldCondition::Kind;

const NormalValues values = {
    {"needed", "no"}, {"quantity", "12.5"}, {"departments", std::vector<std::string>{"surgery", "7"}}, {"note", "x"}};

bool holds_here(const FieldCondition& condition) { return holds(condition, values); }

FieldCondition filled(std::string field, bool is_filled = true) {
  FieldCondition condition = condition_that(Kind::filled, std::move(field));
  condition.filled = is_filled;
  return condition;
}

TEST(Condition, no_condition_always_holds) { EXPECT_TRUE(holds_here({})); }

TEST(Condition, a_field_is_a_value) {
  EXPECT_TRUE(holds_here(condition_that_is("needed", "no")));
  EXPECT_FALSE(holds_here(condition_that_is("needed", "yes")));
  EXPECT_FALSE(holds_here(condition_that_is("needed", "")));
  EXPECT_FALSE(holds_here(condition_that_is("empty", "no")));
  EXPECT_FALSE(holds_here(condition_that_is("empty", "")));
}

TEST(Condition, of_several_values_one_is_enough) {
  EXPECT_TRUE(holds_here(condition_that_is("departments", "surgery")));
  EXPECT_FALSE(holds_here(condition_that_is("departments", "dentistry")));
  EXPECT_TRUE(holds_here(condition_that(Kind::in, "departments", {"dentistry", "surgery"})));
}

TEST(Condition, a_field_is_in_a_list) {
  EXPECT_TRUE(holds_here(condition_that(Kind::in, "needed", {"yes", "no"})));
  EXPECT_FALSE(holds_here(condition_that(Kind::in, "needed", {"yes", "perhaps"})));
  EXPECT_FALSE(holds_here(condition_that(Kind::in, "needed", {})));
  EXPECT_FALSE(holds_here(condition_that(Kind::in, "empty", {"yes", "no"})));
}

TEST(Condition, a_number_is_more_than_a_bound) {
  EXPECT_TRUE(holds_here(condition_that(Kind::more_than, "quantity", {"12"})));
  EXPECT_TRUE(holds_here(condition_that(Kind::more_than, "quantity", {"-100"})));
  EXPECT_TRUE(holds_here(condition_that(Kind::more_than, "quantity", {"9"})));
  EXPECT_FALSE(holds_here(condition_that(Kind::more_than, "quantity", {"12.5"})));
  EXPECT_FALSE(holds_here(condition_that(Kind::more_than, "quantity", {"100"})));
}

TEST(Condition, what_is_no_number_is_not_more_than_anything) {
  for (const auto* field : {"note", "empty", "departments"}) {
    EXPECT_FALSE(holds_here(condition_that(Kind::more_than, field, {"0"}))) << field;
  }
  EXPECT_FALSE(holds_here(condition_that(Kind::more_than, "quantity", {"x"})));
  EXPECT_FALSE(holds_here(condition_that(Kind::more_than, "quantity", {})));
}

TEST(Condition, a_field_is_filled_or_empty) {
  EXPECT_TRUE(holds_here(filled("note")));
  EXPECT_TRUE(holds_here(filled("departments")));
  EXPECT_FALSE(holds_here(filled("empty")));
  EXPECT_FALSE(holds_here(filled("note", false)));
  EXPECT_TRUE(holds_here(filled("empty", false)));
}

TEST(Condition, conditions_are_joined) {
  const FieldCondition yes = filled("note");
  const FieldCondition no = filled("empty");
  EXPECT_TRUE(holds_here(condition_of(Kind::all, {yes, yes})));
  EXPECT_FALSE(holds_here(condition_of(Kind::all, {yes, no})));
  EXPECT_TRUE(holds_here(condition_of(Kind::any, {no, yes})));
  EXPECT_FALSE(holds_here(condition_of(Kind::any, {no, no})));
  EXPECT_TRUE(holds_here(condition_of(Kind::negation, {no})));
  EXPECT_FALSE(holds_here(condition_of(Kind::negation, {yes})));
  EXPECT_TRUE(holds_here(condition_of(Kind::negation, {condition_of(Kind::all, {yes, no})})));
  EXPECT_TRUE(holds_here(condition_of(Kind::all, {})));
  EXPECT_FALSE(holds_here(condition_of(Kind::any, {})));
}

}  // namespace
}  // namespace shirube
