// A flow as Graphviz source, for `shirube graph`: to be read, changed and drawn by other tools.
// Leaves our own drawing to flow_chart.h.
#pragma once

#include <string>

#include "generator/drawing/flow_chart_boxes.h"

namespace shirube {

/// `flow` is resolved; its texts' values are the edition's. Nodes are named `q-ID` and `o-ID`, as on the page; an id
/// that the flow lacks is a node of its own, so that it is seen.
std::string graph_source(const Flow& flow, const Edition& edition, const FlowChartTexts& texts);

}  // namespace shirube
