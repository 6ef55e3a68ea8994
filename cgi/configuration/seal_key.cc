#include "cgi/configuration/seal_key.h"

#include <algorithm>
#include <string>

namespace shirube {
namespace {

// The number with these first and last bytes and `middle` between them, the least significant first.
std::string number_of(unsigned char first, unsigned char middle, unsigned char last) {
  std::string bytes(32, static_cast<char>(middle));
  bytes.front() = static_cast<char>(first);
  bytes.back() = static_cast<char>(last);
  return bytes;
}

}  // namespace

bool is_weak_seal_key(std::string_view key) {
  // All points of small order on Curve25519 and its twist, as D. J. Bernstein lists them (cr.yp.to/ecdh.html): 0, 1,
  // two points of order 8, and p-1, p and p+1 for p = 2^255 - 19. The highest bit does not count (RFC 7748, 5).
  static const std::string weak[] = {
      number_of(0, 0, 0),
      number_of(1, 0, 0),
      std::string("\xe0\xeb\x7a\x7c\x3b\x41\xb8\xae\x16\x56\xe3\xfa\xf1\x9f\xc4\x6a"
                  "\xda\x09\x8d\xeb\x9c\x32\xb1\xfd\x86\x62\x05\x16\x5f\x49\xb8\x00",
                  32),
      std::string("\x5f\x9c\x95\xbc\xa3\x50\x8c\x24\xb1\xd0\xb1\x55\x9c\x83\xef\x5b"
                  "\x04\x44\x5c\xc4\x58\x1c\x8e\x86\xd8\x22\x4e\xdd\xd0\x9f\x11\x57",
                  32),
      number_of(0xec, 0xff, 0x7f),
      number_of(0xed, 0xff, 0x7f),
      number_of(0xee, 0xff, 0x7f),
  };
  std::string point(key);
  if (!point.empty()) point.back() = static_cast<char>(static_cast<unsigned char>(point.back()) & 0x7fU);
  return std::ranges::find(weak, point) != std::end(weak);
}

}  // namespace shirube
