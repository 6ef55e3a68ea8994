#include "base/memory_file_system.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace shirube {
namespace {

FileError missing(const std::string& path) { return {FileError::Kind::missing, path, "No such file or directory"}; }
FileError not_a_folder(const std::string& path) { return {FileError::Kind::other, path, "Not a directory"}; }
FileError not_a_regular_file(const std::string& path) {
  return {FileError::Kind::not_regular, path, "not a regular file"};
}

// The parts between slashes; empty ones and `.` mean nothing.
std::deque<std::string> parts_of(const std::string& path) {
  std::deque<std::string> parts;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t slash = std::min(path.find('/', start), path.size());
    std::string part = path.substr(start, slash - start);
    if (!part.empty() && part != ".") parts.push_back(std::move(part));
    start = slash + 1;
  }
  return parts;
}

std::string folder_of(const std::string& canonical) {
  return canonical.substr(0, std::max<std::size_t>(1, canonical.rfind('/')));
}

FileError not_permitted(const std::string& path) { return {FileError::Kind::no_permission, path, "Permission denied"}; }

std::string join(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + '/' + name;
}

// The same path without empty parts and `.`; links are not looked at.
std::string plain_path(const std::string& path) {
  std::string plain = "/";
  for (const std::string& part : parts_of(path)) plain = join(plain, part);
  return plain;
}

}  // namespace

MemoryFileSystem::MemoryFileSystem() { nodes_["/"] = {FileKind::directory, ""}; }

void MemoryFileSystem::add(const std::string& path, Node node) {
  const std::lock_guard guard(mutex_);
  std::string canonical = "/";
  for (const std::string& part : parts_of(path)) {
    nodes_.try_emplace(canonical, Node{FileKind::directory, ""});
    canonical = join(canonical, part);
  }
  nodes_[canonical] = std::move(node);
}

void MemoryFileSystem::add_file(const std::string& path, std::string bytes) {
  add(path, {FileKind::regular, std::move(bytes)});
}
void MemoryFileSystem::add_folder(const std::string& path) { add(path, {FileKind::directory, ""}); }
void MemoryFileSystem::add_link(const std::string& path, std::string target) {
  add(path, {FileKind::link, std::move(target)});
}
void MemoryFileSystem::add_other(const std::string& path) { add(path, {FileKind::other, ""}); }

std::map<std::string, std::string> MemoryFileSystem::snapshot() const {
  const std::lock_guard guard(mutex_);
  std::map<std::string, std::string> all;
  for (const auto& [path, node] : nodes_) {
    switch (node.kind) {
      case FileKind::regular:
        all[path] = node.content;
        break;
      case FileKind::directory:
        all[path] = "/";
        break;
      case FileKind::link:
        all[path] = "-> " + node.content;
        break;
      default:
        all[path] = "other";
    }
  }
  return all;
}

void MemoryFileSystem::deny(const std::string& path) {
  const std::lock_guard guard(mutex_);
  denied_.insert(plain_path(path));
}

void MemoryFileSystem::protect(const std::string& folder) {
  const std::lock_guard guard(mutex_);
  protected_.insert(plain_path(folder));
}

void MemoryFileSystem::limit_space(ByteCount budget) {
  const std::lock_guard guard(mutex_);
  space_ = budget.value;
}

void MemoryFileSystem::fail_operation(std::size_t number, bool all_later) {
  const std::lock_guard guard(mutex_);
  failure_ = Failure{operations_ + number, all_later};
}

void MemoryFileSystem::recover() {
  const std::lock_guard guard(mutex_);
  denied_.clear();
  protected_.clear();
  locked_by_others_.clear();
  failure_.reset();
  space_ = std::numeric_limits<std::size_t>::max();
  operations_ = 0;
}

std::size_t MemoryFileSystem::operations() const {
  const std::lock_guard guard(mutex_);
  return operations_;
}

void MemoryFileSystem::lock_by_another_process(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve(path, true);
  if (const auto* folder = std::get_if<std::string>(&canonical)) locked_by_others_.insert(*folder);
}

FileKind MemoryFileSystem::kind_of(const std::string& canonical) const {
  const auto found = nodes_.find(canonical);
  return found == nodes_.end() ? FileKind::missing : found->second.kind;
}

FileResult<std::string> MemoryFileSystem::resolve(const std::string& path, bool follow_last) const {
  if (path.empty()) return missing(path);
  std::string canonical = "/";
  std::deque<std::string> ahead = parts_of(path);
  for (int links = 0; !ahead.empty();) {
    const std::string part = std::move(ahead.front());
    ahead.pop_front();
    if (kind_of(canonical) == FileKind::missing) return missing(path);
    if (kind_of(canonical) != FileKind::directory) {
      return FileError{FileError::Kind::missing, path, "Not a directory"};
    }
    if (denied_.contains(canonical)) return not_permitted(path);
    const std::string next = part == ".." ? folder_of(canonical) : join(canonical, part);
    if (kind_of(next) != FileKind::link || (ahead.empty() && !follow_last)) {
      canonical = next;
      continue;
    }
    if (++links > 40) return FileError{FileError::Kind::not_regular, path, "Too many levels of symbolic links"};
    const std::string& target = nodes_.at(next).content;
    if (target.starts_with('/')) canonical = "/";
    const std::deque<std::string> onward = parts_of(target);
    ahead.insert(ahead.begin(), onward.begin(), onward.end());
  }
  return canonical;
}

bool MemoryFileSystem::is_failing(std::size_t operation) const {
  if (!failure_) return false;
  return operation == failure_->number || (failure_->all_later && operation > failure_->number);
}

std::optional<FileError> MemoryFileSystem::count_operation(const std::string& path) const {
  if (!is_failing(operations_++)) return std::nullopt;
  return FileError{FileError::Kind::other, path, "Input/output error"};
}

FileResult<std::string> MemoryFileSystem::resolve_to_use(const std::string& path, bool follow_last) const {
  if (std::optional<FileError> error = count_operation(path)) return *error;
  FileResult<std::string> canonical = resolve(path, follow_last);
  const auto* found = std::get_if<std::string>(&canonical);
  if (found != nullptr && denied_.contains(*found)) return not_permitted(path);
  return canonical;
}

FileResult<std::string> MemoryFileSystem::resolve_to_change(const std::string& path) const {
  if (std::optional<FileError> error = count_operation(path)) return *error;
  FileResult<std::string> canonical = resolve(path, false);
  const auto* found = std::get_if<std::string>(&canonical);
  if (found != nullptr && protected_.contains(folder_of(*found))) return not_permitted(path);
  return canonical;
}

// In byte order, so that a folder comes before what is in it.
std::vector<std::string> MemoryFileSystem::all_below(const std::string& canonical) const {
  std::vector<std::string> found;
  const std::string start = join(canonical, "");
  for (auto next = nodes_.upper_bound(start); next != nodes_.end() && next->first.starts_with(start); ++next) {
    found.push_back(next->first);
  }
  return found;
}

FileKind MemoryFileSystem::kind(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve(path, false);
  if (const auto* found = std::get_if<std::string>(&canonical)) return kind_of(*found);
  return std::get<FileError>(canonical).kind == FileError::Kind::missing ? FileKind::missing : FileKind::other;
}

FileResult<std::vector<DirectoryEntry>> MemoryFileSystem::list(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve_to_use(path, true);
  if (const auto* error = std::get_if<FileError>(&canonical)) return *error;
  const std::string& folder = std::get<std::string>(canonical);
  if (kind_of(folder) == FileKind::missing) return missing(path);
  if (kind_of(folder) != FileKind::directory) return not_a_folder(path);
  std::vector<DirectoryEntry> entries;
  for (const std::string& below : all_below(folder)) {
    if (folder_of(below) == folder) entries.push_back({below.substr(join(folder, "").size()), kind_of(below)});
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

FileResult<std::string> MemoryFileSystem::read(const std::string& path, ByteCount limit) const {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve_to_use(path, false);
  if (const auto* error = std::get_if<FileError>(&canonical)) return *error;
  const auto found = nodes_.find(std::get<std::string>(canonical));
  if (found == nodes_.end()) return missing(path);
  const Node& node = found->second;
  if (node.kind != FileKind::regular) return not_a_regular_file(path);
  if (node.content.size() > limit.value) {
    return FileError{FileError::Kind::too_large, path, "larger than " + std::to_string(limit.value) + " bytes"};
  }
  return node.content;
}

std::optional<std::string> MemoryFileSystem::real_path(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve(path, true);
  const auto* found = std::get_if<std::string>(&canonical);
  if (found == nullptr || kind_of(*found) == FileKind::missing) return std::nullopt;
  return *found;
}

bool MemoryFileSystem::may_change(const std::string& folder) const {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve(folder, true);
  const auto* found = std::get_if<std::string>(&canonical);
  return found != nullptr && kind_of(*found) == FileKind::directory && !denied_.contains(*found) &&
         !protected_.contains(*found);
}

std::optional<FileError> MemoryFileSystem::make_folders(const std::string& path) {
  const std::lock_guard guard(mutex_);
  std::string above = path.starts_with('/') ? "/" : "";
  for (const std::string& part : parts_of(path)) {
    above += above.empty() || above == "/" ? part : '/' + part;
    FileResult<std::string> canonical = resolve(above, true);
    if (auto* error = std::get_if<FileError>(&canonical)) return *error;
    if (kind_of(std::get<std::string>(canonical)) == FileKind::directory) continue;
    canonical = resolve_to_change(above);
    if (auto* error = std::get_if<FileError>(&canonical)) return FileError{error->kind, path, error->reason};
    const auto [node, is_new] = nodes_.try_emplace(std::get<std::string>(canonical), Node{FileKind::directory, ""});
    if (!is_new) return not_a_folder(path);
  }
  return std::nullopt;
}

std::optional<FileError> MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard guard(mutex_);
  const bool is_cut_short = failure_ && failure_->number == operations_;
  std::optional<FileError> failure = count_operation(path);
  if (failure && !is_cut_short) return failure;
  const FileResult<std::string> canonical = resolve(path, false);
  if (const auto* error = std::get_if<FileError>(&canonical)) return *error;
  const std::string& file = std::get<std::string>(canonical);
  const FileKind standing = kind_of(file);
  const bool is_permitted =
      standing == FileKind::missing ? !protected_.contains(folder_of(file)) : !denied_.contains(file);
  if (!is_permitted) return not_permitted(path);
  if (standing != FileKind::missing && standing != FileKind::regular) return not_a_regular_file(path);
  const std::size_t kept = std::min(is_cut_short ? bytes.size() / 2 : bytes.size(), space_);
  nodes_[file] = {FileKind::regular, std::string(bytes.substr(0, kept))};
  space_ -= kept;
  if (failure) return failure;
  if (kept < bytes.size()) return FileError{FileError::Kind::no_space, path, "No space left on device"};
  return std::nullopt;
}

std::optional<FileError> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> old_path = resolve_to_change(from);
  const FileResult<std::string> new_path = resolve(to, false);
  for (const auto* path : {&old_path, &new_path}) {
    if (const auto* error = std::get_if<FileError>(path)) return FileError{error->kind, to, error->reason};
  }
  const std::string& source = std::get<std::string>(old_path);
  const std::string& target = std::get<std::string>(new_path);
  if (kind_of(source) == FileKind::missing) return missing(to);
  if (protected_.contains(folder_of(target))) return not_permitted(to);
  if (kind_of(target) == FileKind::directory) {
    return FileError{FileError::Kind::not_regular, to, "Is a directory"};
  }
  if (kind_of(source) == FileKind::directory && kind_of(target) != FileKind::missing) return not_a_folder(to);
  if (source == target) return std::nullopt;
  for (const std::string& below : all_below(source)) {
    nodes_[target + below.substr(source.size())] = std::move(nodes_.at(below));
    nodes_.erase(below);
  }
  nodes_[target] = std::move(nodes_.at(source));
  nodes_.erase(source);
  return std::nullopt;
}

std::optional<FileError> MemoryFileSystem::remove(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve_to_change(path);
  if (const auto* error = std::get_if<FileError>(&canonical)) {
    return error->kind == FileError::Kind::missing ? std::nullopt : std::optional(*error);
  }
  const std::string& found = std::get<std::string>(canonical);
  if (!all_below(found).empty()) return FileError{FileError::Kind::other, path, "Directory not empty"};
  nodes_.erase(found);
  return std::nullopt;
}

std::optional<FileError> MemoryFileSystem::remove_all(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve(path, false);
  if (const auto* error = std::get_if<FileError>(&canonical)) {
    return error->kind == FileError::Kind::missing ? std::nullopt : std::optional(*error);
  }
  const std::string& found = std::get<std::string>(canonical);
  std::vector<std::string> all = all_below(found);
  if (!all.empty() && denied_.contains(found)) return not_permitted(path);
  if (kind_of(found) != FileKind::missing) all.insert(all.begin(), found);
  // What is in a folder goes before the folder.
  std::reverse(all.begin(), all.end());
  for (const std::string& next : all) {
    const FileResult<std::string> removable = resolve_to_change(next);
    if (const auto* error = std::get_if<FileError>(&removable)) return FileError{error->kind, path, error->reason};
    nodes_.erase(next);
  }
  return std::nullopt;
}

std::optional<FileError> MemoryFileSystem::lock_folder(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const FileResult<std::string> canonical = resolve_to_use(path, true);
  if (const auto* error = std::get_if<FileError>(&canonical)) return *error;
  const std::string& folder = std::get<std::string>(canonical);
  if (kind_of(folder) == FileKind::missing) return missing(path);
  if (kind_of(folder) != FileKind::directory) return not_a_folder(path);
  if (locked_by_others_.contains(folder)) {
    return FileError{FileError::Kind::other, path, "another build is writing here"};
  }
  return std::nullopt;
}

}  // namespace shirube
