// A guide's page, with holes where editions differ.
// Leaves what stands in the holes to EditionText, and the editions that share the page to the caller.
#pragma once

#include "generator/model/guide.h"
#include "generator/render/page_order.h"

namespace shirube {

/// Renders a guide whose conditions are decided.
Html render_guide(const Guide& guide, const PageOrder& order);

}  // namespace shirube
