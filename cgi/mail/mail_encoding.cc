#include "cgi/mail/mail_encoding.h"

#include <algorithm>

#include "base/base64.h"

namespace shirube {
namespace {

// Room for the `=` of a soft line break.
constexpr std::size_t longest_quoted_stretch = longest_mail_line - 1;

bool is_continuation_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::string quoted(char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'=', digits[value >> 4], digits[value & 0x0F]};
}

// `rest` begins with the byte; `column` is where it would stand in its line.
bool stands_for_itself(std::string_view rest, std::size_t column) {
  const char byte = rest.front();
  if (byte == ' ' || byte == '\t') return rest.size() > 1;  // at a line's end servers take it away
  if (byte < 0x21 || byte > 0x7E || byte == '=') return false;
  return column != 0 || (byte != '.' && !rest.starts_with("From "));
}

void append_quoted_line(std::string& written, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    // Judged anew after a break: what could stand within a line may not be able to begin one.
    const auto token_at = [&](std::size_t place) {
      return stands_for_itself(rest, place) ? std::string(1, rest.front()) : quoted(rest.front());
    };
    std::string token = token_at(column);
    if (column + token.size() > longest_quoted_stretch) {
      written += "=\r\n";
      column = 0;
      token = token_at(0);
    }
    written += token;
    column += token.size();
  }
  written += "\r\n";
}

}  // namespace

std::string encode_base64_lines(std::string_view bytes) {
  constexpr std::size_t bytes_a_line = longest_mail_line / 4 * 3;
  std::string written;
  for (std::size_t at = 0; at < bytes.size(); at += bytes_a_line) {
    written.append(write_base64(bytes.substr(at, bytes_a_line))).append("\r\n");
  }
  return written;
}

std::string encode_quoted_printable(std::string_view text) {
  std::string written;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_quoted_line(written, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return written;
}

std::string encode_words(std::string_view text, std::size_t begun) {
  constexpr std::string_view opening = "=?UTF-8?B?";
  constexpr std::string_view closing = "?=";
  std::string written;
  while (!text.empty()) {
    if (!written.empty()) {
      written += "\r\n ";
      begun = 1;
    }
    const std::size_t room = longest_mail_line - begun - opening.size() - closing.size();
    std::size_t size = std::min(room / 4 * 3, text.size());
    while (size > 0 && size < text.size() && is_continuation_byte(text[size])) --size;
    written.append(opening).append(write_base64(text.substr(0, size))).append(closing);
    text.remove_prefix(size);
  }
  return written;
}

}  // namespace shirube
