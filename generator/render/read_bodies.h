// Reads every Markdown text of a site once, whatever the number of editions.
#pragma once

#include "generator/model/site.h"

namespace shirube {

/// Fills the `content` of every Body, with up to `jobs` threads.
void read_bodies(Site& site, unsigned jobs);

}  // namespace shirube
