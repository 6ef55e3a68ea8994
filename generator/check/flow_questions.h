// Checks of each question and outcome by itself: what can be answered, what is told apart, what there is to do.
// Leaves routes to flow_routes.h and what is named to flow_targets.h.
#pragma once

#include "generator/check/flow_findings.h"

namespace shirube {

class PathsFromStart;

/// `paths` are those of the form's graph.
void check_questions(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings);
void check_outcomes(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings);
/// All ids that are anchors of the page or stand for a place in the flow.
void check_flow_ids(const FlowForm& form, FlowFindings& findings);

}  // namespace shirube
