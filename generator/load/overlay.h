// Overlays: what an edition changes in a base file, by id. Works on YAML trees, so every kind of content has it.
// Leaves telling in words what changed to generator/render.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/guide.h"

namespace shirube {

/// Merges `overlay` into `base`: maps key by key, lists whose items have ids by id, all else replaced. A flow's
/// questions, outcomes, facts and values of facts, a field's options and a form's mails are maps of items by id: their
/// items can be added and taken out as those of lists can. Mistakes (an id that the base does not have) go to
/// `diagnostics`. What changed at the top level and in its lists and maps of items is added to `changes`, which hold
/// what the overlays before this one did; mails, which stand on no page, are left out.
void apply_overlay(YamlNode& base, YamlNode overlay, std::vector<OverlayChange>& changes, Diagnostics& diagnostics);

}  // namespace shirube
