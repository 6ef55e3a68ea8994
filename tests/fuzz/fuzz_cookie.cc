// Fuzzes Cookie headers: what comes out holds nothing but letters, digits, `-` and `_`, and stands in the header behind
// its name. A header with a well-formed cookie in front of anything gives that cookie.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cgi/request/cookie.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string header(reinterpret_cast<const char*>(data), size);
  for (const std::string name : {"shirube", "__Host-shirube"}) {
    if (const std::optional<std::string> value = shirube::cookie_value(header, name)) {
      constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      require(!value->empty() && value->find_first_not_of(allowed) == std::string::npos);
      const std::size_t at = header.find(name);
      require(at != std::string::npos && header.find(*value, at + name.size()) != std::string::npos);
    }
    require(shirube::cookie_value(name + "=aZ-_09; " + header, name) == "aZ-_09");
  }
  return 0;
}
