#include "generator/offline/apply_bundle.h"

#include <cstdint>
#include <set>
#include <utility>

#include "base/disk.h"
#include "generator/offline/bundle_contents.h"
#include "generator/offline/refusals.h"
#include "generator/offline/safe_path.h"
#include "generator/offline/version_folder.h"

namespace shirube {
namespace {

/// What a new version takes on the disk beside its bytes: folders, lists, the system's own.
constexpr std::uint64_t spare_bytes = std::uint64_t{1} << 20;

/// Puts one opened bundle onto one kiosk.
class Application {
 public:
  Application(const ApplyOrder& order, BundleContents& contents, KioskCopy& copy)
      : order_(order), contents_(contents), copy_(copy) {
    applied_.version = contents.version;
    applied_.replaced = copy.current();
    applied_.is_signed = order.key.has_value();
    if (!order.key && contents.signature) applied_.claimed_key = key_id_text(contents.signature->key_id);
  }

  OfflineResult<Applied> run() {
    if (auto fault = judge_edition()) return *fault;
    if (auto fault = judge_age()) return *fault;
    if (auto fault = judge_same_version()) return *fault;
    if (applied_.was_current) return applied_;
    if (auto fault = open_base()) return *fault;
    if (auto fault = judge_size()) return *fault;
    if (auto fault = unpack_and_place()) {
      copy_.forget_unpacked();
      return *fault;
    }
    if (auto fault = copy_.show(contents_.version.version)) return *fault;
    applied_.kept = copy_.remove_older();
    return applied_;
  }

 private:
  const std::string& version() const { return contents_.version.version; }

  /// By the current version, or where that is too broken to say it, by the one before.
  std::optional<Fault> judge_edition() const {
    for (const std::string& standing : {copy_.current(), copy_.previous()}) {
      if (standing.empty()) continue;
      const std::optional<Folder> folder = copy_.version(standing);
      const std::optional<BundleVersion> known = folder ? standing_version(*folder) : std::nullopt;
      if (!known) continue;
      if (known->edition == contents_.version.edition) return std::nullopt;
      return refuse_edition(order_, contents_.version.edition, known->edition);
    }
    return std::nullopt;
  }

  std::optional<Fault> judge_age() const {
    if (order_.allow_older || version() >= copy_.current()) return std::nullopt;
    return refuse_older(order_, version(), copy_.current());
  }

  /// Where this very version stands: done already, or broken and to be made again, or something else by the same name.
  std::optional<Fault> judge_same_version() {
    const std::optional<Folder> folder = copy_.version(version());
    const std::optional<Checksums> standing = folder ? checksums_of(*folder) : std::nullopt;
    if (!standing) return std::nullopt;
    const OfflineResult<BundleFindings> compared = compare_folder(*folder, *standing);
    if (const auto* fault = std::get_if<Fault>(&compared)) return *fault;
    if (!std::get<BundleFindings>(compared).is_whole()) return std::nullopt;
    if (*standing != contents_.checksums) return refuse_other_contents(order_, version());
    applied_.was_current = copy_.current() == version();
    return std::nullopt;
  }

  std::optional<Fault> open_base() {
    if (!contents_.is_update()) return std::nullopt;
    if (contents_.update_from != copy_.current()) {
      return refuse_base(order_, contents_.version, contents_.update_from, copy_.current());
    }
    base_ = copy_.version(copy_.current());
    if (!base_) return refuse_broken_base(order_, contents_.version, copy_.current());
    OfflineResult<bool> whole = is_whole(*base_);
    if (auto* fault = std::get_if<Fault>(&whole)) return std::move(*fault);
    if (!std::get<bool>(whole)) return refuse_broken_base(order_, contents_.version, copy_.current());
    const std::optional<Checksums> standing = checksums_of(*base_);
    for (const auto& [path, digest] : contents_.checksums) {
      if (contents_.zip.find(path) != nullptr) continue;
      const auto found = standing->find(path);
      if (found == standing->end() || found->second != digest) return refuse_gap(order_, path);
    }
    return std::nullopt;
  }

  /// What is put together of two may be too large, or have names that only the whole makes ambiguous, though neither
  /// has; then, whether there is room.
  std::optional<Fault> judge_size() const {
    OfflineResult<FreeSpace> free = copy_.free_space();
    if (auto* fault = std::get_if<Fault>(&free)) return std::move(*fault);
    const FreeSpace& space = std::get<FreeSpace>(free);
    std::uint64_t bytes = 0, taken = spare_bytes, files = 2;
    std::set<std::string> folders;
    const auto add = [&](const std::string& path, std::uint64_t size) {
      bytes += size;
      taken += (size + space.block - 1) / space.block * space.block;
      ++files;
      const std::size_t slash = path.rfind('/');
      if (slash != std::string::npos) folders.insert(path.substr(0, slash));
    };
    for (const ZipEntry& entry : contents_.zip.entries()) add(entry.path, entry.size);
    for (const auto& [path, digest] : contents_.checksums) {
      if (contents_.zip.find(path) != nullptr) continue;
      OfflineResult<std::uint64_t> size = base_->size(path);
      if (auto* fault = std::get_if<Fault>(&size)) return std::move(*fault);
      add(path, std::get<std::uint64_t>(size));
    }
    if (bytes > unpacked_limit) return refuse_size(order_);
    if (!names_are_clear()) return refuse_names(order_);
    taken += folders.size() * space.block;
    files += folders.size();
    if (taken > space.bytes || (space.files && files > *space.files)) return no_room(order_, taken, space.bytes);
    return std::nullopt;
  }

  bool names_are_clear() const {
    std::set<std::string> names;
    for (const auto& [path, digest] : contents_.checksums) {
      if (!names.insert(without_case(path)).second) return false;
    }
    for (const std::string& name : names) {
      for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
        if (names.count(name.substr(0, slash)) != 0) return false;
      }
    }
    return true;
  }

  std::optional<Fault> unpack_and_place() {
    OfflineResult<Folder> begun = copy_.begin_unpacking();
    if (auto* fault = std::get_if<Fault>(&begun)) return std::move(*fault);
    const Folder& folder = std::get<Folder>(begun);
    if (auto fault = unpack(contents_, base_ ? &*base_ : nullptr, folder)) return fault;
    // All at once first, then each file for its own answer: each alone would wait for the disk.
    if (auto fault = folder.flush_file_system()) return fault;
    OfflineResult<BundleFindings> compared = compare_folder(folder, contents_.checksums, true);
    if (auto* fault = std::get_if<Fault>(&compared)) return std::move(*fault);
    const BundleFindings& findings = std::get<BundleFindings>(compared);
    if (!findings.is_whole()) return disk_differs(order_, findings);
    return copy_.place(version());
  }

  const ApplyOrder& order_;
  BundleContents& contents_;
  KioskCopy& copy_;
  std::optional<Folder> base_;
  Applied applied_;
};

}  // namespace

OfflineResult<Applied> apply_bundle(const ApplyOrder& order) {
  OfflineResult<BundleContents> opened = open_bundle(order.bundle);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  BundleContents& contents = std::get<BundleContents>(opened);
  if (order.key) {
    if (auto fault = check_signature(contents, *order.key)) return *fault;
  }
  OfflineResult<BundleFindings> compared = compare_files(contents);
  if (auto* fault = std::get_if<Fault>(&compared)) return std::move(*fault);
  const BundleFindings& findings = std::get<BundleFindings>(compared);
  if (!findings.is_whole()) return refuse_damaged(order.bundle, findings);

  // A folder is made only for what can be put there.
  if (contents.is_update() && Disk().kind(order.folder) == FileKind::missing) {
    return refuse_base(order, contents.version, contents.update_from, "");
  }
  const OfflineResult<Folder> folder = Folder::make(order.folder);
  if (const auto* fault = std::get_if<Fault>(&folder)) return *fault;
  OfflineResult<KioskCopy> copy = KioskCopy::open(order.folder, order.links);
  if (auto* fault = std::get_if<Fault>(&copy)) return std::move(*fault);
  return Application(order, contents, std::get<KioskCopy>(copy)).run();
}

OfflineResult<Applied> roll_back(const std::string& folder, KioskLinks links) {
  OfflineResult<KioskCopy> opened = KioskCopy::open(folder, links);
  if (auto* fault = std::get_if<Fault>(&opened)) return std::move(*fault);
  KioskCopy& copy = std::get<KioskCopy>(opened);
  const std::string previous = copy.previous();
  const std::optional<Folder> standing = previous.empty() ? std::nullopt : copy.version(previous);
  if (!standing) return refuse_no_previous(folder);
  OfflineResult<bool> whole = is_whole(*standing);
  if (auto* fault = std::get_if<Fault>(&whole)) return std::move(*fault);
  const std::optional<BundleVersion> version = standing_version(*standing);
  if (!std::get<bool>(whole) || !version || version->version != previous)
    return refuse_broken_previous(folder, previous);
  Applied applied;
  applied.version = *version;
  applied.replaced = copy.current();
  if (auto fault = copy.show(previous)) return *fault;
  return applied;
}

}  // namespace shirube
