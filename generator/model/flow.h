// Flow: a decision graph of questions that leads to outcomes.
// Leaves walking it to flow_walk.h, proving it to generator/check and drawing it to generator/drawing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "generator/model/condition.h"
#include "generator/model/guide.h"
#include "generator/model/overlay_change.h"
#include "generator/model/text.h"

namespace shirube {

/// Something that may be known before anything is asked: the kind of institution, for instance.
struct Fact {
  Text id;
  Text title;
  struct Value {
    Text id;
    Text label;
    Condition condition;
  };
  std::vector<Value> values;
  Condition condition;
};

/// An answer that can be chosen. `to` is the id of a question or an outcome; empty where the question's routes decide.
struct Choice {
  Text id;
  Text label;
  Text to;
  Text note;
  Condition condition;
};

/// Where an answer leads, by a named comparison.
struct Route {
  enum class Test : std::uint8_t {
    // Of what was chosen:
    any_of,
    all_of,
    none,  // nothing was chosen
    // Of a date, against the day on which it is asked:
    older_than,  // more than `amount` days ago
    within,      // at most `amount` days ago, or to come
    // Of a date, against a date:
    before,
    from,  // that day or later
    // Of a number:
    less_than,
    at_most,
    more_than,
    at_least,
    // Of any: what no other route takes. Only once, and last.
    otherwise,
  };
  Span span;  // of the comparison
  Test test = Test::otherwise;
  std::vector<Text> choices;  // of any_of and all_of
  std::int64_t amount = 0;    // days, a date as days since 1970-01-01, or the number
  Text written;               // the amount as the author wrote it (`3 weeks`, `2025-04-01`, `8`), for labels
  Text to;
  Condition condition;
};

enum class QuestionKind : std::uint8_t { one, many, date, number };

/// A fact that answers a question, so that it is not asked. The first that fits counts.
struct Decision {
  Text fact;
  std::vector<Text> values;  // any of these
  Text choice;               // the id of one of the question's choices; of `many`, that only this one is chosen
  Condition condition;
};

struct Question {
  Text id;
  QuestionKind kind = QuestionKind::one;
  Text ask;
  Body help;
  std::vector<Choice> choices;  // of one and many
  std::vector<Route> routes;    // of many, date and number
  std::vector<Decision> decided;
  Condition condition;
  bool is_whole = true;  // false: answers or routes could not be read, so that more may lead on than is here
};

enum class OutcomeKind : std::uint8_t {
  done,    // all is well, or there is only waiting left
  remedy,  // something to do
};

struct Outcome {
  Text id;
  OutcomeKind kind = OutcomeKind::remedy;
  Text title;
  Body body;
  std::vector<Step> steps;
  std::vector<Link> links;
  Text contact;  // as Guide's; empty: none is shown
  Text next;     // `guide:ID` or `flow:ID` that goes on from here
  Text again;    // the question to come back to when this was tried
  Condition condition;
};

struct Flow {
  std::string id;
  Span span;
  Text title;
  Text summary;
  std::vector<ListedId> audience;
  std::vector<Note> notes;
  std::vector<Fact> facts;
  Text start;                       // the id of a question
  std::vector<Question> questions;  // in the order of the file
  std::vector<Outcome> outcomes;
  std::vector<Link> related;
  std::vector<SourceReference> sources;
  Text contact;
  std::optional<Date> reviewed;
  Span reviewed_span;
  Condition condition;
  std::vector<OverlayChange> changes;
};

/// An example beside a flow (`<id>.test.yaml`): what somebody answers, and where that leads.
struct FlowExample {
  Span span;
  std::vector<Text> answers;  // choice ids (`a+b` for several, `-` for none), dates, numbers
  std::vector<std::pair<Text, Text>> facts;
  Text outcome;
  std::vector<Text> editions;  // in which it is tried, with those built on them; empty: all
  std::vector<Text> except;    // in which it is not
  std::optional<Date> today;   // on which it is asked; needed where a date is compared with that day
  bool is_whole = true;        // false: something in it could not be read, so that it is not to be tried
};

}  // namespace shirube
