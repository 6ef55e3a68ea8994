// Builds editions on their bases: lineage, language, values.
// Leaves overlays, which change pages and not editions, to generator/load/loader.h.
#pragma once

#include "base/diagnostic.h"
#include "generator/model/site.h"

namespace shirube {

/// Gives every edition its lineage, language and values, its base's included. Unknown bases and circles are reported,
/// and end the lineage there.
void bind_editions(Site& site, Diagnostics& diagnostics);

}  // namespace shirube
