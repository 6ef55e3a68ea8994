#include "generator/bundle/standing_output.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "generator/bundle/output_tree.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

constexpr ByteCount largest_record{64 * 1024 * 1024};
constexpr std::string_view journal_ending = ".json";

// Ids are what names folders here; anything else in a file that others may have written is not used.
bool is_id(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// Reads `<edition>.<number>.json`. An id has no dot, so no edition's own folder has such a name.
std::optional<Journal> journal_of(const std::string& staging, std::string_view name) {
  if (!name.ends_with(journal_ending)) return std::nullopt;
  const std::string_view stem = name.substr(0, name.size() - journal_ending.size());
  const std::size_t dot = stem.find('.');
  if (dot == std::string_view::npos || !is_id(stem.substr(0, dot))) return std::nullopt;
  Journal journal{std::string(stem.substr(0, dot)), 0, staging + '/' + std::string(name)};
  const auto [end, error] = std::from_chars(stem.data() + dot + 1, stem.data() + stem.size(), journal.number);
  if (error != std::errc() || end != stem.data() + stem.size()) return std::nullopt;
  return journal;
}

// Tells real folders from links and files, asking the disk once for each.
class RealFolders {
 public:
  RealFolders(const FileSystem& files, const std::string& top)
      : files_(files), top_(top), is_top_real_(files.kind(top) == FileKind::directory) {}

  // Whether only real folders lie between the top and `path`.
  bool lead_to(const std::string& path) {
    if (!is_top_real_) return false;
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      const auto [folder, is_new] = is_real_.try_emplace(path.substr(0, slash));
      if (is_new) folder->second = files_.kind(top_ + '/' + folder->first) == FileKind::directory;
      if (!folder->second) return false;
    }
    return true;
  }

  // All that were met, the deepest first: a folder's path is the beginning of those below it.
  std::vector<std::string> deepest_first() const {
    std::vector<std::string> folders;
    for (const auto& [folder, is_real] : is_real_) {
      if (is_real) folders.push_back(folder);
    }
    std::reverse(folders.begin(), folders.end());
    return folders;
  }

 private:
  const FileSystem& files_;
  const std::string& top_;
  const bool is_top_real_;
  std::map<std::string, bool> is_real_;
};

}  // namespace

bool stands_with(const FileSystem& files, const std::string& path, std::string_view bytes) {
  const FileResult<std::string> standing = files.read(path, ByteCount{bytes.size()});
  const auto* found = std::get_if<std::string>(&standing);
  return found != nullptr && *found == bytes;
}

std::optional<FileError> check_place_of_file(const FileSystem& files, const std::string& path) {
  if (files.kind(path) != FileKind::directory) return std::nullopt;
  return FileError{FileError::Kind::not_regular, path, "a folder stands where a file must go"};
}

std::optional<FileError> check_place_of_folder(const FileSystem& files, const std::string& top,
                                               const std::string& below) {
  std::string folder = top;
  std::string deepest;
  for (std::size_t start = 0;;) {
    const FileKind kind = files.kind(folder);
    if (kind == FileKind::missing) break;
    if (kind != FileKind::directory) {
      return FileError{FileError::Kind::other, folder, "something else stands where a folder must go"};
    }
    deepest = folder;
    if (start >= below.size()) break;
    const std::size_t slash = std::min(below.find('/', start), below.size());
    folder.append("/").append(below, start, slash - start);
    start = slash + 1;
  }
  if (deepest.empty() || files.may_change(deepest)) return std::nullopt;
  return FileError{FileError::Kind::no_permission, deepest, "Permission denied"};
}

std::string journal_path(std::string_view staging, std::string_view edition, std::size_t number) {
  std::string path(staging);
  path.append("/").append(edition).append(".").append(std::to_string(number)).append(journal_ending);
  return path;
}

FileResult<std::vector<Journal>> clear_staging(FileSystem& files, const std::string& staging) {
  std::vector<Journal> journals;
  const FileKind kind = files.kind(staging);
  if (kind == FileKind::missing) return journals;
  if (kind != FileKind::directory) {
    if (std::optional<FileError> error = files.remove(staging)) return *error;
    return journals;
  }
  const FileResult<std::vector<DirectoryEntry>> entries = files.list(staging);
  if (const auto* error = std::get_if<FileError>(&entries)) return *error;
  for (const DirectoryEntry& entry : std::get<std::vector<DirectoryEntry>>(entries)) {
    std::optional<Journal> journal = journal_of(staging, entry.name);
    if (journal && entry.kind == FileKind::regular) {
      journals.push_back(std::move(*journal));
    } else if (std::optional<FileError> error = files.remove_all(staging + '/' + entry.name)) {
      return *error;
    }
  }
  return journals;
}

std::vector<std::string> editions_in_build_json(std::string_view json) {
  const Json record = Json::parse(json, nullptr, false);
  if (!record.is_object() || !record.contains("editions") || !record["editions"].is_array()) return {};
  std::vector<std::string> editions;
  for (const Json& edition : record["editions"]) {
    const Json& id = edition.is_object() && edition.contains("id") ? edition["id"] : edition;
    if (id.is_string() && is_id(id.get_ref<const std::string&>())) editions.push_back(id.get<std::string>());
  }
  return editions;
}

FileResult<std::string> read_record(const FileSystem& files, const std::string& path) {
  FileResult<std::string> json = files.read(path, largest_record);
  const auto* error = std::get_if<FileError>(&json);
  if (error == nullptr) return json;
  if (error->kind == FileError::Kind::other || error->kind == FileError::Kind::no_permission) return json;
  return std::string();
}

FileResult<std::vector<std::string>> listed_paths(const FileSystem& files, const std::vector<std::string>& manifests) {
  std::vector<std::string> paths;
  for (const std::string& manifest : manifests) {
    const FileResult<std::string> json = read_record(files, manifest);
    if (const auto* error = std::get_if<FileError>(&json)) return *error;
    for (std::string& path : paths_in_manifest(std::get<std::string>(json))) paths.push_back(std::move(path));
  }
  return paths;
}

Removal find_removal(const FileSystem& files, std::string folder, std::vector<std::string> paths) {
  Removal removal{std::move(folder), {}, {}};
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  RealFolders real_folders(files, removal.folder);
  for (std::string& path : paths) {
    if (!real_folders.lead_to(path)) continue;
    const FileKind kind = files.kind(removal.folder + '/' + path);
    if (kind == FileKind::regular || kind == FileKind::link) removal.files.push_back(std::move(path));
  }
  removal.folders = real_folders.deepest_first();
  return removal;
}

std::optional<FileError> check_removal(const FileSystem& files, const Removal& removal) {
  std::set<std::string> folders;
  for (const std::string& path : removal.files) {
    const std::string whole = removal.folder + '/' + path;
    folders.insert(whole.substr(0, whole.rfind('/')));
  }
  for (const std::string& folder : folders) {
    if (!files.may_change(folder)) return FileError{FileError::Kind::no_permission, folder, "Permission denied"};
  }
  return std::nullopt;
}

std::optional<FileError> carry_out(const Removal& removal, FileSystem& files) {
  for (const std::string& path : removal.files) {
    if (std::optional<FileError> error = files.remove(removal.folder + '/' + path)) return error;
  }
  for (const std::string& folder : removal.folders) {
    if (std::optional<FileError> error = remove_if_empty(files, removal.folder + '/' + folder)) return error;
  }
  return std::nullopt;
}

std::optional<FileError> remove_if_empty(FileSystem& files, const std::string& folder) {
  if (files.kind(folder) != FileKind::directory) return std::nullopt;
  const FileResult<std::vector<DirectoryEntry>> entries = files.list(folder);
  if (const auto* error = std::get_if<FileError>(&entries)) return *error;
  if (!std::get<std::vector<DirectoryEntry>>(entries).empty()) return std::nullopt;
  return files.remove(folder);
}

}  // namespace shirube
