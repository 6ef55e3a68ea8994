// The examples beside a flow (`<id>.test.yaml`): whether they end where they say, and what none of them shows.
// Leaves the listing of `shirube check --coverage` to flow_coverage.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "generator/check/flow_forms.h"
#include "generator/model/flow.h"
#include "generator/model/site.h"

namespace shirube {

/// How many examples pass each choice, route and outcome of a form, by the names that `name_of_way` and
/// `name_of_outcome` give: the same in every form.
using Passes = std::map<std::string, std::size_t, std::less<>>;

std::string name_of_outcome(const Outcome& outcome);

/// What the examples pass in a form of the flow. An example that goes wrong counts as far as it goes.
Passes count_passes(const Site& site, const FlowForm& form, const std::vector<FlowExample>& examples);

/// Adds each example that does not end at its outcome in one of its editions. Where nothing is wrong in the flow's own
/// files (`diagnostics` holds what loading and the other checks told), also each choice, route and outcome that no
/// example passes in any edition, but for those that nothing can pass; of a flow without any example, only that. An
/// example for an edition is one for all that are built on it, and so is `except`. A flow without examples has an empty
/// list; where the file could not be read, this is not to be called.
void check_flow_examples(const Site& site, const Editions<Flow>& flow, const std::vector<FlowExample>& examples,
                         Diagnostics& diagnostics);

}  // namespace shirube
