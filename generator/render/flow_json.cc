#include "generator/render/flow_json.h"

#include <nlohmann/json.hpp>

#include "generator/render/flow_words.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

using Json = nlohmann::ordered_json;

class FlowJson {
 public:
  explicit FlowJson(const std::function<std::string(std::string_view)>& fill) : fill_(fill) {}

  Json flow(const Flow& flow) const {
    Json json;
    json["id"] = flow.id;
    json["title"] = filled(flow.title);
    set_text(json, "summary", flow.summary);
    json["facts"] = list(flow.facts, [&](const Fact& item) { return fact(item); });
    json["start"] = flow.start.text;
    json["questions"] = list(flow.questions, [&](const Question& item) { return question(item); });
    json["outcomes"] = list(flow.outcomes, [&](const Outcome& item) { return outcome(item); });
    return json;
  }

 private:
  std::string filled(const Text& text) const { return fill_(text_of(text)); }

  void set_text(Json& json, const char* key, const Text& text) const {
    if (!text.empty()) json[key] = filled(text);
  }

  template <typename Item, typename Make>
  static Json list(const std::vector<Item>& items, const Make& make) {
    Json json = Json::array();
    for (const Item& item : items) json.push_back(make(item));
    return json;
  }

  static Json ids(const std::vector<Text>& texts) {
    return list(texts, [](const Text& text) { return Json(text.text); });
  }

  Json fact(const Fact& fact) const {
    return {{"id", fact.id.text},
            {"title", filled(fact.title)},
            {"values", list(fact.values, [&](const auto& value) {
               return Json{{"id", value.id.text}, {"label", filled(value.label)}};
             })}};
  }

  Json question(const Question& question) const {
    constexpr const char* kinds[] = {"one", "many", "date", "number"};
    Json json;
    json["id"] = question.id.text;
    json["kind"] = kinds[static_cast<std::size_t>(question.kind)];
    json["ask"] = filled(question.ask);
    if (!question.choices.empty()) {
      json["choices"] = list(question.choices, [&](const Choice& item) { return choice(item); });
    }
    if (!question.routes.empty()) {
      json["routes"] = list(question.routes, [&](const Route& item) { return route(item); });
    }
    if (!question.decided.empty()) json["decided"] = list(question.decided, decision);
    return json;
  }

  Json choice(const Choice& choice) const {
    Json json{{"id", choice.id.text}, {"label", filled(choice.label)}};
    set_text(json, "note", choice.note);
    if (!choice.to.empty()) json["to"] = choice.to.text;
    return json;
  }

  static Json route(const Route& route) {
    const std::string word(word_of(route.test));
    Json json;
    if (!route.choices.empty()) {
      json[word] = ids(route.choices);
    } else if (route.test == Route::Test::older_than || route.test == Route::Test::within) {
      json[word] = {{"days", route.amount}};
    } else if (route.test == Route::Test::before || route.test == Route::Test::from) {
      json[word] = route.written.text;
    } else if (route.test == Route::Test::none || route.test == Route::Test::otherwise) {
      json[word] = true;
    } else {
      json[word] = route.amount;
    }
    json["to"] = route.to.text;
    return json;
  }

  static Json decision(const Decision& decision) {
    return {{"when", {{decision.fact.text, ids(decision.values)}}}, {"choice", decision.choice.text}};
  }

  Json outcome(const Outcome& outcome) const {
    Json json{{"id", outcome.id.text},
              {"kind", outcome.kind == OutcomeKind::done ? "done" : "remedy"},
              {"title", filled(outcome.title)}};
    if (!outcome.next.empty()) json["next"] = outcome.next.text;
    if (!outcome.again.empty()) json["again"] = outcome.again.text;
    return json;
  }

  const std::function<std::string(std::string_view)>& fill_;
};

}  // namespace

std::string flow_json(const Flow& flow, const std::function<std::string(std::string_view)>& fill) {
  return FlowJson(fill).flow(flow).dump(2) + "\n";
}

}  // namespace shirube
