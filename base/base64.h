// Bytes as text: base64 (RFC 4648), and keys as people copy them.
// Leaves what the bytes are, and wiping those that are secret, to the callers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// The usual alphabet, with padding (RFC 4648, 4), on one line.
std::string write_base64(std::string_view bytes);
/// The alphabet for addresses and file names, without padding (RFC 4648, 5).
std::string write_base64url(std::string_view bytes);

/// Reads what write_base64url writes and nothing else: no padding, no blanks, no bits left over that are not zero. So
/// each text stands for other bytes than any other text.
std::optional<std::string> read_base64url(std::string_view text);

/// A key of 32 bytes: 64 hexadecimal digits in either case, or base64 in one of the two alphabets, with padding or
/// without. Nothing where the text is anything else; blanks around it are the caller's affair.
std::optional<std::string> read_key_text(std::string_view text);

}  // namespace shirube
