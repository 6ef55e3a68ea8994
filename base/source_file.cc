#include "base/source_file.h"

namespace shirube {
namespace {

// Moves past the line break at `offset`, if one stands there. YAML 1.2 (5.4) counts CRLF, LF and a lone CR as breaks.
std::size_t after_line_break(std::string_view text, std::size_t offset) {
  if (text.substr(offset, 2) == "\r\n") return offset + 2;
  return offset + 1;
}

}  // namespace

std::string_view line_of(std::string_view text, std::uint32_t line) {
  if (line == 0) return {};
  std::size_t start = 0;
  for (std::uint32_t passed = 1; passed < line; ++passed) {
    const std::size_t line_break = text.find_first_of("\r\n", start);
    if (line_break == std::string_view::npos) return {};
    start = after_line_break(text, line_break);
  }
  return text.substr(start, text.find_first_of("\r\n", start) - start);
}

}  // namespace shirube
