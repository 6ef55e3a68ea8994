// Numbers as people write them, and exact arithmetic with them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// A decimal number, exact: `millionths` of one. Values in forms stay within ±(2^53−1) with at most 6 decimals.
struct Decimal {
  __extension__ using Integer = __int128;
  Integer millionths = 0;
  auto operator<=>(const Decimal&) const = default;
};

/// Reads an optional sign (`+`, `-`, U+2212), digits with leading zeros or with commas between groups of three, and,
/// where `decimals` is above 0, a point with up to that many digits. Half-width only. Nothing where it is no such
/// number. `is_within_limits` tells whether it lies within ±(2^53−1).
struct WrittenNumber {
  Decimal value;  // 0 beyond the limits
  bool is_within_limits = true;
};
std::optional<WrittenNumber> read_number(std::string_view text, int decimals);

/// Plain decimal text: no plus, leading zeros, commas or trailing zeros after the point; `-0` is `0`.
std::string to_text(Decimal value);

/// Reads what `to_text` writes, within ±(2^53−1); nothing for anything else.
std::optional<Decimal> parse_decimal(std::string_view text);

/// How `times` × `value` stands to `other`, exactly. All within ±(2^53−1).
std::strong_ordering compare_product(Decimal times, Decimal value, Decimal other);

}  // namespace shirube
