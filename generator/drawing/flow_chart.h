// Draws a flow as a chart: its questions and outcomes as boxes that are links, joined by lines with the answers on
// them. Leaves colours to the theme, the words to its caller, and the same in words to the page, which lists all
// questions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "generator/drawing/flow_chart_boxes.h"

namespace shirube {

/// How a chart is told to those who do not see it.
struct FlowChartName {
  std::string title;
  std::string description;
  std::string title_id;  // ids of the two in the page
  std::string description_id;
};

/// The chart as a file of its own, which stands beside the page.
struct FlowChartFile {
  std::string page;         // what its links lead to: `gmis-account-mail.html`
  std::string description;  // there the page's texts are not below it
};

struct FlowChartDrawing {
  /// The whole chart. Its links lead to `#q-ID` and `#o-ID`.
  Html chart;
  /// For paper, where the whole would be too small to read on one page (A4, letters of 9 points): charts that fit one
  /// each, with marks where they go on. Without links, ids and names; not for assistive technology, which has the
  /// whole. Empty where the whole fits.
  std::vector<Html> print_parts;
  /// The whole chart as an SVG file.
  std::string file;
};

/// The same input gives the same bytes. `boxes` are those of the flow, in one edition. Laying out is what takes time:
/// all forms of the drawing come of one layout.
FlowChartDrawing draw_flow_chart(const ChartBoxes& boxes, const FlowChartName& name, const FlowChartFile& file);

}  // namespace shirube
