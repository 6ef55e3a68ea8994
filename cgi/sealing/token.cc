#include "cgi/sealing/token.h"

#include "base/base64.h"
#include "cgi/sealing/secret_bytes.h"

namespace shirube {
namespace {

// The first byte of every token, so that a later form can be told from this one.
constexpr char form_of_token = 1;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_bytes = 1 + nonce_bytes;
// Far above what a body of the greatest length that configuration takes can become.
constexpr std::size_t longest_text = std::size_t{128} * 1024 * 1024;

std::string bound_data(const TokenBinding& binding) {
  std::string data;
  for (const std::string_view text :
       {std::string_view("shirube token 1"), binding.form, binding.edition, binding.cookie}) {
    append_measured(data, text);
  }
  return data;
}

std::optional<Token> read_plain(std::string_view plain) {
  const auto id = take_measured(plain);
  const auto made = take_number(plain);
  if (!id || !made) return std::nullopt;
  return Token{std::string(*id), Moment{static_cast<std::int64_t>(*made)}, std::string(plain)};
}

}  // namespace

std::string seal_token(const ServerSecret& secret, const TokenBinding& binding, const Token& token) {
  std::string plain;
  plain.reserve(16 + token.id.size() + token.content.size());
  const WipeAtEnd wipe_plain(plain);
  append_measured(plain, token.id);
  append_number(plain, static_cast<std::uint64_t>(token.made.seconds));
  plain.append(token.content);

  SecretKey key = secret.derive(KeyPurpose::token);
  const WipeAtEnd wipe_key(key);
  const std::string data = bound_data(binding);
  // 24 random bytes do not come twice: no count has to be kept over processes and restarts.
  std::string bytes(head_bytes + plain.size() + tag_bytes, form_of_token);
  unsigned char* const nonce = output_of(bytes) + 1;
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(output_of(bytes) + head_bytes, nullptr, input_of(plain), plain.size(),
                                             input_of(data), data.size(), nullptr, nonce, key.data());
  return write_base64url(bytes);
}

std::optional<Token> open_token(const ServerSecret& secret, const TokenBinding& binding, std::string_view text) {
  if (text.size() > longest_text) return std::nullopt;
  const std::optional<std::string> bytes = read_base64url(text);
  if (!bytes || bytes->size() < head_bytes + tag_bytes || bytes->front() != form_of_token) return std::nullopt;

  SecretKey key = secret.derive(KeyPurpose::token);
  const WipeAtEnd wipe_key(key);
  const std::string data = bound_data(binding);
  std::string plain(bytes->size() - head_bytes - tag_bytes, '\0');
  const WipeAtEnd wipe_plain(plain);
  const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
      output_of(plain), nullptr, nullptr, input_of(*bytes) + head_bytes, bytes->size() - head_bytes, input_of(data),
      data.size(), input_of(*bytes) + 1, key.data());
  return refused != 0 ? std::nullopt : read_plain(plain);
}

}  // namespace shirube
