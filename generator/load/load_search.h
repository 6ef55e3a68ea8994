// Reads search.yaml: what people may search by, and how the pages put it.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/site.h"

namespace shirube {

/// Moves texts out of `node` and adds mistakes to `diagnostics`. Phrases are compared as the search does
/// (base/folding.h). What is wrong is left out.
std::vector<Synonym> load_search(YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
