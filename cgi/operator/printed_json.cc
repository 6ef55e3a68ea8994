#include "cgi/operator/printed_json.h"

#include <array>
#include <cstdio>

#include "base/diagnostic_print.h"
#include "base/utf8.h"

namespace shirube {

std::string printed_json(const nlohmann::json& json) {
  using Json = nlohmann::json;
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string printed;
  printed.reserve(text.size() + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t code_point = next_code_point(text, offset);
    const std::string_view character(text.data() + begin, offset - begin);
    // Such characters stand only within strings, since whatever is around them is ASCII and visible.
    if (visible_text(character) == character) {
      printed += character;
    } else {
      // All of them are below U+10000.
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(code_point));
      printed += escape.data();
    }
  }
  return printed + "\n";
}

}  // namespace shirube
