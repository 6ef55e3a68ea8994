// What overlays did to a page, so that it can be told to readers.
// Leaves applying them to generator/load and telling it to generator/render.
#pragma once

#include <string>

#include "generator/model/text.h"

namespace shirube {

/// What the overlays of an edition and of its bases did to a page, one change each, in the order of the overlays. Of
/// an item that several of them change it tells what became of it in all.
struct OverlayChange {
  enum class Kind { added, removed, replaced } kind = Kind::replaced;
  std::string list;     // the key that changed: `steps`, `finish`, …
  Text title;           // of the item in that list; empty where the key is no list of items with ids
  std::string id = {};  // of that item
};

}  // namespace shirube
