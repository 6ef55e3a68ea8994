// What stands in a flow's chart: boxes of questions and outcomes, and the labels of the ways out of a question, sized
// from their texts in cells.
// Leaves which of them are drawn together to flow_chart_graph.h, and where they stand to flow_chart_layout.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "generator/drawing/part.h"
#include "generator/model/edition.h"
#include "generator/model/flow.h"

namespace shirube {

/// The chart's own words, in the page's language.
struct FlowChartTexts {
  std::string start;  // of the mark at the first question
  /// What a route says ("3週間より前").
  std::function<std::string(const Question&, const Route&)> route;
  /// Of a mark that stands for a question drawn elsewhere, by the question's number ("質問3へ").
  std::function<std::string(int)> go_on;
};

/// A way out of a question. Of its targets at most one is not -1; both are where the flow has no such id.
struct ChartWay {
  Part label;
  int question = -1;
  int outcome = -1;
};

struct ChartQuestion {
  Part box;
  Part mark;         // stands for it where it is drawn elsewhere
  std::string link;  // the fragment of its place on the page: `q-ID`
  std::string name;  // of the link, for assistive technology: all that its box shows, and in the same order
  std::string mark_name;
  std::vector<ChartWay> ways;
};

struct ChartOutcome {
  Part box;
  std::string link;
  std::string name;
  int again = -1;
};

struct ChartBoxes {
  Part start;
  int first = -1;                        // the question that the flow starts with; -1 where it has none such
  std::vector<ChartQuestion> questions;  // in the flow's order
  std::vector<ChartOutcome> outcomes;
};

/// `flow` is resolved; its texts' values are the edition's.
ChartBoxes make_chart_boxes(const Flow& flow, const Edition& edition, const FlowChartTexts& texts);

}  // namespace shirube
