// An edition's pages about all of it: home, search, guides by audience, not found, sitemap, robots.
// Leaves guides to guide_page.h.
#pragma once

#include <string>

#include "generator/render/edition_view.h"
#include "generator/render/templates.h"

namespace shirube {

/// Each with holes, to be filled by the edition's EditionText.
Html render_home(const EditionView& view, const Templates& templates, unsigned worker);
/// The search, and below it the titles of all pages. Only where the site has a search.
Html render_search(const EditionView& view, const Templates& templates, unsigned worker);
/// Only where the edition has audiences.
Html render_audiences(const EditionView& view, const Templates& templates, unsigned worker);
/// Its links are absolute where the edition has a url, since a server shows it at any depth.
Html render_not_found(const EditionView& view, const Templates& templates, unsigned worker);

/// sitemap.xml (sitemaps.org 0.9) of these paths below the edition's url, which must be set.
std::string render_sitemap(const Edition& edition, const std::vector<std::string>& paths);
/// robots.txt (RFC 9309).
std::string render_robots(const Edition& edition);

}  // namespace shirube
