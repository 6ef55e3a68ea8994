// A mail as bytes: headers by RFC 5322 and 2047, one text part in UTF-8 (RFC 2045, 2046), all in seven bits.
// Leaves which texts stand in it to cgi/steps/ and sending to smtp.h.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace shirube {

struct Message {
  std::string from, to;    // mail addresses (rules/email.h), nothing else
  std::string reply_to;    // the same; may be empty
  std::string subject;     // UTF-8; line breaks and other control characters become blanks
  std::string body;        // UTF-8, LF; a last line that is not closed is closed
  std::string message_id;  // with its angle brackets
  Moment time;
  std::string language;  // `ja`, `en`
};

/// CRLF lines of at most 76 bytes (a longer address stands on a line of its own). No byte of a value can begin a
/// header: an address, id or language that is none is left out, and malformed UTF-8 becomes U+FFFD.
/// `Auto-Submitted: auto-generated` (RFC 3834) keeps absence notes from answering.
std::string write_message(const Message& message);

/// `<RANDOM.PURPOSE@DOMAIN>`, the domain that of `from`. Other bytes than ASCII letters, digits, `-` and `_` (in the
/// domain: and dots) are left out.
std::string make_message_id(std::string_view random, std::string_view purpose, std::string_view from);

}  // namespace shirube
