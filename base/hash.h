// Digests of bytes: SHA-256 for manifests and asset names.
// Leaves signatures and passwords to the parts that need them.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace shirube
