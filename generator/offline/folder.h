// Folder: an open folder, and the files below it. Whatever stands there is reached from the folder's descriptor, name
// by name, and never through a link, so that nobody who changes names meanwhile leads a file elsewhere. Leaves what the
// files mean to version_folder.h and kiosk_copy.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "generator/offline/descriptor.h"
#include "generator/offline/fault.h"

namespace shirube {

/// Takes a file's bytes piece by piece; a fault ends the reading.
using TakePiece = std::function<std::optional<Fault>(std::string_view piece)>;

/// A file that is being written. It stands under its name at once, whole or not.
class NewFile {
 public:
  NewFile(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  std::optional<Fault> write(std::string_view piece);
  /// Forces it to the disk.
  std::optional<Fault> flush();
  /// Closes it, readable for all (0644), whatever the umask.
  std::optional<Fault> finish();

 private:
  Descriptor file_;
  std::string path_;
};

/// Room on the file system of a folder.
struct FreeSpace {
  std::uint64_t bytes = 0;
  std::uint64_t block = 1;             // bytes; each file takes whole ones
  std::optional<std::uint64_t> files;  // nothing: the system does not count them
};

/// The name that something has until it takes the place of `name`. What a killed process left under it may be removed.
inline std::string fresh_name(const std::string& name) { return "." + name + ".new"; }

/// Paths are relative, their parts divided by `/`, none empty, `.` or `..`.
class Folder {
 public:
  /// An existing folder of the owner's choice: here links are followed.
  static OfflineResult<Folder> open(const std::string& path);
  /// The same, made where it is missing, with those above it.
  static OfflineResult<Folder> make(const std::string& path);

  /// The path that it was opened by, for messages.
  const std::string& path() const { return path_; }

  /// What stands at `path`; `missing` too where a part above it is no folder.
  FileKind kind(std::string_view path) const;
  /// Sorted by name in byte order, without `.` and `..`.
  OfflineResult<std::vector<DirectoryEntry>> list() const;
  OfflineResult<Folder> folder(std::string_view path) const;
  /// The same, made where it is missing, with those above it; 0755, whatever the umask.
  OfflineResult<Folder> made_folder(std::string_view path) const;

  /// Reads a regular file, by pieces of at most 64 KiB. With `flush` it is forced to the disk, too.
  std::optional<Fault> read(std::string_view path, const TakePiece& take, bool flush = false) const;
  /// The same, whole. A file of more than `limit` bytes is a fault.
  OfflineResult<std::string> read(std::string_view path, std::uint64_t limit) const;
  /// A regular file's size in bytes.
  OfflineResult<std::uint64_t> size(std::string_view path) const;
  /// Where a link leads, as it is written in it.
  OfflineResult<std::string> link(const std::string& name) const;

  /// Makes a file that does not exist, and the folders above it.
  OfflineResult<NewFile> create(std::string_view path) const;
  /// Writes a file under fresh_name(name), forced to the disk.
  std::optional<Fault> prepare(const std::string& name, std::string_view bytes) const;
  /// The same with a link. False where the file system has none.
  OfflineResult<bool> prepare_link(const std::string& name, const std::string& target) const;
  /// What was prepared takes the place of whatever file or link stands there: at any moment the old or the new one.
  std::optional<Fault> put(const std::string& name) const;
  /// Renames a file or folder of `from` to `to` here, making the folders above it. A file replaces a file.
  std::optional<Fault> take(const Folder& from, std::string_view path, std::string_view to) const;
  /// Removes a file, a link or a folder with all in it; a missing one is no fault.
  std::optional<Fault> remove(const std::string& name) const;

  /// Forces the list of names to the disk.
  std::optional<Fault> flush() const;
  /// Forces everything on its file system to the disk, which is faster than one file after the other.
  std::optional<Fault> flush_file_system() const;
  OfflineResult<FreeSpace> free_space() const;
  /// Until this object goes. False where another process has it.
  OfflineResult<bool> lock() const;

 private:
  Folder(Descriptor folder, std::string path) : folder_(std::move(folder)), path_(std::move(path)) {}
  std::string path_of(std::string_view below) const;
  OfflineResult<Folder> step(std::string_view name, bool make) const;
  /// The folder that holds `path`, and the last name.
  OfflineResult<std::pair<Folder, std::string>> parent(std::string_view path, bool make) const;
  OfflineResult<Descriptor> open_file(std::string_view path) const;
  Fault fault(std::string_view below, int error) const;

  Descriptor folder_;
  std::string path_;
};

}  // namespace shirube
