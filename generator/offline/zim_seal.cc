#include "generator/offline/zim_seal.h"

#include <fcntl.h>
#include <unistd.h>
#include <zim/archive.h>
#include <zim/entry.h>
#include <zim/item.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/hash.h"

namespace shirube {
namespace {

// A Xapian index begins with its magic text and two bytes of its format's version; then the identifier.
constexpr std::string_view index_magic = "\x0f\x0dXapian Glass";
constexpr std::size_t index_version_size = 2;
constexpr std::string_view index_type = "application/octet-stream+xapian";
constexpr std::size_t checksum_size = 16;  // MD5, the end of a ZIM file

Fault broken(const std::string& reason) {
  return {Fault::Kind::system, "ZIM ファイルが完全に書けませんでした（" + reason + "）",
          "the ZIM file could not be written whole (" + reason + ")"};
}

/// Where in the file Xapian's indexes begin: of the texts, and of the titles.
std::vector<std::uint64_t> places_of_indexes(const zim::Archive& archive) {
  std::vector<std::uint64_t> places;
  for (zim::entry_index_type index = 0; index < archive.getAllEntryCount(); ++index) {
    const zim::Entry entry = archive.getEntryByPath(index);
    if (entry.isRedirect()) continue;
    const zim::Item item = entry.getItem();
    if (item.getMimetype() == index_type) places.push_back(item.getDirectAccessInformation().second);
  }
  return places;
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : descriptor_(open(path.c_str(), O_RDWR | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  bool read(std::uint64_t at, char* bytes, std::size_t size) const {
    return pread(descriptor_, bytes, size, static_cast<off_t>(at)) == static_cast<ssize_t>(size);
  }
  bool write(std::uint64_t at, std::string_view bytes) const {
    return pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at)) ==
           static_cast<ssize_t>(bytes.size());
  }
  bool sync() const { return fsync(descriptor_) == 0; }
  /// The MD5 of the first `size` bytes; nothing where they cannot be read.
  std::optional<std::string> md5(std::uint64_t size) const {
    Md5 digest;
    std::array<char, 65'536> piece{};
    for (std::uint64_t at = 0; at < size;) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - at));
      if (!read(at, piece.data(), wanted)) return std::nullopt;
      digest.add({piece.data(), wanted});
      at += wanted;
    }
    return digest.finish();
  }

 private:
  int descriptor_;
};

std::optional<Fault> set_identifier(const OpenFile& file, std::uint64_t index, std::string_view identifier) {
  std::array<char, index_magic.size()> magic{};
  if (!file.read(index, magic.data(), magic.size())) return broken(std::strerror(errno));
  if (std::string_view(magic.data(), magic.size()) != index_magic) return broken("no index of Xapian's");
  if (!file.write(index + index_magic.size() + index_version_size, identifier)) return broken(std::strerror(errno));
  return std::nullopt;
}

}  // namespace

std::optional<Fault> seal_zim(const std::string& path, std::string_view identifier) {
  std::vector<std::uint64_t> places;
  std::uint64_t size = 0;
  {
    const zim::Archive archive(path);
    if (!archive.check()) return broken("checksum");
    places = places_of_indexes(archive);
    size = archive.getFilesize();
  }
  const OpenFile file(path);
  for (const std::uint64_t place : places) {
    if (auto fault = set_identifier(file, place, identifier)) return fault;
  }
  const auto checksum = file.md5(size - checksum_size);
  if (!checksum || !file.write(size - checksum_size, *checksum) || !file.sync()) return broken(std::strerror(errno));
  return std::nullopt;
}

}  // namespace shirube
