#include "generator/render/flow_json.h"

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

Choice choice(std::string_view id, std::string_view label, std::string_view to = {}, std::string_view note = {}) {
  Choice choice;
  choice.id = text(id);
  choice.label = text(label);
  choice.to = text(to);
  choice.note = text(note);
  return choice;
}

Route route(Route::Test test, std::string_view to, std::int64_t amount = 0, std::string_view written = {}) {
  Route route;
  route.test = test;
  route.amount = amount;
  route.written = text(written);
  route.to = text(to);
  return route;
}

Route by_choices(Route::Test test, std::initializer_list<const char*> ids, std::string_view to) {
  Route made = route(test, to);
  for (const char* id : ids) made.choices.push_back(text(id));
  return made;
}

Question question(QuestionKind kind, std::string_view id, std::string_view ask) {
  Question question;
  question.kind = kind;
  question.id = text(id);
  question.ask = text(ask);
  return question;
}

/// One that fills every hole with its name in brackets.
std::string json_of(const Flow& flow) {
  return flow_json(flow, [](std::string_view written) {
    std::string filled;
    for (std::size_t at = written.find(hole_begin); at != std::string_view::npos; at = written.find(hole_begin)) {
      const std::size_t end = written.find(hole_end);
      filled.append(written.substr(0, at)).append("[");
      filled.append(written.substr(at + hole_begin.size(), end - at - hole_begin.size())).append("]");
      written.remove_prefix(end + hole_end.size());
    }
    return filled.append(written);
  });
}

TEST(FlowJson, a_flow_of_all_kinds_of_questions_and_routes) {
  Flow flow;
  flow.id = "no-mail";
  flow.title = text("メールが届かない");
  flow.summary = text("届くまでを調べます。");
  Fact facility;
  facility.id = text("facility");
  facility.title = text("種類");
  facility.values = {{text("hospital"), text("病院"), {}}, {text("clinic"), text("診療所"), {}}};
  flow.facts = {facility};
  flow.start = text("waited");

  Question waited = question(QuestionKind::one, "waited", "待ちましたか");
  waited.choices = {choice("yes", "はい", "applied-on"), choice("no", "いいえ", "wait", "まだ間があります。")};
  Decision decision;
  decision.fact = text("facility");
  decision.values = {text("clinic"), text("hospital")};
  decision.choice = text("no");
  waited.decided = {decision};
  Question applied_on = question(QuestionKind::date, "applied-on", "申請日");
  applied_on.routes = {route(Route::Test::older_than, "missing", 21, "3 weeks"),
                       route(Route::Test::within, "missing", 20, "20 days"),
                       route(Route::Test::before, "missing", day_number({2025, 4, 1}), "2025-04-01"),
                       route(Route::Test::from, "missing", day_number({2025, 4, 1}), "2025-04-01")};
  Question missing = question(QuestionKind::many, "missing", "ないもの");
  missing.choices = {choice("name", "名前"), choice("place", "住所")};
  missing.routes = {by_choices(Route::Test::all_of, {"name", "place"}, "beds"),
                    by_choices(Route::Test::any_of, {"place"}, "beds"), route(Route::Test::none, "wait"),
                    route(Route::Test::otherwise, "wait")};
  Question beds = question(QuestionKind::number, "beds", "病床数");
  beds.routes = {route(Route::Test::less_than, "wait", 0, "0"), route(Route::Test::at_most, "wait", 19, "19"),
                 route(Route::Test::at_least, "wait", -8, "-8"), route(Route::Test::more_than, "apply", 8, "8")};
  flow.questions = {waited, applied_on, missing, beds};

  Outcome wait;
  wait.id = text("wait");
  wait.kind = OutcomeKind::done;
  wait.title = text("待ちます");
  Outcome apply;
  apply.id = text("apply");
  apply.title = text("申請します");
  apply.next = text("guide:apply");
  apply.again = text("waited");
  flow.outcomes = {wait, apply};

  EXPECT_EQ(json_of(flow), R"({
  "id": "no-mail",
  "title": "メールが届かない",
  "summary": "届くまでを調べます。",
  "facts": [
    {
      "id": "facility",
      "title": "種類",
      "values": [
        {
          "id": "hospital",
          "label": "病院"
        },
        {
          "id": "clinic",
          "label": "診療所"
        }
      ]
    }
  ],
  "start": "waited",
  "questions": [
    {
      "id": "waited",
      "kind": "one",
      "ask": "待ちましたか",
      "choices": [
        {
          "id": "yes",
          "label": "はい",
          "to": "applied-on"
        },
        {
          "id": "no",
          "label": "いいえ",
          "note": "まだ間があります。",
          "to": "wait"
        }
      ],
      "decided": [
        {
          "when": {
            "facility": [
              "clinic",
              "hospital"
            ]
          },
          "choice": "no"
        }
      ]
    },
    {
      "id": "applied-on",
      "kind": "date",
      "ask": "申請日",
      "routes": [
        {
          "older-than": {
            "days": 21
          },
          "to": "missing"
        },
        {
          "within": {
            "days": 20
          },
          "to": "missing"
        },
        {
          "before": "2025-04-01",
          "to": "missing"
        },
        {
          "from": "2025-04-01",
          "to": "missing"
        }
      ]
    },
    {
      "id": "missing",
      "kind": "many",
      "ask": "ないもの",
      "choices": [
        {
          "id": "name",
          "label": "名前"
        },
        {
          "id": "place",
          "label": "住所"
        }
      ],
      "routes": [
        {
          "all-of": [
            "name",
            "place"
          ],
          "to": "beds"
        },
        {
          "any-of": [
            "place"
          ],
          "to": "beds"
        },
        {
          "none": true,
          "to": "wait"
        },
        {
          "otherwise": true,
          "to": "wait"
        }
      ]
    },
    {
      "id": "beds",
      "kind": "number",
      "ask": "病床数",
      "routes": [
        {
          "less-than": 0,
          "to": "wait"
        },
        {
          "at-most": 19,
          "to": "wait"
        },
        {
          "at-least": -8,
          "to": "wait"
        },
        {
          "more-than": 8,
          "to": "apply"
        }
      ]
    }
  ],
  "outcomes": [
    {
      "id": "wait",
      "kind": "done",
      "title": "待ちます"
    },
    {
      "id": "apply",
      "kind": "remedy",
      "title": "申請します",
      "next": "guide:apply",
      "again": "waited"
    }
  ]
}
)");
}

TEST(FlowJson, what_a_flow_lacks_is_an_empty_list_or_not_there) {
  Flow flow;
  flow.id = "empty";
  flow.title = text("題");
  EXPECT_EQ(json_of(flow), R"({
  "id": "empty",
  "title": "題",
  "facts": [],
  "start": "",
  "questions": [],
  "outcomes": []
}
)");
}

/// Whether the JSON has a line `"key": "…"`, with a comma or without.
testing::AssertionResult has(const std::string& json, const std::string& line) {
  if (json.find("\"" + line) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << line << " in\n" << json;
}

TEST(FlowJson, every_text_has_the_values_of_the_edition) {
  Flow flow;
  flow.title = text("{{ a.title }}");
  flow.summary = text("{{ a.summary }}");
  Fact fact;
  fact.title = text("{{ a.fact }}");
  fact.values = {{text("x"), text("{{ a.value }}"), {}}};
  flow.facts = {fact};
  flow.questions = {question(QuestionKind::one, "q", "{{ a.ask }}か")};
  flow.questions[0].choices = {choice("c", "{{ a.label }}", "o", "{{ a.note }}")};
  Outcome outcome;
  outcome.title = text("{{ a.outcome }}");
  flow.outcomes = {outcome};
  const std::string json = json_of(flow);
  EXPECT_TRUE(has(json, R"(title": "[a.title]")"));
  EXPECT_TRUE(has(json, R"(summary": "[a.summary]")"));
  EXPECT_TRUE(has(json, R"(title": "[a.fact]")"));
  EXPECT_TRUE(has(json, R"(label": "[a.value]")"));
  EXPECT_TRUE(has(json, R"(ask": "[a.ask]か")"));
  EXPECT_TRUE(has(json, R"(label": "[a.label]")"));
  EXPECT_TRUE(has(json, R"(note": "[a.note]")"));
  EXPECT_TRUE(has(json, R"(title": "[a.outcome]")"));
}

TEST(FlowJson, quotes_backslashes_and_line_breaks_are_escaped) {
  Flow flow;
  flow.title = text("\"C:\\\"\n<b>\t");
  EXPECT_TRUE(has(json_of(flow), R"(title": "\"C:\\\"\n<b>\t")"));
}

}  // namespace
}  // namespace shirube
