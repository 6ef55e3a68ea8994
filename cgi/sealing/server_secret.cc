#include "cgi/sealing/server_secret.h"

#include "cgi/sealing/secret_bytes.h"

namespace shirube {
namespace {

constexpr std::size_t random_id_bytes = 16;

// libsodium asks for eight characters: keys of other programs that derive from the same secret would differ.
constexpr char derivation[] = "shirube1";
static_assert(sizeof derivation - 1 == crypto_kdf_CONTEXTBYTES);
static_assert(std::tuple_size_v<SecretKey> == crypto_kdf_KEYBYTES);

}  // namespace

ServerSecret::~ServerSecret() { sodium_memzero(key_.data(), key_.size()); }

SecretKey ServerSecret::derive(KeyPurpose purpose) const {
  SecretKey key{};
  crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(purpose), derivation, key_.data());
  return key;
}

bool prepare_sealing() { return sodium_init() >= 0; }

std::string random_id() {
  std::array<unsigned char, random_id_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(2 * bytes.size() + 1, '\0');  // sodium_bin2hex ends it with a NUL
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace shirube
