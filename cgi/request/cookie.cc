#include "cgi/request/cookie.h"

#include <algorithm>

#include "cgi/request/header_value.h"

namespace shirube {
namespace {

bool is_value(std::string_view text) {
  // An empty one is refused too: it would tell nobody from anybody else.
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_';
  });
}

}  // namespace

std::optional<std::string> cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || without_outer_blanks(pair.substr(0, equals)) != name) continue;
    const std::string_view value = without_outer_blanks(pair.substr(equals + 1));
    if (!is_value(value)) return std::nullopt;
    return std::string(value);
  }
  return std::nullopt;
}

}  // namespace shirube
