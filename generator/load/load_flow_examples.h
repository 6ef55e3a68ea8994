// Reads the examples beside a flow (`<id>.test.yaml`).
// Leaves trying them to generator/check.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/flow.h"

namespace shirube {

/// Reads a list of examples; texts are moved out of `node`. Mistakes are added to `diagnostics`.
std::vector<FlowExample> load_flow_examples(YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
