// For tests: small bundles and a kiosk's folder to put them onto, in a temporary folder.
// Leaves zips that lie to example_zips.h.
#pragma once

#include <gtest/gtest.h>
#include <sodium.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/hash.h"
#include "generator/offline/apply_bundle.h"
#include "generator/offline/bundle_contents.h"
#include "generator/offline/diff_bundles.h"
#include "generator/offline/example_zips.h"
#include "generator/offline/make_bundle.h"
#include "generator/offline/version_folder.h"

namespace shirube {

inline constexpr char version_1[] = "20261101T090000Z";
inline constexpr char version_2[] = "20261102T090000Z";
inline constexpr char version_3[] = "20261103T090000Z";

using ExampleFiles = std::map<std::string, std::string>;

/// An edition of few files, one of which says the version.
inline ExampleFiles example_files(const std::string& version) {
  return {{"START.html", "start\n"},
          {"index.html", "index of " + version + "\n"},
          {"guides/login.html", std::string(5000, 'l')},
          {"guides/reset.html", ""},
          {"assets/style-0123456789ab.css", "body{}\n"}};
}

inline BundleVersion example_version(const std::string& version, const std::string& edition = "osaka") {
  const std::string& v = version;
  const std::string made = v.substr(0, 4) + "-" + v.substr(4, 2) + "-" + v.substr(6, 2) + "T" + v.substr(9, 2) + ":" +
                           v.substr(11, 2) + ":" + v.substr(13, 2) + "Z";
  return {"G-MIS の案内", edition, version, made, "", ""};
}

struct ExampleKey {
  SecretKey secret;
  PublicKey open;
  explicit ExampleKey(std::uint8_t seed_byte = 1) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    seed.fill(seed_byte);
    crypto_sign_seed_keypair(open.key.data(), secret.key.data(), seed.data());
    secret.id.fill(seed_byte);
    open.id = secret.id;
  }
};

inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// A bundle's entries, each still to be lied about.
inline RawZip raw_bundle(ExampleFiles files, const BundleVersion& version) {
  files[version_path] = write_version(version);
  Checksums checksums;
  for (const auto& [path, bytes] : files) checksums[path] = sha256_hex(bytes);
  files[checksums_path] = write_checksums(checksums);
  RawZip zip;
  for (const auto& [path, bytes] : files) {
    RawZipEntry& entry = zip.entries.emplace_back();
    entry.path = path;
    entry.packed = bytes;
  }
  return zip;
}

class KioskTest : public testing::Test {
 protected:
  KioskTest() {
    // In memory where there is such a place: applying waits for the disk, and the tests apply some hundred times.
    const std::string memory = "/dev/shm/";
    std::string pattern = (::access(memory.c_str(), W_OK) == 0 ? memory : testing::TempDir()) + "shirube-kiosk-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~KioskTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ / name; }
  std::string kiosk() const { return path("kiosk"); }
  std::string in_kiosk(const std::string& name) const { return path("kiosk/" + name); }

  std::string bundle(const std::string& version, const std::optional<ExampleFiles>& files = {},
                     const SecretKey* key = nullptr, const std::string& edition = "osaka") const {
    std::vector<ZipSource> sources;
    for (const auto& [name, bytes] : files ? *files : example_files(version)) {
      sources.push_back({name, [text = bytes]() -> OfflineResult<std::string> { return text; }});
    }
    std::string to = path(edition + "-" + version + ".zip");
    const auto fault = make_bundle(to, sources, example_version(version, edition), key);
    EXPECT_FALSE(fault) << fault->english;
    return to;
  }

  std::string update(const std::string& from, const std::string& to) const {
    std::string file = path("update.zip");
    const auto fault = diff_bundles(from, to, file);
    EXPECT_FALSE(fault) << fault->english;
    return file;
  }

  std::string raw(const RawZip& zip) const {
    write_bytes(path("raw.zip"), raw_zip(zip));
    return path("raw.zip");
  }

  ApplyOrder order(const std::string& file) const { return {file, kiosk(), std::nullopt, false, links_}; }

  Applied applied(const ApplyOrder& what) const {
    const auto result = apply_bundle(what);
    const auto* fault = std::get_if<Fault>(&result);
    EXPECT_EQ(fault, nullptr) << fault->english;
    return fault == nullptr ? std::get<Applied>(result) : Applied();
  }
  Applied applied(const std::string& file) const { return applied(order(file)); }

  Fault refused(const ApplyOrder& what) const {
    const auto before = copy();
    const auto result = apply_bundle(what);
    const auto* fault = std::get_if<Fault>(&result);
    EXPECT_NE(fault, nullptr) << "was applied";
    EXPECT_EQ(copy(), before) << "the copy has changed";
    return fault == nullptr ? Fault() : *fault;
  }
  Fault refused(const std::string& file) const { return refused(order(file)); }

  /// The version that `current` says, as somebody sees who knows nothing of this tool.
  std::string shown() const {
    const std::filesystem::path current = in_kiosk("current");
    if (std::filesystem::is_symlink(current)) return std::filesystem::read_symlink(current).filename();
    const std::string text = read_bytes(current);
    return text.substr(0, text.find('\n'));
  }

  /// What the shown version says of itself on its first page.
  std::string shown_page() const { return read_bytes(in_kiosk("versions/" + shown() + "/index.html")); }

  bool is_shown_whole() const {
    const auto opened = Folder::open(in_kiosk("versions/" + shown()));
    const auto* folder = std::get_if<Folder>(&opened);
    if (folder == nullptr) return false;
    const auto whole = is_whole(*folder);
    return std::holds_alternative<bool>(whole) && std::get<bool>(whole);
  }

  std::vector<std::string> versions() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(in_kiosk("versions"))) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  /// All that stands in the kiosk's folder: kind, mode and bytes by path.
  std::map<std::string, std::string> copy() const {
    std::map<std::string, std::string> found;
    if (!std::filesystem::exists(kiosk())) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kiosk())) {
      const auto mode = static_cast<unsigned>(entry.symlink_status().permissions());
      std::string& text = found[entry.path().lexically_relative(kiosk())];
      text = std::to_string(static_cast<int>(entry.symlink_status().type())) + " " + std::to_string(mode) + " ";
      if (entry.is_symlink()) {
        text += std::filesystem::read_symlink(entry.path());
      } else if (entry.is_regular_file()) {
        text += read_bytes(entry.path());
      }
    }
    return found;
  }

  std::filesystem::path folder_;
  KioskLinks links_ = KioskLinks::where_possible;
};

/// The same on a file system without links.
class KioskWithoutLinksTest : public KioskTest {
 protected:
  KioskWithoutLinksTest() { links_ = KioskLinks::never; }
};

}  // namespace shirube
