// A flow's page, with holes where editions differ, and its chart.
// Leaves laying out the chart to generator/drawing and the flow as data to flow_json.h.
#pragma once

#include <string>

#include "generator/model/flow.h"
#include "generator/render/page_order.h"

namespace shirube {

/// A flow's page, and its chart as an SVG file (without holes) that stands beside it.
struct RenderedFlow {
  Html page;
  std::string chart;
};

/// Renders a flow whose conditions are decided (generator/model/flow_walk.h).
RenderedFlow render_flow(const Flow& flow, const PageOrder& order);

/// The flow as Graphviz source, in the edition's language.
std::string flow_source(const Flow& flow, const Edition& edition);

/// Paths of what stands beside a flow's page, below the web root.
std::string flow_chart_path(std::string_view id);
std::string flow_json_path(std::string_view id);

}  // namespace shirube
