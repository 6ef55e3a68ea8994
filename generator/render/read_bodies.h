// Reads every Markdown text of a site once, whatever the number of editions.
#pragma once

#include "generator/model/site.h"

namespace shirube {

/// Fills the `content` of every Body, with up to `jobs` threads.
void read_bodies(Site& site, unsigned jobs);

/// Frees the Markdown itself, which nobody asks for once the checks are done; what it says stays.
void forget_markdown(Site& site);

}  // namespace shirube
