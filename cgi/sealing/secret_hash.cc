#include "cgi/sealing/secret_hash.h"

#include <sodium.h>

#include <array>

namespace shirube {

std::optional<std::string> hash_secret(std::string_view secret) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  // The algorithm by its name: libsodium's default may change, the store's records do not.
  const int failed =
      crypto_pwhash_str_alg(text.data(), secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) return std::nullopt;
  return std::string(text.data());
}

}  // namespace shirube
