// Email addresses as browsers take them, a little stricter.
#pragma once

#include <string_view>

namespace shirube {

/// The HTML standard's valid email address, of 254 characters at most (RFC 5321, 4.5.3.1.3, without its brackets),
/// with a dot in the domain: nobody's address at a public body lacks one.
bool is_email_address(std::string_view text);

}  // namespace shirube
