// Writing a zip whose bytes depend on its files alone: sorted, one fixed time (1980-01-01) and mode (0644), no extra
// fields, each file stored or deflated after its ending, by the same level everywhere.
// Leaves which files to make_bundle.h and diff_bundles.h.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "generator/offline/fault.h"

namespace shirube {

struct ZipSource {
  std::string path;  // safe (safe_path.h)
  std::function<OfflineResult<std::string>()> bytes;
};

/// Writes `to`: into a file beside it first, which is fsynced and renamed onto it, so that it is whole or as it was.
/// `sources` in any order; a path twice or one that is not safe is a fault.
std::optional<Fault> write_zip(const std::string& to, std::vector<ZipSource> sources);

}  // namespace shirube
