// Digests of bytes: SHA-256 for manifests and asset names, MD5 where a file format wants it as a checksum.
// Leaves signatures and passwords to the parts that need them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace shirube {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  /// The digest of all that was added. Called once, last.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// MD5 (RFC 1321) of bytes that come in pieces. Finds accidents, not attacks.
class Md5 {
 public:
  Md5();
  ~Md5();
  Md5(const Md5&) = delete;
  Md5& operator=(const Md5&) = delete;
  void add(std::string_view bytes);
  /// The digest's 16 bytes. Only once.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shirube
