// A reference's page, with holes where editions differ.
// Leaves the table to reference_table.h and what stands in the holes to EditionText.
#pragma once

#include <string>
#include <string_view>

#include "generator/model/reference.h"
#include "generator/render/page_order.h"

namespace shirube {

/// Renders a reference whose conditions are decided (reference_view.h).
Html render_reference(const Reference& reference, const PageOrder& order);

/// The path of a reference's CSV below the web root.
std::string reference_csv_path(std::string_view id);

}  // namespace shirube
