// Reads a reference's YAML.
// Leaves where its links lead, and what its editions show, to generator/check.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/reference.h"

namespace shirube {

/// How many columns and groups a reference may have: every row has a cell a column, be it ever so empty.
inline constexpr std::size_t most_reference_columns = 40;
inline constexpr std::size_t most_reference_groups = 100;

/// Reads a reference; texts are moved out of `node`. Mistakes are added to `diagnostics`.
Reference load_reference(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
