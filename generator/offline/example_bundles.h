// A small bundle for tests, whole and signed, whose entries can be changed one by one before it is written.
// Leaves the bytes of the zip to example_zips.h.
#pragma once

#include <sodium.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/hash.h"
#include "generator/offline/bundle_version.h"
#include "generator/offline/checksums.h"
#include "generator/offline/example_zips.h"
#include "generator/offline/signature.h"

namespace shirube {

/// A folder that goes with the test.
class ExampleFolder {
 public:
  ExampleFolder() : path_(std::filesystem::temp_directory_path().string() + "/shirube-offline-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ExampleFolder(const ExampleFolder&) = delete;
  ExampleFolder& operator=(const ExampleFolder&) = delete;
  ~ExampleFolder() { std::filesystem::remove_all(path_); }
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

struct ExampleKeys {
  SecretKey secret;
  PublicKey open;
};

/// A pair of keys; another number, another pair.
inline ExampleKeys example_keys(std::uint8_t number) {
  ExampleKeys keys;
  const std::array<std::uint8_t, 32> seed = {number};
  crypto_sign_seed_keypair(keys.open.key.data(), keys.secret.key.data(), seed.data());
  keys.open.id = keys.secret.id = {number, 2, 3, 4, 5, 6, 7, 8};
  return keys;
}

struct ExampleBundle {
  BundleVersion version = {"案内", "osaka", "20261121T090000Z", "2026-11-21T09:00:00Z", "2027-03-31", ""};
  /// What the edition has; VERSION.json is added to it.
  std::map<std::string, std::string> files = {
      {"START.html", "<p>start</p>\n"}, {"guides/a.html", "<p>a</p>\n"}, {"index.html", "<p>home</p>\n"}};

  /// The entries of an honest bundle, stored, in the order of their paths.
  std::vector<RawZipEntry> entries(const ExampleKeys* keys) const {
    std::map<std::string, std::string> all = files;
    all[version_path] = write_version(version);
    Checksums checksums;
    for (const auto& [path, bytes] : all) checksums[path] = sha256_hex(bytes);
    all[checksums_path] = write_checksums(checksums);
    if (keys != nullptr) {
      const std::string comment = trusted_comment(version.edition, version.version, version.expires);
      all[signature_path] = write_signature(sign(all[checksums_path], comment, keys->secret), "example");
    }
    std::vector<RawZipEntry> made;
    for (const auto& [path, bytes] : all) {
      made.emplace_back();
      made.back().path = path;
      made.back().packed = bytes;
    }
    return made;
  }
};

/// The entry of that path, to be changed.
inline RawZipEntry& entry_of(std::vector<RawZipEntry>& entries, const std::string& path) {
  for (RawZipEntry& entry : entries) {
    if (entry.path == path) return entry;
  }
  std::abort();
}

inline std::string zip_of(std::vector<RawZipEntry> entries) {
  RawZip zip;
  zip.entries = std::move(entries);
  return raw_zip(zip);
}

}  // namespace shirube
