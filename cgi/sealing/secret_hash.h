// Hashing what people enter as a secret: Argon2id, in the form that libsodium writes and checks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// `$argon2id$v=19$…`, with libsodium's interactive limits (64 MiB, two passes). Nothing where memory is short.
std::optional<std::string> hash_secret(std::string_view secret);

}  // namespace shirube
