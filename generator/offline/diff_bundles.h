// An update: the new bundle without the files that the old one has with the same bytes.
// Leaves putting it on a kiosk to apply_bundle.h.
#pragma once

#include <optional>
#include <string>

#include "generator/offline/fault.h"

namespace shirube {

/// Writes `to`. Both bundles are compared with their digests first. Refuses bundles of different editions or sites, an
/// update in place of a bundle, and a new one that is not newer. VERSION.json, SHA256SUMS and the signature are the new
/// bundle's own, to the byte, or the signature would not hold; which version the update starts from stands in
/// UPDATE.json (`{"from": V}`), which no signature needs: what is put together is compared with SHA256SUMS as a whole.
std::optional<Fault> diff_bundles(const std::string& old_bundle, const std::string& new_bundle, const std::string& to);

}  // namespace shirube
