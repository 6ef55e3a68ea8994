// Files in memory for tests, with the failures that a disk has only on its worst days.
// Leaves the real disk to base/disk.h; base/file_system_test.cc holds both to the same behaviour.
#pragma once

#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace shirube {

/// Behaves as a disk does: a file needs its folder, links are followed where a disk follows them. Relative paths start
/// at `/`.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem();

  /// What a test lays out before it begins; folders above are made. None of it counts as an operation or can fail.
  void add_file(const std::string& path, std::string bytes);
  void add_folder(const std::string& path);
  void add_link(const std::string& path, std::string target);
  /// A pipe, a socket or a device.
  void add_other(const std::string& path);

  /// All that stands: path to bytes for files, to `/` for folders, to `-> target` for links, to `other`.
  std::map<std::string, std::string> snapshot() const;

  /// From now on `path` is neither read nor written and, where it is a folder, nothing below it is reached:
  /// no_permission. As by mode 000 for those who are not root.
  void deny(const std::string& path);
  /// From now on no entry of this folder is made, renamed or removed: no_permission. As by mode 555.
  void protect(const std::string& folder);
  /// After this many bytes more, a write keeps what fits and is no_space.
  void limit_space(ByteCount budget);
  /// Operation number `number` (the next one is 0) fails; with `all_later`, so do all after it, as if the process had
  /// been killed there: a write that is killed leaves the first half of its bytes.
  void fail_operation(std::size_t number, bool all_later);
  /// Ends every failure that was asked for, and frees the locks, as a new process finds it.
  void recover();
  /// How many operations were asked for since the beginning or `recover`. Making or removing several folders or files
  /// in one call counts one for each.
  std::size_t operations() const;
  /// As if another process had this folder.
  void lock_by_another_process(const std::string& path);

  FileKind kind(const std::string& path) const override;
  FileResult<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  FileResult<std::string> read(const std::string& path, ByteCount limit) const override;
  std::optional<std::string> real_path(const std::string& path) const override;
  bool may_change(const std::string& folder) const override;

  std::optional<FileError> make_folders(const std::string& path) override;
  std::optional<FileError> write(const std::string& path, std::string_view bytes) override;
  std::optional<FileError> rename(const std::string& from, const std::string& to) override;
  std::optional<FileError> remove(const std::string& path) override;
  std::optional<FileError> remove_all(const std::string& path) override;
  std::optional<FileError> lock_folder(const std::string& path) override;

 private:
  struct Node {
    FileKind kind = FileKind::missing;
    std::string content;  // a file's bytes, a link's target
  };
  struct Failure {
    std::size_t number;
    bool all_later;
  };

  // All of these expect the mutex to be held. A canonical path is absolute and without links, `.` and `..`; what it
  // names need not stand, but its folder does.
  FileResult<std::string> resolve(const std::string& path, bool follow_last) const;
  // resolve for an operation that counts, and reads or writes what stands there or changes its folder's entry of it.
  FileResult<std::string> resolve_to_use(const std::string& path, bool follow_last) const;
  FileResult<std::string> resolve_to_change(const std::string& path) const;
  std::optional<FileError> count_operation(const std::string& path) const;
  bool is_failing(std::size_t operation) const;
  FileKind kind_of(const std::string& canonical) const;
  std::vector<std::string> all_below(const std::string& canonical) const;
  void add(const std::string& path, Node node);

  mutable std::mutex mutex_;
  std::map<std::string, Node> nodes_;
  std::set<std::string> denied_;
  std::set<std::string> protected_;
  std::set<std::string> locked_by_others_;
  std::optional<Failure> failure_;
  std::size_t space_ = std::numeric_limits<std::size_t>::max();
  mutable std::size_t operations_ = 0;
};

}  // namespace shirube
