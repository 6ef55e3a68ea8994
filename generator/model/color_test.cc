#include "generator/model/color.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

constexpr Color white{255, 255, 255};
constexpr Color black{0, 0, 0};

TEST(Color, it_is_read_and_written_with_six_digits) {
  EXPECT_EQ(format_color(parse_color("#0055Aa")), "#0055aa");
  EXPECT_EQ(format_color(white), "#ffffff");
}

TEST(Color, contrast_is_that_of_wcag) {
  EXPECT_DOUBLE_EQ(contrast(black, white), 21.0);
  EXPECT_DOUBLE_EQ(contrast(white, white), 1.0);
  EXPECT_NEAR(contrast(parse_color("#767676"), white), 4.54, 0.005);
  EXPECT_NEAR(contrast(parse_color("#777777"), white), 4.48, 0.005);
  EXPECT_NEAR(contrast(white, parse_color("#0055aa")), contrast(parse_color("#0055aa"), white), 1e-12);
}

TEST(Color, it_is_lightened_only_as_far_as_needed) {
  EXPECT_EQ(format_color(lightened_for(white, black, 4.5)), "#ffffff");
  EXPECT_EQ(format_color(lightened_for(parse_color("#6a2480"), white, 4.5)), "#6a2480");
  const Color light = lightened_for(parse_color("#6a2480"), black, 7);
  EXPECT_GE(contrast(light, black), 7.0);
  EXPECT_LT(contrast(light, black), 8.0);
}

TEST(Color, where_nothing_else_will_do_it_becomes_white) {
  EXPECT_EQ(format_color(lightened_for(black, white, 21.5)), "#ffffff");
}

}  // namespace
}  // namespace shirube
