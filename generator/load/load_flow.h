// Reads a flow's YAML.
// Leaves what its ids name, and whether every answer leads somewhere, to generator/check.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/flow.h"

namespace shirube {

/// Limits on what routes compare with.
inline constexpr int flow_period_limit = 36'500;       // days, or weeks
inline constexpr int flow_number_limit = 999'999'999;  // either side of 0

/// Reads a flow; texts are moved out of `node`. Mistakes are added to `diagnostics`. A route without a comparison that
/// could be read, and an item whose key is no id, are left out; a question that misses something is marked.
Flow load_flow(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
