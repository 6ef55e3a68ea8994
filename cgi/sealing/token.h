// Token: what a person has entered, on its way through the browser: encrypted, authenticated, bound to form, edition
// and cookie. Leaves what it carries to cgi/steps/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {

/// What a token is good for only here.
struct TokenBinding {
  std::string_view form;
  std::string_view edition;
  std::string_view cookie;
};

struct Token {
  std::string id;  // random_id(): one token is one submission at most
  Moment made;
  std::string content;  // any bytes
};

/// XChaCha20-Poly1305 (IETF) under a random nonce, as base64url without padding.
std::string seal_token(const ServerSecret& secret, const TokenBinding& binding, const Token& token);
/// Nothing where the text is no token of this server with this binding. Its age is the caller's affair.
std::optional<Token> open_token(const ServerSecret& secret, const TokenBinding& binding, std::string_view text);

}  // namespace shirube
