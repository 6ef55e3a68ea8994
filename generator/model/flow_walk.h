// Walks a flow: where answers lead. The one place that knows how an answer is read and which route it takes; the
// checks, the examples beside a flow, `shirube walk` and the page's data all stand on it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "generator/model/edition.h"
#include "generator/model/flow.h"

namespace shirube {

/// The flow without what the edition leaves out (questions, choices, routes, decisions, facts and their values,
/// outcomes with all that they hold). A route by choices no longer names those that are left out, and is left out
/// itself where that leaves nothing that would take it; so is a decision by facts that are left out.
Flow resolve_flow(const Flow& flow, const Edition& edition);

/// All conditions in the flow that some edition might not meet, the flow's own not among them.
std::vector<const Condition*> conditions_of(const Flow& flow);

/// Facts by their id: the value's id.
using Facts = std::map<std::string, std::string, std::less<>>;

/// Where somebody stands in a flow: at a question that is to be asked, or at an outcome. Both nullptr: at a target that
/// does not exist.
struct FlowPlace {
  const Question* question = nullptr;
  const Outcome* outcome = nullptr;
};

/// The way out of a question that an answer takes: a choice of a question of kind `one`, a route of any other.
struct FlowWay {
  const Choice* choice = nullptr;
  const Route* route = nullptr;

  std::string_view to() const { return choice != nullptr ? choice->to.text : route->to.text; }
};

/// A place that was passed: a question, and how; or an outcome with `again`, which an answer went on from.
struct FlowPassage {
  const Question* question = nullptr;
  FlowWay way;
  bool is_decided = false;  // by a fact: nobody was asked
  const Outcome* outcome = nullptr;
};

/// The place of an id; questions that the facts decide are passed, each at most once, and added to `passages`.
FlowPlace place_of(const Flow& flow, std::string_view id, const Facts& facts,
                   std::vector<FlowPassage>* passages = nullptr);

/// The way that an answer takes; nothing where it is no answer to the question, or where that leads on nowhere.
/// `today` is the day on which it is asked. An answer is a choice's id; `a+b` for several, `-` for none of them; a date
/// YYYY-MM-DD; a whole number.
std::optional<FlowWay> way_of(const Question& question, std::string_view answer, Date today);

/// The id that an answer to a question leads to; empty where it is no answer to it.
std::string_view target_of(const Question& question, std::string_view answer, Date today);

/// Whether the answer is compared with the day on which it is asked.
bool depends_on_today(const Question& question);

struct FlowWalk {
  FlowPlace place;                    // reached, or where the answer that is none was given
  std::size_t taken = 0;              // how many answers were taken
  std::vector<FlowPassage> passages;  // in their order, `place` not among them
};

/// Follows answers from the start. After an outcome no answer is taken, but for one with `again`, from which the next
/// answer goes on at that question. What the walk points to belongs to `flow`.
FlowWalk walk_flow(const Flow& flow, const Facts& facts, const std::vector<std::string>& answers, Date today);

/// A date as routes compare it: days since 1970-01-01; and back.
std::int64_t day_number(Date date);
Date date_of_day_number(std::int64_t days);

}  // namespace shirube
