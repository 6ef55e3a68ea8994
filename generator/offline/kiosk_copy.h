// KioskCopy: the folder DIR of a kiosk. `versions/V/` are whole editions, `current` says which one is shown, and is the
// only thing that says so: a link to `versions/V`, or where the file system has no links a file that holds `V`.
// `START.html` is for browsers and follows it; `previous` is for rolling back. Leaves bundles to apply_bundle.h.
#pragma once

#include <optional>
#include <string>

#include "generator/offline/fault.h"
#include "generator/offline/folder.h"

namespace shirube {

enum class KioskLinks { where_possible, never };

class KioskCopy {
 public:
  /// Opens an existing folder, keeps other processes out for as long as this object lives, and ends what a killed one
  /// has left. A fault where `current` is something that was not made here.
  static OfflineResult<KioskCopy> open(const std::string& folder, KioskLinks links = KioskLinks::where_possible);

  /// The version that is shown; empty: none.
  const std::string& current() const { return current_; }
  /// The version that was shown before the current one; empty: none is known.
  std::string previous() const;
  /// A version's folder; nothing where it does not stand.
  std::optional<Folder> version(const std::string& version) const;

  /// An empty folder to unpack a version into. What is in it is nobody's until `place`.
  OfflineResult<Folder> begin_unpacking() const;
  /// Takes away what was unpacked and not placed. Without word where that fails: the next process tries again.
  void forget_unpacked() const;
  /// What was unpacked, and is whole and on the disk, becomes the version's folder, instead of a broken one that may
  /// stand there.
  std::optional<Fault> place(const std::string& version) const;
  /// Shows a version that stands whole: the switch.
  std::optional<Fault> show(const std::string& version);
  /// Takes away all versions but the current and the previous one.
  std::optional<Fault> remove_older() const;

  OfflineResult<FreeSpace> free_space() const { return folder_.free_space(); }

 private:
  KioskCopy(Folder folder, KioskLinks links) : folder_(std::move(folder)), links_(links) {}
  std::optional<Fault> read_current();
  std::optional<Fault> remove_left_overs() const;
  std::string before(const std::string& version) const;
  std::optional<Fault> prepare_switch(const std::string& version, bool& is_link) const;
  std::optional<Fault> prepare_start_page(const std::string& version, bool is_link) const;

  Folder folder_;
  KioskLinks links_;
  std::string current_;
};

}  // namespace shirube
