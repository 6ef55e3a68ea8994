#include "generator/offline/diff_bundles.h"

#include <sys/stat.h>
#include <utility>
#include <vector>

#include "generator/offline/bundle_contents.h"
#include "generator/offline/refusals.h"
#include "generator/offline/zip_writer.h"

namespace shirube {
namespace {

/// A bundle that is whole, and no update.
OfflineResult<BundleContents> open_whole(const std::string& path) {
  OfflineResult<BundleContents> opened = open_bundle(path);
  auto* contents = std::get_if<BundleContents>(&opened);
  if (contents == nullptr) return opened;
  if (contents->is_update()) return refuse_update(path);
  OfflineResult<BundleFindings> compared = compare_files(*contents);
  if (auto* fault = std::get_if<Fault>(&compared)) return std::move(*fault);
  const BundleFindings& findings = std::get<BundleFindings>(compared);
  if (!findings.is_whole()) return refuse_damaged(path, findings);
  return opened;
}

/// Whether two paths lead to one file, by whatever names and links.
bool is_same_file(const std::string& one, const std::string& other) {
  struct stat first = {}, second = {};
  return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

bool is_always_new(const std::string& path) {
  return path == version_path || path == checksums_path || path == signature_path;
}

}  // namespace

std::optional<Fault> diff_bundles(const std::string& old_bundle, const std::string& new_bundle, const std::string& to) {
  for (const std::string& source : {old_bundle, new_bundle}) {
    if (is_same_file(source, to)) return refuse_overwriting(to);
  }
  OfflineResult<BundleContents> opened_old = open_whole(old_bundle);
  if (auto* fault = std::get_if<Fault>(&opened_old)) return std::move(*fault);
  OfflineResult<BundleContents> opened_new = open_whole(new_bundle);
  if (auto* fault = std::get_if<Fault>(&opened_new)) return std::move(*fault);
  const BundleContents& before = std::get<BundleContents>(opened_old);
  BundleContents& after = std::get<BundleContents>(opened_new);
  if (before.version.edition != after.version.edition || before.version.site != after.version.site) {
    return refuse_other_site(new_bundle, after.version, before.version);
  }
  if (after.version.version <= before.version.version) {
    return refuse_not_newer(new_bundle, after.version.version, before.version.version);
  }

  std::vector<ZipSource> sources;
  for (const ZipEntry& entry : after.zip.entries()) {
    const auto old_digest = before.checksums.find(entry.path);
    const auto new_digest = after.checksums.find(entry.path);
    const bool is_known = old_digest != before.checksums.end() && new_digest != after.checksums.end() &&
                          old_digest->second == new_digest->second;
    if (is_known && !is_always_new(entry.path)) continue;
    sources.push_back({entry.path, [&after, &entry] { return after.zip.read(entry, entry.size); }});
  }
  const std::string update = write_update(before.version.version);
  sources.push_back({update_path, [update]() -> OfflineResult<std::string> { return update; }});
  return write_zip(to, std::move(sources));
}

}  // namespace shirube
