#include "cgi/store/store_place.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>

#include "cgi/store/store_failure.h"

namespace shirube {
namespace {

using Kind = StoreError::Kind;

constexpr mode_t of_others = S_IRWXG | S_IRWXO;

[[noreturn]] void fail_with_errno() { throw StoreFailure{store_error_of_system(errno)}; }

std::string real_path(const std::string& folder) {
  const std::unique_ptr<char, decltype(&std::free)> found(::realpath(folder.c_str(), nullptr), &std::free);
  if (found == nullptr) fail_with_errno();
  return found.get();
}

void refuse_folder_of_others(const struct stat& folder) {
  if ((folder.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    throw StoreFailure{{Kind::refused, "others than its owner may write in the folder"}};
  }
  const uid_t user = ::geteuid();
  if (user != 0 && folder.st_uid != user && folder.st_uid != 0) {
    throw StoreFailure{{Kind::refused, "the folder belongs to another user"}};
  }
}

/// Nothing with errno where there is no such file.
bool look_at(const std::string& path, struct stat& status) {
  if (::lstat(path.c_str(), &status) == 0) return true;
  if (errno != ENOENT) fail_with_errno();
  return false;
}

void close_file_to_others(const std::string& path, const struct stat& status) {
  if (S_ISLNK(status.st_mode)) throw StoreFailure{{Kind::refused, "a symbolic link stands in its place"}};
  if (!S_ISREG(status.st_mode)) throw StoreFailure{{Kind::foreign, "not a regular file"}};
  // By its name, not by a descriptor: closing one would take SQLite's locks from this process's other connections.
  // Nobody but we and root can put a link there meanwhile.
  if ((status.st_mode & of_others) != 0 && ::chmod(path.c_str(), 0600) != 0) fail_with_errno();
}

}  // namespace

StoreIdentity StoreIdentity::of(const std::string& path) {
  const auto file = [](const std::string& name) {
    struct stat status = {};
    return look_at(name, status) ? File{status.st_dev, status.st_ino} : File{};
  };
  StoreIdentity identity;
  identity.store_ = file(path);
  if (identity.store_.number == 0) throw StoreFailure{store_error_of_system(ENOENT)};
  identity.log_ = file(path + "-wal");
  identity.index_ = file(path + "-shm");
  return identity;
}

StorePlace::StorePlace(const std::string& path) {
  // The system would cut it there.
  if (path.find('\0') != std::string::npos) throw StoreFailure{store_error_of_system(EINVAL)};
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.empty() || name == "." || name == "..") throw StoreFailure{{Kind::foreign, "the path names a folder"}};
  const std::string folder = real_path(slash == std::string::npos ? "." : path.substr(0, slash + 1));
  path_ = (folder == "/" ? "" : folder) + "/" + name;
  folder_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder_ < 0) fail_with_errno();
  try {
    struct stat status = {};
    if (::fstat(folder_, &status) != 0) fail_with_errno();
    refuse_folder_of_others(status);
  } catch (StoreFailure&) {
    ::close(folder_);  // no destructor runs for what was never whole
    throw;
  }
}

StorePlace::~StorePlace() { ::close(folder_); }

bool StorePlace::has_store() const {
  struct stat status = {};
  return look_at(path_, status);
}

void StorePlace::close_to_others() const {
  struct stat status = {};
  if (!look_at(path_, status)) throw StoreFailure{store_error_of_system(ENOENT)};
  close_file_to_others(path_, status);
  for (const std::string_view companion : companion_files) {
    const std::string name = path_ + std::string(companion);
    if (look_at(name, status)) close_file_to_others(name, status);
  }
}

void StorePlace::make_files_folder() const {
  const std::string name = files_folder_of(path_);
  if (::mkdir(name.c_str(), 0700) == 0) {
    // The umask may have taken too much.
    if (::chmod(name.c_str(), 0700) != 0) fail_with_errno();
    return force();
  }
  if (errno != EEXIST) fail_with_errno();
  struct stat status = {};
  if (!look_at(name, status)) throw StoreFailure{store_error_of_system(ENOENT)};
  if (S_ISLNK(status.st_mode)) throw StoreFailure{{Kind::refused, "the folder for files is a symbolic link"}};
  if (!S_ISDIR(status.st_mode)) throw StoreFailure{{Kind::foreign, "the folder for files is none"}};
  if ((status.st_mode & of_others) != 0 && ::chmod(name.c_str(), 0700) != 0) fail_with_errno();
}

void StorePlace::force() const {
  if (::fsync(folder_) != 0) fail_with_errno();
}

WriterLock::WriterLock(const StorePlace& place, Patience& patience) : folder_(place.folder()) {
  for (int times = 0; ::flock(folder_, LOCK_EX | LOCK_NB) != 0; ++times) {
    if (errno != EWOULDBLOCK && errno != EINTR) fail_with_errno();
    if (!patience.wait(times)) throw StoreFailure{{Kind::locked, "another process is writing"}};
  }
}

WriterLock::~WriterLock() { ::flock(folder_, LOCK_UN); }

std::string files_folder_of(const std::string& path) { return path + "-files"; }

}  // namespace shirube
