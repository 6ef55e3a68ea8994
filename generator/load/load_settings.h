// Reads site.yaml, editions and sources.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/edition.h"
#include "generator/model/site.h"
#include "generator/model/source.h"

namespace shirube {

/// Each moves texts out of `node` and adds mistakes to `diagnostics`.
SiteSettings load_site_settings(YamlNode& node, Diagnostics& diagnostics);
Edition load_edition(std::string id, YamlNode& node, Diagnostics& diagnostics);
Source load_source(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
