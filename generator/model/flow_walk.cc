#include "generator/model/flow_walk.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <type_traits>
#include <utility>

namespace shirube {
namespace {

/// Calls `visit` with every list of the flow whose items carry conditions; with a list before those that its items
/// hold, so that it may take items out.
template <typename AnyFlow, typename Visit>
void for_each_list(AnyFlow& flow, const Visit& visit) {
  visit(flow.audience);
  visit(flow.notes);
  visit(flow.facts);
  for (auto& fact : flow.facts) visit(fact.values);
  visit(flow.questions);
  for (auto& question : flow.questions) {
    visit(question.choices);
    visit(question.routes);
    visit(question.decided);
  }
  visit(flow.outcomes);
  for (auto& outcome : flow.outcomes) {
    visit(outcome.links);
    visit(outcome.steps);
    for (auto& step : outcome.steps) {
      visit(step.screens);
      for (auto& use : step.screens) visit(use.points);
      visit(step.images);
      for (auto& image : step.images) visit(image.points);
      visit(step.references);
      visit(step.notes);
      visit(step.asides);
      visit(step.links);
    }
  }
  visit(flow.related);
  visit(flow.sources);
}

bool has_id(const Text& id, std::string_view wanted) { return id.text == wanted; }

template <typename Item>
const Item* find_item(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return has_id(item.id, id); });
  return found == items.end() ? nullptr : &*found;
}

/// Whether the edition leaves out what an id stands for.
template <typename Item>
bool is_left_out(std::string_view id, const std::vector<Item>& items, const Edition& edition) {
  bool stands_here = false;
  bool is_known = false;
  for (const Item& item : items) {
    if (!has_id(item.id, id)) continue;
    is_known = true;
    stands_here = stands_here || item.condition.holds(edition.lineage);
  }
  return is_known && !stands_here;
}

/// Routes name choices: one that is left out is nothing to wait for.
void forget_left_out_choices(Question& question, const Edition& edition) {
  const auto is_gone = [&](const Text& id) { return is_left_out(id.text, question.choices, edition); };
  std::erase_if(question.routes, [&](Route& route) {
    const bool was_empty = route.choices.empty();
    const std::size_t gone = std::erase_if(route.choices, is_gone);
    if (route.test == Route::Test::all_of) return gone > 0;
    return route.test == Route::Test::any_of && route.choices.empty() && !was_empty;
  });
}

/// Decisions name facts and their values.
void forget_left_out_facts(Question& question, const std::vector<Fact>& facts, const Edition& edition) {
  std::erase_if(question.decided, [&](Decision& decision) {
    if (is_left_out(decision.fact.text, facts, edition)) return true;
    const Fact* fact = find_item(facts, decision.fact.text);
    if (fact == nullptr) return false;
    const std::size_t gone = std::erase_if(
        decision.values, [&](const Text& value) { return is_left_out(value.text, fact->values, edition); });
    return gone > 0 && decision.values.empty();
  });
}

/// The choices that an answer `a+b` or `-` names; nothing where it is none.
std::optional<std::vector<std::string_view>> chosen_of(const Question& question, std::string_view answer) {
  std::vector<std::string_view> chosen;
  if (answer == "-") return chosen;
  while (true) {
    const std::size_t plus = answer.find('+');
    const std::string_view id = answer.substr(0, plus);
    const bool is_twice = std::find(chosen.begin(), chosen.end(), id) != chosen.end();
    if (is_twice || find_item(question.choices, id) == nullptr) return std::nullopt;
    chosen.push_back(id);
    if (plus == std::string_view::npos) return chosen;
    answer.remove_prefix(plus + 1);
  }
}

bool takes_choices(const Route& route, const std::vector<std::string_view>& chosen) {
  const auto is_chosen = [&](const Text& id) {
    return std::find(chosen.begin(), chosen.end(), id.text) != chosen.end();
  };
  switch (route.test) {
    case Route::Test::any_of:
      return std::any_of(route.choices.begin(), route.choices.end(), is_chosen);
    case Route::Test::all_of:
      return std::all_of(route.choices.begin(), route.choices.end(), is_chosen);
    case Route::Test::none:
      return chosen.empty();
    default:
      return route.test == Route::Test::otherwise;
  }
}

bool takes_date(const Route& route, std::int64_t day, std::int64_t today) {
  switch (route.test) {
    case Route::Test::older_than:
      return today - day > route.amount;
    case Route::Test::within:
      return today - day <= route.amount;
    case Route::Test::before:
      return day < route.amount;
    case Route::Test::from:
      return day >= route.amount;
    default:
      return route.test == Route::Test::otherwise;
  }
}

bool takes_number(const Route& route, std::int64_t number) {
  switch (route.test) {
    case Route::Test::less_than:
      return number < route.amount;
    case Route::Test::at_most:
      return number <= route.amount;
    case Route::Test::more_than:
      return number > route.amount;
    case Route::Test::at_least:
      return number >= route.amount;
    default:
      return route.test == Route::Test::otherwise;
  }
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <typename Takes>
const Route* first_route(const Question& question, const Takes& takes) {
  const auto found = std::find_if(question.routes.begin(), question.routes.end(), takes);
  return found == question.routes.end() ? nullptr : &*found;
}

const Route* route_of(const Question& question, std::string_view answer, Date today) {
  switch (question.kind) {
    case QuestionKind::many:
      if (const auto chosen = chosen_of(question, answer)) {
        return first_route(question, [&](const Route& route) { return takes_choices(route, *chosen); });
      }
      return nullptr;
    case QuestionKind::date:
      if (const auto date = parse_date(answer)) {
        return first_route(question,
                           [&](const Route& route) { return takes_date(route, day_number(*date), day_number(today)); });
      }
      return nullptr;
    case QuestionKind::number:
      if (const auto number = parse_number(answer)) {
        return first_route(question, [&](const Route& route) { return takes_number(route, *number); });
      }
      return nullptr;
    case QuestionKind::one:
      break;
  }
  return nullptr;
}

/// The way that the facts choose out of a question; nothing where it has to be asked.
std::optional<FlowWay> decided_way(const Question& question, const Facts& facts) {
  for (const Decision& decision : question.decided) {
    const auto fact = facts.find(decision.fact.text);
    if (fact == facts.end()) continue;
    const bool fits = std::any_of(decision.values.begin(), decision.values.end(),
                                  [&](const Text& value) { return value.text == fact->second; });
    if (!fits || find_item(question.choices, decision.choice.text) == nullptr) continue;
    if (const auto way = way_of(question, decision.choice.text, {})) return way;
  }
  return std::nullopt;
}

}  // namespace

Flow resolve_flow(const Flow& flow, const Edition& edition) {
  Flow resolved = flow;
  for (Question& question : resolved.questions) {
    forget_left_out_choices(question, edition);
    forget_left_out_facts(question, flow.facts, edition);
  }
  for_each_list(resolved, [&](auto& items) {
    std::erase_if(items, [&](const auto& item) { return !item.condition.holds(edition.lineage); });
  });
  return resolved;
}

std::vector<const Condition*> conditions_of(const Flow& flow) {
  std::vector<const Condition*> conditions;
  for_each_list(flow, [&](const auto& items) {
    for (const auto& item : items) {
      if (!item.condition.always()) conditions.push_back(&item.condition);
    }
  });
  return conditions;
}

FlowPlace place_of(const Flow& flow, std::string_view id, const Facts& facts, std::vector<FlowPassage>* passages) {
  std::vector<const Question*> passed;
  while (const Question* question = find_item(flow.questions, id)) {
    if (std::find(passed.begin(), passed.end(), question) != passed.end()) return {question, nullptr};
    const auto way = decided_way(*question, facts);
    if (!way) return {question, nullptr};
    passed.push_back(question);
    if (passages != nullptr) passages->push_back({question, *way, true, nullptr});
    id = way->to();
  }
  return {nullptr, find_item(flow.outcomes, id)};
}

std::optional<FlowWay> way_of(const Question& question, std::string_view answer, Date today) {
  FlowWay way;
  if (question.kind == QuestionKind::one) {
    way.choice = find_item(question.choices, answer);
  } else {
    way.route = route_of(question, answer, today);
  }
  const bool is_way = way.choice != nullptr || way.route != nullptr;
  if (!is_way || way.to().empty()) return std::nullopt;
  return way;
}

std::string_view target_of(const Question& question, std::string_view answer, Date today) {
  const auto way = way_of(question, answer, today);
  return way ? way->to() : std::string_view();
}

bool depends_on_today(const Question& question) {
  return std::any_of(question.routes.begin(), question.routes.end(), [](const Route& route) {
    return route.test == Route::Test::older_than || route.test == Route::Test::within;
  });
}

FlowWalk walk_flow(const Flow& flow, const Facts& facts, const std::vector<std::string>& answers, Date today) {
  FlowWalk walk;
  walk.place = place_of(flow, flow.start.text, facts, &walk.passages);
  for (const std::string& answer : answers) {
    if (const Outcome* outcome = walk.place.outcome; outcome != nullptr && !outcome->again.empty()) {
      walk.passages.push_back({nullptr, {}, false, outcome});
      walk.place = place_of(flow, outcome->again.text, facts, &walk.passages);
    }
    if (walk.place.question == nullptr) return walk;
    const auto way = way_of(*walk.place.question, answer, today);
    if (!way) return walk;
    walk.passages.push_back({walk.place.question, *way, false, nullptr});
    ++walk.taken;
    walk.place = place_of(flow, way->to(), facts, &walk.passages);
  }
  return walk;
}

std::int64_t day_number(Date date) {
  return std::chrono::sys_days(std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
                               std::chrono::day(static_cast<unsigned>(date.day)))
      .time_since_epoch()
      .count();
}

Date date_of_day_number(std::int64_t days) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days))};
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace shirube
