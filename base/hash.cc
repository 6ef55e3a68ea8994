#include "base/hash.h"

#include <sodium.h>
#include <array>

namespace shirube {

std::string sha256_hex(std::string_view bytes) {
  // Needs no sodium_init: hashing takes no random numbers.
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return {text.data(), text.size() - 1};
}

}  // namespace shirube
