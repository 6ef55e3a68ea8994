#include "generator/drawing/screen_layout.h"

#include <algorithm>
#include <utility>

#include "generator/drawing/element_layout.h"

namespace shirube {
namespace {

constexpr int border = 2;  // room for the window's line
constexpr int inset = 12;
constexpr int between_elements = 12;
constexpr int title_left = 58;
constexpr std::string_view lights_path =
    "M0 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM13 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM26 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";

Part title_bar(std::string_view title, int width) {
  Part part;
  part.names = "screen-title";
  part.frame = Frame::line;
  part.corner = 6;
  part.box.width = width;
  part.shapes.push_back({"mark", std::string(lights_path), inset, 6, Ink::line});
  part.box.height = 12 + append_text(part, title, title_left, 6, width - title_left - inset, LineStyle::bold);
  return part;
}

Part address_bar(std::string_view address, int width) {
  Part field;
  field.names = "screen-address";
  field.frame = Frame::line;
  field.corner = line_height / 2 + 2;
  field.box.width = width - 2 * inset;
  field.box.height = 4 + append_text(field, address, inset, 2, field.box.width - 2 * inset);
  Part part;
  part.box.width = width;
  part.box.height = field.box.height + inset;
  append_at(part, std::move(field), inset, inset);
  return part;
}

int wanted_width(const Screen& screen, const std::vector<SizedElement>& elements) {
  int content = text_width(screen.title.text) + title_left + inset;
  if (!screen.address.empty()) content = std::max(content, text_width(screen.address.text) + 4 * inset);
  for (const SizedElement& element : elements) content = std::max(content, element.natural + 2 * inset);
  return std::clamp(content + 2 * border, narrowest_drawing, widest_drawing);
}

}  // namespace

Part layout_screen(const Screen& screen, const PointNumbers& numbers) {
  const std::vector<SizedElement> elements = size_elements(screen.elements, numbers);
  Part drawing;
  drawing.box.width = wanted_width(screen, elements);
  Part window;
  window.names = "screen-window";
  window.frame = Frame::line;
  window.corner = 6;
  window.box.width = drawing.box.width - 2 * border;
  int y = 0;
  const auto append = [&](Part part, int x) {
    const int height = part.box.height;
    append_at(window, std::move(part), x, y);
    y += height;
  };
  append(title_bar(screen.title.text, window.box.width), 0);
  if (!screen.address.empty()) append(address_bar(screen.address.text, window.box.width), 0);
  for (const SizedElement& element : elements) {
    y += between_elements;
    append(place_element(element, window.box.width - 2 * inset), inset);
  }
  window.box.height = y + inset + 4;
  drawing.box.height = window.box.height + 2 * border;
  append_at(drawing, std::move(window), border, border);
  return drawing;
}

}  // namespace shirube
