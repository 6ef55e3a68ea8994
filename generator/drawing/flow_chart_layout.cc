#include "generator/drawing/flow_chart_layout.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>

#include "generator/drawing/flow_chart_tracks.h"
#include "generator/drawing/flow_graphviz.h"

namespace shirube {
namespace {

constexpr int margin = 4;  // room for the thickest outline
constexpr int node_gap = 20;
constexpr int least_gap = 14;  // where that makes a line straight
constexpr int lane_width = 8;
constexpr int track_height = 12;
constexpr int above_tracks = 12;
constexpr int above_label = 8;   // below the last track
constexpr int above_box = 18;    // room for an arrow
constexpr int corner = 8;        // of lines
constexpr int arrow_height = 9;  // and twice as wide as 5
constexpr int widest_bend = 40;  // that is taken out
constexpr int side_port = 18;    // from a box's side to the line that comes back up

std::size_t at(int index) { return static_cast<std::size_t>(index); }
std::string text_of(int number) { return std::to_string(number); }

struct Row {
  int top = 0;
  int height = 0;
  bool has_arrows = false;  // come into it from above
  int bottom() const { return top + height; }
};

/// A net between a row and the next: the edges, and the places where they leave and arrive.
struct Gap {
  std::vector<std::vector<int>> edges;  // of each net
  std::vector<ChartNet> nets;
  std::vector<int> tracks;
  int count() const { return tracks.empty() ? 0 : *std::max_element(tracks.begin(), tracks.end()) + 1; }
};

/// Who stands beside whom.
class RowOrder {
 public:
  RowOrder(const ChartGraph& graph, const std::vector<int>& middles) : order_(middles.size()), places_(middles.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    std::sort(order_.begin(), order_.end(), [&](int a, int b) {
      return std::pair(graph.nodes[at(a)].row, middles[at(a)]) < std::pair(graph.nodes[at(b)].row, middles[at(b)]);
    });
    for (const ChartNode& node : graph.nodes) rows_.push_back(node.row);
    for (std::size_t i = 0; i < order_.size(); ++i) places_[at(order_[i])] = static_cast<int>(i);
  }

  const std::vector<int>& all() const { return order_; }
  /// -1 at a row's end.
  int left_of(int index) const { return beside(index, -1); }
  int right_of(int index) const { return beside(index, 1); }

 private:
  int beside(int index, int step) const {
    const int place = places_[at(index)] + step;
    if (place < 0 || place >= static_cast<int>(order_.size())) return -1;
    const int other = order_[at(place)];
    return rows_[at(other)] == rows_[at(index)] ? other : -1;
  }

  std::vector<int> order_;   // row by row, from the left
  std::vector<int> places_;  // of the nodes in it
  std::vector<int> rows_;
};

class Layout {
 public:
  explicit Layout(const ChartGraph& graph) : graph_(graph) {}

  FlowChartLayout make() {
    place_across();
    find_gaps();
    place_down();
    put_boxes();
    put_lines();
    return std::move(layout_);
  }

 private:
  const ChartNode& node(int index) const { return graph_.nodes[at(index)]; }
  static int width_of(const ChartNode& node) { return node.part == nullptr ? lane_width : node.part->box.width; }

  void place_across() {
    RowGraph rows;
    for (const ChartNode& node : graph_.nodes) {
      rows.nodes.push_back({node.row, width_of(node)});
      row_count_ = std::max(row_count_, at(node.row) + 1);
    }
    for (const ChartEdge& edge : graph_.edges) rows.edges.push_back({edge.from, edge.to, edge.weight});
    middles_ = place_in_rows(rows, node_gap);
    straighten();
    int left = 0;
    int right = 0;
    for (std::size_t i = 0; i < middles_.size(); ++i) {
      const int half = width_of(graph_.nodes[i]) / 2;
      left = i == 0 ? middles_[i] - half : std::min(left, middles_[i] - half);
      right = i == 0 ? middles_[i] + half : std::max(right, middles_[i] + half);
    }
    for (int& middle : middles_) middle += margin - left;
    layout_.width = right - left + 2 * margin;
  }

  /// Takes small bends out of lines: where a node alone leads to another, one of the two moves as far as its neighbours
  /// let it.
  void straighten() {
    std::vector<int> ways_in(middles_.size(), 0);
    std::vector<int> ways_out(middles_.size(), 0);
    for (const ChartEdge& edge : graph_.edges) {
      ++ways_out[at(edge.from)];
      ++ways_in[at(edge.to)];
    }
    const RowOrder order(graph_, middles_);
    for (int round = 0; round < 2; ++round) {
      for (const ChartEdge& edge : graph_.edges) {
        const int bend = middles_[at(edge.to)] - middles_[at(edge.from)];
        if (bend == 0 || std::abs(bend) > widest_bend || ways_out[at(edge.from)] > 1 || ways_in[at(edge.to)] > 1)
          continue;
        if (ways_out[at(edge.to)] < 2) move(order, edge.to, middles_[at(edge.from)]);
        if (ways_in[at(edge.from)] < 2) move(order, edge.from, middles_[at(edge.to)]);
      }
    }
  }

  void move(const RowOrder& order, int index, int wanted) {
    const auto half = [&](int other) { return width_of(node(other)) / 2; };
    const int left = order.left_of(index);
    const int right = order.right_of(index);
    int& middle = middles_[at(index)];
    if (wanted < middle && left >= 0) {
      const int least = middles_[at(left)] + half(left) + least_gap + half(index);
      wanted = std::min(middle, std::max(wanted, least));
    }
    if (wanted > middle && right >= 0) {
      const int most = middles_[at(right)] - half(right) - least_gap - half(index);
      wanted = std::max(middle, std::min(wanted, most));
    }
    middle = wanted;
  }

  /// Where an edge leaves its upper node. What comes back to a question arrives beside the way out of it.
  int top_of(const ChartEdge& edge) const {
    return middle_or_side(edge, edge.from, edge.to, node(edge.from).kind != ChartNode::Kind::lane);
  }
  int bottom_of(const ChartEdge& edge) const {
    return middle_or_side(edge, edge.to, edge.from, node(edge.to).kind != ChartNode::Kind::lane);
  }
  int middle_or_side(const ChartEdge& edge, int here, int there, bool is_box) const {
    const int middle = middles_[at(here)];
    if (edge.line != ChartLine::back || !is_box) return middle;
    const int offset = width_of(node(here)) / 2 - side_port;
    return middles_[at(there)] < middle ? middle - offset : middle + offset;
  }

  void find_gaps() {
    gaps_.resize(row_count_);
    rows_.resize(row_count_);
    std::map<std::pair<int, int>, std::size_t> places;  // of a net in its gap
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const ChartEdge& edge = graph_.edges[i];
      const int row = node(edge.from).row;
      Gap& gap = gaps_[at(row)];
      const auto [place, is_new] = places.emplace(std::pair(row, edge.net), gap.nets.size());
      if (is_new) {
        gap.nets.emplace_back();
        gap.edges.emplace_back();
      }
      gap.edges[place->second].push_back(static_cast<int>(i));
      gap.nets[place->second].tops.push_back(top_of(edge));
      gap.nets[place->second].bottoms.push_back(bottom_of(edge));
      if (node(edge.to).kind == ChartNode::Kind::box) rows_[at(row) + 1].has_arrows = true;
    }
    for (Gap& gap : gaps_) gap.tracks = choose_tracks(gap.nets);
  }

  void place_down() {
    for (const ChartNode& node : graph_.nodes) {
      Row& row = rows_[at(node.row)];
      if (node.part != nullptr) row.height = std::max(row.height, node.part->box.height);
    }
    int y = margin;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i].top = y;
      y = rows_[i].bottom();
      if (i + 1 == rows_.size()) break;
      const int tracks = gaps_[i].count();
      y += tracks == 0 ? above_tracks / 2 : above_tracks + (tracks - 1) * track_height;
      y += rows_[i + 1].has_arrows ? above_box : above_label;
    }
    layout_.height = y + margin;
  }

  void put_boxes() {
    const RowOrder order(graph_, middles_);
    for (const int index : order.all()) {
      const ChartNode& drawn = node(index);
      if (drawn.part == nullptr) continue;
      const Box& size = drawn.part->box;
      layout_.boxes.push_back(
          {drawn, {middles_[at(index)] - size.width / 2, rows_[at(drawn.row)].top, size.width, size.height}});
    }
  }

  void put_lines() {
    for (std::size_t row = 0; row + 1 < rows_.size(); ++row) {
      const Gap& gap = gaps_[row];
      for (std::size_t net = 0; net < gap.nets.size(); ++net) {
        const int track = rows_[row].bottom() + above_tracks + gap.tracks[net] * track_height;
        PlacedLine line;
        for (const int edge : gap.edges[net]) put_line(line, graph_.edges[at(edge)], track);
        layout_.lines.push_back(std::move(line));
      }
    }
  }

  void put_line(PlacedLine& line, const ChartEdge& edge, int track) {
    const ChartNode& from = node(edge.from);
    const ChartNode& to = node(edge.to);
    const Row& upper = rows_[at(from.row)];
    const Row& lower = rows_[at(to.row)];
    const int left_from = top_of(edge);
    const int arrives_at = bottom_of(edge);
    int begin = from.part == nullptr ? upper.bottom() : upper.top + from.part->box.height;
    int end = to.part == nullptr ? lower.bottom() : lower.top;
    line.is_dashed = edge.line != ChartLine::down;
    if (edge.line == ChartLine::back && from.kind == ChartNode::Kind::box) {
      put_arrow(left_from, begin, arrow_height);
      begin += arrow_height - 1;
    }
    if (edge.line != ChartLine::back && to.kind == ChartNode::Kind::box) {
      put_arrow(arrives_at, end, -arrow_height);
      end -= arrow_height - 1;
    }
    append_path(line.path, left_from, begin, track, arrives_at, end);
  }

  static void append_path(std::string& path, int x, int y, int track, int end_x, int end_y) {
    path += "M" + text_of(x) + " " + text_of(y);
    if (x != end_x) {
      const int round = std::min({corner, std::abs(end_x - x) / 2, track - y, end_y - track});
      const int side = end_x > x ? round : -round;
      path += "V" + text_of(track - round);
      path += "q0 " + text_of(round) + " " + text_of(side) + " " + text_of(round);
      path += "H" + text_of(end_x - side);
      path += "q" + text_of(side) + " 0 " + text_of(side) + " " + text_of(round);
    }
    path += "V" + text_of(end_y);
  }

  /// Its point at (x, y); `height` below 0: it points down. Several lines that arrive together have one.
  void put_arrow(int x, int y, int height) {
    std::string path = "M" + text_of(x) + " " + text_of(y) + "l-5 " + text_of(height) + "h10z";
    if (layout_.arrows.empty() || layout_.arrows.back() != path) layout_.arrows.push_back(std::move(path));
  }

  const ChartGraph& graph_;
  std::vector<int> middles_;
  std::size_t row_count_ = 0;
  std::vector<Row> rows_;
  std::vector<Gap> gaps_;  // each below the row of its number
  FlowChartLayout layout_;
};

}  // namespace

FlowChartLayout lay_out_flow_chart(const ChartGraph& graph) { return Layout(graph).make(); }

}  // namespace shirube
