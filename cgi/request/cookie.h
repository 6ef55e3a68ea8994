// Reading one cookie of a Cookie header (RFC 6265, 5.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// The value of the first cookie of this name; nothing where there is none or its value is empty or has other
/// characters than letters, digits, `-` and `_`.
std::optional<std::string> cookie_value(std::string_view header, std::string_view name);

}  // namespace shirube
