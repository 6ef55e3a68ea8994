// Reads the parts that several kinds of pages have: steps, notes, links, sources, lists of ids.
// Leaves the pages to load_guide.h, load_reference.h and their like.
#pragma once

#include <string_view>
#include <vector>

#include "generator/load/map_reader.h"
#include "generator/model/guide.h"

namespace shirube {

/// A step of a guide or of a flow's outcome.
Step load_step(MapReader& item);
/// The list of notes under `note`.
std::vector<Note> load_notes(MapReader& map);
/// A list of links, each a text or a map.
std::vector<Link> load_links(MapReader& map, std::string_view key);
/// The list of sources under `source`.
std::vector<SourceReference> load_sources(MapReader& map);
/// A list of ids, each a text or a map.
std::vector<ListedId> load_listed_ids(MapReader& map, std::string_view key, Need need = Need::optional);

}  // namespace shirube
