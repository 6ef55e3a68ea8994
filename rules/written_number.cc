#include "rules/written_number.h"

#include <algorithm>
#include <cstddef>

namespace shirube {
namespace {

using Integer = Decimal::Integer;

constexpr Integer millionths_of_one = 1'000'000;
constexpr int most_decimals = 6;
constexpr std::size_t most_digits = 16;  // of 2^53−1
constexpr Integer limit = Integer{9'007'199'254'740'991} * millionths_of_one;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

bool take(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

/// `,000,000` of the whole part, whose first digits were `first_group` many, onto `digits`; false where a group is not
/// of three.
bool take_groups(std::string_view& text, std::size_t first_group, std::string& digits) {
  if (text.empty() || text.front() != ',') return true;
  if (first_group > 3) return false;
  while (take(text, ",")) {
    if (count_digits(text) != 3) return false;
    digits += text.substr(0, 3);
    text.remove_prefix(3);
  }
  return true;
}

Integer value_of(std::string_view digits) {
  Integer value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

/// `whole` may be of any length; `fraction` has six digits at most.
std::optional<Integer> millionths_of(std::string_view whole, std::string fraction) {
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.size() > most_digits) return std::nullopt;
  fraction.resize(most_decimals, '0');
  const Integer value = value_of(whole) * millionths_of_one + value_of(fraction);
  if (value > limit) return std::nullopt;
  return value;
}

/// With zeros in front, so that there are `at_least` digits.
std::string padded_digits(Integer value, std::size_t at_least) {
  std::string reversed;
  for (; value != 0; value /= 10) reversed += static_cast<char>('0' + static_cast<int>(value % 10));
  if (reversed.size() < at_least) reversed.append(at_least - reversed.size(), '0');
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

std::optional<WrittenNumber> read_number(std::string_view text, int decimals) {
  const bool is_negative = take(text, "-") || take(text, "\u2212");
  if (!is_negative) take(text, "+");

  const std::size_t first_group = count_digits(text);
  if (first_group == 0) return std::nullopt;
  std::string whole(text.substr(0, first_group));
  text.remove_prefix(first_group);
  if (!take_groups(text, first_group, whole)) return std::nullopt;

  std::string fraction;
  if (decimals > 0 && take(text, ".")) {
    fraction = text.substr(0, count_digits(text));
    text.remove_prefix(fraction.size());
    const auto most = static_cast<std::size_t>(std::min(decimals, most_decimals));
    if (fraction.empty() || fraction.size() > most) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;

  const auto value = millionths_of(whole, fraction);
  if (!value) return WrittenNumber{.value = {}, .is_within_limits = false};
  return WrittenNumber{.value = {is_negative ? -*value : *value}, .is_within_limits = true};
}

std::string to_text(Decimal value) {
  const bool is_negative = value.millionths < 0;
  const Integer magnitude = is_negative ? -value.millionths : value.millionths;
  std::string text = (is_negative ? "-" : "") + padded_digits(magnitude / millionths_of_one, 1);
  std::string fraction = padded_digits(magnitude % millionths_of_one, most_decimals);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? text : text + "." + fraction;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const auto read = read_number(text, most_decimals);
  if (!read || !read->is_within_limits || to_text(read->value) != text) return std::nullopt;
  return read->value;
}

std::strong_ordering compare_product(Decimal times, Decimal value, Decimal other) {
  // The product in millionths of millionths may exceed 128 bits; in three parts it does not: each of the two factors
  // is below 2^73, and the whole of `value` below 2^53.
  const Integer of_whole = times.millionths * (value.millionths / millionths_of_one);
  const Integer of_fraction = times.millionths * (value.millionths % millionths_of_one);
  Integer millionths = of_whole + of_fraction / millionths_of_one;
  Integer rest = of_fraction % millionths_of_one;
  if (rest < 0) {
    rest += millionths_of_one;
    --millionths;
  }
  if (millionths != other.millionths) return millionths <=> other.millionths;
  return rest <=> Integer{0};
}

}  // namespace shirube
