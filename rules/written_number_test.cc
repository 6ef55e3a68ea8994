#include "rules/written_number.h"

#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

/// In its normal form; `none` where it is no number, `beyond` outside the limits.
std::string read(std::string_view text, int decimals = 0) {
  const auto number = read_number(text, decimals);
  if (!number) return "none";
  if (!number->is_within_limits) {
    EXPECT_EQ(number->value, Decimal{});
    return "beyond";
  }
  return to_text(number->value);
}

Decimal decimal(std::string_view text) {
  const auto value = parse_decimal(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal{});
}

TEST(WrittenNumber, signs_and_leading_zeros_are_read) {
  EXPECT_EQ(read("0"), "0");
  EXPECT_EQ(read("7"), "7");
  EXPECT_EQ(read("007"), "7");
  EXPECT_EQ(read("+5"), "5");
  EXPECT_EQ(read("-5"), "-5");
  EXPECT_EQ(read("\u22125"), "-5");
  EXPECT_EQ(read("-0"), "0");
  EXPECT_EQ(read("-000"), "0");
  EXPECT_EQ(read("+0"), "0");
}

TEST(WrittenNumber, commas_stand_between_groups_of_three) {
  EXPECT_EQ(read("1,000"), "1000");
  EXPECT_EQ(read("-12,345,678"), "-12345678");
  EXPECT_EQ(read("001,000"), "1000");
  EXPECT_EQ(read("1,000.5", 1), "1000.5");
  for (const auto* text :
       {"1,00", "1,0000", "1000,000", ",100", "1,", "1,,000", "1,000,", "1,000,00", "1,00a", "1.000,5"}) {
    EXPECT_EQ(read(text), "none") << text;
    EXPECT_EQ(read(text, 2), "none") << text;
  }
}

TEST(WrittenNumber, a_point_needs_decimals_and_digits_on_both_sides) {
  EXPECT_EQ(read("1.5"), "none");
  EXPECT_EQ(read("1.0"), "none");
  EXPECT_EQ(read("1.5", 1), "1.5");
  EXPECT_EQ(read("1.50", 2), "1.5");
  EXPECT_EQ(read("1.00", 2), "1");
  EXPECT_EQ(read("-0.00", 2), "0");
  EXPECT_EQ(read("0.000001", 6), "0.000001");
  EXPECT_EQ(read("-00.010", 3), "-0.01");
  EXPECT_EQ(read("3", 6), "3");
  for (const auto* text : {"1.", ".5", ".", "1.234", "1.5.0", "1.-5", "1. 5"}) EXPECT_EQ(read(text, 2), "none") << text;
}

TEST(WrittenNumber, anything_else_is_no_number) {
  for (const auto* text : {"", "-", "+", "\u2212", "--1", "+-1", "-+1", "1-", "1 000", " 1", "1e3", "0x10", "１", "一",
                           "NaN", "Infinity", "1_000", "1\n"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  using namespace std::string_view_literals;
  EXPECT_EQ(read("1\0"sv), "none");
}

TEST(WrittenNumber, the_limits_are_those_of_exact_numbers_in_browsers) {
  EXPECT_EQ(read("9007199254740991"), "9007199254740991");
  EXPECT_EQ(read("-9,007,199,254,740,991"), "-9007199254740991");
  EXPECT_EQ(read("9007199254740991.000000", 6), "9007199254740991");
  EXPECT_EQ(read("9007199254740990.999999", 6), "9007199254740990.999999");
  EXPECT_EQ(read("9007199254740992"), "beyond");
  EXPECT_EQ(read("-9007199254740992"), "beyond");
  EXPECT_EQ(read("9007199254740991.000001", 6), "beyond");
  EXPECT_EQ(read("10000000000000000"), "beyond");
  EXPECT_EQ(read(std::string(1024 * 1024, '9')), "beyond");
  EXPECT_EQ(read(std::string(1024 * 1024, '0') + "1"), "1");
  std::string groups = "1";
  for (int group = 0; group < 100'000; ++group) groups += ",000";
  EXPECT_EQ(read(groups), "beyond");
}

TEST(WrittenNumber, a_decimal_is_parsed_in_its_normal_form_only) {
  for (const auto* text : {"0", "1", "-1", "1.5", "-0.000001", "9007199254740991", "-9007199254740991"}) {
    EXPECT_EQ(to_text(decimal(text)), text);
  }
  for (const auto* text :
       {"", "-0", "+1", "01", "1.0", "1.50", "1,000", "\u22121", ".5", "1.", "0.0000001", "x", "9007199254740992"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(WrittenNumber, a_sum_beyond_the_limits_is_written_out) {
  const Decimal limit = decimal("9007199254740991");
  EXPECT_EQ(to_text({limit.millionths * 3}), "27021597764222973");
  EXPECT_EQ(to_text({limit.millionths * -3 - 1}), "-27021597764222973.000001");
}

TEST(WrittenNumber, products_are_compared_exactly) {
  const auto ordering = [](const char* times, const char* value, const char* other) {
    return compare_product(decimal(times), decimal(value), decimal(other));
  };
  EXPECT_TRUE(ordering("4", "25", "100") == 0);
  EXPECT_TRUE(ordering("4", "25", "101") < 0);
  EXPECT_TRUE(ordering("4", "25.000001", "100") > 0);
  EXPECT_TRUE(ordering("0.000001", "0.000001", "0") > 0);
  EXPECT_TRUE(ordering("0.000001", "-0.000001", "0") < 0);
  EXPECT_TRUE(ordering("0.1", "0.1", "0.01") == 0);
  EXPECT_TRUE(ordering("1.5", "-1.5", "-2.25") == 0);
  EXPECT_TRUE(ordering("1.5", "-1.000001", "-1.500001") < 0);
  EXPECT_TRUE(ordering("1.5", "-1.000001", "-1.500002") > 0);
  const auto* limit = "9007199254740991";
  EXPECT_TRUE(ordering(limit, limit, limit) > 0);
  EXPECT_TRUE(ordering(limit, "-9007199254740991", limit) < 0);
  EXPECT_TRUE(ordering("9007199254740990.999999", "9007199254740990.999999", limit) > 0);
  EXPECT_TRUE(ordering("1", limit, limit) == 0);
}

}  // namespace
}  // namespace shirube
