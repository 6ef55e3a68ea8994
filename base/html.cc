#include "base/html.h"

namespace shirube {
namespace {

/// What stands for a character of HTML's own; empty for all others.
std::string_view entity_of(char character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

void append_escaped(std::string& html, std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view entity = entity_of(text[at]);
    if (entity.empty()) continue;
    html.append(text, start, at - start).append(entity);
    start = at + 1;
  }
  html.append(text, start);
}

}  // namespace shirube
