#include "cgi/operator/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace shirube {
namespace {

FileError error_of(const std::string& path, int error) {
  FileError::Kind kind = FileError::Kind::other;
  if (error == ENOENT || error == ENOTDIR) kind = FileError::Kind::missing;
  if (error == ENOSPC || error == EDQUOT) kind = FileError::Kind::no_space;
  if (error == EACCES || error == EPERM || error == EROFS) kind = FileError::Kind::no_permission;
  // Not strerror, whose text changes with the locale.
  const char* text = strerrordesc_np(error);
  return {kind, path, text != nullptr ? text : "unknown error " + std::to_string(error)};
}

/// 0 or the error.
int write_durably(int descriptor, std::string_view bytes) {
  // The process's umask may have taken rights away that the owner needs.
  if (::fchmod(descriptor, S_IRUSR | S_IWUSR) != 0) return errno;
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

/// 0 or the error.
int sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

}  // namespace

std::optional<NewFileError> write_new_private_file(const std::string& path, std::string_view bytes) {
  if (path.find('\0') != std::string::npos) return NewFileError{false, error_of(path, EINVAL)};
  const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return NewFileError{errno == EEXIST, error_of(path, errno)};
  int error = write_durably(descriptor, bytes);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0) error = sync_folder_of(path);
  if (error == 0) return std::nullopt;
  ::unlink(path.c_str());
  return NewFileError{false, error_of(path, error)};
}

OperatorStatus fail(Console& console, const NewFileError& error) {
  if (error.is_taken) {
    console.tell(error.error.path + ": もうあります。上書きはしません",
                 error.error.path + ": it exists; nothing is replaced");
    return OperatorStatus::not_done;
  }
  console.tell(error.error);
  return OperatorStatus::system_failed;
}

FileResult<bool> make_private_folders(const std::string& path) {
  struct stat status = {};
  if (path.empty() || path.find('\0') != std::string::npos) return error_of(path, EINVAL);
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return false;
    return error_of(path, ENOTDIR);
  }
  if (errno != ENOENT) return error_of(path, errno);
  const std::string above = std::filesystem::path(path).parent_path().string();
  if (above != path && !above.empty()) {
    auto made = make_private_folders(above);
    if (std::holds_alternative<FileError>(made)) return made;
  }
  if (::mkdir(path.c_str(), S_IRWXU) != 0) return error_of(path, errno);
  return true;
}

bool is_open_to_everybody(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0;
}

bool may_be_changed_by_everybody(const std::string& folder) {
  struct stat status = {};
  if (::stat(folder.c_str(), &status) != 0) return false;
  // In a sticky folder everybody may add files and nobody may touch another's.
  return (status.st_mode & S_IWOTH) != 0 && (status.st_mode & S_ISVTX) == 0;
}

}  // namespace shirube
