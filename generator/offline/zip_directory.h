// What a zip declares, read by ourselves and strictly: libzip (and every unpacker) lets through much that two programs
// read as two different zips. What passes here has one reading only.
// Leaves unpacking to zip_reader.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/offline/fault.h"

namespace shirube {

/// An entry of the directory, in its order.
struct ListedEntry {
  std::string path;               // safe (safe_path.h)
  std::uint64_t size = 0;         // unpacked, bytes
  std::uint64_t packed_size = 0;  // bytes
  std::uint32_t crc = 0;
  bool is_deflated = false;  // else stored
};

/// Reads the directory of the open file `descriptor` of `file_size` bytes. Beside what ZipReader::open lists it refuses
/// what makes a zip ambiguous: zip64, several parts, comments, a local header that tells otherwise than the directory,
/// extra fields that give another name, sizes that stand behind the data; and whatever is not laid out entry by entry
/// from the first byte, then the directory, then the end: bytes before, between, after, or used twice (overlapping
/// entries make a small zip unpack without end).
OfflineResult<std::vector<ListedEntry>> read_zip_directory(int descriptor, std::uint64_t file_size);

/// A name out of a hostile file, fit for a terminal: other bytes than printable ASCII as `\xNN`, at most 200.
std::string shown_path(std::string_view path);
/// The refusal of one entry; the texts say why.
Fault entry_fault(std::string_view path, const std::string& japanese, const std::string& english);

}  // namespace shirube
