#include "base/html.h"

namespace shirube {

void append_escaped(std::string& html, std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = text.find_first_of("&<>\"'"); at != std::string_view::npos;
       at = text.find_first_of("&<>\"'", start)) {
    html.append(text.substr(start, at - start));
    switch (text[at]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += "&#39;";
    }
    start = at + 1;
  }
  html.append(text.substr(start));
}

}  // namespace shirube
