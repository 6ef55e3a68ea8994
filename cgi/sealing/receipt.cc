#include "cgi/sealing/receipt.h"

#include <sodium.h>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace shirube {
namespace {

constexpr std::string_view symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t random_symbols = 9;
constexpr std::size_t all_symbols = random_symbols + 1;
constexpr std::size_t group = 5;  // before and after the hyphen

// A symbol is a polynomial over GF(2) of degree 4 at most, and so an element of GF(32), taken modulo x^5 + x^2 + 1.
// That polynomial is primitive: x, x^2 … x^31 are all different.
unsigned int times_x(unsigned int element) {
  const unsigned int product = element << 1U;
  return (product & 32U) != 0 ? product ^ 0b100101U : product;
}

// c1·x^9 + c2·x^8 + … + c9·x for the first nine symbols. The check character is this sum, so that it and all ten
// together, the last times 1, make zero. One wrong character changes that by a difference times a power of x, a swap by
// the difference of the two times the difference of two powers of x: neither is ever zero.
unsigned int weighted_sum(std::string_view plain) {
  unsigned int sum = 0;
  for (const char c : plain.substr(0, random_symbols)) {
    sum = times_x(sum ^ static_cast<unsigned int>(symbols.find(c)));
  }
  return sum;
}

std::string_view without_blanks_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string written(std::string plain) { return plain.insert(group, 1, '-'); }

}  // namespace

std::string make_receipt() {
  std::string plain;
  for (std::size_t i = 0; i < random_symbols; ++i) {
    plain.push_back(symbols[randombytes_uniform(static_cast<std::uint32_t>(symbols.size()))]);
  }
  plain.push_back(symbols[weighted_sum(plain)]);
  return written(std::move(plain));
}

std::optional<std::string> read_receipt(std::string_view text) {
  std::string plain(without_blanks_around(text));
  if (plain.size() == all_symbols + 1 && plain[group] == '-') plain.erase(group, 1);
  if (plain.size() != all_symbols) return std::nullopt;
  for (char& c : plain) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (symbols.find(c) == std::string_view::npos) return std::nullopt;
  }
  if (plain.back() != symbols[weighted_sum(plain)]) return std::nullopt;
  return written(std::move(plain));
}

}  // namespace shirube
