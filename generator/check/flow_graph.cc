#include "generator/check/flow_graph.h"

#include <algorithm>

#include "generator/check/flow_routes.h"

namespace shirube {
namespace {

std::vector<FlowGraph::Way> ways_of(const Question& question) {
  std::vector<FlowGraph::Way> ways;
  if (question.kind == QuestionKind::one) {
    for (const Choice& choice : question.choices) ways.push_back({{&choice, nullptr}});
    return ways;
  }
  const RouteUse use = use_of_routes(question);
  for (std::size_t route = 0; route < question.routes.size(); ++route) {
    ways.push_back({{nullptr, &question.routes[route]}, FlowGraph::nowhere, use.is_taken[route]});
  }
  return ways;
}

/// Calls `visit` with every place that somebody at `place` may go to by an answer.
template <typename Visit>
void for_each_next(const FlowGraph& graph, PlaceIndex place, const Visit& visit) {
  for (const FlowGraph::Way& way : graph.ways[place]) {
    if (way.is_taken && way.to != FlowGraph::nowhere) visit(way);
  }
}

/// Tarjan's algorithm, without recursion: a flow may be a thousand questions deep.
class Grouping {
 public:
  Grouping(const FlowGraph& graph, const std::vector<bool>& among)
      : graph_(graph), among_(among), number_(graph.size()), lowest_(graph.size()), is_open_(graph.size()) {}

  std::vector<std::vector<PlaceIndex>> run() {
    for (PlaceIndex place = 0; place < graph_.size(); ++place) {
      if (among_[place] && number_[place] == 0) explore(place);
    }
    return std::move(groups_);
  }

 private:
  struct Visit {
    PlaceIndex place;
    std::size_t next_way = 0;
  };

  void explore(PlaceIndex first) {
    enter(first);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const PlaceIndex place = visit.place;
      if (visit.next_way == graph_.ways[place].size()) {
        leave(place);
        continue;
      }
      const FlowGraph::Way& way = graph_.ways[place][visit.next_way++];
      if (!way.is_taken || way.to == FlowGraph::nowhere || !among_[way.to]) continue;
      if (number_[way.to] == 0) {
        enter(way.to);
      } else if (is_open_[way.to]) {
        lowest_[place] = std::min(lowest_[place], number_[way.to]);
      }
    }
  }

  void enter(PlaceIndex place) {
    number_[place] = lowest_[place] = ++entered_;
    is_open_[place] = true;
    open_.push_back(place);
    visits_.push_back({place});
  }

  void leave(PlaceIndex place) {
    visits_.pop_back();
    if (!visits_.empty()) {
      const PlaceIndex before = visits_.back().place;
      lowest_[before] = std::min(lowest_[before], lowest_[place]);
    }
    if (lowest_[place] != number_[place]) return;
    std::vector<PlaceIndex>& group = groups_.emplace_back();
    do {
      group.push_back(open_.back());
      is_open_[open_.back()] = false;
      open_.pop_back();
    } while (group.back() != place);
    std::sort(group.begin(), group.end());
  }

  const FlowGraph& graph_;
  const std::vector<bool>& among_;
  std::vector<std::uint32_t> number_;  // in the order of entering, from 1 on
  std::vector<std::uint32_t> lowest_;
  std::vector<bool> is_open_;
  std::vector<PlaceIndex> open_;
  std::vector<Visit> visits_;
  std::uint32_t entered_ = 0;
  std::vector<std::vector<PlaceIndex>> groups_;
};

/// The places that can be reached, those that a place leads to before it; empty where some path never ends.
std::vector<PlaceIndex> ends_first(const FlowGraph& graph) {
  std::vector<PlaceIndex> order;
  for (const auto& group : groups_of(graph, reached_from(graph, graph.start))) {
    if (is_endless(graph, group)) return {};
    order.push_back(group.front());
  }
  return order;
}

}  // namespace

const Text& FlowGraph::id(PlaceIndex place) const {
  return is_question(place) ? flow->questions[place].id : flow->outcomes[place - flow->questions.size()].id;
}

PlaceIndex FlowGraph::find(std::string_view place_id) const {
  const auto found = index.find(place_id);
  return found == index.end() ? nowhere : found->second;
}

FlowGraph graph_of(const Flow& flow) {
  FlowGraph graph;
  graph.flow = &flow;
  const auto size = static_cast<PlaceIndex>(flow.questions.size() + flow.outcomes.size());
  graph.ways.resize(size);
  graph.again.assign(size, FlowGraph::nowhere);
  for (PlaceIndex place = 0; place < size; ++place) {
    if (!graph.id(place).empty()) graph.index.try_emplace(graph.id(place).text, place);
  }
  graph.start = graph.find(flow.start.text);
  for (PlaceIndex place = 0; place < size; ++place) {
    if (!graph.is_question(place)) {
      graph.again[place] = graph.find(flow.outcomes[place - flow.questions.size()].again.text);
      continue;
    }
    graph.ways[place] = ways_of(flow.questions[place]);
    for (FlowGraph::Way& way : graph.ways[place]) way.to = graph.find(way.way.to());
  }
  return graph;
}

std::vector<bool> reached_from(const FlowGraph& graph, PlaceIndex from) {
  std::vector<bool> reached(graph.size());
  std::vector<PlaceIndex> open;
  const auto reach = [&](PlaceIndex place) {
    if (place == FlowGraph::nowhere || reached[place]) return;
    reached[place] = true;
    open.push_back(place);
  };
  reach(from);
  while (!open.empty()) {
    const PlaceIndex place = open.back();
    open.pop_back();
    for_each_next(graph, place, [&](const FlowGraph::Way& way) { reach(way.to); });
    reach(graph.again[place]);
  }
  return reached;
}

std::vector<std::vector<PlaceIndex>> groups_of(const FlowGraph& graph, const std::vector<bool>& among) {
  return Grouping(graph, among).run();
}

bool is_endless(const FlowGraph& graph, const std::vector<PlaceIndex>& group) {
  bool leads_to_itself = group.size() > 1;
  for_each_next(graph, group.front(),
                [&](const FlowGraph::Way& way) { leads_to_itself = leads_to_itself || way.to == group.front(); });
  return leads_to_itself;
}

Round round_in(const FlowGraph& graph, const std::vector<PlaceIndex>& group) {
  const PlaceIndex first = group.front();
  std::vector<PlaceIndex> before(graph.size(), FlowGraph::nowhere);
  std::vector<PlaceIndex> open = {first};
  for (std::size_t next = 0; next < open.size(); ++next) {
    const PlaceIndex place = open[next];
    Round round;
    for_each_next(graph, place, [&](const FlowGraph::Way& way) {
      if (way.to == first && round.last == nullptr) round.last = &way.way;
      const bool is_new = before[way.to] == FlowGraph::nowhere && way.to != first;
      if (!is_new || !std::binary_search(group.begin(), group.end(), way.to)) return;
      before[way.to] = place;
      open.push_back(way.to);
    });
    if (round.last == nullptr) continue;
    round.places = {first};
    for (PlaceIndex back = place; back != first; back = before[back]) round.places.push_back(back);
    round.places.push_back(first);
    std::reverse(round.places.begin(), round.places.end());
    return round;
  }
  return {};
}

std::vector<PlaceIndex> longest_path(const FlowGraph& graph) {
  if (graph.start == FlowGraph::nowhere) return {};
  const std::vector<PlaceIndex> order = ends_first(graph);
  if (order.empty()) return {};
  std::vector<std::size_t> length(graph.size());  // in questions
  std::vector<PlaceIndex> next(graph.size(), FlowGraph::nowhere);
  for (const PlaceIndex place : order) {
    length[place] = graph.is_question(place) ? 1 : 0;
    for_each_next(graph, place, [&](const FlowGraph::Way& way) {
      if (next[place] != FlowGraph::nowhere && length[way.to] + 1 <= length[place]) return;
      length[place] = length[way.to] + 1;
      next[place] = way.to;
    });
  }
  std::vector<PlaceIndex> path;
  for (PlaceIndex place = graph.start; place != FlowGraph::nowhere; place = next[place]) path.push_back(place);
  return path;
}

std::vector<std::uint64_t> count_paths(const FlowGraph& graph) {
  if (graph.start == FlowGraph::nowhere) return {};
  const std::vector<PlaceIndex> order = ends_first(graph);
  if (order.empty()) return {};
  std::vector<std::uint64_t> count(graph.size());
  for (const PlaceIndex place : order) {
    if (!graph.is_question(place)) count[place] = 1;
    for_each_next(graph, place, [&](const FlowGraph::Way& way) {
      const std::uint64_t room = most_paths - count[place];
      count[place] += std::min(room, count[way.to]);
    });
  }
  return count;
}

PathsFromStart::PathsFromStart(const FlowGraph& graph)
    : graph_(graph), before_(graph.size(), FlowGraph::nowhere), taken_(graph.size()) {
  if (graph.start == FlowGraph::nowhere) return;
  std::vector<PlaceIndex> open = {graph.start};
  for (std::size_t next = 0; next < open.size(); ++next) {
    const PlaceIndex place = open[next];
    const auto reach = [&](PlaceIndex to, const FlowWay* way) {
      if (to == FlowGraph::nowhere || to == graph.start || before_[to] != FlowGraph::nowhere) return;
      before_[to] = place;
      taken_[to] = way;
      open.push_back(to);
    };
    for_each_next(graph, place, [&](const FlowGraph::Way& way) { reach(way.to, &way.way); });
    reach(graph.again[place], nullptr);
  }
}

std::string PathsFromStart::text_to(std::string_view id) const {
  PlaceIndex place = graph_.find(id);
  if (place == FlowGraph::nowhere || before_[place] == FlowGraph::nowhere) return "";
  std::vector<std::string> steps = {graph_.id(place).text};
  for (; before_[place] != FlowGraph::nowhere; place = before_[place]) {
    const PlaceIndex before = before_[place];
    steps.push_back(taken_[place] == nullptr ? graph_.id(before).text
                                             : name_of_way(graph_.flow->questions[before], *taken_[place]));
  }
  return path_text(std::vector<std::string_view>(steps.rbegin(), steps.rend()));
}

std::string name_of_way(const Question& question, const FlowWay& way) {
  if (way.choice != nullptr) return question.id.text + "=" + way.choice->id.text;
  return question.id.text + ": " + name_of(*way.route);
}

std::string path_text(const FlowGraph& graph, const std::vector<PlaceIndex>& path) {
  std::vector<std::string_view> ids;
  ids.reserve(path.size());
  for (const PlaceIndex place : path) ids.push_back(graph.id(place).text);
  return path_text(ids);
}

std::string path_text(const std::vector<std::string_view>& ids) {
  // A message shows 120 characters of a text, and the end of a path says as much as its beginning.
  constexpr std::size_t room = 110;
  constexpr std::string_view arrow = " → ";
  constexpr std::size_t arrow_room = 3;
  std::size_t needed = 0;
  for (const std::string_view id : ids) needed += id.size() + arrow_room;
  // How many ids stand at each end: all where they fit.
  std::size_t first = ids.size();
  std::size_t last = 0;
  if (needed > room) {
    std::size_t used = 0;
    first = 0;
    while (first + last < ids.size()) {
      const bool takes_first = first <= last;
      const std::string_view id = takes_first ? ids[first] : ids[ids.size() - 1 - last];
      used += id.size() + arrow_room;
      if (used > room && first + last >= 2) break;
      ++(takes_first ? first : last);
    }
  }
  std::string text;
  const auto append = [&](std::string_view part) { text.append(text.empty() ? "" : arrow).append(part); };
  for (std::size_t place = 0; place < first; ++place) append(ids[place]);
  if (first + last < ids.size()) append("…");
  for (std::size_t place = ids.size() - last; place < ids.size(); ++place) append(ids[place]);
  return text;
}

}  // namespace shirube
