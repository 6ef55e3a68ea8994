// Reads a site's folder into a Site.
// Leaves what only the whole can tell (references, values, editions' differences) to generator/check.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "generator/model/site.h"

namespace shirube {

/// Loads `folder`/content with up to `jobs` threads. All mistakes are added to `diagnostics`; what could not be read is
/// left out of the site. A system's failure (no permission) is a diagnostic too, of code `unreadable`.
Site load_site(const FileSystem& files, const std::string& folder, unsigned jobs, Diagnostics& diagnostics);

}  // namespace shirube
