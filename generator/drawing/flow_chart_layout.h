// Where everything in a chart stands: boxes in rows, and lines that go down, across and down again between them.
// Leaves the order in a row to flow_graphviz.h and writing it as SVG to flow_chart.h.
#pragma once

#include <string>
#include <vector>

#include "generator/drawing/flow_chart_graph.h"

namespace shirube {

struct PlacedBox {
  ChartNode node;  // a box or a label
  Box box;
};

struct PlacedLine {
  std::string path;  // SVG path data
  bool is_dashed = false;
};

struct FlowChartLayout {
  std::vector<PlacedBox> boxes;  // row by row, each from the left: the order of the keyboard
  std::vector<PlacedLine> lines;
  std::vector<std::string> arrows;  // path data, to be filled
  int width = 0;
  int height = 0;
};

FlowChartLayout lay_out_flow_chart(const ChartGraph& graph);

}  // namespace shirube
