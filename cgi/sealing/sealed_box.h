// Sealing what the office alone may read: libsodium's sealed boxes, for records and for files of any length.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/sealing/server_secret.h"

namespace shirube {

/// Wipe themselves when they go.
struct OfficeKeys {
  SecretKey secret;
  SecretKey open;  // the public one: `seal_to` of the configuration
  ~OfficeKeys();
};

/// A new pair.
OfficeKeys make_office_keys();
/// A key as text: base64 (RFC 4648, with or without padding, both alphabets) or 64 hexadecimal digits of 32 bytes.
std::optional<SecretKey> read_key(std::string_view text);
/// Base64 with padding.
std::string write_key(const SecretKey& key);
/// A key file: the key as text on a line of its own; lines that begin with `#` are comments.
std::optional<SecretKey> read_key_file(std::string_view text);
OfficeKeys keys_of(const SecretKey& secret);

/// crypto_box_seal. `office` has 32 bytes, and is one of the keys that configuration takes: to a few others (the points
/// of small order) anybody could open what was sealed; they end the process.
std::string seal(std::string_view plain, std::string_view office);
/// Nothing where it was sealed to another key or changed.
std::optional<std::string> open_sealed(std::string_view sealed, const OfficeKeys& keys);

/// A file in pieces: a random key in a sealed box, then crypto_secretstream. `begin` is called once, then `add` as
/// often as there are bytes, then `finish` once. What they return is to be written in this order; `add` may return
/// nothing.
class StreamSealer {
 public:
  explicit StreamSealer(std::string_view office);
  ~StreamSealer();
  StreamSealer(const StreamSealer&) = delete;
  StreamSealer& operator=(const StreamSealer&) = delete;
  /// The bytes to write before all others.
  std::string begin();
  std::string add(std::string_view plain);
  /// The last bytes. Without them the file does not open: it was cut.
  std::string finish();

 private:
  struct State;
  State* state_;
};
std::optional<std::string> open_sealed_file(std::string_view sealed, const OfficeKeys& keys);

}  // namespace shirube
