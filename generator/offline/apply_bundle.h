// Puts a bundle or update onto a kiosk: `DIR/versions/VERSION/`, and `DIR/current` that shows one of them: a symbolic
// link, or where the file system has none (FAT) a file that holds the version's name. Killed at any moment, `current`
// shows a whole version. Leaves judging the bundle to bundle_contents.h.
#pragma once

#include <optional>
#include <string>

#include "generator/offline/bundle_version.h"
#include "generator/offline/fault.h"
#include "generator/offline/kiosk_copy.h"
#include "generator/offline/signature.h"

namespace shirube {

struct ApplyOrder {
  std::string bundle;
  std::string folder;  // DIR; made where missing
  std::optional<PublicKey> key;
  bool allow_older = false;
  KioskLinks links = KioskLinks::where_possible;
};

struct Applied {
  BundleVersion version;
  std::string replaced;       // the version that stood before; empty: none
  bool was_current = false;   // this very version stood and is whole: nothing was done
  bool is_signed = false;     // by the key that was given
  std::string claimed_key;    // no key was given, but there is a signature: the id of the key that it claims
  std::optional<Fault> kept;  // it is shown, but an older version could not be taken away
};

/// Verifies, unpacks beside, compares with SHA256SUMS, fsyncs files and folders, switches, and keeps the version that
/// stood, for roll_back; older ones are taken away. Only one process at a time (a lock on DIR). An update builds on the
/// current version, which has to be whole. The same version with other contents is refused; where it stands broken, it
/// is mended.
OfflineResult<Applied> apply_bundle(const ApplyOrder& order);

/// Shows the version before the current one again. Refuses where there is none, or it is not whole.
OfflineResult<Applied> roll_back(const std::string& folder, KioskLinks links = KioskLinks::where_possible);

}  // namespace shirube
