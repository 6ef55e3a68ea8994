// What a build makes, before it is written: files by path, and the list of them.
// Leaves making the bytes to generator/render and the disk to output_writer.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

/// One line of a manifest. `path` is relative to the edition's folder, `/` between parts.
struct ManifestEntry {
  std::string path;
  std::uint64_t size = 0;  // bytes
  std::string sha256;      // 64 lower-case hexadecimal digits
};

/// The text of manifest.json: `{"files": [{"path", "size", "sha256"}…]}`, sorted by path in byte order, one entry a
/// line.
std::string write_manifest(std::vector<ManifestEntry> entries);
/// The paths that a manifest lists. Hostile or broken input gives only what is safe to use: relative paths without
/// empty,
/// `.` or `..` parts, without NUL, of at most 4,096 bytes, at most 1,000,000 of them; a text that is no manifest gives
/// none.
std::vector<std::string> paths_in_manifest(std::string_view json);

}  // namespace shirube
