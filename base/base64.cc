#include "base/base64.h"

#include <cstddef>
#include <cstdint>

namespace shirube {
namespace {

constexpr std::string_view usual_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view address_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t key_bytes = 32;

// Six bits at a time, the last ones filled up with zeros.
std::string write_sextets(std::string_view bytes, std::string_view alphabet) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t waiting = 0;
  unsigned int waiting_bits = 0;
  for (const char byte : bytes) {
    waiting = (waiting << 8U) | static_cast<unsigned char>(byte);
    waiting_bits += 8;
    while (waiting_bits >= 6) {
      waiting_bits -= 6;
      text.push_back(alphabet[(waiting >> waiting_bits) & 63U]);
    }
    waiting &= (1U << waiting_bits) - 1;
  }
  if (waiting_bits > 0) text.push_back(alphabet[(waiting << (6 - waiting_bits)) & 63U]);
  return text;
}

// 64 where the character is none of the alphabet's, which differ in two only.
std::uint32_t sextet_of(char c, std::string_view alphabet) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 52;
  if (c == alphabet[62]) return 62;
  return c == alphabet[63] ? 63 : 64;
}

std::optional<std::string> read_sextets(std::string_view text, std::string_view alphabet) {
  if (text.size() % 4 == 1) return std::nullopt;  // six bits are no byte
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t waiting = 0;
  unsigned int waiting_bits = 0;
  for (const char c : text) {
    const std::uint32_t sextet = sextet_of(c, alphabet);
    if (sextet > 63) return std::nullopt;
    waiting = (waiting << 6U) | sextet;
    waiting_bits += 6;
    if (waiting_bits < 8) continue;
    waiting_bits -= 8;
    bytes.push_back(static_cast<char>(waiting >> waiting_bits));
    waiting &= (1U << waiting_bits) - 1;
  }
  if (waiting != 0) return std::nullopt;
  return bytes;
}

// 16 where it is no digit.
unsigned int hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned int>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned int>(c - 'A') + 10;
  return 16;
}

std::optional<std::string> read_hexadecimal(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const unsigned int high = hexadecimal_digit(text[i]);
    const unsigned int low = hexadecimal_digit(text[i + 1]);
    if (high > 15 || low > 15) return std::nullopt;
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

}  // namespace

std::string write_base64(std::string_view bytes) {
  std::string text = write_sextets(bytes, usual_alphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string write_base64url(std::string_view bytes) { return write_sextets(bytes, address_alphabet); }

std::optional<std::string> read_base64url(std::string_view text) { return read_sextets(text, address_alphabet); }

std::optional<std::string> read_key_text(std::string_view text) {
  // 64 characters of base64 would be 48 bytes, so the two forms cannot be mistaken for each other.
  if (text.size() == 2 * key_bytes) return read_hexadecimal(text);
  if (text.size() == 44 && text.ends_with('=')) text.remove_suffix(1);
  if (text.size() != 43) return std::nullopt;
  const bool is_for_addresses = text.find_first_of("-_") != std::string_view::npos;
  return read_sextets(text, is_for_addresses ? address_alphabet : usual_alphabet);
}

}  // namespace shirube
