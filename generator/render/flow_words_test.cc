#include "generator/render/flow_words.h"

#include <gtest/gtest.h>

#include "generator/model/flow_walk.h"
#include "generator/model/hole.h"

namespace shirube {
namespace {

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

Choice choice(std::string_view id, std::string_view label) {
  Choice choice;
  choice.id = text(id);
  choice.label = text(label);
  return choice;
}

Question question() {
  Question question;
  question.id = text("missing");
  question.kind = QuestionKind::many;
  question.choices = {choice("name", "名前"), choice("place", "住所"), choice("phone", "電話")};
  return question;
}

Route route(Route::Test test, std::int64_t amount = 0, std::string_view written = {}) {
  Route route;
  route.test = test;
  route.amount = amount;
  route.written = text(written);
  return route;
}

Route by_choices(Route::Test test, std::initializer_list<const char*> ids) {
  Route made = route(test);
  for (const char* id : ids) made.choices.push_back(text(id));
  return made;
}

std::string japanese(const Route& route) { return route_in_words(question(), route, Language::japanese); }
std::string english(const Route& route) { return route_in_words(question(), route, Language::english); }

TEST(FlowWords, a_route_by_choices_names_their_labels) {
  const Route any_of = by_choices(Route::Test::any_of, {"name", "phone"});
  EXPECT_EQ(japanese(any_of), "「名前」、「電話」のどれかを選んだとき");
  EXPECT_EQ(english(any_of), "any of “名前”, “電話”");
  const Route all_of = by_choices(Route::Test::all_of, {"place", "name", "phone"});
  EXPECT_EQ(japanese(all_of), "「住所」、「名前」、「電話」をすべて選んだとき");
  EXPECT_EQ(english(all_of), "all of “住所”, “名前”, “電話”");
}

TEST(FlowWords, a_route_by_one_choice_says_neither_any_nor_all) {
  for (const Route::Test test : {Route::Test::any_of, Route::Test::all_of}) {
    EXPECT_EQ(japanese(by_choices(test, {"place"})), "「住所」を選んだとき");
    EXPECT_EQ(english(by_choices(test, {"place"})), "“住所” is chosen");
  }
}

TEST(FlowWords, a_choice_that_the_question_lacks_is_not_named) {
  EXPECT_EQ(japanese(by_choices(Route::Test::any_of, {"gone", "place"})), "「住所」を選んだとき");
}

TEST(FlowWords, a_route_by_nothing_chosen_and_one_that_takes_the_rest) {
  EXPECT_EQ(japanese(route(Route::Test::none)), "何も選ばないとき");
  EXPECT_EQ(english(route(Route::Test::none)), "nothing is chosen");
  EXPECT_EQ(japanese(route(Route::Test::otherwise)), "そのほかのとき");
  EXPECT_EQ(english(route(Route::Test::otherwise)), "otherwise");
}

TEST(FlowWords, a_period_keeps_the_unit_in_which_it_was_written) {
  EXPECT_EQ(japanese(route(Route::Test::older_than, 21, "3 weeks")), "3週間より前");
  EXPECT_EQ(english(route(Route::Test::older_than, 21, "3 weeks")), "more than 3 weeks ago");
  EXPECT_EQ(japanese(route(Route::Test::older_than, 21, "21 days")), "21日より前");
  EXPECT_EQ(english(route(Route::Test::older_than, 21, "21 days")), "more than 21 days ago");
  EXPECT_EQ(japanese(route(Route::Test::within, 21, "3 weeks")), "3週間以内");
  EXPECT_EQ(english(route(Route::Test::within, 21, "3 weeks")), "within 3 weeks");
}

TEST(FlowWords, one_week_and_one_day_are_not_plural) {
  EXPECT_EQ(japanese(route(Route::Test::within, 7, "1 weeks")), "1週間以内");
  EXPECT_EQ(english(route(Route::Test::within, 7, "1 weeks")), "within 1 week");
  EXPECT_EQ(japanese(route(Route::Test::older_than, 1, "1 days")), "1日より前");
  EXPECT_EQ(english(route(Route::Test::older_than, 1, "1 days")), "more than 1 day ago");
  EXPECT_EQ(english(route(Route::Test::within, 11, "11 days")), "within 11 days");
}

TEST(FlowWords, a_route_by_a_date_tells_it_for_readers) {
  const std::int64_t april = day_number({2025, 4, 1});
  EXPECT_EQ(japanese(route(Route::Test::before, april, "2025-04-01")), "2025年4月1日より前");
  EXPECT_EQ(english(route(Route::Test::before, april, "2025-04-01")), "before 1 April 2025");
  EXPECT_EQ(japanese(route(Route::Test::from, april, "2025-04-01")), "2025年4月1日以降");
  EXPECT_EQ(english(route(Route::Test::from, april, "2025-04-01")), "1 April 2025 or later");
}

TEST(FlowWords, a_route_by_a_number_says_whether_the_number_itself_is_meant) {
  const std::tuple<Route::Test, const char*, const char*> cases[] = {
      {Route::Test::less_than, "-8未満", "less than -8"},
      {Route::Test::at_most, "-8以下", "-8 or less"},
      {Route::Test::more_than, "-8を超える", "more than -8"},
      {Route::Test::at_least, "-8以上", "-8 or more"},
  };
  for (const auto& [test, in_japanese, in_english] : cases) {
    EXPECT_EQ(japanese(route(test, -8, "-8")), in_japanese);
    EXPECT_EQ(english(route(test, -8, "-8")), in_english);
  }
}

TEST(FlowWords, values_in_labels_become_holes) {
  Question asked = question();
  asked.choices[0].label = text("{{ contact.name }}の名前");
  EXPECT_EQ(route_in_words(asked, by_choices(Route::Test::any_of, {"name"}), Language::japanese),
            "「" + hole("contact.name") + "の名前」を選んだとき");
}

TEST(FlowWords, braces_in_a_label_are_only_text) {
  Question asked = question();
  asked.choices[0].label = text("{choices}");
  EXPECT_EQ(route_in_words(asked, by_choices(Route::Test::any_of, {"name"}), Language::japanese),
            "「{choices}」を選んだとき");
}

TEST(FlowWords, the_word_of_a_test_is_that_of_the_file) {
  const std::pair<Route::Test, const char*> cases[] = {
      {Route::Test::any_of, "any-of"},     {Route::Test::all_of, "all-of"},
      {Route::Test::none, "none"},         {Route::Test::older_than, "older-than"},
      {Route::Test::within, "within"},     {Route::Test::before, "before"},
      {Route::Test::from, "from"},         {Route::Test::less_than, "less-than"},
      {Route::Test::at_most, "at-most"},   {Route::Test::more_than, "more-than"},
      {Route::Test::at_least, "at-least"}, {Route::Test::otherwise, "otherwise"},
  };
  for (const auto& [test, word] : cases) EXPECT_EQ(word_of(test), word);
}

class FlowWordsTest : public testing::Test {
 protected:
  FlowWordsTest() {
    for (const char* id : {"first", "missing"}) {
      flow.questions.emplace_back().id = text(id);
    }
    flow.questions[1] = question();
    for (const char* id : {"wait", "ask", "apply"}) flow.outcomes.emplace_back().id = text(id);
    flow.outcomes[1].kind = OutcomeKind::done;
    Fact facility;
    facility.id = text("facility");
    facility.title = text("医療機関の種類");
    facility.values = {{text("hospital"), text("病院"), {}}, {text("clinic"), text("診療所"), {}}};
    flow.facts = {facility};
  }

  std::string place(const char* id, Language language = Language::japanese) const {
    return place_in_words(flow, id, language);
  }

  std::string decision(std::initializer_list<const char*> values, Language language, const char* fact = "facility",
                       const char* chosen = "name") const {
    Decision decision;
    decision.fact = text(fact);
    for (const char* value : values) decision.values.push_back(text(value));
    decision.choice = text(chosen);
    return decision_in_words(flow, flow.questions[1], decision, language);
  }

  Flow flow;
};

TEST_F(FlowWordsTest, questions_and_outcomes_are_told_by_their_numbers_among_their_kind) {
  EXPECT_EQ(place("first"), "質問1");
  EXPECT_EQ(place("missing"), "質問2");
  EXPECT_EQ(place("wait"), "対処1");
  EXPECT_EQ(place("ask"), "結果1");
  EXPECT_EQ(place("apply"), "対処2");
  EXPECT_EQ(place("missing", Language::english), "question 2");
  EXPECT_EQ(place("wait", Language::english), "remedy 1");
  EXPECT_EQ(place("ask", Language::english), "result 1");
}

TEST_F(FlowWordsTest, an_id_that_the_flow_lacks_has_no_place) {
  EXPECT_EQ(place("nowhere"), "");
  EXPECT_EQ(place(""), "");
}

TEST_F(FlowWordsTest, fragments_tell_questions_from_outcomes) {
  EXPECT_EQ(fragment_of(flow, "missing"), "q-missing");
  EXPECT_EQ(fragment_of(flow, "apply"), "o-apply");
}

TEST_F(FlowWordsTest, a_decision_tells_the_fact_its_values_and_the_choice) {
  EXPECT_EQ(decision({"clinic"}, Language::japanese), "医療機関の種類が「診療所」のときは、「名前」に決まります。");
  EXPECT_EQ(decision({"clinic"}, Language::english), "Where “医療機関の種類” is “診療所”, the answer is “名前”.");
  EXPECT_EQ(decision({"hospital", "clinic"}, Language::japanese),
            "医療機関の種類が「病院」、「診療所」のときは、「名前」に決まります。");
  EXPECT_EQ(decision({"hospital", "clinic"}, Language::english),
            "Where “医療機関の種類” is “病院”, “診療所”, the answer is “名前”.");
}

TEST_F(FlowWordsTest, a_value_that_the_fact_lacks_is_not_named) {
  EXPECT_EQ(decision({"gone", "clinic"}, Language::japanese),
            "医療機関の種類が「診療所」のときは、「名前」に決まります。");
}

}  // namespace
}  // namespace shirube
