// A version's folder on a kiosk: an unpacked edition with its SHA256SUMS. Leaves which version is shown to
// kiosk_copy.h.
#pragma once

#include <optional>

#include "generator/offline/bundle_contents.h"
#include "generator/offline/bundle_version.h"
#include "generator/offline/checksums.h"
#include "generator/offline/fault.h"
#include "generator/offline/folder.h"

namespace shirube {

/// Compares all that is in `folder` with `checksums`; links and other things that are no files are extra. With `flush`
/// what was compared is forced to the disk. A fault where the system does not let it be read.
OfflineResult<BundleFindings> compare_folder(const Folder& folder, const Checksums& checksums, bool flush = false);

/// A folder's own SHA256SUMS; nothing where it is missing or broken.
std::optional<Checksums> checksums_of(const Folder& folder);
/// A folder's own VERSION.json; nothing where it is missing or broken.
std::optional<BundleVersion> standing_version(const Folder& folder);
/// Whether a folder has what its own SHA256SUMS lists and nothing else.
OfflineResult<bool> is_whole(const Folder& folder);

/// Unpacks a bundle into an empty folder, or an update and what `base` has beside it. Each file is compared with its
/// digest while it is written. UPDATE.json stays out: the outcome is what the full bundle would have given.
std::optional<Fault> unpack(BundleContents& contents, const Folder* base, const Folder& to);

/// Moves all that is in `from` to `to`, file by file, and removes what else is there: each of these steps leaves `to`
/// nearer to being whole. For a folder that people may be reading, and that is broken.
std::optional<Fault> mend(const Folder& from, const Folder& to);

}  // namespace shirube
