// Checks where answers lead in the end: that every place can be reached, every path ends, and none is too long.
// Leaves the graph itself to flow_graph.h.
#pragma once

#include "generator/check/flow_findings.h"
#include "generator/check/flow_graph.h"

namespace shirube {

/// More questions than this on one path are warned about.
inline constexpr std::size_t most_questions_on_a_path = 12;

/// `graph` is the form's.
void check_paths(const FlowForm& form, const FlowGraph& graph, FlowFindings& findings);

}  // namespace shirube
