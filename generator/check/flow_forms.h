// A flow as the editions show it: one form for all editions that see the same.
// Leaves what is wrong with a form to flow_check.h.
#pragma once

#include <vector>

#include "generator/check/edition_findings.h"
#include "generator/model/flow_walk.h"
#include "generator/model/site.h"

namespace shirube {

struct FlowForm {
  Flow flow;                      // without what its editions leave out
  const Flow* written = nullptr;  // the form of the content that it comes from
  EditionSet editions;
};

/// The forms in the order of their first edition. Editions that do not show the flow, and those of which a base could
/// not be read, have none.
std::vector<FlowForm> forms_of(const Site& site, const Editions<Flow>& flow);

/// All editions that any of the forms is for.
EditionSet editions_of(const Site& site, const std::vector<FlowForm>& forms);

}  // namespace shirube
