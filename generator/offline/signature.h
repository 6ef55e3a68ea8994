// Signatures as minisign makes and reads them (https://jedisct1.github.io/minisign/, format ED: Ed25519 over the
// BLAKE2b-512 of the file; the trusted comment under a second signature). The only file format of ours that others'
// tools must read: `minisign -V` accepts what is written here. Leaves which file is signed to make_bundle.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "generator/offline/fault.h"

namespace shirube {

inline constexpr char signature_path[] = "SHA256SUMS.minisig";

struct PublicKey {
  std::array<std::uint8_t, 8> id{};
  std::array<std::uint8_t, 32> key{};
  bool operator==(const PublicKey&) const = default;
};

/// Wiped when it goes.
struct SecretKey {
  SecretKey() = default;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) noexcept;
  ~SecretKey();
  std::array<std::uint8_t, 8> id{};
  std::array<std::uint8_t, 64> key{};
};

/// A public key file's text (two lines), or the key's line alone.
std::optional<PublicKey> read_public_key(std::string_view text);
/// A secret key file without a password; the fault says so where it has one, or is broken.
OfflineResult<SecretKey> read_secret_key(std::string_view text);
/// The key's id as minisign prints it: 16 upper-case hexadecimal digits.
std::string key_id_text(const std::array<std::uint8_t, 8>& id);

struct Signature {
  std::array<std::uint8_t, 8> key_id{};
  std::array<std::uint8_t, 64> signature{};
  std::string trusted_comment;  // no control characters, at most 8,000 bytes
  std::array<std::uint8_t, 64> comment_signature{};
};

/// The text of a .minisig file.
std::string write_signature(const Signature& signature, std::string_view untrusted_comment);
/// Hostile input gives nothing.
std::optional<Signature> read_signature(std::string_view text);

Signature sign(std::string_view bytes, std::string_view trusted_comment, const SecretKey& key);
/// Whether this key signed these bytes, and the trusted comment.
bool is_signed_by(std::string_view bytes, const Signature& signature, const PublicKey& key);

/// `edition:ID version:V expires:DATE`, `expires:never` where it never does.
std::string trusted_comment(std::string_view edition, std::string_view version, std::string_view expires);

}  // namespace shirube
