#include "generator/render/flow_words.h"

#include <algorithm>

#include "generator/model/flow_walk.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

template <typename Item>
const Item* find(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id.text == id; });
  return found == items.end() ? nullptr : &*found;
}

std::string quoted_list(const std::vector<std::string>& texts, Language language) {
  std::string list;
  for (const std::string& text : texts) {
    if (!list.empty()) list += interface_text("flow-and", language);
    list += interface_text("flow-quoted", language, {{"text", text}});
  }
  return list;
}

/// `3 weeks` as 3週間. The author's unit is kept: 21日 would be the same, and harder to read.
std::string period_in_words(const Route& route, Language language) {
  const std::string& written = route.written.text;
  const std::size_t blank = written.find(' ');
  const std::string count = written.substr(0, blank);
  const std::string unit = blank == std::string::npos ? "days" : written.substr(blank + 1);
  const std::string key = "flow-" + (count == "1" ? unit.substr(0, unit.size() - 1) : unit);
  return interface_text(key, language, {{"count", count}});
}

}  // namespace

std::string_view word_of(Route::Test test) {
  switch (test) {
    case Route::Test::any_of:
      return "any-of";
    case Route::Test::all_of:
      return "all-of";
    case Route::Test::none:
      return "none";
    case Route::Test::older_than:
      return "older-than";
    case Route::Test::within:
      return "within";
    case Route::Test::before:
      return "before";
    case Route::Test::from:
      return "from";
    case Route::Test::less_than:
      return "less-than";
    case Route::Test::at_most:
      return "at-most";
    case Route::Test::more_than:
      return "more-than";
    case Route::Test::at_least:
      return "at-least";
    case Route::Test::otherwise:
      break;
  }
  return "otherwise";
}

std::string route_in_words(const Question& question, const Route& route, Language language) {
  const std::string key = "flow-route-" + std::string(word_of(route.test));
  switch (route.test) {
    case Route::Test::any_of:
    case Route::Test::all_of: {
      std::vector<std::string> labels;
      for (const Text& id : route.choices) {
        const Choice* choice = find(question.choices, id.text);
        if (choice != nullptr) labels.push_back(text_of(choice->label));
      }
      return interface_text(labels.size() == 1 ? "flow-route-chosen" : key, language,
                            {{"choices", quoted_list(labels, language)}});
    }
    case Route::Test::older_than:
    case Route::Test::within:
      return interface_text(key, language, {{"period", period_in_words(route, language)}});
    case Route::Test::before:
    case Route::Test::from:
      return interface_text(key, language, {{"date", date_in_words(date_of_day_number(route.amount), language)}});
    default:
      return interface_text(key, language, {{"number", std::to_string(route.amount)}});
  }
}

std::size_t number_of(const Flow& flow, const Outcome& outcome) {
  std::size_t number = 0;
  for (const Outcome& each : flow.outcomes) {
    if (each.kind == outcome.kind) ++number;
    if (&each == &outcome) break;
  }
  return number;
}

std::string place_in_words(const Flow& flow, std::string_view id, Language language) {
  if (const Question* question = find(flow.questions, id)) {
    return interface_text("flow-question-number", language,
                          {{"number", std::to_string(question - flow.questions.data() + 1)}});
  }
  if (const Outcome* outcome = find(flow.outcomes, id)) {
    const bool is_done = outcome->kind == OutcomeKind::done;
    return interface_text(is_done ? "flow-done-number" : "flow-remedy-number", language,
                          {{"number", std::to_string(number_of(flow, *outcome))}});
  }
  return {};
}

std::string fragment_of(const Flow& flow, std::string_view id) {
  return std::string(find(flow.questions, id) == nullptr ? "o-" : "q-").append(id);
}

std::string decision_in_words(const Flow& flow, const Question& question, const Decision& decision, Language language) {
  const Fact* fact = find(flow.facts, decision.fact.text);
  const Choice* choice = find(question.choices, decision.choice.text);
  std::vector<std::string> values;
  for (const Text& id : decision.values) {
    const Fact::Value* value = fact == nullptr ? nullptr : find(fact->values, id.text);
    if (value != nullptr) values.push_back(text_of(value->label));
  }
  return interface_text("flow-decided", language,
                        {{"fact", fact == nullptr ? std::string() : text_of(fact->title)},
                         {"values", quoted_list(values, language)},
                         {"choice", choice == nullptr ? std::string() : text_of(choice->label)}});
}

}  // namespace shirube
