// The one door to files: the real disk (base/disk.h) or one in memory for tests (base/memory_file_system.h).
// Leaves the meaning of what is read to its callers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/units.h"

namespace shirube {

enum class FileKind { missing, regular, directory, link, other };

struct DirectoryEntry {
  std::string name;
  FileKind kind;
  auto operator<=>(const DirectoryEntry&) const = default;
};

/// Why a file operation did not work. `reason` is the system's own text (English), without the path.
struct FileError {
  enum class Kind { missing, not_regular, too_large, outside, no_space, no_permission, other } kind = Kind::other;
  std::string path;
  std::string reason;
};

/// A value or the reason why there is none.
template <typename Value>
using FileResult = std::variant<Value, FileError>;

/// Files by path. Paths are absolute or relative to the process's folder, UTF-8 or any bytes without NUL.
/// All functions may be called from several threads at once. None throws.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// What stands at `path` itself: a symbolic link is `link`, wherever it points. `other` too where the system does not
  /// say (a folder above may not be searched), so that nobody takes the place for free.
  virtual FileKind kind(const std::string& path) const = 0;
  /// The entries of a folder, sorted by name in byte order, without `.` and `..`.
  virtual FileResult<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;
  /// A regular file's bytes. Never blocks on a pipe; more than `limit` bytes is `too_large`, found before reading.
  /// The last part of the path is not followed where it is a link.
  virtual FileResult<std::string> read(const std::string& path, ByteCount limit) const = 0;
  /// The path without links and `..`; nothing where it does not exist.
  virtual std::optional<std::string> real_path(const std::string& path) const = 0;
  /// Whether this process may make, rename and remove entries of a folder, as far as its rights go.
  virtual bool may_change(const std::string& folder) const = 0;

  /// Makes the folder and those above it.
  virtual std::optional<FileError> make_folders(const std::string& path) = 0;
  /// Makes or replaces a file. Not atomic by itself: see generator/bundle/output_writer.h.
  virtual std::optional<FileError> write(const std::string& path, std::string_view bytes) = 0;
  /// Renames a file onto another, atomically, replacing it; or a folder to a name where nothing stands.
  virtual std::optional<FileError> rename(const std::string& from, const std::string& to) = 0;
  /// Removes a file or an empty folder; a missing one is no error.
  virtual std::optional<FileError> remove(const std::string& path) = 0;
  /// Removes a folder and all below it, following no link; a missing one is no error.
  virtual std::optional<FileError> remove_all(const std::string& path) = 0;
  /// Takes a lock on a folder for as long as this object lives, or fails at once where another process has it ("another
  /// build is writing here"). A folder that this object has locked already is no error.
  virtual std::optional<FileError> lock_folder(const std::string& path) = 0;
};

}  // namespace shirube
