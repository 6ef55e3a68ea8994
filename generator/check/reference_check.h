// Checks of references: those that steps show, and what their own rows say.
// Leaves their texts to page_check.h, and where links lead to link_check.h.
#pragma once

#include "base/diagnostic.h"
#include "generator/check/edition_findings.h"
#include "generator/check/link_check.h"
#include "generator/model/site.h"
#include "generator/model/visit.h"

namespace shirube {

/// Checks a reference that a step shows in these editions.
void check_shown_reference(const Site& site, const Text& id, const EditionSet& editions, EditionFindings& findings,
                           Diagnostics& diagnostics);

/// Checks the rows of a reference's form that these editions have: the groups they name, the links in their cells.
void check_rows(const Site& site, const Reference& reference, const EditionSet& editions, LinkCheck& links,
                EditionFindings& findings);

}  // namespace shirube
