#include "generator/offline/signature.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/base64.h"

namespace shirube {
namespace {

constexpr std::string_view key_algorithm = "Ed";       // of keys
constexpr std::string_view hashed_algorithm = "ED";    // of signatures over a digest; those without are refused
constexpr std::string_view checksum_algorithm = "B2";  // of secret keys
constexpr std::string_view untrusted_prefix = "untrusted comment: ";
constexpr std::string_view trusted_prefix = "trusted comment: ";
constexpr std::size_t comment_limit = 8'000;  // bytes; minisign's own is 8,192 with the prefix
constexpr std::size_t public_key_size = 2 + 8 + 32;
// Algorithms of the key, of its password and of its checksum; salt and two limits of the password; id, key, checksum.
constexpr std::size_t secret_key_size = 2 + 2 + 2 + 32 + 8 + 8 + 8 + 64 + 32;
constexpr std::size_t signature_size = 2 + 8 + 64;

using Bytes = std::vector<std::uint8_t>;
using Digest = std::array<std::uint8_t, crypto_generichash_BYTES_MAX>;

void prepare_sodium() {
  // Fails only where there is no randomness, which neither signing nor checking needs.
  [[maybe_unused]] static const int prepared = sodium_init();
}

const unsigned char* input_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

/// Wipes bytes at the end of the block.
class WipeAtEnd {
 public:
  explicit WipeAtEnd(Bytes& bytes) : bytes_(bytes) {}
  WipeAtEnd(const WipeAtEnd&) = delete;
  WipeAtEnd& operator=(const WipeAtEnd&) = delete;
  ~WipeAtEnd() { sodium_memzero(bytes_.data(), bytes_.size()); }

 private:
  Bytes& bytes_;
};

/// Standard base64 with padding, of exactly `size` bytes.
bool read_base64(std::string_view text, std::size_t size, Bytes& bytes) {
  bytes.assign(size, 0);
  std::size_t length = 0;
  return text.size() == sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL) - 1 &&
         sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                           sodium_base64_VARIANT_ORIGINAL) == 0 &&
         length == size;
}

std::string_view text_of(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// The lines of a small text file, without their ends (LF, or CRLF as some editors and mail programs make of it).
/// Nothing where there are more than `limit`.
std::vector<std::string_view> lines_of(std::string_view text, std::size_t limit) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    if (lines.size() == limit) return {};
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// A comment is printed on people's terminals.
bool is_comment(std::string_view text) {
  return text.size() <= comment_limit && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

template <std::size_t size>
void take(const std::uint8_t*& from, std::array<std::uint8_t, size>& to) {
  std::memcpy(to.data(), from, size);
  from += size;
}

bool starts_with(const Bytes& bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

Digest digest_of(std::string_view bytes) {
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), input_of(bytes), bytes.size(), nullptr, 0);
  return digest;
}

/// What the second signature is made over: the first, and the comment.
Bytes commented(const std::array<std::uint8_t, 64>& signature, std::string_view comment) {
  Bytes bytes(signature.begin(), signature.end());
  bytes.insert(bytes.end(), comment.begin(), comment.end());
  return bytes;
}

/// Whether both halves of the key belong together: its seed, and the public key that comes of it. minisign leaves the
/// file's checksum out (zeros) where there is no password, so a key that was harmed shows only here.
bool is_unharmed(const SecretKey& key) {
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> made{};
  SecretKey again;
  crypto_sign_seed_keypair(made.data(), again.key.data(), key.key.data());
  return sodium_memcmp(again.key.data(), key.key.data(), key.key.size()) == 0;
}

Fault broken_key() {
  return {Fault::Kind::untrusted, "署名の鍵が読めません。「minisign -G -W」で作った秘密鍵のファイルを指定してください",
          "the signing key cannot be read; give the secret key file that minisign -G -W made"};
}

Fault locked_key() {
  return {Fault::Kind::untrusted,
          "署名の鍵にパスワードが付いています。「minisign -G -W」で、パスワードのない鍵を作ってください",
          "the signing key has a password; make one without: minisign -G -W"};
}

}  // namespace

SecretKey::SecretKey(SecretKey&& other) noexcept { *this = std::move(other); }

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  id = other.id;
  key = other.key;
  sodium_memzero(other.key.data(), other.key.size());
  return *this;
}

SecretKey::~SecretKey() { sodium_memzero(key.data(), key.size()); }

std::optional<PublicKey> read_public_key(std::string_view text) {
  const auto lines = lines_of(text, 2);
  const bool has_comment = lines.size() == 2 && lines[0].starts_with("untrusted comment:");
  if (lines.size() != 1 && !has_comment) return std::nullopt;
  Bytes bytes;
  if (!read_base64(lines.back(), public_key_size, bytes) || !starts_with(bytes, key_algorithm)) return std::nullopt;
  PublicKey key;
  const std::uint8_t* next = bytes.data() + key_algorithm.size();
  take(next, key.id);
  take(next, key.key);
  return key;
}

OfflineResult<SecretKey> read_secret_key(std::string_view text) {
  prepare_sodium();
  const auto lines = lines_of(text, 2);
  if (lines.size() != 2 || !lines[0].starts_with("untrusted comment:")) return broken_key();
  Bytes bytes;
  const WipeAtEnd wipe(bytes);
  if (!read_base64(lines[1], secret_key_size, bytes) || !starts_with(bytes, key_algorithm)) return broken_key();
  if (bytes[2] != 0 || bytes[3] != 0) return locked_key();
  if (std::memcmp(bytes.data() + 4, checksum_algorithm.data(), checksum_algorithm.size()) != 0) return broken_key();
  SecretKey key;
  const std::uint8_t* next = bytes.data() + 6 + 32 + 8 + 8;
  take(next, key.id);
  take(next, key.key);
  if (!is_unharmed(key)) return broken_key();
  return key;
}

std::string key_id_text(const std::array<std::uint8_t, 8>& id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  // A number, its least significant byte first.
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
    text.push_back(digits[*byte >> 4]);
    text.push_back(digits[*byte & 15]);
  }
  return text;
}

std::string write_signature(const Signature& signature, std::string_view untrusted_comment) {
  Bytes bytes(hashed_algorithm.begin(), hashed_algorithm.end());
  bytes.insert(bytes.end(), signature.key_id.begin(), signature.key_id.end());
  bytes.insert(bytes.end(), signature.signature.begin(), signature.signature.end());
  const Bytes second(signature.comment_signature.begin(), signature.comment_signature.end());
  std::string text;
  text.append(untrusted_prefix)
      .append(untrusted_comment)
      .append("\n")
      .append(write_base64(text_of(bytes)))
      .append("\n");
  text.append(trusted_prefix)
      .append(signature.trusted_comment)
      .append("\n")
      .append(write_base64(text_of(second)))
      .append("\n");
  return text;
}

std::optional<Signature> read_signature(std::string_view text) {
  const auto lines = lines_of(text, 4);
  if (lines.size() != 4 || !lines[0].starts_with(untrusted_prefix) || !lines[2].starts_with(trusted_prefix)) {
    return std::nullopt;
  }
  Signature signature;
  signature.trusted_comment = lines[2].substr(trusted_prefix.size());
  if (!is_comment(lines[0].substr(untrusted_prefix.size())) || !is_comment(signature.trusted_comment)) {
    return std::nullopt;
  }
  Bytes bytes;
  if (!read_base64(lines[1], signature_size, bytes) || !starts_with(bytes, hashed_algorithm)) return std::nullopt;
  const std::uint8_t* next = bytes.data() + hashed_algorithm.size();
  take(next, signature.key_id);
  take(next, signature.signature);
  if (!read_base64(lines[3], signature.comment_signature.size(), bytes)) return std::nullopt;
  next = bytes.data();
  take(next, signature.comment_signature);
  return signature;
}

Signature sign(std::string_view bytes, std::string_view trusted_comment, const SecretKey& key) {
  prepare_sodium();
  Signature signature;
  signature.key_id = key.id;
  signature.trusted_comment = trusted_comment;
  const Digest digest = digest_of(bytes);
  crypto_sign_detached(signature.signature.data(), nullptr, digest.data(), digest.size(), key.key.data());
  const Bytes second = commented(signature.signature, trusted_comment);
  crypto_sign_detached(signature.comment_signature.data(), nullptr, second.data(), second.size(), key.key.data());
  return signature;
}

bool is_signed_by(std::string_view bytes, const Signature& signature, const PublicKey& key) {
  prepare_sodium();
  if (signature.key_id != key.id) return false;
  const Digest digest = digest_of(bytes);
  const Bytes second = commented(signature.signature, signature.trusted_comment);
  return crypto_sign_verify_detached(signature.signature.data(), digest.data(), digest.size(), key.key.data()) == 0 &&
         crypto_sign_verify_detached(signature.comment_signature.data(), second.data(), second.size(),
                                     key.key.data()) == 0;
}

std::string trusted_comment(std::string_view edition, std::string_view version, std::string_view expires) {
  std::string comment = "edition:";
  comment.append(edition).append(" version:").append(version).append(" expires:");
  return comment.append(expires.empty() ? "never" : expires);
}

}  // namespace shirube
