#include "generator/model/color.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace shirube {
namespace {

int channel(std::string_view text, std::size_t at) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + 2, value, 16);
  return value;
}

double linear(int channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

Color parse_color(std::string_view text) { return {channel(text, 1), channel(text, 3), channel(text, 5)}; }

std::string format_color(Color color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const int value : {color.red, color.green, color.blue}) {
    text += digits[static_cast<std::size_t>(value / 16)];
    text += digits[static_cast<std::size_t>(value % 16)];
  }
  return text;
}

double contrast(Color one, Color other) {
  const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

Color lightened_for(Color color, Color background, double ratio) {
  constexpr int steps = 32;
  for (int white = 0; white < steps; ++white) {
    const auto mix = [&](int value) { return value + (255 - value) * white / steps; };
    const Color mixed{mix(color.red), mix(color.green), mix(color.blue)};
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return {255, 255, 255};
}

}  // namespace shirube
