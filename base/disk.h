// The real disk: files by POSIX calls, whatever the system's answer.
// Leaves what is read and written, and in which order, to its callers.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace shirube {

/// New files are made with mode 0644 and new folders with 0755, less what the process's umask takes away.
/// What is written is not forced to the platter: a file is whole after a kill, not after a power cut.
class Disk final : public FileSystem {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  /// Gives the locked folders free.
  ~Disk() override;

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
  std::mutex mutex_;
  std::vector<int> locked_folders_;  // open descriptors, each holding its lock
};

}  // namespace shirube
