#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace shirube {

namespace {

using DigestBytes = std::array<unsigned char, EVP_MAX_MD_SIZE>;

void require(int result) {
  if (result != 1) throw std::runtime_error("libcrypto gives no digest");
}

std::string hex_of(const DigestBytes& digest, unsigned int size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(std::size_t{2} * size);
  for (unsigned int i = 0; i < size; ++i) text.append({digits[digest[i] / 16], digits[digest[i] % 16]});
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  DigestBytes digest{};
  unsigned int size = 0;
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr));
  return hex_of(digest, size);
}

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  require(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr));
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
  DigestBytes digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size));
  return hex_of(digest, size);
}

struct Md5::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Md5::Md5() : state_(std::make_unique<State>()) {
  require(EVP_DigestInit_ex(state_->context.get(), EVP_md5(), nullptr));
}
Md5::~Md5() = default;

void Md5::add(std::string_view bytes) { require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size())); }

std::string Md5::finish() {
  DigestBytes digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size));
  return {digest.begin(), digest.begin() + size};
}

}  // namespace shirube
