#include "generator/offline/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include "generator/offline/system_fault.h"

namespace shirube {
namespace {

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr mode_t folder_mode = 0755;

FileKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::regular;
  if (S_ISDIR(mode)) return FileKind::directory;
  if (S_ISLNK(mode)) return FileKind::link;
  return FileKind::other;
}

/// O_DIRECTORY calls a link ENOTDIR: what stands there says which it was.
int error_of_folder(int parent, const char* name, int error) {
  struct stat status = {};
  const bool is_link =
      error == ENOTDIR && ::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
  return is_link ? ELOOP : error;
}

/// Gives a new file or folder its mode, which the umask may have lessened. FAT has no modes of its own and refuses to
/// change them (EPERM): there the mount says who may read.
int set_mode(int descriptor, mode_t mode) {
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) return errno;
  if ((status.st_mode & 07777) == mode || ::fchmod(descriptor, mode) == 0 || errno == EPERM) return 0;
  return errno;
}

OfflineResult<std::vector<DirectoryEntry>> entries_of(int folder, const std::string& path) {
  // A descriptor of its own, since closing the stream closes it.
  const int number = ::openat(folder, ".", folder_flags);
  if (number < 0) return system_fault(path, errno);
  const auto close_folder = [](DIR* stream) { ::closedir(stream); };
  const std::unique_ptr<DIR, decltype(close_folder)> stream(::fdopendir(number), close_folder);
  if (stream == nullptr) {
    const int error = errno;
    ::close(number);
    return system_fault(path, error);
  }
  std::vector<DirectoryEntry> entries;
  for (;;) {
    errno = 0;  // the only sign by which readdir tells an error from the end
    const dirent* entry = ::readdir(stream.get());
    if (entry == nullptr && errno != 0) return system_fault(path, errno);
    if (entry == nullptr) break;
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status = {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return system_fault(path, errno);
    entries.push_back({name, kind_of_mode(status.st_mode)});
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::optional<Fault> write_fully(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return system_fault(path, count < 0 ? errno : EIO);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Fault> NewFile::write(std::string_view piece) { return write_fully(file_.number(), piece, path_); }

std::optional<Fault> NewFile::finish() {
  if (const int error = set_mode(file_.number(), 0644)) return system_fault(path_, error);
  if (const int error = file_.close()) return system_fault(path_, error);
  return std::nullopt;
}

std::optional<Fault> NewFile::flush() {
  if (::fsync(file_.number()) != 0) return system_fault(path_, errno);
  return std::nullopt;
}

OfflineResult<Folder> Folder::open(const std::string& path) {
  Descriptor folder(::open(path.c_str(), folder_flags));
  if (!folder.is_open()) return system_fault(path, errno);
  return Folder(std::move(folder), path);
}

OfflineResult<Folder> Folder::make(const std::string& path) {
  Descriptor folder(::open(path.c_str(), folder_flags));
  if (folder.is_open()) return Folder(std::move(folder), path);
  const int error = errno;
  const std::size_t end = path.find_last_not_of('/');
  const std::size_t slash = path.rfind('/', end);
  if (error != ENOENT || end == std::string::npos) return system_fault(path, error);
  const std::string above = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  OfflineResult<Folder> parent = make(above);
  if (auto* fault = std::get_if<Fault>(&parent)) return std::move(*fault);
  OfflineResult<Folder> made = std::get<Folder>(parent).step(path.substr(begin, end + 1 - begin), true);
  if (auto* below = std::get_if<Folder>(&made)) below->path_ = path;
  return made;
}

std::string Folder::path_of(std::string_view below) const { return path_ + "/" + std::string(below); }

Fault Folder::fault(std::string_view below, int error) const { return system_fault(path_of(below), error); }

OfflineResult<Folder> Folder::step(std::string_view name_in_path, bool make) const {
  const std::string name(name_in_path);
  const bool is_made = make && ::mkdirat(folder_.number(), name.c_str(), folder_mode) == 0;
  if (make && !is_made && errno != EEXIST) return fault(name, errno);
  Descriptor below(::openat(folder_.number(), name.c_str(), folder_flags | O_NOFOLLOW));
  if (!below.is_open()) return fault(name, error_of_folder(folder_.number(), name.c_str(), errno));
  const int error = is_made ? set_mode(below.number(), folder_mode) : 0;
  if (error != 0) return fault(name, error);
  return Folder(std::move(below), path_of(name));
}

OfflineResult<std::pair<Folder, std::string>> Folder::parent(std::string_view path, bool make) const {
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) {
    OfflineResult<Folder> below = step(path.substr(0, slash), make);
    if (auto* fault = std::get_if<Fault>(&below)) return std::move(*fault);
    return std::get<Folder>(below).parent(path.substr(slash + 1), make);
  }
  Descriptor same(::fcntl(folder_.number(), F_DUPFD_CLOEXEC, 0));
  if (!same.is_open()) return system_fault(path_, errno);
  return std::pair(Folder(std::move(same), path_), std::string(path));
}

FileKind Folder::kind(std::string_view path) const {
  const auto above = parent(path, false);
  const auto* found = std::get_if<std::pair<Folder, std::string>>(&above);
  struct stat status = {};
  if (found == nullptr) return FileKind::missing;
  if (::fstatat(found->first.folder_.number(), found->second.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
    return kind_of_mode(status.st_mode);
  }
  return errno == ENOENT || errno == ENOTDIR ? FileKind::missing : FileKind::other;
}

OfflineResult<std::vector<DirectoryEntry>> Folder::list() const { return entries_of(folder_.number(), path_); }

OfflineResult<Folder> Folder::folder(std::string_view path) const {
  OfflineResult<std::pair<Folder, std::string>> above = parent(path, false);
  if (auto* fault = std::get_if<Fault>(&above)) return std::move(*fault);
  const auto& [folder, name] = std::get<std::pair<Folder, std::string>>(above);
  return folder.step(name, false);
}

OfflineResult<Folder> Folder::made_folder(std::string_view path) const {
  OfflineResult<std::pair<Folder, std::string>> above = parent(path, true);
  if (auto* fault = std::get_if<Fault>(&above)) return std::move(*fault);
  const auto& [folder, name] = std::get<std::pair<Folder, std::string>>(above);
  return folder.step(name, true);
}

OfflineResult<Descriptor> Folder::open_file(std::string_view path) const {
  OfflineResult<std::pair<Folder, std::string>> above = parent(path, false);
  if (auto* fault = std::get_if<Fault>(&above)) return std::move(*fault);
  const auto& [folder, name] = std::get<std::pair<Folder, std::string>>(above);
  // O_NONBLOCK: a pipe that nobody writes to would otherwise hold the opening.
  Descriptor file(
      ::openat(folder.folder_.number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open()) return fault(path, errno);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return fault(path, errno);
  if (!S_ISREG(status.st_mode)) return fault(path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
  return file;
}

std::optional<Fault> Folder::read(std::string_view path, const TakePiece& take, bool flush) const {
  OfflineResult<Descriptor> opened = open_file(path);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  const Descriptor& file = std::get<Descriptor>(opened);
  std::array<char, 65'536> piece;
  for (;;) {
    const ssize_t count = ::read(file.number(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fault(path, errno);
    if (count == 0) break;
    if (auto refused = take(std::string_view(piece.data(), static_cast<std::size_t>(count)))) return refused;
  }
  if (flush && ::fsync(file.number()) != 0) return fault(path, errno);
  return std::nullopt;
}

OfflineResult<std::string> Folder::read(std::string_view path, std::uint64_t limit) const {
  std::string bytes;
  const auto refused = read(path, [&](std::string_view piece) -> std::optional<Fault> {
    if (bytes.size() + piece.size() > limit) return fault(path, EFBIG);
    bytes.append(piece);
    return std::nullopt;
  });
  if (refused) return *refused;
  return bytes;
}

OfflineResult<std::uint64_t> Folder::size(std::string_view path) const {
  OfflineResult<Descriptor> opened = open_file(path);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  struct stat status = {};
  if (::fstat(std::get<Descriptor>(opened).number(), &status) != 0) return fault(path, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

OfflineResult<std::string> Folder::link(const std::string& name) const {
  std::array<char, 4096> target;
  const ssize_t size = ::readlinkat(folder_.number(), name.c_str(), target.data(), target.size());
  if (size < 0) return fault(name, errno);
  return std::string(target.data(), static_cast<std::size_t>(size));
}

OfflineResult<NewFile> Folder::create(std::string_view path) const {
  OfflineResult<std::pair<Folder, std::string>> above = parent(path, true);
  if (auto* fault = std::get_if<Fault>(&above)) return std::move(*fault);
  const auto& [folder, name] = std::get<std::pair<Folder, std::string>>(above);
  Descriptor file(
      ::openat(folder.folder_.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file.is_open()) return fault(path, errno);
  return NewFile(std::move(file), path_of(path));
}

std::optional<Fault> Folder::prepare(const std::string& name, std::string_view bytes) const {
  const std::string fresh = fresh_name(name);
  if (auto failed = remove(fresh)) return failed;
  OfflineResult<NewFile> created = create(fresh);
  if (auto* fault = std::get_if<Fault>(&created)) return std::move(*fault);
  NewFile& file = std::get<NewFile>(created);
  if (auto failed = file.write(bytes)) return failed;
  if (auto failed = file.flush()) return failed;
  return file.finish();
}

OfflineResult<bool> Folder::prepare_link(const std::string& name, const std::string& target) const {
  const std::string fresh = fresh_name(name);
  if (auto failed = remove(fresh)) return *failed;
  if (::symlinkat(target.c_str(), folder_.number(), fresh.c_str()) == 0) return true;
  // What Linux and its drivers for FAT, exFAT, NTFS and network drives say. EPERM may have other reasons: then no file
  // can be made either, which is told.
  if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) return false;
  return fault(fresh, errno);
}

std::optional<Fault> Folder::put(const std::string& name) const {
  if (auto failed = take(*this, fresh_name(name), name)) return failed;
  return flush();
}

std::optional<Fault> Folder::take(const Folder& from, std::string_view path, std::string_view to) const {
  OfflineResult<std::pair<Folder, std::string>> source = from.parent(path, false);
  if (auto* fault = std::get_if<Fault>(&source)) return std::move(*fault);
  OfflineResult<std::pair<Folder, std::string>> target = parent(to, true);
  if (auto* fault = std::get_if<Fault>(&target)) return std::move(*fault);
  const auto& [old_folder, old_name] = std::get<std::pair<Folder, std::string>>(source);
  const auto& [new_folder, new_name] = std::get<std::pair<Folder, std::string>>(target);
  if (::renameat(old_folder.folder_.number(), old_name.c_str(), new_folder.folder_.number(), new_name.c_str()) != 0) {
    return fault(to, errno);
  }
  return std::nullopt;
}

std::optional<Fault> Folder::remove(const std::string& name) const {
  if (::unlinkat(folder_.number(), name.c_str(), 0) == 0 || errno == ENOENT) return std::nullopt;
  if (errno != EISDIR && errno != EPERM) return fault(name, errno);  // EPERM: POSIX, and FAT, of a folder
  const int error = errno;
  if (kind(name) != FileKind::directory) return fault(name, error);
  {
    OfflineResult<Folder> below = step(name, false);
    if (auto* fault = std::get_if<Fault>(&below)) return std::move(*fault);
    auto entries = std::get<Folder>(below).list();
    if (auto* fault = std::get_if<Fault>(&entries)) return std::move(*fault);
    for (const DirectoryEntry& entry : std::get<std::vector<DirectoryEntry>>(entries)) {
      if (auto failed = std::get<Folder>(below).remove(entry.name)) return failed;
    }
  }
  if (::unlinkat(folder_.number(), name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) return fault(name, errno);
  return std::nullopt;
}

std::optional<Fault> Folder::flush() const {
  // EINVAL: a file system whose folders need no forcing.
  if (::fsync(folder_.number()) != 0 && errno != EINVAL) return system_fault(path_, errno);
  return std::nullopt;
}

std::optional<Fault> Folder::flush_file_system() const {
  if (::syncfs(folder_.number()) != 0) return system_fault(path_, errno);
  return std::nullopt;
}

OfflineResult<FreeSpace> Folder::free_space() const {
  struct statvfs status = {};
  if (::fstatvfs(folder_.number(), &status) != 0) return system_fault(path_, errno);
  FreeSpace space;
  space.block = std::max<std::uint64_t>(1, status.f_frsize);
  space.bytes = status.f_bavail * space.block;
  if (status.f_files != 0) space.files = status.f_favail;
  return space;
}

OfflineResult<bool> Folder::lock() const {
  if (::flock(folder_.number(), LOCK_EX | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK) return false;
  return system_fault(path_, errno);
}

}  // namespace shirube
