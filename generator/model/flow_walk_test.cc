#include "generator/model/flow_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date today{2026, 11, 21};

Text text(const std::string& written) { return {written, {}}; }

Condition only(const std::string& edition) { return {{text(edition)}, {}}; }

Edition edition(const std::string& id) {
  Edition edition;
  edition.id = id;
  edition.lineage = {id};
  return edition;
}

Question question(const std::string& id, std::vector<std::pair<std::string, std::string>> choices) {
  Question question;
  question.id = text(id);
  for (auto& [choice, to] : choices) {
    question.choices.push_back({text(choice), text("label of " + choice), text(to), {}, {}});
  }
  return question;
}

Outcome outcome(const std::string& id, const std::string& again = "") {
  Outcome outcome;
  outcome.id = text(id);
  outcome.again = text(again);
  return outcome;
}

Route route(Route::Test test, const std::string& to, std::int64_t amount = 0, std::vector<std::string> choices = {}) {
  Route route;
  route.test = test;
  route.to = text(to);
  route.amount = amount;
  for (const std::string& choice : choices) route.choices.push_back(text(choice));
  return route;
}

/// waited? no: wait (come back to it). yes: mail? yes: done, no: help. Dental clinics have the mail.
Flow mail_flow() {
  Flow flow;
  flow.start = text("waited");
  flow.questions = {question("waited", {{"yes", "mail"}, {"no", "wait"}}),
                    question("mail", {{"yes", "done"}, {"no", "help"}})};
  flow.questions[1].decided = {{text("facility"), {text("dental-clinic"), text("midwife-centre")}, text("yes"), {}}};
  flow.outcomes = {outcome("wait", "waited"), outcome("done"), outcome("help")};
  return flow;
}

std::string id_of(const FlowPlace& place) {
  if (place.question != nullptr) return "question " + place.question->id.text;
  return place.outcome != nullptr ? "outcome " + place.outcome->id.text : "nowhere";
}

std::string walked(const Flow& flow, const std::vector<std::string>& answers, const Facts& facts = {}) {
  const FlowWalk walk = walk_flow(flow, facts, answers, today);
  return id_of(walk.place) + " after " + std::to_string(walk.taken);
}

TEST(FlowWalk, AnswersLeadToAnOutcome) {
  EXPECT_EQ(walked(mail_flow(), {}), "question waited after 0");
  EXPECT_EQ(walked(mail_flow(), {"yes"}), "question mail after 1");
  EXPECT_EQ(walked(mail_flow(), {"yes", "no"}), "outcome help after 2");
}

TEST(FlowWalk, StopsWhereAnAnswerIsNone) {
  EXPECT_EQ(walked(mail_flow(), {"perhaps", "yes"}), "question waited after 0");
  EXPECT_EQ(walked(mail_flow(), {"yes", ""}), "question mail after 1");
  EXPECT_EQ(walked(mail_flow(), {"yes", "no", "yes"}), "outcome help after 2");
}

TEST(FlowWalk, ComesBackFromAnOutcomeThatSaysSo) {
  EXPECT_EQ(walked(mail_flow(), {"no"}), "outcome wait after 1");
  EXPECT_EQ(walked(mail_flow(), {"no", "yes"}), "question mail after 2");
  const Flow flow = mail_flow();
  const FlowWalk walk = walk_flow(flow, {}, {"no", "no", "yes", "yes"}, today);
  std::vector<std::string> passed;
  for (const FlowPassage& passage : walk.passages) passed.push_back(id_of({passage.question, passage.outcome}));
  EXPECT_THAT(passed, ElementsAre("question waited", "outcome wait", "question waited", "outcome wait",
                                  "question waited", "question mail"));
  EXPECT_EQ(walk.place.outcome, &flow.outcomes[1]);
}

TEST(FlowWalk, AFactAnswersAQuestion) {
  EXPECT_EQ(walked(mail_flow(), {"yes"}, {{"facility", "dental-clinic"}}), "outcome done after 1");
  EXPECT_EQ(walked(mail_flow(), {"yes"}, {{"facility", "hospital"}}), "question mail after 1");
  EXPECT_EQ(walked(mail_flow(), {"yes"}, {{"size", "dental-clinic"}}), "question mail after 1");
  const Flow flow = mail_flow();
  const FlowWalk walk = walk_flow(flow, {{"facility", "midwife-centre"}}, {"yes"}, today);
  ASSERT_EQ(walk.passages.size(), 2U);
  EXPECT_FALSE(walk.passages[0].is_decided);
  EXPECT_TRUE(walk.passages[1].is_decided);
  EXPECT_EQ(walk.passages[1].question, &flow.questions[1]);
  EXPECT_EQ(walk.passages[1].way.choice, &flow.questions[1].choices[0]);
}

TEST(FlowWalk, AFactThatDecidesForAnUnknownChoiceLeavesTheQuestion) {
  Flow flow = mail_flow();
  flow.questions[1].decided[0].choice = text("perhaps");
  EXPECT_EQ(walked(flow, {"yes"}, {{"facility", "dental-clinic"}}), "question mail after 1");
}

TEST(FlowWalk, QuestionsThatFactsDecideInACircleArePassedOnce) {
  Flow flow;
  flow.start = text("a");
  flow.questions = {question("a", {{"on", "b"}}), question("b", {{"on", "a"}})};
  for (Question& each : flow.questions) each.decided = {{text("fact"), {text("value")}, text("on"), {}}};
  EXPECT_EQ(walked(flow, {}, {{"fact", "value"}}), "question a after 0");
}

TEST(FlowWalk, ATargetThatDoesNotExistIsNowhere) {
  Flow flow = mail_flow();
  flow.questions[0].choices[0].to = text("lost");
  flow.outcomes[0].again = text("lost");
  EXPECT_EQ(walked(flow, {"yes"}), "nowhere after 1");
  EXPECT_EQ(walked(flow, {"yes", "yes"}), "nowhere after 1");
  EXPECT_EQ(walked(flow, {"no", "yes"}), "nowhere after 1");
  EXPECT_EQ(walked({}, {"yes"}), "nowhere after 0");
}

TEST(FlowAnswer, OfSeveralChoicesTheFirstRouteThatFitsIsTaken) {
  Question missing = question("missing", {{"a", ""}, {"b", ""}, {"c", ""}});
  missing.kind = QuestionKind::many;
  missing.routes = {route(Route::Test::all_of, "both", 0, {"a", "b"}), route(Route::Test::any_of, "one", 0, {"a", "b"}),
                    route(Route::Test::none, "nothing"), route(Route::Test::otherwise, "rest")};
  EXPECT_EQ(target_of(missing, "a+b", today), "both");
  EXPECT_EQ(target_of(missing, "c+b+a", today), "both");
  EXPECT_EQ(target_of(missing, "b+c", today), "one");
  EXPECT_EQ(target_of(missing, "-", today), "nothing");
  EXPECT_EQ(target_of(missing, "c", today), "rest");
  for (const char* wrong : {"", "d", "a+", "+a", "a+a", "a+d", "a b", "-+a"}) {
    EXPECT_EQ(target_of(missing, wrong, today), "") << wrong;
  }
}

TEST(FlowAnswer, ADateIsComparedWithToday) {
  Question applied = question("applied", {});
  applied.kind = QuestionKind::date;
  applied.routes = {route(Route::Test::older_than, "old", 21), route(Route::Test::within, "new", 21)};
  EXPECT_EQ(target_of(applied, "2026-10-30", today), "old");
  EXPECT_EQ(target_of(applied, "2026-10-31", today), "new");
  EXPECT_EQ(target_of(applied, "2026-12-31", today), "new");
  EXPECT_EQ(target_of(applied, "2026-02-30", today), "");
  EXPECT_EQ(target_of(applied, "31", today), "");
  EXPECT_TRUE(depends_on_today(applied));
}

TEST(FlowAnswer, ADateIsComparedWithADate) {
  Question applied = question("applied", {});
  applied.kind = QuestionKind::date;
  applied.routes = {route(Route::Test::before, "old", day_number({2025, 4, 1})),
                    route(Route::Test::from, "new", day_number({2025, 4, 1}))};
  EXPECT_EQ(target_of(applied, "2025-03-31", today), "old");
  EXPECT_EQ(target_of(applied, "2025-04-01", today), "new");
  EXPECT_FALSE(depends_on_today(applied));
}

TEST(FlowAnswer, ANumberIsAWholeOne) {
  Question beds = question("beds", {});
  beds.kind = QuestionKind::number;
  beds.routes = {route(Route::Test::less_than, "few", 20), route(Route::Test::more_than, "many", 199),
                 route(Route::Test::otherwise, "some")};
  EXPECT_EQ(target_of(beds, "19", today), "few");
  EXPECT_EQ(target_of(beds, "-1", today), "few");
  EXPECT_EQ(target_of(beds, "20", today), "some");
  EXPECT_EQ(target_of(beds, "199", today), "some");
  EXPECT_EQ(target_of(beds, "200", today), "many");
  for (const char* wrong : {"", "+1", "1.5", "1,000", " 1", "1 ", "99999999999999999999", "twenty"}) {
    EXPECT_EQ(target_of(beds, wrong, today), "") << wrong;
  }
  beds.routes = {route(Route::Test::at_most, "few", 20), route(Route::Test::at_least, "many", 21)};
  EXPECT_EQ(target_of(beds, "20", today), "few");
  EXPECT_EQ(target_of(beds, "21", today), "many");
}

TEST(FlowAnswer, AChoiceThatLeadsNowhereIsNone) { EXPECT_EQ(target_of(question("q", {{"a", ""}}), "a", today), ""); }

TEST(ResolvedFlow, KeepsWhatTheEditionShows) {
  Flow flow = mail_flow();
  flow.questions[1].condition = only("osaka");
  flow.questions[0].choices[1].condition = only("osaka");
  flow.outcomes[2].condition = only("osaka");
  Step& step = flow.outcomes[1].steps.emplace_back();
  step.notes.resize(2);
  step.notes[0].condition = only("osaka");
  const Flow here = resolve_flow(flow, edition("osaka"));
  EXPECT_EQ(here.questions.size(), 2U);
  EXPECT_EQ(here.outcomes[1].steps[0].notes.size(), 2U);
  const Flow elsewhere = resolve_flow(flow, edition("kyoto"));
  ASSERT_EQ(elsewhere.questions.size(), 1U);
  EXPECT_EQ(elsewhere.questions[0].choices.size(), 1U);
  ASSERT_EQ(elsewhere.outcomes.size(), 2U);
  EXPECT_EQ(elsewhere.outcomes[1].steps[0].notes.size(), 1U);
  EXPECT_EQ(conditions_of(flow).size(), 4U);
}

TEST(ResolvedFlow, RoutesForgetChoicesThatAreLeftOut) {
  Flow flow;
  flow.questions = {question("missing", {{"a", ""}, {"b", ""}})};
  flow.questions[0].choices[1].condition = only("osaka");
  flow.questions[0].routes = {
      route(Route::Test::all_of, "both", 0, {"a", "b"}), route(Route::Test::any_of, "one", 0, {"a", "b"}),
      route(Route::Test::any_of, "b", 0, {"b"}), route(Route::Test::any_of, "lost", 0, {"lost"})};
  const Flow elsewhere = resolve_flow(flow, edition("kyoto"));
  std::vector<std::string> routes;
  for (const Route& each : elsewhere.questions[0].routes) routes.push_back(each.to.text);
  EXPECT_THAT(routes, ElementsAre("one", "lost"));
  EXPECT_EQ(elsewhere.questions[0].routes[0].choices.size(), 1U);
  EXPECT_EQ(resolve_flow(flow, edition("osaka")).questions[0].routes.size(), 4U);
}

TEST(ResolvedFlow, DecisionsForgetFactsThatAreLeftOut) {
  Flow flow = mail_flow();
  Fact& fact = flow.facts.emplace_back();
  fact.id = text("facility");
  fact.values.resize(2);
  fact.values[0].id = text("dental-clinic");
  fact.values[0].condition = only("osaka");
  fact.values[1].id = text("midwife-centre");
  const Flow elsewhere = resolve_flow(flow, edition("kyoto"));
  ASSERT_EQ(elsewhere.questions[1].decided.size(), 1U);
  EXPECT_EQ(elsewhere.questions[1].decided[0].values.size(), 1U);
  fact.condition = only("osaka");
  EXPECT_THAT(resolve_flow(flow, edition("kyoto")).questions[1].decided, IsEmpty());
}

TEST(DayNumber, CountsFromTheFirstOfJanuary1970) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({1969, 12, 31}), -1);
  EXPECT_EQ(day_number({2025, 4, 1}), 20179);
  EXPECT_EQ(date_of_day_number(20179), (Date{2025, 4, 1}));
}

}  // namespace
}  // namespace shirube
