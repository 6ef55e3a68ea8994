#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace shirube {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("libcrypto gives no SHA-256");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * size);
  for (unsigned int i = 0; i < size; ++i) text.append({digits[digest[i] / 16], digits[digest[i] % 16]});
  return text;
}

}  // namespace shirube
