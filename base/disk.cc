#include "base/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace shirube {
namespace {

FileError::Kind kind_of_error(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:  // a folder above is none, so nothing stands below it
      return FileError::Kind::missing;
    case ENOSPC:
    case EDQUOT:
      return FileError::Kind::no_space;
    case EACCES:
    case EPERM:
    case EROFS:
      return FileError::Kind::no_permission;
    case EISDIR:
    case ELOOP:  // a link where none is followed
    case ENXIO:  // a pipe without a reader, or a socket
      return FileError::Kind::not_regular;
    default:
      return FileError::Kind::other;
  }
}

FileError error_of(const std::string& path, int error) {
  // Not strerror, whose text changes with the locale.
  const char* text = strerrordesc_np(error);
  return {kind_of_error(error), path, text != nullptr ? text : "unknown error " + std::to_string(error)};
}

// For paths that must be folders themselves, where ENOTDIR says that something else stands there.
FileError folder_error_of(const std::string& path, int error) {
  FileError found = error_of(path, error);
  if (error == ENOTDIR) found.kind = FileError::Kind::other;
  return found;
}

FileError not_a_regular_file(const std::string& path) {
  return {FileError::Kind::not_regular, path, "not a regular file"};
}

FileError larger_than(const std::string& path, ByteCount limit) {
  return {FileError::Kind::too_large, path, "larger than " + std::to_string(limit.value) + " bytes"};
}

// A path with a NUL would be cut there by the system, and mean another file.
bool has_nul(const std::string& path) { return path.find('\0') != std::string::npos; }

// An open descriptor. Closed at the end of its life; `close` says whether that worked.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  // 0 or the error. After EINTR Linux has closed the descriptor all the same.
  int close() {
    if (!is_open() || ::close(release()) == 0 || errno == EINTR) return 0;
    return errno;
  }

 private:
  int number_;
};

Descriptor open_descriptor(const std::string& path, int flags) {
  for (;;) {
    const int number = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    if (number >= 0 || errno != EINTR) return Descriptor(number);
  }
}

FileKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::regular;
  if (S_ISDIR(mode)) return FileKind::directory;
  if (S_ISLNK(mode)) return FileKind::link;
  return FileKind::other;
}

FileKind kind_of_entry(DIR* folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return FileKind::regular;
    case DT_DIR:
      return FileKind::directory;
    case DT_LNK:
      return FileKind::link;
    case DT_UNKNOWN: {  // some file systems do not say it here
      struct stat status = {};
      if (::fstatat(::dirfd(folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return FileKind::other;
      return kind_of_mode(status.st_mode);
    }
    default:
      return FileKind::other;
  }
}

// Reads on until `bytes` is full or the file ends, and says how far it came; -1 with errno where it failed.
ssize_t read_fully(int descriptor, char* bytes, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(descriptor, bytes + done, size - done);
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    done += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

// 0 or the error.
int write_fully(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;  // would go on for ever
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

Disk::~Disk() {
  for (const int descriptor : locked_folders_) ::close(descriptor);
}

FileKind Disk::kind(const std::string& path) const {
  struct stat status = {};
  if (has_nul(path)) return FileKind::missing;
  if (::lstat(path.c_str(), &status) == 0) return kind_of_mode(status.st_mode);
  const bool is_missing = errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG;
  return is_missing ? FileKind::missing : FileKind::other;
}

FileResult<std::vector<DirectoryEntry>> Disk::list(const std::string& path) const {
  if (has_nul(path)) return folder_error_of(path, EINVAL);
  const auto close_folder = [](DIR* folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close_folder)> folder(::opendir(path.c_str()), close_folder);
  if (folder == nullptr) return folder_error_of(path, errno);
  std::vector<DirectoryEntry> entries;
  for (;;) {
    errno = 0;  // the only sign by which readdir tells an error from the end
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr && errno != 0) return folder_error_of(path, errno);
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({std::string(name), kind_of_entry(folder.get(), *entry)});
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

FileResult<std::string> Disk::read(const std::string& path, ByteCount limit) const {
  if (has_nul(path)) return error_of(path, EINVAL);
  // O_NONBLOCK: a pipe that nobody writes to would otherwise hold the opening.
  const Descriptor file = open_descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (!file.is_open()) return error_of(path, errno);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return error_of(path, errno);
  if (!S_ISREG(status.st_mode)) return not_a_regular_file(path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit.value) return larger_than(path, limit);

  // The file may have grown since it was measured: there is always room for one byte more, which stays free at its end.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  for (;;) {
    const ssize_t count = read_fully(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0) return error_of(path, errno);
    filled += static_cast<std::size_t>(count);
    if (filled > limit.value) return larger_than(path, limit);
    if (filled < bytes.size()) break;
    bytes.resize(filled + std::min(filled, limit.value - filled) + 1);
  }
  bytes.resize(filled);
  return bytes;
}

std::optional<std::string> Disk::real_path(const std::string& path) const {
  if (has_nul(path)) return std::nullopt;
  const std::unique_ptr<char, decltype(&std::free)> found(::realpath(path.c_str(), nullptr), &std::free);
  if (found == nullptr) return std::nullopt;
  return std::string(found.get());
}

bool Disk::may_change(const std::string& folder) const {
  // By the effective user, who is the one that writes.
  return !has_nul(folder) && ::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

std::optional<FileError> Disk::make_folders(const std::string& path) {
  if (has_nul(path)) return folder_error_of(path, EINVAL);
  if (::mkdir(path.c_str(), 0755) == 0) return std::nullopt;
  if (errno == EEXIST) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) return folder_error_of(path, errno);
    if (S_ISDIR(status.st_mode)) return std::nullopt;
    return folder_error_of(path, ENOTDIR);
  }
  if (errno != ENOENT) return folder_error_of(path, errno);
  const std::size_t end = path.find_last_not_of('/');
  const std::size_t slash = path.find_last_of('/', end);
  if (end == std::string::npos || slash == std::string::npos || slash == 0) return folder_error_of(path, ENOENT);
  if (std::optional<FileError> error = make_folders(path.substr(0, slash))) return error;
  // Another thread may have made it meanwhile.
  if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST) return std::nullopt;
  return folder_error_of(path, errno);
}

std::optional<FileError> Disk::write(const std::string& path, std::string_view bytes) {
  if (has_nul(path)) return error_of(path, EINVAL);
  Descriptor file = open_descriptor(path, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  if (!file.is_open()) return error_of(path, errno);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return error_of(path, errno);
  if (!S_ISREG(status.st_mode)) return not_a_regular_file(path);
  if (const int error = write_fully(file.number(), bytes); error != 0) return error_of(path, error);
  // Disks over the network tell only here that they are full.
  if (const int error = file.close(); error != 0) return error_of(path, error);
  return std::nullopt;
}

std::optional<FileError> Disk::rename(const std::string& from, const std::string& to) {
  if (has_nul(from) || has_nul(to)) return error_of(to, EINVAL);
  if (::rename(from.c_str(), to.c_str()) == 0) return std::nullopt;
  return error_of(to, errno);
}

std::optional<FileError> Disk::remove(const std::string& path) {
  if (has_nul(path)) return error_of(path, EINVAL);
  if (::unlink(path.c_str()) == 0) return std::nullopt;
  if (errno == EISDIR && ::rmdir(path.c_str()) == 0) return std::nullopt;
  if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
  return error_of(path, errno);
}

std::optional<FileError> Disk::remove_all(const std::string& path) {
  if (has_nul(path)) return error_of(path, EINVAL);
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (!error || error.value() == ENOENT || error.value() == ENOTDIR) return std::nullopt;
  return error_of(path, error.value());
}

std::optional<FileError> Disk::lock_folder(const std::string& path) {
  if (has_nul(path)) return folder_error_of(path, EINVAL);
  Descriptor folder = open_descriptor(path, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open()) return folder_error_of(path, errno);
  struct stat status = {};
  if (::fstat(folder.number(), &status) != 0) return folder_error_of(path, errno);

  const std::lock_guard guard(mutex_);
  // The lock belongs to the descriptor, so a second one of the same process would be refused.
  const bool is_ours = std::any_of(locked_folders_.begin(), locked_folders_.end(), [&](int locked) {
    struct stat other = {};
    return ::fstat(locked, &other) == 0 && other.st_dev == status.st_dev && other.st_ino == status.st_ino;
  });
  if (is_ours) return std::nullopt;
  if (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return folder_error_of(path, errno);
    return FileError{FileError::Kind::other, path, "another build is writing here"};
  }
  locked_folders_.push_back(folder.release());
  return std::nullopt;
}

}  // namespace shirube
