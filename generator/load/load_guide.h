// Reads a guide's YAML.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/guide.h"

namespace shirube {

/// Reads a guide; texts are moved out of `node`. Mistakes are added to `diagnostics`.
Guide load_guide(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
