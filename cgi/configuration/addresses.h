// Addresses of servers as they stand in a configuration: `base_url` and `smtp`.
// Leaves asking whether anybody answers there to its callers.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace shirube {

/// What may stand between `//` and a path: a name of letters, digits and hyphens (RFC 1123), an IPv4 address, or an
/// IPv6 address in brackets; a port from 1 to 65535 behind it or none. No user's name.
struct Authority {
  std::string_view host;  // an IPv6 address with its brackets
  std::string_view port;  // empty: the scheme's own
};
std::optional<Authority> read_authority(std::string_view text);

/// Where the path of a `base_url` begins; nothing where the address is none: `http://` or `https://` in lower case, an
/// authority, and a path of characters of RFC 3986 without `.` and `..` that ends in `/`; no query and no fragment.
std::optional<std::size_t> find_path(std::string_view base_url);

struct SmtpAddress {
  bool is_encrypted = false;  // smtps: before anything is said
  bool is_loopback = false;   // 127.0.0.0/8, ::1 or localhost
};
/// `smtp://` or `smtps://` in lower case and an authority, nothing else: libcurl would take a path for the name by
/// which we greet.
std::optional<SmtpAddress> read_smtp_address(std::string_view text);

}  // namespace shirube
