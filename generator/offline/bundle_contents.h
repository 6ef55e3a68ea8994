// BundleContents: a bundle or update, opened and looked through: is it whole, whose, how old?
// Leaves telling it in words to verify (commands) and putting it on a kiosk to apply_bundle.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/offline/bundle_version.h"
#include "generator/offline/checksums.h"
#include "generator/offline/fault.h"
#include "generator/offline/signature.h"
#include "generator/offline/zip_reader.h"

namespace shirube {

inline constexpr char update_path[] = "UPDATE.json";

/// UPDATE.json: `{"from": V}`, the version that an update starts from.
std::string write_update(std::string_view from);
/// Hostile input gives nothing.
std::optional<std::string> read_update(std::string_view json);

struct BundleContents {
  ZipReader zip;
  BundleVersion version;
  std::string checksums_text;  // SHA256SUMS as it stands: what is signed
  Checksums checksums;         // of the whole edition, also in an update
  std::optional<Signature> signature;
  std::string update_from;  // in an update (UPDATE.json): the version that it starts from; else empty
  bool is_update() const { return !update_from.empty(); }
};

/// What was found by comparing every file with its digest. Paths in byte order.
struct BundleFindings {
  std::vector<std::string> missing;  // listed, not there; none in an update
  std::vector<std::string> extra;    // there, not listed
  std::vector<std::string> changed;  // another digest, or damaged in the zip
  bool is_whole() const { return missing.empty() && extra.empty() && changed.empty(); }
};

/// Opens `path` and reads its VERSION.json (at most 64 KiB), SHA256SUMS (at most 128 MiB) and signature. VERSION.json
/// must be listed in SHA256SUMS with its own digest. A fault where this is no bundle. Does not look at other files.
OfflineResult<BundleContents> open_bundle(const std::string& path);

/// Reads every file. A fault where the system cannot.
OfflineResult<BundleFindings> compare_files(BundleContents& contents);

/// The fault of a bundle that this key did not sign, or whose trusted comment tells of another edition, version or
/// expiry than VERSION.json.
std::optional<Fault> check_signature(const BundleContents& contents, const PublicKey& key);

}  // namespace shirube
