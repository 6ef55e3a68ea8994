#include "generator/offline/kiosk_copy.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "generator/offline/bundle_version.h"
#include "generator/offline/version_folder.h"

namespace shirube {
namespace {

constexpr char versions_folder[] = "versions";
constexpr char current_name[] = "current";
constexpr char previous_name[] = "previous";
constexpr char start_name[] = "START.html";
// In versions/. No version's name, so that whatever has one was placed there whole.
constexpr char unpacking_name[] = ".unpacking";
constexpr char removing_name[] = ".removing";

constexpr std::uint64_t small_file_limit = 4096;

using Entries = std::vector<DirectoryEntry>;

std::string versions_path(const std::string& version) { return std::string(versions_folder) + "/" + version; }

/// A page that leads on to the version's own first page, at once.
std::string start_page(const std::string& folder) {
  const std::string to = folder + "/START.html";
  return "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n"
         "<meta http-equiv=\"refresh\" content=\"0; url=" +
         to +
         "\">\n<title>はじめのページ / Start page</title>\n</head>\n<body>\n"
         "<p><a href=\"" +
         to + "\">はじめのページを開く</a></p>\n<p lang=\"en\"><a href=\"" + to +
         "\">Open the start page</a></p>\n</body>\n</html>\n";
}

Fault not_ours(const std::string& folder) {
  const std::string path = folder + "/" + current_name;
  return {Fault::Kind::system,
          path + ": このツールが作ったものではありません。別のフォルダーを --to で選ぶか、これを片付けてください",
          path + ": was not made by this tool; choose another folder with --to, or take it away"};
}

Fault locked(const std::string& folder) {
  return {Fault::Kind::system, folder + ": ほかの shirube が書き込んでいます。終わってから、もう一度実行してください",
          folder + ": another shirube is writing here; try again when it has finished"};
}

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

OfflineResult<KioskCopy> KioskCopy::open(const std::string& folder, KioskLinks links) {
  OfflineResult<Folder> opened = Folder::open(folder);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  KioskCopy copy(std::move(std::get<Folder>(opened)), links);
  OfflineResult<bool> has_lock = copy.folder_.lock();
  if (auto* fault = std::get_if<Fault>(&has_lock)) return std::move(*fault);
  if (!std::get<bool>(has_lock)) return locked(folder);
  if (auto fault = copy.read_current()) return std::move(*fault);
  if (auto fault = copy.remove_left_overs()) return std::move(*fault);
  return copy;
}

std::optional<Fault> KioskCopy::read_current() {
  const FileKind kind = folder_.kind(current_name);
  if (kind == FileKind::missing) return std::nullopt;
  if (kind == FileKind::regular) {
    // A file that a power cut has left empty or torn shows nothing, and is no reason to refuse a whole bundle.
    const OfflineResult<std::string> text = folder_.read(current_name, small_file_limit);
    if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
    const std::string version = without_line_end(std::get<std::string>(text));
    if (is_version(version)) current_ = version;
    return std::nullopt;
  }
  if (kind != FileKind::link) return not_ours(folder_.path());
  const OfflineResult<std::string> target = folder_.link(current_name);
  if (const auto* fault = std::get_if<Fault>(&target)) return *fault;
  const std::string& path = std::get<std::string>(target);
  const std::string version = path.substr(path.rfind('/') + 1);
  if (!is_version(version) || path != versions_path(version)) return not_ours(folder_.path());
  current_ = version;
  return std::nullopt;
}

std::optional<Fault> KioskCopy::remove_left_overs() const {
  for (const char* name : {current_name, previous_name, start_name}) {
    if (auto fault = folder_.remove(fresh_name(name))) return fault;
  }
  if (folder_.kind(versions_folder) != FileKind::missing) {
    const OfflineResult<Folder> versions = folder_.folder(versions_folder);
    if (const auto* fault = std::get_if<Fault>(&versions)) return *fault;
    for (const char* name : {unpacking_name, removing_name}) {
      if (auto fault = std::get<Folder>(versions).remove(name)) return fault;
    }
  }
  // The page that leads browsers there follows `current`; killed between the two, the last process has left that
  // undone.
  if (current_.empty()) return std::nullopt;
  const bool is_link = folder_.kind(current_name) == FileKind::link;
  const OfflineResult<std::string> page = folder_.read(start_name, small_file_limit);
  const auto* text = std::get_if<std::string>(&page);
  if (text != nullptr && *text == start_page(is_link ? current_name : versions_path(current_))) return std::nullopt;
  if (auto fault = prepare_start_page(current_, is_link)) return fault;
  return folder_.put(start_name);
}

std::string KioskCopy::before(const std::string& version) const {
  const OfflineResult<std::string> read = folder_.read(previous_name, small_file_limit);
  const auto* text = std::get_if<std::string>(&read);
  for (std::size_t begin = 0; text != nullptr && begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    const std::string line = text->substr(begin, end - begin);
    const std::size_t space = line.find(' ');
    begin = end + 1;
    if (space == std::string::npos || line.substr(0, space) != version) continue;
    const std::string found = line.substr(space + 1);
    return is_version(found) ? found : std::string();
  }
  return {};
}

std::string KioskCopy::previous() const { return current_.empty() ? std::string() : before(current_); }

std::optional<Folder> KioskCopy::version(const std::string& version) const {
  OfflineResult<Folder> folder = folder_.folder(versions_path(version));
  if (std::holds_alternative<Fault>(folder)) return std::nullopt;
  return std::move(std::get<Folder>(folder));
}

OfflineResult<Folder> KioskCopy::begin_unpacking() const {
  const OfflineResult<Folder> versions = folder_.made_folder(versions_folder);
  if (const auto* fault = std::get_if<Fault>(&versions)) return *fault;
  if (auto fault = std::get<Folder>(versions).remove(unpacking_name)) return std::move(*fault);
  return std::get<Folder>(versions).made_folder(unpacking_name);
}

void KioskCopy::forget_unpacked() const {
  const OfflineResult<Folder> versions = folder_.folder(versions_folder);
  if (const auto* folder = std::get_if<Folder>(&versions)) folder->remove(unpacking_name);
}

std::optional<Fault> KioskCopy::place(const std::string& version) const {
  const OfflineResult<Folder> opened = folder_.folder(versions_folder);
  if (const auto* fault = std::get_if<Fault>(&opened)) return *fault;
  const Folder& versions = std::get<Folder>(opened);
  const FileKind kind = versions.kind(version);
  if (version == current_ && kind == FileKind::directory) {
    const OfflineResult<Folder> unpacked = versions.folder(unpacking_name);
    if (const auto* fault = std::get_if<Fault>(&unpacked)) return *fault;
    const OfflineResult<Folder> standing = versions.folder(version);
    if (const auto* fault = std::get_if<Fault>(&standing)) return *fault;
    if (auto fault = mend(std::get<Folder>(unpacked), std::get<Folder>(standing))) return fault;
    return versions.remove(unpacking_name);
  }
  if (kind != FileKind::missing) {
    if (auto fault = versions.take(versions, version, removing_name)) return fault;
    if (auto fault = versions.remove(removing_name)) return fault;
  }
  if (auto fault = versions.take(versions, unpacking_name, version)) return fault;
  return versions.flush();
}

std::optional<Fault> KioskCopy::prepare_switch(const std::string& version, bool& is_link) const {
  is_link = false;
  if (links_ == KioskLinks::where_possible) {
    OfflineResult<bool> made = folder_.prepare_link(current_name, versions_path(version));
    if (auto* fault = std::get_if<Fault>(&made)) return std::move(*fault);
    is_link = std::get<bool>(made);
  }
  return is_link ? std::nullopt : folder_.prepare(current_name, version + "\n");
}

std::optional<Fault> KioskCopy::prepare_start_page(const std::string& version, bool is_link) const {
  return folder_.prepare(start_name, start_page(is_link ? current_name : versions_path(version)));
}

std::optional<Fault> KioskCopy::show(const std::string& version) {
  // Everything that needs room comes before the switch. The list says for both versions, that before the switch and
  // that after it, what stood before: so it is true at any moment.
  std::string list;
  if (!current_.empty() && current_ != version) {
    const std::string older = previous();
    list = version + " " + current_ + "\n";
    if (!older.empty()) list += current_ + " " + older + "\n";
  }
  bool is_link = false;
  if (auto fault = prepare_switch(version, is_link)) return fault;
  if (auto fault = prepare_start_page(version, is_link)) return fault;
  if (!list.empty()) {
    if (auto fault = folder_.prepare(previous_name, list)) return fault;
    if (auto fault = folder_.put(previous_name)) return fault;
  }
  if (auto fault = folder_.put(current_name)) return fault;
  current_ = version;
  return folder_.put(start_name);
}

std::optional<Fault> KioskCopy::remove_older() const {
  const OfflineResult<Folder> opened = folder_.folder(versions_folder);
  if (const auto* fault = std::get_if<Fault>(&opened)) return *fault;
  const Folder& versions = std::get<Folder>(opened);
  const OfflineResult<Entries> entries = versions.list();
  if (const auto* fault = std::get_if<Fault>(&entries)) return *fault;
  for (const DirectoryEntry& entry : std::get<Entries>(entries)) {
    if (!is_version(entry.name) || entry.name == current_ || entry.name == previous()) continue;
    if (auto fault = versions.take(versions, entry.name, removing_name)) return fault;
    if (auto fault = versions.remove(removing_name)) return fault;
  }
  return std::nullopt;
}

}  // namespace shirube
