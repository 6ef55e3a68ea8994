// The forms packs of a build, output/forms/EDITION.pack.json, on their way to disk. They belong to the editions of
// their names and stand in no manifest, since nobody who reads the pages may need them. Leaves the order of all
// changes, and what a killed build leaves, to output_writer.h.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "generator/bundle/standing_output.h"

namespace shirube {

struct WriteCounts;

class FormsPacks {
 public:
  /// `staging` is the build's staging folder in `output`.
  FormsPacks(FileSystem& files, const std::string& output, const std::string& staging);

  /// Stages the pack where it differs from what stands. Thread-safe.
  std::optional<FileError> add(std::string_view edition, std::string_view bytes);
  /// Looks which of these editions have a pack standing that was not added: editions that were built, and those that
  /// the site has no more.
  std::optional<FileError> find_stale(const std::vector<std::string>& editions);
  /// Puts the staged packs in place and takes the stale ones away, with the folder where it became empty.
  std::optional<FileError> place();
  /// Removes what was staged.
  std::optional<FileError> clean_up();
  void count(WriteCounts& counts) const;

 private:
  FileSystem& files_;
  const std::string standing_;     // output/forms
  const std::string staged_;       // the same in the staging folder
  std::mutex mutex_;               // guards the sets while packs are added
  std::set<std::string> added_;    // names of files
  std::set<std::string> changed_;  // those of them whose bytes differ from what stands
  Removal stale_;
};

}  // namespace shirube
