// Nodes in rows: how they stand beside each other so that few edges cross and most run straight. The only user of
// Graphviz, whose `dot` decides it.
// Leaves deciding the rows, and drawing the edges, to the chart (flow_chart_layout.h).
#pragma once

#include <vector>

namespace shirube {

struct RowNode {
  int row = 0;
  int width = 0;  // user units of a drawing; at least 1
};

/// Leads to the row below. The greater its weight, the straighter it runs.
struct RowEdge {
  int from = 0;
  int to = 0;
  int weight = 1;
};

struct RowGraph {
  std::vector<RowNode> nodes;
  std::vector<RowEdge> edges;
};

/// The middles of the nodes, by their index. In a row, nodes are at least `gap` apart, whatever happens. The same graph
/// gives the same places. Threads may call this, but wait for each other: Graphviz is not made for several.
std::vector<int> place_in_rows(const RowGraph& graph, int gap);

}  // namespace shirube
