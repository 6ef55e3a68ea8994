// Places single elements: a text in its box with a mark or icon before it, controls with a label above, graphs.
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "generator/drawing/element_layout.h"
#include "generator/drawing/screen_icons.h"

namespace shirube {
namespace {

constexpr std::string_view box_path = "M.75 .75h14.5v14.5H.75z";
constexpr std::string_view tick_path = "M3.5 8.5l3 3 6-7";
constexpr std::string_view circle_path = "M8 .75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5z";
constexpr std::string_view spot_path = "M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z";
constexpr std::string_view bullet_path = "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6z";
constexpr std::string_view arrow_path = "M4 3l8 5-8 5z";
constexpr std::string_view letter_i_path = "M8 3.6v1.2M8 6.8v5.6";
constexpr std::string_view octagon_path = "M5 .75h6l4.25 4.25v6L11 15.25H5L.75 11V5z";
constexpr std::string_view exclamation_path = "M8 3.6v5.6M8 11.2v1.2";
constexpr std::string_view triangle_path = "M2 5h12L8 12z";

void append_shape(Part& part, std::string_view name, std::string_view path, int x, int y, Ink ink = Ink::line) {
  part.shapes.push_back({name, std::string(path), x, y, ink});
}

/// The mark of a checkbox, radio button, list item or message, or the icon, in a square as high as a letter.
void append_mark(Part& part, const SizedElement& sized, int x, int y) {
  const ScreenElement& element = *sized.element;
  const bool is_chosen = element.state == ElementState::chosen;
  const Ink ink = element.state == ElementState::disabled ? Ink::dashed : Ink::line;
  const bool is_item = element.kind == ElementKind::item;
  if (element.kind == ElementKind::checkbox) {
    append_shape(part, "mark", box_path, x, y, ink);
    if (is_chosen) append_shape(part, "mark tick", tick_path, x, y);
  } else if (is_item && sized.holder == ElementKind::radio) {
    append_shape(part, "mark", circle_path, x, y, ink);
    if (is_chosen) append_shape(part, "area", spot_path, x, y, Ink::area);
  } else if (is_item && sized.holder == ElementKind::list) {
    append_shape(part, "area", is_chosen ? arrow_path : bullet_path, x, y, Ink::area);
  } else if (element.kind == ElementKind::message) {
    append_shape(part, "mark", element.is_error ? octagon_path : circle_path, x, y);
    append_shape(part, "mark", element.is_error ? exclamation_path : letter_i_path, x, y);
  } else if (!element.icon.empty()) {
    append_shape(part, "icon", icon_path(element.icon.text), x, y);
  }
}

/// What tells the chosen tab or item of a menu, and a message, from afar: a bar at the side of its box. The chosen tab
/// is open towards what it shows.
void append_bar(Part& part, const SizedElement& sized) {
  const ScreenElement& element = *sized.element;
  const bool is_item = element.kind == ElementKind::item && element.state == ElementState::chosen;
  if (is_item && sized.holder == ElementKind::tabs) {
    const std::string width = std::to_string(part.box.width);
    const std::string height = std::to_string(part.box.height);
    append_shape(part, "bar", "M0 0h" + width + "v4H0z", 0, 0, Ink::area);
    append_shape(part, "mark", "M0 " + height + "V0h" + width + "v" + height, 0, 0);
  } else if ((is_item && sized.holder == ElementKind::menu) || element.kind == ElementKind::message) {
    append_shape(part, "bar", "M0 0h6v" + std::to_string(part.box.height) + "H0z", 0, 0, Ink::area);
  }
}

/// A dot for each character that stands in a secret, as many as there is room for.
std::string dots_path(std::string_view value, int width) {
  const auto most = static_cast<std::size_t>(width / 12);
  std::string path;
  for (std::size_t i = 0; i < std::min(count_code_points(value).value, most); ++i) {
    path += "M" + std::to_string(12 * i + 2) + " 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
  }
  return path;
}

}  // namespace

Part place_single(const SizedElement& sized, int width) {
  const ElementForm form = element_form(sized);
  const ScreenElement& element = *sized.element;
  Part part = part_of(sized);
  part.frame = form.frame;
  part.corner = form.corner;
  part.head = part.foot = form.padding;
  const int sides = form.left + form.right;
  const int text = text_width(element.label.text);
  const int wanted = std::max(sides + text, form.least);
  part.box.width = form.grows ? width : std::min(wanted, width);
  const int room = part.box.width - sides;
  // A word shorter than its button stands in the middle of it.
  const int shift = form.grows ? 0 : std::max(0, room - text) / 2;
  part.box.height = 2 * form.padding + line_height;
  if (!element.label.empty()) {
    part.box.height =
        2 * form.padding + append_text(part, element.label.text, form.left + shift, form.padding, room, form.style);
  }
  append_bar(part, sized);
  append_mark(part, sized, form.mark + shift, form.padding + (line_height - icon_size) / 2);
  return part;
}

Part place_control(const SizedElement& sized, int width) {
  constexpr int padding = 4;
  constexpr int below_label = 2;
  const ScreenElement& element = *sized.element;
  Part part = part_of(sized);
  part.is_pointed = false;
  part.box.width = width;
  const int label = append_text(part, element.label.text, 0, 0, width) + below_label;
  Part box;
  box.names = "screen-box";
  box.frame = element.state == ElementState::disabled ? Frame::dashed : Frame::line;
  box.is_pointed = sized.number != 0;
  box.corner = 4;
  box.box.width = width;
  const int room = width - control_padding(element.kind);
  int height = line_height;
  if (element.kind == ElementKind::secret) {
    if (!element.value.empty()) append_shape(box, "area", dots_path(element.value.text, room), 8, padding, Ink::area);
  } else {
    height = append_text(box, element.value.text, 8, padding, room);
  }
  box.box.height = height + 2 * padding;
  if (element.kind == ElementKind::select) append_shape(box, "area", triangle_path, width - 24, padding + 4, Ink::area);
  part.box.height = label + box.box.height;
  part.foot = padding;
  append_at(part, std::move(box), 0, label);
  return part;
}

Part place_graph(const SizedElement& sized, int width) {
  constexpr int padding = 12;
  constexpr int plot = 88;
  constexpr int step = 28;
  constexpr int heights[] = {36, 62, 48, 76, 30, 56, 68};
  Part part = part_of(sized);
  part.frame = Frame::line;
  part.corner = 4;
  part.box.width = width;
  const int label = append_text(part, sized.element->label.text, padding, 8, width - 2 * padding, LineStyle::bold);
  const int top = 8 + label + 4;
  const int across = width - 2 * padding;
  part.box.height = top + plot + padding;
  std::string bars;
  for (int i = 0; (i + 1) * step <= across; ++i) {
    const std::string height = std::to_string(heights[static_cast<std::size_t>(i) % std::size(heights)]);
    bars += "M" + std::to_string(i * step + 9) + " " + std::to_string(plot) + "v-" + height + "h16v" + height + "z";
  }
  append_shape(part, "area", bars, padding, top, Ink::area);
  append_shape(part, "mark", "M0 0v" + std::to_string(plot) + "h" + std::to_string(across), padding, top);
  part.head = 8;
  return part;
}

}  // namespace shirube
