// The graph that a chart, or a part of one, draws: boxes, labels and lanes in rows, and lines from row to row.
// Leaves their places to flow_chart_layout.h.
//
// Boxes stand in rows of odd number, the labels of the ways out of them in the rows between. A line that passes a row
// has a lane there; lines to one target share their lanes, as they share the arrow at its end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/drawing/flow_chart_boxes.h"

namespace shirube {

struct ChartNode {
  enum class Kind : std::uint8_t { box, label, lane };
  Kind kind = Kind::lane;
  int row = 0;
  const Part* part = nullptr;  // nullptr: a lane
  std::string_view link;       // empty: none
  std::string_view name;
};

/// `down`: an arrow at its end; `try_again`: dashed, and so is `back`, which comes up from an outcome: its arrow points
/// at its beginning, so that every line leads from a row to the next.
enum class ChartLine : std::uint8_t { down, back, try_again };

struct ChartEdge {
  int from = 0;
  int to = 0;
  int net = 0;  // lines of one net are drawn as one: they part, or join, on the way to the next row
  ChartLine line = ChartLine::down;
  int weight = 1;
};

struct ChartGraph {
  std::vector<ChartNode> nodes;  // `part`, `link` and `name` belong to the boxes
  std::vector<ChartEdge> edges;
};

/// All questions, by their index: each after those that lead to it, and next to them.
std::vector<int> chart_order(const ChartBoxes& boxes);

/// The graph of these questions, given in chart_order, and of what they lead to. What is not among them, or so far away
/// that a line to it would be lost among the others, is stood for by a mark; outcomes by themselves, drawn once more.
/// Rows wider than `widest_row` are made narrower as far as that is easy.
ChartGraph build_chart_graph(const ChartBoxes& boxes, const std::vector<int>& questions, int widest_row);

}  // namespace shirube
