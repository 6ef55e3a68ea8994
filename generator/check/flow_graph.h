// A flow as a graph: which places there are, which ways lead from one to the next, and what follows from that.
// Leaves telling authors to flow_paths.h.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "generator/model/flow_walk.h"

namespace shirube {

/// A question or an outcome: its index in the flow, the outcomes after the questions.
using PlaceIndex = std::uint32_t;

struct FlowGraph {
  static constexpr PlaceIndex nowhere = std::numeric_limits<PlaceIndex>::max();

  struct Way {
    FlowWay way;
    PlaceIndex to = nowhere;
    bool is_taken = true;  // by any answer
  };

  const Flow* flow = nullptr;
  PlaceIndex start = nowhere;
  std::vector<std::vector<Way>> ways;  // of each place; outcomes have none
  std::vector<PlaceIndex> again;       // of each place; nowhere for questions
  std::unordered_map<std::string_view, PlaceIndex> index;

  std::size_t size() const { return ways.size(); }
  bool is_question(PlaceIndex place) const { return place < flow->questions.size(); }
  const Text& id(PlaceIndex place) const;
  PlaceIndex find(std::string_view place_id) const;
};

/// The graph of a flow without what an edition leaves out; the flow must outlive it. Of two places with the same id the
/// first counts, as in a walk.
FlowGraph graph_of(const Flow& flow);

/// By place, whether any answers lead there from `from`.
std::vector<bool> reached_from(const FlowGraph& graph, PlaceIndex from);

/// The places in an order in which each stands before those that lead to it, as far as there is no cycle; places that
/// can be reached from one another without an outcome's `again` are one group. Only of those in `among`.
std::vector<std::vector<PlaceIndex>> groups_of(const FlowGraph& graph, const std::vector<bool>& among);
/// Whether the group is one that a walk might never leave.
bool is_endless(const FlowGraph& graph, const std::vector<PlaceIndex>& group);
/// The shortest way round from the group's first question (in the flow's order) back to it, as ways to take.
struct Round {
  std::vector<PlaceIndex> places;  // the first one again at the end
  const FlowWay* last = nullptr;   // closes it
};
Round round_in(const FlowGraph& graph, const std::vector<PlaceIndex>& group);

/// The path with the most questions from the start to an outcome (or to where it stops). Empty where the start is
/// unknown or some path never ends. `again` is not followed.
std::vector<PlaceIndex> longest_path(const FlowGraph& graph);

/// How many paths lead from each place to an outcome, `again` not followed; `most_paths` stands for that many or more.
/// Empty where some path never ends.
inline constexpr std::uint64_t most_paths = std::numeric_limits<std::uint64_t>::max();
std::vector<std::uint64_t> count_paths(const FlowGraph& graph);

/// The shortest path from the start to each place; `again` is followed.
class PathsFromStart {
 public:
  /// The graph must outlive it.
  explicit PathsFromStart(const FlowGraph& graph);
  /// `a=yes → b=no → c` to the place of an id, cut in the middle where it is long. Empty for the start itself, and
  /// where no answers lead there.
  std::string text_to(std::string_view id) const;

 private:
  const FlowGraph& graph_;
  std::vector<PlaceIndex> before_;
  std::vector<const FlowWay*> taken_;  // from there; nullptr: again
};

/// `question=choice`, or `question: older-than 3 weeks`.
std::string name_of_way(const Question& question, const FlowWay& way);

/// `a → b → c`, cut in the middle where it is long.
std::string path_text(const FlowGraph& graph, const std::vector<PlaceIndex>& path);
std::string path_text(const std::vector<std::string_view>& ids);

}  // namespace shirube
