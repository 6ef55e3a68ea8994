// FileFolder: the folder of sent files, as add and purge look at it.
// Leaves writing the files to cgi/steps/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace shirube {

class FileFolder {
 public:
  /// Throws a StoreFailure where it is not there or a link.
  explicit FileFolder(const std::string& path);
  ~FileFolder();
  FileFolder(const FileFolder&) = delete;
  FileFolder& operator=(const FileFolder&) = delete;

  /// Throws a StoreFailure unless a regular file of this id stands there.
  void expect(const std::string& id) const;
  /// The ids of files that nobody has written to since `before`, sorted. Names that are no ids are left out: they are
  /// not ours.
  std::vector<std::string> untouched_since(Moment before) const;
  /// 0, also where it is not there, or the error.
  int remove(const std::string& id) const;
  /// Forces what was removed to the disk.
  void force() const;

 private:
  int folder_ = -1;
};

/// Letters, digits, `-` and `_`: no way out of the folder.
bool is_file_id(std::string_view text);

}  // namespace shirube
