// Checks what a flow names: the questions and outcomes that answers lead to, choices, facts and their values.
// Leaves whether they can be reached to flow_paths.h.
#pragma once

#include <cstdint>

#include "generator/check/flow_findings.h"
#include "generator/model/site.h"

namespace shirube {

void check_targets(const Editions<Flow>& flow, const FlowForm& form, FlowFindings& findings);

/// What an id is to stand for.
enum class Wanted : std::uint8_t { question, outcome, any };

/// Reports an id that does not stand for what is wanted in these editions of the form: whether it is one of the other
/// kind, is left out, or stands for nothing at all.
void report_target(const Editions<Flow>& flow, const FlowForm& form, const EditionSet& editions, const Text& target,
                   Wanted wanted, FlowFindings& findings);

/// Reports a name that stands for no fact, or no value of its fact, of the flow in these editions. Whether both are
/// known.
bool check_fact(const Flow& flow, const EditionSet& editions, const Text& fact, const Text& value,
                FlowFindings& findings);

}  // namespace shirube
