#include "cgi/sealing/sealed_box.h"

#include <algorithm>

#include "base/base64.h"
#include "cgi/sealing/secret_bytes.h"

namespace shirube {
namespace {

static_assert(std::tuple_size_v<SecretKey> == crypto_box_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<SecretKey> == crypto_box_SECRETKEYBYTES);

std::string_view without_blanks_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

OfficeKeys::~OfficeKeys() { sodium_memzero(secret.data(), secret.size()); }

OfficeKeys make_office_keys() {
  OfficeKeys keys{};
  crypto_box_keypair(keys.open.data(), keys.secret.data());
  return keys;
}

OfficeKeys keys_of(const SecretKey& secret) {
  OfficeKeys keys{secret, {}};
  crypto_scalarmult_base(keys.open.data(), keys.secret.data());
  return keys;
}

std::optional<SecretKey> read_key(std::string_view text) {
  std::optional<std::string> bytes = read_key_text(text);
  if (!bytes) return std::nullopt;
  const WipeAtEnd wipe(*bytes);
  SecretKey key{};
  std::copy_n(input_of(*bytes), key.size(), key.begin());
  return key;
}

std::string write_key(const SecretKey& key) {
  return write_base64({reinterpret_cast<const char*>(key.data()), key.size()});
}

std::optional<SecretKey> read_key_file(std::string_view text) {
  // Offices have Windows, whose editor begins files with this mark.
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::optional<SecretKey> key;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks_around(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (key) return std::nullopt;  // which of the two?
    key = read_key(line);
    if (!key) return std::nullopt;
  }
  return key;
}

std::string seal(std::string_view plain, std::string_view office) {
  if (office.size() != crypto_box_PUBLICKEYBYTES) stop_sealing("a public key has not 32 bytes");
  std::string sealed(plain.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(output_of(sealed), input_of(plain), plain.size(), input_of(office)) != 0) {
    stop_sealing("nothing can be sealed to this public key");
  }
  return sealed;
}

std::optional<std::string> open_sealed(std::string_view sealed, const OfficeKeys& keys) {
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
  const int refused =
      crypto_box_seal_open(output_of(plain), input_of(sealed), sealed.size(), keys.open.data(), keys.secret.data());
  if (refused != 0) return std::nullopt;
  return plain;
}

}  // namespace shirube
