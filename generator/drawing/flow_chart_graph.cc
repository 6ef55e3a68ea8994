#include "generator/drawing/flow_chart_graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace shirube {
namespace {

/// More lanes than these take `dot` longer than a page may take, and no eye follows them.
constexpr int most_lanes = 240;
constexpr int box_gap = 20;
/// How many rows of boxes further down a line may lead.
constexpr int longest_lines[] = {8, 5, 3, 2, 1};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Puts each question below those that lead to it, and marks below what leads to them.
class Builder {
 public:
  Builder(const ChartBoxes& boxes, const std::vector<int>& questions, int widest_row)
      : boxes_(boxes), questions_(questions), rank_(boxes.questions.size(), -1) {
    find_ranks();
    for (const int longest : longest_lines) {
      longest_ = longest;
      find_outcome_places();
      spread_outcomes(widest_row);
      if (count_lanes() <= most_lanes) break;
    }
  }

  ChartGraph build() {
    add_start();
    for (const int question : questions_) {
      question_node_[question] = add({ChartNode::Kind::box, 2 * rank_[at(question)] + 1, &part(question).box,
                                      part(question).link, part(question).name});
    }
    for (const int question : questions_) add_ways(question);
    for (const OutcomePlace& place : places_) add_again(place);
    return std::move(graph_);
  }

 private:
  /// An outcome as it is drawn, once or more often.
  struct OutcomePlace {
    int outcome = -1;
    int rank = 0;
    int highest = 0;  // the rank of the highest question that leads here
    int node = -1;
  };

  int width_of(const OutcomePlace& place) const { return boxes_.outcomes[at(place.outcome)].box.box.width + box_gap; }

  const ChartQuestion& part(int question) const { return boxes_.questions[at(question)]; }

  /// Whether a line is drawn from one question to another: downward only, and not across the whole chart.
  bool is_joined(int from, int to) const {
    return rank_[at(to)] > rank_[at(from)] && rank_[at(to)] - rank_[at(from)] <= longest_;
  }

  void find_ranks() {
    std::vector<bool> is_placed(boxes_.questions.size(), false);
    for (const int question : questions_) rank_[at(question)] = 0;
    // In their order; a way to an earlier one goes round in circles and counts for nothing.
    for (const int question : questions_) {
      is_placed[at(question)] = true;
      for (const ChartWay& way : part(question).ways) {
        if (way.question < 0 || rank_[at(way.question)] < 0 || is_placed[at(way.question)]) continue;
        rank_[at(way.question)] = std::max(rank_[at(way.question)], rank_[at(question)] + 1);
      }
    }
  }

  /// An outcome stands below the lowest question that leads to it, and once more below those too far up for a line.
  void find_outcome_places() {
    places_.clear();
    place_below_.clear();
    std::vector<std::vector<int>> ranks(boxes_.outcomes.size());
    for (const int question : questions_) {
      for (const ChartWay& way : part(question).ways) {
        if (way.outcome >= 0) ranks[at(way.outcome)].push_back(rank_[at(question)]);
      }
    }
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const int outcome = static_cast<int>(i);
      std::sort(ranks[i].rbegin(), ranks[i].rend());
      bool is_first = true;
      for (const int rank : ranks[i]) {
        if (is_first || places_.back().rank - rank > longest_) places_.push_back({outcome, rank + 1, rank, -1});
        is_first = false;
        places_.back().highest = rank;
        place_below_[{outcome, rank}] = places_.size() - 1;
      }
    }
  }

  /// Outcomes go down to the next row from one that would be wider than the page: nothing stands below them anyway.
  /// Those go that have not gone far yet.
  void spread_outcomes(int widest_row) {
    std::map<int, int> widths;  // of ranks
    std::map<int, std::vector<std::size_t>> outcomes;
    for (const int question : questions_) widths[rank_[at(question)]] += part(question).box.box.width + box_gap;
    for (std::size_t place = 0; place < places_.size(); ++place) {
      widths[places_[place].rank] += width_of(places_[place]);
      outcomes[places_[place].rank].push_back(place);
    }
    for (auto& [rank, here] : outcomes) {
      std::stable_sort(here.begin(), here.end(),
                       [&](std::size_t a, std::size_t b) { return places_[a].highest < places_[b].highest; });
      while (widths[rank] > widest_row && !here.empty()) {
        OutcomePlace& place = places_[here.back()];
        if (rank + 1 - place.highest > longest_ || widths[rank] == width_of(place)) break;
        place.rank = rank + 1;
        widths[rank] -= width_of(place) - box_gap;
        widths[rank + 1] += width_of(place);
        outcomes[rank + 1].push_back(here.back());
        here.pop_back();
      }
    }
  }

  int count_lanes() const {
    std::map<std::pair<int, int>, int> passed;  // by target: rows of boxes that its lines pass
    const auto count = [&](int kind, int target, int from, int to) {
      int& rows = passed[{kind, target}];
      rows = std::max(rows, to - from - 1);
    };
    for (const int question : questions_) {
      for (const ChartWay& way : part(question).ways) {
        if (way.question >= 0 && is_joined(question, way.question)) {
          count(-1, way.question, rank_[at(question)], rank_[at(way.question)]);
        }
      }
    }
    for (const OutcomePlace& place : places_) {
      count(place.rank, place.outcome, place.highest, place.rank);
      const int again = boxes_.outcomes[at(place.outcome)].again;
      if (again >= 0 && is_drawn_back(again, place.rank)) count(-2, again, rank_[at(again)], place.rank);
    }
    int lanes = 0;
    for (const auto& [target, rows] : passed) lanes += 2 * rows;
    return lanes;
  }

  bool is_drawn_back(int question, int rank_of_outcome) const {
    const int rank = rank_[at(question)];
    return rank >= 0 && rank < rank_of_outcome && rank_of_outcome - rank <= longest_;
  }

  void add_start() {
    if (boxes_.first < 0 || rank_[at(boxes_.first)] != 0) return;
    start_node_ = add({ChartNode::Kind::box, 0, &boxes_.start, {}, {}});
  }

  void add_ways(int question) {
    const int node = question_node_[question];
    if (question == boxes_.first && start_node_ >= 0) {
      graph_.edges.push_back({start_node_, node, net_of(node), ChartLine::down, 8});
    }
    const int fan = next_net_++;
    std::map<int, int> marks;  // of this question's, by the question that they stand for
    for (const ChartWay& way : part(question).ways) {
      const int label = add({ChartNode::Kind::label, graph_.nodes[at(node)].row + 1, &way.label, {}, {}});
      // The way through the questions is the one that runs straight.
      const int straight = way.question >= 0 ? 3 : 1;
      graph_.edges.push_back({node, label, fan, ChartLine::down, straight});
      if (way.question >= 0) {
        const int target =
            is_joined(question, way.question) ? question_node_[way.question] : mark_below(marks, way.question, label);
        join(label, target, 2 * straight);
      } else if (way.outcome >= 0) {
        join(label, outcome_below(way.outcome, question), 2 * straight);
      }
    }
  }

  int mark_below(std::map<int, int>& marks, int question, int label) {
    const auto [mark, is_new] = marks.emplace(question, 0);
    if (is_new) mark->second = add_mark(question, graph_.nodes[at(label)].row + 1);
    return mark->second;
  }

  int add_mark(int question, int row) {
    return add({ChartNode::Kind::box, row, &part(question).mark, part(question).link, part(question).mark_name});
  }

  int outcome_below(int outcome, int question) {
    OutcomePlace& place = places_[place_below_[{outcome, rank_[at(question)]}]];
    if (place.node < 0) {
      const ChartOutcome& drawn = boxes_.outcomes[at(outcome)];
      place.node = add({ChartNode::Kind::box, 2 * place.rank + 1, &drawn.box, drawn.link, drawn.name});
    }
    return place.node;
  }

  void add_again(const OutcomePlace& place) {
    const int question = boxes_.outcomes[at(place.outcome)].again;
    const int node = place.node;
    if (question < 0) return;
    const int row = graph_.nodes[at(node)].row;
    if (!is_drawn_back(question, place.rank)) {
      graph_.edges.push_back({node, add_mark(question, row + 1), next_net_++, ChartLine::try_again, 2});
      return;
    }
    const auto [net, is_new] = back_net_.emplace(question, next_net_);
    if (is_new) ++next_net_;
    int from = question_node_[question];
    for (int passed = graph_.nodes[at(from)].row + 1; passed < row; ++passed) {
      const int lane = lane_of(net->second, passed);
      const int weight = graph_.nodes[at(from)].part == nullptr ? 8 : 1;
      if (is_new_lane_) graph_.edges.push_back({from, lane, net->second, ChartLine::back, weight});
      from = lane;
    }
    graph_.edges.push_back({from, node, net->second, ChartLine::back, 1});
  }

  /// A line from a label to a target, along the lanes that lead there.
  void join(int label, int target, int weight) {
    const int net = net_of(target);
    int from = label;
    for (int row = graph_.nodes[at(label)].row + 1; row < graph_.nodes[at(target)].row; ++row) {
      const int lane = lane_of(net, row);
      graph_.edges.push_back({from, lane, net, ChartLine::down, weight});
      if (!is_new_lane_) return;
      from = lane;
      weight = 8;
    }
    graph_.edges.push_back({from, target, net, ChartLine::down, weight});
  }

  int net_of(int target) {
    const auto [net, is_new] = net_.emplace(target, next_net_);
    if (is_new) ++next_net_;
    return net->second;
  }

  int lane_of(int net, int row) {
    const auto [lane, is_new] = lane_.emplace(std::pair(net, row), 0);
    if (is_new) lane->second = add({ChartNode::Kind::lane, row, nullptr, {}, {}});
    is_new_lane_ = is_new;
    return lane->second;
  }

  int add(ChartNode node) {
    graph_.nodes.push_back(node);
    return static_cast<int>(graph_.nodes.size()) - 1;
  }

  const ChartBoxes& boxes_;
  const std::vector<int>& questions_;
  std::vector<int> rank_;  // of questions; -1: not among them
  std::vector<OutcomePlace> places_;
  std::map<std::pair<int, int>, std::size_t> place_below_;  // of an outcome, below a question of that rank
  int longest_ = 0;
  ChartGraph graph_;
  std::map<int, int> question_node_;
  std::map<int, int> net_;       // by target
  std::map<int, int> back_net_;  // by the question that is tried again
  std::map<std::pair<int, int>, int> lane_;
  int start_node_ = -1;
  int next_net_ = 0;
  bool is_new_lane_ = false;
};

}  // namespace

std::vector<int> chart_order(const ChartBoxes& boxes) {
  const std::size_t count = boxes.questions.size();
  std::vector<int> waiting_for(count, 0);  // questions that lead to it and have no place yet
  const auto for_each_target = [&](int question, const auto& visit) {
    const std::vector<ChartWay>& ways = boxes.questions[at(question)].ways;
    for (auto way = ways.rbegin(); way != ways.rend(); ++way) {
      if (way->question >= 0) visit(way->question);
    }
  };
  for (int question = 0; question < static_cast<int>(count); ++question) {
    for_each_target(question, [&](int target) { ++waiting_for[at(target)]; });
  }
  std::vector<int> order;
  std::vector<bool> is_seen(count, false);
  std::vector<int> next;
  // With those that nothing waits for used up there is only what goes round in circles, or what nothing leads to.
  const auto follow = [&](int from) {
    if (is_seen[at(from)]) return;
    is_seen[at(from)] = true;
    next.push_back(from);
    while (!next.empty()) {
      const int question = next.back();
      next.pop_back();
      order.push_back(question);
      for_each_target(question, [&](int target) {
        if (--waiting_for[at(target)] > 0 || is_seen[at(target)]) return;
        is_seen[at(target)] = true;
        next.push_back(target);
      });
    }
  };
  if (boxes.first >= 0) follow(boxes.first);
  for (int question = 0; question < static_cast<int>(count); ++question) {
    if (waiting_for[at(question)] <= 0) follow(question);
  }
  for (int question = 0; question < static_cast<int>(count); ++question) follow(question);
  return order;
}

ChartGraph build_chart_graph(const ChartBoxes& boxes, const std::vector<int>& questions, int widest_row) {
  return Builder(boxes, questions, widest_row).build();
}

}  // namespace shirube
