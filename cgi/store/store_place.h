// StorePlace: where a store lies on the disk, who may get at it, and whether it is still the same files.
// Leaves what stands in the files to connection.h.
#pragma once

#include <sys/stat.h>

#include <array>
#include <string>
#include <string_view>

#include "cgi/store/patience.h"

namespace shirube {

/// SQLite's files besides the store itself: its log, the log's index, and the journal of a store that has no log.
inline constexpr std::array<std::string_view, 3> companion_files = {"-wal", "-shm", "-journal"};

/// Which files a path, its log and the index of its log name now.
class StoreIdentity {
 public:
  /// Throws a StoreFailure where the store itself is not there.
  static StoreIdentity of(const std::string& path);
  bool operator==(const StoreIdentity&) const = default;

 private:
  struct File {
    dev_t device = 0;
    ino_t number = 0;  // 0: none
    bool operator==(const File&) const = default;
  };
  File store_, log_, index_;
};

/// The store's folder, held open.
class StorePlace {
 public:
  /// Throws a StoreFailure where the folder is not there, others than its owner may write in it, or its owner is
  /// neither we nor root: whoever may write there could put another store in the place of ours.
  explicit StorePlace(const std::string& path);
  ~StorePlace();
  StorePlace(const StorePlace&) = delete;
  StorePlace& operator=(const StorePlace&) = delete;

  /// The store's path, with no link in it.
  const std::string& path() const { return path_; }
  int folder() const { return folder_; }

  bool has_store() const;
  /// Throws a StoreFailure unless the store and its companions are ordinary files (the store must be there), and takes
  /// from others what they may do with them.
  void close_to_others() const;
  /// Makes the folder for files where it is missing, 0700; throws a StoreFailure where it cannot be, or is not ours.
  void make_files_folder() const;
  /// Forces names that were made or removed in the folder to the disk.
  void force() const;

 private:
  std::string path_;
  int folder_ = -1;
};

/// While it lives nobody else who asks for it writes in the folder's store.
/// SQLite has its own lock for writers, but up to 3.51.2 a checkpoint that runs while another connection commits can
/// lose pages (its "WAL-reset bug"). So commits and checkpoints take turns here.
class WriterLock {
 public:
  /// Throws a StoreFailure (`locked`) when `patience` ends.
  WriterLock(const StorePlace& place, Patience& patience);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int folder_;
};

/// The folder for files of the store at `path`.
std::string files_folder_of(const std::string& path);

}  // namespace shirube
