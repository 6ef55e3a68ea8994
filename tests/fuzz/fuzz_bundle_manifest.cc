// Any bytes as what a bundle says of itself: VERSION.json, SHA256SUMS, UPDATE.json, the signature and its keys. What is
// read is the same once it is written and read again, and no path leads elsewhere. Build with `./dev fuzz`.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "generator/offline/bundle_contents.h"
#include "generator/offline/bundle_version.h"
#include "generator/offline/checksums.h"
#include "generator/offline/signature.h"

namespace {

using namespace shirube;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_version(std::string_view text) {
  const auto version = read_version(text);
  if (!version) return;
  require(is_version(version->version) && version->edition.find_first_of("/.") == std::string::npos);
  const std::string written = write_version(*version);
  const auto again = read_version(written);
  require(again && write_version(*again) == written);
}

void check_checksums(std::string_view text) {
  const auto checksums = read_checksums(text);
  if (!checksums) return;
  require(write_checksums(*checksums) == text);
  for (const auto& [path, digest] : *checksums) {
    require(("/" + path + "/").find("/../") == std::string::npos && path.front() != '/');
    require(digest.size() == 64);
  }
}

void check_signature_text(std::string_view text) {
  const auto signature = read_signature(text);
  if (!signature) return;
  const std::string written = write_signature(*signature, "again");
  const auto again = read_signature(written);
  require(again && write_signature(*again, "again") == written);
  PublicKey key;
  key.id = signature->key_id;
  // Whatever it says: not signed by this key, which is none.
  require(!is_signed_by(text, *signature, key));
}

void check_keys(std::string_view text) {
  const auto open = read_public_key(text);
  if (open) require(key_id_text(open->id).size() == 16);
  const auto secret = read_secret_key(text);
  const auto* key = std::get_if<SecretKey>(&secret);
  if (key == nullptr) return;
  PublicKey own;
  own.id = key->id;
  std::copy(key->key.begin() + 32, key->key.end(), own.key.begin());
  require(is_signed_by(text, sign(text, "comment", *key), own));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_version(text);
  check_checksums(text);
  check_signature_text(text);
  check_keys(text);
  if (const auto from = read_update(text)) require(is_version(*from) && read_update(write_update(*from)) == from);
  return 0;
}
