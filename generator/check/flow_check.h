// Proves a flow, in every edition that shows it: every question can be answered, every path ends, nothing is out of
// reach. Leaves its texts and links to page_check.h, and the examples beside it to flow_examples.h.
#pragma once

#include "base/diagnostic.h"
#include "generator/model/flow.h"
#include "generator/model/site.h"

namespace shirube {

/// Adds everything that is wrong with the flow's graph. Bodies must have been read. Where one of its files could not be
/// read (`Site::unread`), nothing is: what is missing may have stood there. Takes time in proportion to the questions
/// and choices, for each form that editions see.
void check_flow(const Site& site, const Editions<Flow>& flow, Diagnostics& diagnostics);

}  // namespace shirube
