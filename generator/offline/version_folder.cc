#include "generator/offline/version_folder.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace shirube {
namespace {

constexpr std::uint64_t version_limit = 64 << 10;
constexpr std::uint64_t checksums_limit = 128 << 20;

using Entries = std::vector<DirectoryEntry>;

bool is_list_itself(const std::string& path) { return path == checksums_path || path == signature_path; }

/// Adds the paths of all below `folder` but folders: `files` has the regular files, `others` the rest.
std::optional<Fault> walk(const Folder& folder, const std::string& prefix, std::set<std::string>& files,
                          std::set<std::string>& others) {
  const OfflineResult<Entries> listed = folder.list();
  if (const auto* fault = std::get_if<Fault>(&listed)) return *fault;
  for (const DirectoryEntry& entry : std::get<Entries>(listed)) {
    const std::string path = prefix + entry.name;
    if (entry.kind != FileKind::directory) {
      (entry.kind == FileKind::regular ? files : others).insert(path);
      continue;
    }
    const OfflineResult<Folder> below = folder.folder(entry.name);
    if (const auto* fault = std::get_if<Fault>(&below)) return *fault;
    if (auto fault = walk(std::get<Folder>(below), path + "/", files, others)) return fault;
  }
  return std::nullopt;
}

OfflineResult<std::string> digest_of(const Folder& folder, const std::string& path, bool flush) {
  Sha256 sha256;
  const auto add = [&](std::string_view piece) -> std::optional<Fault> {
    sha256.add(piece);
    return std::nullopt;
  };
  if (auto fault = folder.read(path, add, flush)) return *fault;
  return sha256.hex();
}

/// Forces the names in a folder and those below it to the disk.
std::optional<Fault> flush_names(const Folder& folder) {
  const OfflineResult<Entries> listed = folder.list();
  if (const auto* fault = std::get_if<Fault>(&listed)) return *fault;
  for (const DirectoryEntry& entry : std::get<Entries>(listed)) {
    if (entry.kind != FileKind::directory) continue;
    const OfflineResult<Folder> below = folder.folder(entry.name);
    if (const auto* fault = std::get_if<Fault>(&below)) return *fault;
    if (auto fault = flush_names(std::get<Folder>(below))) return fault;
  }
  return folder.flush();
}

Fault another_digest(const std::string& path) {
  return {Fault::Kind::untrusted, path + ": SHA256SUMS のとおりの内容ではありません",
          path + ": its bytes are not those that SHA256SUMS lists"};
}

/// Writes a file of what `read` hands over, and compares it with its digest where it is listed.
template <typename Read>
std::optional<Fault> write_file(const Folder& to, const std::string& path, const Checksums& checksums,
                                const Read& read) {
  OfflineResult<NewFile> created = to.create(path);
  if (auto* fault = std::get_if<Fault>(&created)) return std::move(*fault);
  NewFile& file = std::get<NewFile>(created);
  Sha256 sha256;
  const auto fault = read([&](std::string_view piece) {
    sha256.add(piece);
    return file.write(piece);
  });
  if (fault) return fault;
  const auto listed = checksums.find(path);
  if (listed != checksums.end() && listed->second != sha256.hex()) return another_digest(path);
  return file.finish();
}

}  // namespace

OfflineResult<BundleFindings> compare_folder(const Folder& folder, const Checksums& checksums, bool flush) {
  std::set<std::string> files, others;
  if (auto fault = walk(folder, "", files, others)) return *fault;
  BundleFindings findings;
  findings.extra.assign(others.begin(), others.end());
  for (const std::string& path : files) {
    const auto listed = checksums.find(path);
    if (listed == checksums.end() && !is_list_itself(path)) {
      findings.extra.push_back(path);
      continue;
    }
    OfflineResult<std::string> digest = digest_of(folder, path, flush);
    if (auto* fault = std::get_if<Fault>(&digest)) return std::move(*fault);
    if (listed != checksums.end() && std::get<std::string>(digest) != listed->second) findings.changed.push_back(path);
  }
  for (const auto& [path, digest] : checksums) {
    if (files.count(path) == 0) findings.missing.push_back(path);
  }
  if (flush) {
    if (auto fault = flush_names(folder)) return *fault;
  }
  return findings;
}

std::optional<Checksums> checksums_of(const Folder& folder) {
  const OfflineResult<std::string> text = folder.read(checksums_path, checksums_limit);
  const auto* bytes = std::get_if<std::string>(&text);
  return bytes == nullptr ? std::nullopt : read_checksums(*bytes);
}

std::optional<BundleVersion> standing_version(const Folder& folder) {
  const OfflineResult<std::string> text = folder.read(version_path, version_limit);
  const auto* bytes = std::get_if<std::string>(&text);
  return bytes == nullptr ? std::nullopt : read_version(*bytes);
}

OfflineResult<bool> is_whole(const Folder& folder) {
  const std::optional<Checksums> checksums = checksums_of(folder);
  if (!checksums) return false;
  OfflineResult<BundleFindings> findings = compare_folder(folder, *checksums);
  if (auto* fault = std::get_if<Fault>(&findings)) return std::move(*fault);
  return std::get<BundleFindings>(findings).is_whole();
}

std::optional<Fault> unpack(BundleContents& contents, const Folder* base, const Folder& to) {
  for (const ZipEntry& entry : contents.zip.entries()) {
    if (contents.is_update() && entry.path == update_path) continue;
    const auto fault = write_file(to, entry.path, contents.checksums,
                                  [&](const TakePiece& take) { return contents.zip.read(entry, take); });
    if (fault) return fault;
  }
  if (base == nullptr) return std::nullopt;
  for (const auto& [path, digest] : contents.checksums) {
    if (contents.zip.find(path) != nullptr) continue;
    const auto fault =
        write_file(to, path, contents.checksums, [&](const TakePiece& take) { return base->read(path, take); });
    if (fault) return fault;
  }
  return std::nullopt;
}

std::optional<Fault> mend(const Folder& from, const Folder& to) {
  const OfflineResult<Entries> listed = from.list();
  if (const auto* fault = std::get_if<Fault>(&listed)) return *fault;
  std::set<std::string> names;
  for (const DirectoryEntry& entry : std::get<Entries>(listed)) {
    names.insert(entry.name);
    const bool is_folder = entry.kind == FileKind::directory;
    if ((to.kind(entry.name) == FileKind::directory) != is_folder) {
      if (auto fault = to.remove(entry.name)) return fault;
    }
    if (!is_folder) {
      if (auto fault = to.take(from, entry.name, entry.name)) return fault;
      continue;
    }
    const OfflineResult<Folder> source = from.folder(entry.name);
    if (const auto* fault = std::get_if<Fault>(&source)) return *fault;
    const OfflineResult<Folder> target = to.made_folder(entry.name);
    if (const auto* fault = std::get_if<Fault>(&target)) return *fault;
    if (auto fault = mend(std::get<Folder>(source), std::get<Folder>(target))) return fault;
  }
  const OfflineResult<Entries> standing = to.list();
  if (const auto* fault = std::get_if<Fault>(&standing)) return *fault;
  for (const DirectoryEntry& entry : std::get<Entries>(standing)) {
    if (names.count(entry.name) != 0) continue;
    if (auto fault = to.remove(entry.name)) return fault;
  }
  return to.flush();
}

}  // namespace shirube
