#include <string>

#include <gtest/gtest.h>

#include "generator/load/load_flow.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// Whether all answers of a question of these keys could be read; each text has one mistake or none.
bool is_whole(const std::string& keys) {
  const std::string text = "title: T\nstart: q\noutcomes: {o: {title: O}}\nquestions:\n  q: {ask: A, " + keys + "}\n";
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, text}, diagnostics);
  EXPECT_TRUE(node) << text;
  if (!node) return false;
  const Flow flow = load_flow("mail", *node, diagnostics);
  const bool whole = flow.questions.at(0).is_whole;
  EXPECT_LE(diagnostics.all().size(), 1U) << text;
  EXPECT_TRUE(whole || diagnostics.all().size() == 1) << "what is not whole is told: " << text;
  return whole;
}

TEST(LoadFlowUnread, a_question_of_which_all_is_read_is_whole) {
  EXPECT_TRUE(is_whole("choices: [{id: a, label: A, to: o}, {id: b, label: B, to: o}]"));
  EXPECT_TRUE(is_whole("choose: many, choices: [{id: a, label: A}], routes: [{otherwise: true, to: o}]"));
  EXPECT_TRUE(is_whole("answer: number, routes: [{at-most: 3, to: o}, {otherwise: true, to: o}]"));
}

TEST(LoadFlowUnread, a_choice_without_a_target_is_whole_since_the_checks_tell_it) {
  EXPECT_TRUE(is_whole("choices: [{id: a, label: A}, {id: b, label: B, to: o}]"));
}

TEST(LoadFlowUnread, choices_that_could_not_be_read_are_missing) {
  for (const char* wrong :
       {"{id: A, label: A, to: o}", "{label: A, to: o}", "{id: a, label: A, to: [o]}", "{id: a, label: A, to: }"}) {
    EXPECT_FALSE(is_whole(std::string("choices: [{id: b, label: B, to: o}, ") + wrong + "]")) << wrong;
  }
  EXPECT_FALSE(is_whole("choices: []"));
  EXPECT_FALSE(is_whole("choose: mny, choices: [{id: a, label: A, to: o}]"));
}

TEST(LoadFlowUnread, routes_that_could_not_be_read_are_missing) {
  for (const char* wrong :
       {"{at-most: three, to: o}", "{at-mots: 3, to: o}", "{at-most: 3}", "{at-most: 3, to: [o]}"}) {
    EXPECT_FALSE(is_whole(std::string("answer: number, routes: [{otherwise: true, to: o}, ") + wrong + "]")) << wrong;
  }
  EXPECT_FALSE(is_whole("answer: date"));
  EXPECT_FALSE(is_whole("answer: date, routes: [{older-than: {week: 3}, to: o}]"));
}

}  // namespace
}  // namespace shirube
