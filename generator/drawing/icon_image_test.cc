#include "generator/drawing/icon_image.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

constexpr std::string_view icon =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"6\" "
    "fill=\"#0017c1\"/></svg>";

unsigned number_at(const std::string& png, std::size_t at) {
  unsigned number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number * 256 + static_cast<unsigned char>(png[at + i]);
  return number;
}

TEST(IconImage, it_is_a_png_of_the_wanted_size) {
  for (const IconGround ground : {IconGround::clear, IconGround::opaque, IconGround::wide}) {
    const auto png = draw_icon(icon, 48, ground);
    ASSERT_TRUE(png);
    EXPECT_EQ(png->substr(0, 8), "\x89PNG\r\n\x1a\n");
    EXPECT_EQ(number_at(*png, 16), 48U);
    EXPECT_EQ(number_at(*png, 20), 48U);
  }
}

TEST(IconImage, it_has_the_same_bytes_every_time_and_no_time_in_them) {
  const auto png = draw_icon(icon, 192, IconGround::clear);
  EXPECT_EQ(png, draw_icon(icon, 192, IconGround::clear));
  EXPECT_EQ(png->find("tIME"), std::string::npos);
}

TEST(IconImage, on_a_ground_nothing_shows_through) {
  constexpr std::size_t color_type = 25;  // PNG, 11.2.1: 2 without, 6 with opacity
  EXPECT_EQ((*draw_icon(icon, 48, IconGround::clear))[color_type], 6);
  EXPECT_EQ((*draw_icon(icon, 48, IconGround::opaque))[color_type], 2);
  EXPECT_EQ((*draw_icon(icon, 48, IconGround::wide))[color_type], 2);
}

TEST(IconImage, what_is_no_drawing_gives_nothing) {
  EXPECT_FALSE(draw_icon("", 48, IconGround::clear));
  EXPECT_FALSE(draw_icon("<svg", 48, IconGround::clear));
  EXPECT_FALSE(draw_icon("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", 48, IconGround::clear));
}

}  // namespace
}  // namespace shirube
