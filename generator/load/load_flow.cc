#include "generator/load/load_flow.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/load/load_parts.h"
#include "generator/load/map_reader.h"
#include "generator/model/flow_walk.h"

namespace shirube {
namespace {

// What an id in a flow names is looked up by generator/check, which knows what was meant: such texts are read as they
// are.

Fact load_fact(MapReader& item, Text id) {
  Fact fact;
  fact.id = std::move(id);
  fact.title = item.text("title", Need::required);
  fact.values = item.maps_or_texts_by_id("values", "label", Need::required, [](MapReader& value, Text value_id) {
    return Fact::Value{std::move(value_id), value.text("label", Need::required), value.condition()};
  });
  fact.condition = item.condition();
  return fact;
}

struct Comparison {
  std::string_view key;
  Route::Test test;
};
using Comparisons = std::span<const Comparison>;

constexpr Comparison of_many[] = {
    {"any-of", Route::Test::any_of},
    {"all-of", Route::Test::all_of},
    {"none", Route::Test::none},
    {"otherwise", Route::Test::otherwise},
};
// In the order of dates, of numbers, of both: a question whose kind cannot be read may have any of them.
constexpr Comparison of_dates_and_numbers[] = {
    {"older-than", Route::Test::older_than}, {"within", Route::Test::within},
    {"before", Route::Test::before},         {"from", Route::Test::from},
    {"otherwise", Route::Test::otherwise},   {"less-than", Route::Test::less_than},
    {"at-most", Route::Test::at_most},       {"more-than", Route::Test::more_than},
    {"at-least", Route::Test::at_least},
};
constexpr Comparisons of_date_or_number{of_dates_and_numbers};
constexpr Comparisons of_dates = of_date_or_number.first(5);
constexpr Comparisons of_numbers = of_date_or_number.last(5);

/// Reads what one comparison compares with; false, and reported, where it cannot be read.
class RouteReader {
 public:
  RouteReader(MapReader& item, std::string_view key, Route& route) : item_(item), key_(key), route_(route) {}

  bool read() {
    switch (route_.test) {
      case Route::Test::any_of:
      case Route::Test::all_of:
        route_.choices = item_.texts(key_);
        return !route_.choices.empty();
      case Route::Test::none:
      case Route::Test::otherwise:
        return item_.choice(key_, {"true"}).has_value();
      case Route::Test::older_than:
      case Route::Test::within:
        return read_period();
      case Route::Test::before:
      case Route::Test::from:
        return read_date();
      case Route::Test::less_than:
      case Route::Test::at_most:
      case Route::Test::more_than:
      case Route::Test::at_least:
        return read_number();
    }
    return false;
  }

 private:
  bool read_period() {
    constexpr std::string_view units[] = {"days", "weeks"};
    constexpr int days_of_unit[] = {1, 7};
    YamlNode& written = *item_.raw(key_);
    if (written.kind != YamlNode::Kind::map) return item_.report_wrong_type(key_, "map", written), false;
    MapReader period(written, item_.diagnostics());
    std::optional<int> count;
    if (const auto unit = period.one_of(units)) {
      const std::string_view name = units[unit->index];
      count = period.number(name, 0, flow_period_limit);
      if (count) {
        route_.amount = std::int64_t{*count} * days_of_unit[unit->index];
        route_.written = {std::to_string(*count).append(" ").append(name), period.raw(name)->span()};
      }
    }
    period.finish();
    return count.has_value();
  }

  bool read_date() {
    const auto date = item_.date(key_, route_.written.span);
    if (!date) return false;
    route_.amount = day_number(*date);
    route_.written.text = format_date(*date);
    return true;
  }

  bool read_number() {
    const auto number = item_.number(key_, -flow_number_limit, flow_number_limit);
    if (!number) return false;
    route_.amount = *number;
    route_.written = {std::to_string(*number), item_.raw(key_)->span()};
    return true;
  }

  MapReader& item_;
  std::string_view key_;
  Route& route_;
};

/// nothing where it has no comparison that can be read.
std::optional<Route> load_route(MapReader& item, Comparisons comparisons) {
  Route route;
  std::vector<std::string_view> keys;
  for (const Comparison& comparison : comparisons) keys.push_back(comparison.key);
  bool is_whole = false;
  if (const auto chosen = item.one_of(keys)) {
    const Comparison& comparison = comparisons[chosen->index];
    route.span = chosen->span;
    route.test = comparison.test;
    is_whole = RouteReader(item, comparison.key, route).read();
  }
  route.to = item.text("to", Need::required);
  route.condition = item.condition();
  return is_whole ? std::optional(std::move(route)) : std::nullopt;
}

void load_routes(MapReader& item, Comparisons comparisons, Question& question) {
  auto routes = item.maps("routes", Need::required, [&](MapReader& each) { return load_route(each, comparisons); });
  question.is_whole = question.is_whole && !routes.empty();
  for (auto& route : routes) {
    question.is_whole = question.is_whole && route && !route->to.empty();
    if (route) question.routes.push_back(std::move(*route));
  }
}

/// That a choice of a question without routes leads nowhere is told by generator/check.
Choice load_choice(MapReader& item, QuestionKind kind) {
  Choice choice;
  choice.id = item.id("id", Need::required);
  choice.label = item.text("label", Need::required);
  if (kind == QuestionKind::one) choice.to = item.text("to");
  choice.note = item.text("note");
  choice.condition = item.condition();
  return choice;
}

/// `{fact: value}` or `{fact: [value, …]}`.
void load_when(MapReader& item, Decision& decision) {
  YamlNode* when = item.raw("when");
  if (when == nullptr) return item.report_missing("when");
  if (when->kind != YamlNode::Kind::map || when->entries.empty()) {
    YamlNode found;
    found.kind = when->kind == YamlNode::Kind::map ? YamlNode::Kind::nothing : when->kind;
    found.scalar.span = when->span();
    return item.report_wrong_type("when", "map", found);
  }
  std::vector<std::string> facts;
  for (const YamlEntry& entry : when->entries) facts.push_back(entry.key.text);
  const std::vector<std::string_view> keys(facts.begin(), facts.end());
  decision.fact = when->entries.front().key;
  MapReader reader(*when, item.diagnostics());
  reader.one_of(keys);
  decision.values = reader.texts(facts.front());
  reader.finish();
}

Decision load_decision(MapReader& item) {
  Decision decision;
  load_when(item, decision);
  decision.choice = item.text("choice", Need::required);
  decision.condition = item.condition();
  return decision;
}

/// `answer: date` and `answer: number` leave nothing to choose from; both keys together are one too many.
void load_answers(MapReader& item, Question& question) {
  if (item.has("answer")) {
    const auto kind = item.choice("answer", {"date", "number"});
    question.kind = kind == std::size_t{1} ? QuestionKind::number : QuestionKind::date;
    const Comparisons of_kind = question.kind == QuestionKind::date ? of_dates : of_numbers;
    question.is_whole = kind.has_value();
    load_routes(item, kind ? of_kind : of_date_or_number, question);
    return;
  }
  const auto kind = item.choice("choose", {"one", "many"});
  const bool is_many = kind ? *kind == 1 : item.has("choose") && item.has("routes");
  question.kind = is_many ? QuestionKind::many : QuestionKind::one;
  bool are_whole = true;
  question.choices = item.maps("choices", Need::required, [&](MapReader& written) {
    Choice choice = load_choice(written, question.kind);
    const bool has_unread_target = question.kind == QuestionKind::one && written.has("to") && choice.to.empty();
    are_whole = are_whole && !choice.id.empty() && !has_unread_target;
    return choice;
  });
  question.is_whole = are_whole && !question.choices.empty() && (kind || !item.has("choose"));
  if (is_many) load_routes(item, of_many, question);
  question.decided = item.maps("decided", Need::optional, load_decision);
}

Question load_question(MapReader& item, Text id) {
  Question question;
  question.id = std::move(id);
  question.ask = item.text("ask", Need::required);
  question.help = item.markdown("help");
  load_answers(item, question);
  question.condition = item.condition();
  return question;
}

Outcome load_outcome(MapReader& item, Text id) {
  Outcome outcome;
  outcome.id = std::move(id);
  if (item.choice("kind", {"remedy", "done"}) == std::size_t{1}) outcome.kind = OutcomeKind::done;
  outcome.title = item.text("title", Need::required);
  outcome.body = item.markdown("body");
  outcome.steps = item.maps("steps", Need::optional, load_step);
  outcome.links = load_links(item, "link");
  outcome.contact = item.id("contact");
  outcome.next = item.text("next");
  outcome.again = item.text("again");
  outcome.condition = item.condition();
  return outcome;
}

/// All outcomes stand on one page, and so do the questions: `q-ID` and `o-ID` are their anchors.
void report_duplicate_anchors(const Flow& flow, Diagnostics& diagnostics) {
  std::vector<Text> places;
  for (const Question& question : flow.questions) places.push_back({"q-" + question.id.text, question.id.span});
  for (const Outcome& outcome : flow.outcomes) places.push_back({"o-" + outcome.id.text, outcome.id.span});
  std::vector<const Text*> anchors;
  for (const Text& place : places) anchors.push_back(&place);
  for (const Outcome& outcome : flow.outcomes) {
    for (const Step& step : outcome.steps) {
      anchors.push_back(&step.id);
      for (const Aside& aside : step.asides) anchors.push_back(&aside.id);
    }
  }
  report_duplicate_ids(anchors, diagnostics);
}

}  // namespace

Flow load_flow(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Flow flow;
  flow.id = std::move(id);
  MapReader map(node, diagnostics);
  flow.span = map.span();
  flow.title = map.text("title", Need::required);
  flow.summary = map.text("summary");
  flow.audience = load_listed_ids(map, "audience");
  flow.notes = load_notes(map);
  flow.facts = map.maps_by_id("facts", Need::optional, load_fact);
  flow.start = map.text("start", Need::required);
  flow.questions = map.maps_by_id("questions", Need::required, load_question);
  flow.outcomes = map.maps_by_id("outcomes", Need::required, load_outcome);
  flow.related = load_links(map, "related");
  flow.sources = load_sources(map);
  flow.contact = map.id("contact");
  flow.reviewed = map.date("reviewed", flow.reviewed_span);
  flow.condition = map.condition();
  map.finish();
  report_duplicate_anchors(flow, diagnostics);
  return flow;
}

}  // namespace shirube
