// What libzim leaves to chance in a file that it made is fixed, and the file is put onto the disk.
// Leaves making it to zim_file.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "generator/offline/fault.h"

namespace shirube {

/// Xapian gives each of its indexes a random identifier. `identifier` (16 bytes) takes its place in both indexes of
/// the ZIM file at `path`, and the file's checksum is made anew. A fault where the file is not whole, as after a full
/// disk that libzim has not noticed. Throws what libzim throws.
std::optional<Fault> seal_zim(const std::string& path, std::string_view identifier);

}  // namespace shirube
