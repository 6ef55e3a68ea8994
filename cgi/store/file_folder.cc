#include "cgi/store/file_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "cgi/store/store_failure.h"

namespace shirube {
namespace {

[[noreturn]] void fail_with_errno() { throw StoreFailure{store_error_of_system(errno)}; }

bool is_id_character(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '-' || character == '_';
}

}  // namespace

bool is_file_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), is_id_character);
}

FileFolder::FileFolder(const std::string& path)
    : folder_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {
  if (folder_ < 0) fail_with_errno();
}

FileFolder::~FileFolder() { ::close(folder_); }

void FileFolder::expect(const std::string& id) const {
  struct stat status = {};
  const bool is_there =
      is_file_id(id) && ::fstatat(folder_, id.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
  if (!is_there) throw StoreFailure{{StoreError::Kind::file_gone, "a file that was sent is not there any more"}};
}

std::vector<std::string> FileFolder::untouched_since(Moment before) const {
  // fdopendir takes the descriptor for itself.
  const int again = ::openat(folder_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) fail_with_errno();
  const auto close_folder = [](DIR* folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close_folder)> folder(::fdopendir(again), close_folder);
  if (folder == nullptr) {
    const int error = errno;
    ::close(again);
    throw StoreFailure{store_error_of_system(error)};
  }
  std::vector<std::string> ids;
  for (;;) {
    errno = 0;  // the only sign by which readdir tells an error from the end
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr && errno != 0) fail_with_errno();
    if (entry == nullptr) break;
    struct stat status = {};
    if (!is_file_id(entry->d_name) || ::fstatat(folder_, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (S_ISREG(status.st_mode) && status.st_mtim.tv_sec < before.seconds) ids.emplace_back(entry->d_name);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

int FileFolder::remove(const std::string& id) const {
  if (::unlinkat(folder_, id.c_str(), 0) == 0 || errno == ENOENT) return 0;
  return errno;
}

void FileFolder::force() const {
  if (::fsync(folder_) != 0) fail_with_errno();
}

}  // namespace shirube
