#include "generator/offline/bundle_contents.h"

#include <nlohmann/json.hpp>

#include "base/hash.h"

namespace shirube {
namespace {

constexpr std::uint64_t version_limit = std::uint64_t{64} << 10;     // bytes
constexpr std::uint64_t checksums_limit = std::uint64_t{128} << 20;  // bytes
constexpr std::uint64_t signature_limit = std::uint64_t{32} << 10;   // bytes

Fault no_bundle(const std::string& path, const char* file) {
  return {Fault::Kind::untrusted, path + ": オフライン版のファイルではありません（" + file + " がないか、読めません）",
          path + ": is no offline bundle (" + file + " is missing or cannot be read)"};
}

/// A small file that the bundle must have; reading it tells of a broken zip, too.
OfflineResult<std::string> read_part(ZipReader& zip, const std::string& path, const char* file, std::uint64_t limit) {
  const ZipEntry* entry = zip.find(file);
  if (entry == nullptr) return no_bundle(path, file);
  return zip.read(*entry, limit);
}

/// What the bundle says of itself, beside the files of the edition.
bool is_about_bundle(std::string_view path, bool is_update) {
  return path == checksums_path || path == signature_path || (is_update && path == update_path);
}

std::optional<Fault> read_version_part(BundleContents& contents, const std::string& path) {
  auto text = read_part(contents.zip, path, version_path, version_limit);
  if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
  auto version = read_version(std::get<std::string>(text));
  if (!version) return no_bundle(path, version_path);
  const auto listed = contents.checksums.find(version_path);
  if (listed == contents.checksums.end() || listed->second != sha256_hex(std::get<std::string>(text))) {
    return Fault{Fault::Kind::untrusted, path + ": VERSION.json が SHA256SUMS と合いません（書き換えられています）",
                 path + ": VERSION.json does not agree with SHA256SUMS: it was changed"};
  }
  contents.version = std::move(*version);
  return std::nullopt;
}

std::optional<Fault> read_checksums_part(BundleContents& contents, const std::string& path) {
  auto text = read_part(contents.zip, path, checksums_path, checksums_limit);
  if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
  contents.checksums_text = std::move(std::get<std::string>(text));
  auto checksums = read_checksums(contents.checksums_text);
  if (!checksums) return no_bundle(path, checksums_path);
  contents.checksums = std::move(*checksums);
  return std::nullopt;
}

std::optional<Fault> read_signature_part(BundleContents& contents, const std::string& path) {
  if (contents.zip.find(signature_path) == nullptr) return std::nullopt;
  auto text = read_part(contents.zip, path, signature_path, signature_limit);
  if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
  contents.signature = read_signature(std::get<std::string>(text));
  if (!contents.signature) return no_bundle(path, signature_path);
  return std::nullopt;
}

std::optional<Fault> read_update_part(BundleContents& contents, const std::string& path) {
  if (contents.zip.find(update_path) == nullptr) return std::nullopt;
  auto text = read_part(contents.zip, path, update_path, version_limit);
  if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
  const auto from = read_update(std::get<std::string>(text));
  // A file of the edition cannot be the word about it, too.
  if (!from || contents.checksums.contains(update_path)) return no_bundle(path, update_path);
  contents.update_from = *from;
  return std::nullopt;
}

OfflineResult<std::string> digest_of(ZipReader& zip, const ZipEntry& entry) {
  Sha256 digest;
  auto fault = zip.read(entry, [&](std::string_view piece) -> std::optional<Fault> {
    digest.add(piece);
    return std::nullopt;
  });
  if (fault) return *fault;
  return digest.hex();
}

}  // namespace

std::string write_update(std::string_view from) { return "{\"from\": \"" + std::string(from) + "\"}\n"; }

std::optional<std::string> read_update(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, false);
  if (!object.is_object() || object.size() != 1) return std::nullopt;
  const auto from = object.find("from");
  if (from == object.end() || !from->is_string() || !is_version(from->get<std::string>())) return std::nullopt;
  return from->get<std::string>();
}

OfflineResult<BundleContents> open_bundle(const std::string& path) {
  auto opened = ZipReader::open(path);
  if (const auto* fault = std::get_if<Fault>(&opened)) return *fault;
  BundleContents contents{std::move(std::get<ZipReader>(opened)), {}, {}, {}, std::nullopt, {}};
  for (const auto read : {&read_checksums_part, &read_version_part, &read_signature_part, &read_update_part}) {
    if (auto fault = read(contents, path)) return *fault;
  }
  return contents;
}

OfflineResult<BundleFindings> compare_files(BundleContents& contents) {
  BundleFindings findings;
  for (const ZipEntry& entry : contents.zip.entries()) {
    if (is_about_bundle(entry.path, contents.is_update())) continue;
    const auto listed = contents.checksums.find(entry.path);
    auto digest = digest_of(contents.zip, entry);
    const auto* fault = std::get_if<Fault>(&digest);
    if (fault != nullptr && fault->kind == Fault::Kind::system) return *fault;
    if (listed == contents.checksums.end()) {
      findings.extra.push_back(entry.path);
    } else if (fault != nullptr || listed->second != std::get<std::string>(digest)) {
      findings.changed.push_back(entry.path);
    }
  }
  for (const auto& [path, digest] : contents.checksums) {
    if (!contents.is_update() && contents.zip.find(path) == nullptr) findings.missing.push_back(path);
  }
  return findings;
}

std::optional<Fault> check_signature(const BundleContents& contents, const PublicKey& key) {
  const std::string wanted = key_id_text(key.id);
  if (!contents.signature) {
    return Fault{Fault::Kind::untrusted, "署名がありません（鍵 " + wanted + " の署名が必要です）",
                 "is not signed (key " + wanted + " should have signed it)"};
  }
  const Signature& signature = *contents.signature;
  if (signature.key_id != key.id) {
    const std::string other = key_id_text(signature.key_id);
    return Fault{Fault::Kind::untrusted, "別の鍵で署名されています（鍵 " + other + "。必要なのは " + wanted + "）",
                 "is signed by another key (" + other + ", not " + wanted + ")"};
  }
  if (!is_signed_by(contents.checksums_text, signature, key)) {
    return Fault{Fault::Kind::untrusted, "署名が正しくありません（鍵 " + wanted + " の署名ではありません）",
                 "has a wrong signature: key " + wanted + " did not make it"};
  }
  const BundleVersion& version = contents.version;
  if (signature.trusted_comment != trusted_comment(version.edition, version.version, version.expires)) {
    return Fault{Fault::Kind::untrusted, "署名にある版や期限が VERSION.json と合いません",
                 "has a signature for another edition, version or expiry than VERSION.json tells"};
  }
  return std::nullopt;
}

}  // namespace shirube
