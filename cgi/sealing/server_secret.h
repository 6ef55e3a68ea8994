// ServerSecret: the random bytes that only this server has, and the keys that are derived from them.
// Leaves tokens to token.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace shirube {

using SecretKey = std::array<unsigned char, 32>;

/// What each derived key is for: no key serves two purposes.
enum class KeyPurpose : std::uint64_t { token = 1, client_mark = 2 };

/// Wipes itself when it goes.
class ServerSecret {
 public:
  explicit ServerSecret(const SecretKey& key) : key_(key) {}
  ServerSecret(const ServerSecret&) = default;
  ServerSecret& operator=(const ServerSecret&) = default;
  ~ServerSecret();
  /// libsodium's crypto_kdf.
  SecretKey derive(KeyPurpose purpose) const;

 private:
  SecretKey key_;
};

/// Why the secret cannot be had; `reason` is the system's own text.
struct SecretError {
  enum class Kind { missing, open_to_others, malformed, other } kind = Kind::other;
  std::string reason;
};

/// Reads the secret file: 64 hexadecimal digits and a line end, which may be missing. Refuses one that others than its
/// owner may read or write, and links. Call sodium_init first (`prepare_sealing`).
std::variant<ServerSecret, SecretError> read_server_secret(const std::string& path);
/// Makes the file with a new secret, mode 0600, durable; an error where something stands there already.
std::optional<SecretError> make_server_secret(const std::string& path);

/// libsodium's sodium_init. False where there is no randomness: nothing here may be used then.
[[nodiscard]] bool prepare_sealing();
/// 128 random bits as 32 hexadecimal digits, for cookies and the ids of tokens, files and requests.
std::string random_id();

/// A client's address as the store knows it: a keyed hash (BLAKE2b), 32 hexadecimal digits. Of an IPv6 address the
/// first 64 bits count, of an IPv4 address (also mapped into IPv6) all.
std::string client_mark(const ServerSecret& secret, std::string_view address);

}  // namespace shirube
