#include "generator/offline/make_bundle.h"

#include <utility>

#include "base/hash.h"
#include "generator/offline/bundle_contents.h"
#include "generator/offline/safe_path.h"
#include "generator/offline/zip_directory.h"
#include "generator/offline/zip_reader.h"

namespace shirube {
namespace {

constexpr char comment_of_tool[] = "signature of SHA256SUMS by shirube";

bool is_own_path(std::string_view path) {
  return path == version_path || path == checksums_path || path == signature_path || path == update_path;
}

/// A text as a file of the zip.
ZipSource file_of(const char* path, std::string text) {
  return {path, [text = std::move(text)]() -> OfflineResult<std::string> { return text; }};
}

/// The digest of every file. What our own reader would refuse is refused here already.
OfflineResult<Checksums> digests_of(const std::vector<ZipSource>& files) {
  Checksums checksums;
  std::uint64_t total = 0;
  for (const ZipSource& file : files) {
    if (!is_safe_path(file.path) || is_own_path(file.path)) {
      return entry_fault(file.path, "オフライン版に入れられない名前です", "has a name that cannot go into a bundle");
    }
    auto bytes = file.bytes();
    if (const auto* fault = std::get_if<Fault>(&bytes)) return *fault;
    total += std::get<std::string>(bytes).size();
    if (total > unpacked_limit) {
      return Fault{Fault::Kind::untrusted, "大きすぎて、オフライン版にできません（展開して1 GiBまで）",
                   "the edition is too large for a bundle (at most 1 GiB unpacked)"};
    }
    checksums[file.path] = sha256_hex(std::get<std::string>(bytes));
  }
  return checksums;
}

}  // namespace

std::optional<Fault> make_bundle(const std::string& to, const std::vector<ZipSource>& files,
                                 const BundleVersion& version, const SecretKey* key) {
  auto digests = digests_of(files);
  if (const auto* fault = std::get_if<Fault>(&digests)) return *fault;
  auto& checksums = std::get<Checksums>(digests);
  const std::string version_text = write_version(version);
  checksums[version_path] = sha256_hex(version_text);
  const std::string checksums_text = write_checksums(checksums);

  std::vector<ZipSource> sources = files;
  sources.push_back(file_of(version_path, version_text));
  sources.push_back(file_of(checksums_path, checksums_text));
  if (key != nullptr) {
    const Signature signature =
        sign(checksums_text, trusted_comment(version.edition, version.version, version.expires), *key);
    sources.push_back(file_of(signature_path, write_signature(signature, comment_of_tool)));
  }
  return write_zip(to, std::move(sources));
}

}  // namespace shirube
