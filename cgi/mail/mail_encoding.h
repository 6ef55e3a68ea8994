// Texts in the seven bits and short lines of mail: base64 and quoted-printable (RFC 2045, 6), encoded words (RFC 2047).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shirube {

/// The longest line of a message, without its CRLF (RFC 2045, 6.7 and 6.8; RFC 2047, 2).
inline constexpr std::size_t longest_mail_line = 76;

/// CRLF lines of at most 76 bytes, the last one closed too.
std::string encode_base64_lines(std::string_view bytes);
/// `text` has LF lines, the last one closed; the answer CRLF lines of at most 76 bytes. No line begins with a dot or
/// with `From `, which servers and mailboxes have been seen to change.
std::string encode_quoted_printable(std::string_view text);
/// `text`, which is UTF-8, as encoded words on folded lines. `begun` bytes stand on the first line already. No code
/// point is split: readers decode word by word.
std::string encode_words(std::string_view text, std::size_t begun);

}  // namespace shirube
