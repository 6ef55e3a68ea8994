// Which paths a bundle may have: those that name one file below its folder on every system that kiosks run, FAT and
// Windows among them. Leaves zip files to zip_reader.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Relative, `/` between parts, every part of `[A-Za-z0-9._-]`, none empty, `.`, `..`, ending in `.` or a device name
/// of Windows (`con`, `aux.html`, …); parts up to 200 bytes, the whole up to 1,000, up to 16 parts.
bool is_safe_path(std::string_view path);

/// The path as a file system without cases sees it: two paths of a bundle may not agree in it.
std::string without_case(std::string_view path);

}  // namespace shirube
