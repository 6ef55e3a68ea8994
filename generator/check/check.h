// Checks what only the whole site can tell: references, values, conditions, pictures, dates, colours.
// Leaves the form of each file to generator/load, which has reported it already.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/diagnostic.h"
#include "generator/model/site.h"

namespace shirube {

/// Adds everything that is wrong with the site. Bodies and assets must have been read. `today` is the day that reviews
/// are measured by. Uses up to `jobs` threads; what it finds does not depend on them.
void check_site(const Site& site, Date today, unsigned jobs, Diagnostics& diagnostics);

}  // namespace shirube
