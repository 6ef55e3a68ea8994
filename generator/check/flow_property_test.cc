// The checker's verdicts on random flows are those of somebody who tries every answer everywhere.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "generator/check/flow_check.h"
#include "generator/check/flow_graph.h"
#include "generator/model/flow_walk.h"

namespace shirube {
namespace {

using Ids = std::set<std::string>;

constexpr Date today{2026, 11, 21};

/// Random flows of up to 8 questions. Every thing has a line of its own, by which a diagnostic can be told.
class RandomFlow {
 public:
  explicit RandomFlow(unsigned seed) : random_(seed) {}

  Flow make() {
    Flow flow;
    const int questions = up_to(1, 8);
    const int outcomes = up_to(1, 4);
    for (int number = 0; number < questions; ++number) names_.push_back("q" + std::to_string(number));
    for (int number = 0; number < outcomes; ++number) names_.push_back("o" + std::to_string(number));
    flow.start = text("q0");
    flow.facts.resize(1);
    flow.facts[0].id = text("fact");
    for (const char* value : {"u", "v"}) flow.facts[0].values.push_back({text(value), {}, {}});
    for (int number = 0; number < questions; ++number) flow.questions.push_back(question(number));
    for (int number = 0; number < outcomes; ++number) {
      Outcome& outcome = flow.outcomes.emplace_back();
      outcome.id = text(names_[static_cast<std::size_t>(questions + number)]);
      outcome.links.emplace_back();
      if (one_in(3)) outcome.again = text(names_[static_cast<std::size_t>(up_to(0, questions - 1))]);
      if (one_in(10)) outcome.condition = only_osaka();
    }
    return flow;
  }

 private:
  int up_to(int from, int to) { return static_cast<int>(random_() % static_cast<unsigned>(to - from + 1)) + from; }
  bool one_in(int chance) { return up_to(1, chance) == 1; }
  Text text(const std::string& written) { return {written, {FileId{0}, ++line_, 1, 1}}; }
  Condition only_osaka() { return {{text("osaka")}, {}}; }

  /// Mostly onwards, so that many flows have no circle.
  std::string target(int number) {
    const int last = static_cast<int>(names_.size()) - 1;
    return names_[static_cast<std::size_t>(one_in(12) ? up_to(0, last) : up_to(std::min(number + 1, last), last))];
  }

  Question question(int number) {
    Question question;
    question.id = text(names_[static_cast<std::size_t>(number)]);
    question.kind =
        std::array{QuestionKind::one,  QuestionKind::one,    QuestionKind::one,
                   QuestionKind::many, QuestionKind::number, QuestionKind::date}[static_cast<std::size_t>(up_to(0, 5))];
    const bool is_chosen = question.kind == QuestionKind::one || question.kind == QuestionKind::many;
    for (int choice = is_chosen ? up_to(1, 3) : 0; choice > 0; --choice) {
      Choice& added = question.choices.emplace_back();
      added.id = text("c" + std::to_string(choice));
      if (question.kind == QuestionKind::one) added.to = text(target(number));
      if (one_in(8)) added.condition = only_osaka();
    }
    for (int route = question.kind == QuestionKind::one ? 0 : up_to(1, 4); route > 0; --route) {
      question.routes.push_back(this->route(question, number));
    }
    if (question.kind == QuestionKind::one && one_in(3)) {
      question.decided.push_back({text("fact"), {text(one_in(2) ? "u" : "v")}, text("c1"), {}});
    }
    return question;
  }

  Route route(const Question& question, int number) {
    using Test = Route::Test;
    static constexpr std::array<Test, 4> chosen = {Test::any_of, Test::all_of, Test::none, Test::otherwise};
    static constexpr std::array<Test, 5> numbers = {Test::less_than, Test::at_most, Test::more_than, Test::at_least,
                                                    Test::otherwise};
    static constexpr std::array<Test, 3> dates = {Test::older_than, Test::within, Test::otherwise};
    Route route;
    route.span = text("").span;
    route.to = text(target(number));
    route.amount = up_to(0, 4);
    if (question.kind == QuestionKind::number) route.test = numbers[static_cast<std::size_t>(up_to(0, 4))];
    if (question.kind == QuestionKind::date) route.test = dates[static_cast<std::size_t>(up_to(0, 2))];
    if (question.kind != QuestionKind::many) return route;
    route.test = chosen[static_cast<std::size_t>(up_to(0, 3))];
    if (route.test != Test::any_of && route.test != Test::all_of) return route;
    for (const Choice& choice : question.choices) {
      if (one_in(2) || route.choices.empty()) route.choices.push_back(text(choice.id.text));
    }
    return route;
  }

  std::mt19937 random_;  // the same numbers everywhere
  std::vector<std::string> names_;
  std::uint32_t line_ = 0;
};

/// All that anybody might answer: more than all that makes a difference.
std::vector<std::string> answers_to(const Question& question) {
  std::vector<std::string> answers;
  switch (question.kind) {
    case QuestionKind::one:
      for (const Choice& choice : question.choices) answers.push_back(choice.id.text);
      break;
    case QuestionKind::many:
      for (unsigned set = 0; set < (1U << question.choices.size()); ++set) {
        std::string answer;
        for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
          if ((set >> choice & 1U) == 0) continue;
          answer.append(answer.empty() ? "" : "+").append(question.choices[choice].id.text);
        }
        answers.push_back(answer.empty() ? "-" : answer);
      }
      break;
    case QuestionKind::number:
      for (int number = -2; number <= 7; ++number) answers.push_back(std::to_string(number));
      break;
    case QuestionKind::date:
      for (int days = -2; days <= 7; ++days) {
        answers.push_back(format_date(date_of_day_number(day_number(today) - days)));
      }
      break;
  }
  return answers;
}

/// Tries every answer at every place, whatever the facts are.
class Walker {
 public:
  explicit Walker(const Flow& flow) : flow_(flow) {
    for (const Facts& facts : {Facts{}, Facts{{"fact", "u"}}, Facts{{"fact", "v"}}}) {
      facts_ = &facts;
      tried_.clear();
      begin(flow.start.text);
    }
  }

  Ids reached;
  Ids endless;  // questions that lead back to themselves with no outcome between
  std::size_t longest = 0;

 private:
  /// A new stretch, from the start or from an outcome's `again`.
  void begin(const std::string& id) {
    if (!tried_.insert(id).second) return;
    std::vector<FlowPassage> passed;
    place_of(flow_, id, *facts_, &passed);
    go(id, {}, id == flow_.start.text);
  }

  void go(const std::string& id, std::vector<std::string> before, bool is_from_start) {
    std::vector<FlowPassage> passed;
    const FlowPlace place = place_of(flow_, id, *facts_, &passed);
    for (const FlowPassage& passage : passed) {
      if (!enter(passage.question->id.text, before)) return;
    }
    if (place.outcome != nullptr) {
      reached.insert(place.outcome->id.text);
      if (is_from_start) longest = std::max(longest, before.size());
      if (!place.outcome->again.empty()) begin(place.outcome->again.text);
      return;
    }
    if (place.question == nullptr || !enter(place.question->id.text, before)) {
      if (is_from_start) longest = std::max(longest, before.size());
      return;
    }
    if (is_from_start) longest = std::max(longest, before.size());
    for (const std::string& answer : answers_to(*place.question)) {
      const std::string_view to = target_of(*place.question, answer, today);
      if (!to.empty()) go(std::string(to), before, is_from_start);
    }
  }

  /// Whether the question was not passed before on this stretch.
  bool enter(const std::string& id, std::vector<std::string>& before) {
    const auto first = std::find(before.begin(), before.end(), id);
    endless.insert(first, before.end());
    reached.insert(id);
    const bool is_new = first == before.end();
    before.push_back(id);
    return is_new;
  }

  const Flow& flow_;
  const Facts* facts_ = nullptr;
  Ids tried_;
};

/// Of each question by itself: the answers that lead nowhere.
bool has_gap(const Question& question) {
  for (const std::string& answer : answers_to(question)) {
    if (target_of(question, answer, today).empty()) return true;
  }
  return false;
}

std::set<const Route*> routes_taken(const Question& question) {
  std::set<const Route*> taken;
  for (const std::string& answer : answers_to(question)) {
    if (const auto way = way_of(question, answer, today)) taken.insert(way->route);
  }
  return taken;
}

class FlowVerdicts : public testing::TestWithParam<unsigned> {
 protected:
  FlowVerdicts() {
    for (const char* id : {"national", "osaka"}) {
      Edition& edition = site_.editions.emplace_back();
      edition.id = id;
      edition.lineage = {id};
      if (edition.id == "osaka") edition.lineage.push_back("national");
    }
  }

  /// What is told of the flow in one edition, by code: the lines of the places.
  std::map<std::string, std::set<std::uint32_t>> told_in(const Flow& flow, std::size_t edition) {
    Site site = site_;
    site.editions = {site_.editions[edition]};
    Diagnostics diagnostics;
    check_flow(site, {"random", {flow}, {0}}, diagnostics);
    std::map<std::string, std::set<std::uint32_t>> told;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      told[std::string(diagnostic.code)].insert(diagnostic.span.line);
    }
    return told;
  }

  Site site_;
};

TEST_P(FlowVerdicts, AreThoseOfWalkingEveryPath) {
  for (unsigned number = 0; number < 250; ++number) {
    const unsigned seed = GetParam() * 1000 + number;
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Flow written = RandomFlow(seed).make();
    for (std::size_t edition = 0; edition < site_.editions.size(); ++edition) {
      const Flow flow = resolve_flow(written, site_.editions[edition]);
      if (flow.questions.empty()) continue;
      const Walker walker(flow);
      const FlowGraph graph = graph_of(flow);
      const std::vector<bool> reached = reached_from(graph, graph.start);
      auto told = told_in(written, edition);

      Ids reached_ids;
      std::set<std::uint32_t> unreachable;
      bool is_dead_or_untaken = false;
      for (PlaceIndex place = 0; place < graph.size(); ++place) {
        if (reached[place]) reached_ids.insert(graph.id(place).text);
        if (walker.reached.count(graph.id(place).text) == 0) unreachable.insert(graph.id(place).span.line);
      }
      EXPECT_EQ(reached_ids, walker.reached);

      Ids endless;
      for (const auto& group : groups_of(graph, reached)) {
        if (!is_endless(graph, group)) continue;
        for (const PlaceIndex place : group) endless.insert(graph.id(place).text);
      }
      EXPECT_EQ(endless, walker.endless);
      EXPECT_EQ(told.count("flow-endless") != 0, !walker.endless.empty());

      const std::vector<PlaceIndex> longest = longest_path(graph);
      if (walker.endless.empty()) {
        EXPECT_EQ(
            std::count_if(longest.begin(), longest.end(), [&](PlaceIndex each) { return graph.is_question(each); }),
            static_cast<std::ptrdiff_t>(walker.longest));
      } else {
        EXPECT_TRUE(longest.empty());
      }

      for (const Question& question : flow.questions) {
        const std::uint32_t line = question.id.span.line;
        const bool is_chosen = question.kind == QuestionKind::one || question.kind == QuestionKind::many;
        const bool is_dead = is_chosen ? question.choices.empty() : question.routes.empty();
        const bool has_no_way = is_dead || (question.kind != QuestionKind::one && question.routes.empty());
        EXPECT_EQ(told["flow-no-choice"].count(line) != 0, has_no_way) << question.id.text;
        is_dead_or_untaken = is_dead_or_untaken || has_no_way;
        if (question.kind == QuestionKind::one || has_no_way) continue;
        bool tells_gap = told["flow-routes-gap"].count(line) != 0;
        for (const Choice& choice : question.choices) {
          tells_gap = tells_gap || told["flow-undecided"].count(choice.id.span.line) != 0;
        }
        EXPECT_EQ(tells_gap, has_gap(question)) << question.id.text;
        const std::set<const Route*> taken = routes_taken(question);
        for (const FlowGraph::Way& way : graph.ways[graph.find(question.id.text)]) {
          EXPECT_EQ(way.is_taken, taken.count(way.way.route) != 0) << question.id.text;
          is_dead_or_untaken = is_dead_or_untaken || !way.is_taken;
        }
      }
      // What hides behind a mistake that is told is not told; else all is.
      if (is_dead_or_untaken || told.count("reference-left-out") != 0) {
        for (const std::uint32_t line : told["flow-unreachable"]) EXPECT_EQ(unreachable.count(line), 1U);
      } else {
        EXPECT_EQ(told["flow-unreachable"], unreachable);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, FlowVerdicts, testing::Range(0U, 8U));

}  // namespace
}  // namespace shirube
