// Whether anything can be sealed to a public key.
#pragma once

#include <string_view>

namespace shirube {

/// Whether `key` (32 bytes, X25519) is one of the points of small order, to which a secret that everybody knows
/// belongs: libsodium seals nothing to them. A forgotten row of zeros is one.
bool is_weak_seal_key(std::string_view key);

}  // namespace shirube
