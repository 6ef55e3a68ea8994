// Any bytes as a token, as its content and as its binding: nothing opens that was not sealed here, and what was sealed
// opens with its own binding only, and not once a byte is another. The secret is a known one, so that the corpus can
// hold a true token, and libFuzzer can get behind the seal. Build with `./dev fuzz`.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "cgi/sealing/receipt.h"
#include "cgi/sealing/sealed_box.h"
#include "cgi/sealing/token.h"

namespace {

using namespace shirube;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_same(const std::optional<Token>& opened, const Token& token) {
  return opened && opened->id == token.id && opened->made == token.made && opened->content == token.content;
}

void check_opening(const ServerSecret& secret, const TokenBinding& binding, std::string_view text) {
  const auto token = open_token(secret, binding, text);
  if (!token) return;
  const auto bytes = read_base64url(text);
  require(bytes && write_base64url(*bytes) == text, "a token has two texts");
  require(is_same(open_token(secret, binding, seal_token(secret, binding, *token)), *token),
          "a token that was opened is another one when it is sealed again");
}

void check_sealing(const ServerSecret& secret, const TokenBinding& binding, std::string_view content) {
  const Token token{std::string(content.substr(0, 32)), Moment{static_cast<std::int64_t>(content.size())},
                    std::string(content)};
  const std::string text = seal_token(secret, binding, token);
  require(is_same(open_token(secret, binding, text), token), "a token does not open");

  const std::string longer_form = std::string(binding.form) + 'a';
  require(!open_token(secret, {longer_form, binding.edition, binding.cookie}, text), "another form opens it");
  const std::string both = std::string(binding.form).append(binding.edition);
  if (!binding.edition.empty()) {
    require(!open_token(secret, {both, "", binding.cookie}, text), "form and edition run together");
  }
  std::string forged = text;
  char& changed = forged[content.size() % forged.size()];
  changed = changed == 'A' ? 'B' : 'A';
  require(!open_token(secret, binding, forged), "a changed token opens");
}

/// What else people type or paste and this folder reads.
void check_short_texts(std::string_view text) {
  if (const auto receipt = read_receipt(text)) {
    require(read_receipt(*receipt) == receipt, "a receipt is no receipt once it is read");
  }
  if (const auto key = read_key_file(text)) require(read_key(write_key(*key)) == key, "a key is another once written");
}

}  // namespace

// Three lines for form, edition and cookie; the rest is a token's text, and content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  require(prepare_sealing(), "no randomness");
  static const ServerSecret secret(SecretKey{'f', 'u', 'z', 'z'});
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view form = take_line(text);
  const std::string_view edition = take_line(text);
  const TokenBinding binding{form, edition, take_line(text)};
  check_opening(secret, binding, text);
  check_sealing(secret, binding, text);
  check_short_texts(text);
  return 0;
}
