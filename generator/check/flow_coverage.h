// What `shirube check --coverage FLOW` prints: the paths of a flow, and how many examples pass each place.
// Leaves telling what is wrong to flow_examples.h.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "generator/model/flow.h"
#include "generator/model/site.h"

namespace shirube {

/// For each group of editions that see the same questions and outcomes: how many paths lead from the start to an
/// outcome (`again` not followed), the paths themselves where there are not more than a thousand, and how many examples
/// pass each choice, route and outcome. UTF-8, ends with a line break. The flow may have mistakes.
std::string coverage_text(const Site& site, const Editions<Flow>& flow, const std::vector<FlowExample>& examples,
                          Language language);

}  // namespace shirube
