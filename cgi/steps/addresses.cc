#include "cgi/steps/addresses.h"

namespace shirube {
namespace {

bool stands_in_path(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

}  // namespace

Addresses addresses_of(const Configuration& configuration, std::string_view script_name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  Addresses addresses{configuration.base_url, configuration.origin()};
  // Two slashes at the beginning would name a host.
  const std::size_t first = script_name.find_first_not_of('/');
  if (first == std::string_view::npos) return addresses;
  addresses.cgi += '/';
  for (const char c : script_name.substr(first, script_name.find_last_not_of('/') - first + 1)) {
    if (stands_in_path(c)) {
      addresses.cgi += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    addresses.cgi += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return addresses;
}

}  // namespace shirube
