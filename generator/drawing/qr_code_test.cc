#include "generator/drawing/qr_code.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

namespace shirube {
namespace {

/// The modules that the drawing's rectangles cover, row by row: '#' dark, '.' light.
std::vector<std::string> modules_of(const QrCode& code) {
  const auto side = static_cast<std::size_t>(code.width);
  std::vector<std::string> rows(side, std::string(side, '.'));
  std::size_t at = code.svg.find(" d=\"") + 4;
  int x = 0, y = 0, run = 0;
  while (std::sscanf(code.svg.c_str() + at, "M%d %dh%dv1", &x, &y, &run) == 3) {
    rows.at(static_cast<std::size_t>(y))
        .replace(static_cast<std::size_t>(x), static_cast<std::size_t>(run), static_cast<std::size_t>(run), '#');
    at = code.svg.find('z', at) + 1;
  }
  EXPECT_EQ(code.svg.substr(at, 2), "\"/");
  return rows;
}

TEST(QrCode, a_short_address_has_the_modules_that_its_standard_gives_it) {
  const auto code = draw_qr_code("https://example.jp/");
  ASSERT_TRUE(code);
  const std::vector<std::string> rows = modules_of(*code);
  EXPECT_EQ(code->width, 33);
  for (const std::size_t quiet : {0U, 1U, 2U, 3U, 29U, 30U, 31U, 32U}) {
    EXPECT_EQ(rows[quiet], std::string(33, '.'));
    for (const std::string& row : rows) EXPECT_EQ(row[quiet], '.');
  }
  EXPECT_EQ(rows[4].substr(4, 8), "#######.");
  EXPECT_EQ(rows[4].substr(21, 8), ".#######");
  EXPECT_EQ(rows[28].substr(4, 8), "#######.");
  // Format information: level M is 00, after its mask 10 (ISO/IEC 18004, 7.9.1).
  EXPECT_EQ(rows[12].substr(4, 2), "#.");
}

TEST(QrCode, is_one_path_on_white_in_units_of_a_module) {
  const auto code = draw_qr_code("tel:0570783872");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"29\" height=\"29\" "
                           "viewBox=\"0 0 29 29\" shape-rendering=\"crispEdges\"><rect width=\"29\" height=\"29\" "
                           "fill=\"#fff\"/><path d=\"M4 4h7v1h-7z"),
            0U);
  EXPECT_EQ(code->svg.find("<path"), code->svg.rfind("<path"));
}

TEST(QrCode, the_longest_address_fits_and_a_longer_one_has_none) {
  EXPECT_EQ(draw_qr_code(std::string(2331, 'a'))->width, 177 + 8);
  EXPECT_FALSE(draw_qr_code(std::string(2332, 'a')));
}

TEST(QrCode, nothing_has_no_code) {
  EXPECT_FALSE(draw_qr_code(""));
  EXPECT_FALSE(draw_qr_code(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace shirube
