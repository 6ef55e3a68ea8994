#include "generator/drawing/element_layout.h"

#include <algorithm>
#include <string>
#include <utility>

namespace shirube {
namespace {

constexpr int below_heading = 4;

/// A call-out beside the part's first line of text. It takes room of its own and covers nothing.
Part with_callout(Part body, int number) {
  const int top = std::max(0, body.head - (callout_height - line_height) / 2);
  Part whole;
  whole.head = body.head;
  whole.foot = body.foot;
  whole.box.width = callout_room(number) + body.box.width;
  whole.box.height = std::max(body.box.height, top + callout_height);
  append_at(whole, callout_part(number), 0, top);
  append_at(whole, std::move(body), callout_room(number), 0);
  return whole;
}

Part place_body(const SizedElement& sized, int width) {
  switch (sized.element->kind) {
    case ElementKind::field:
    case ElementKind::secret:
    case ElementKind::select:
      return place_control(sized, width);
    case ElementKind::graph:
      return place_graph(sized, width);
    default:
      return place_single(sized, width);
  }
}

std::string_view kind_word(const SizedElement& sized) {
  if (sized.element->kind == ElementKind::item) return "item";
  return element_kind_words[static_cast<std::size_t>(sized.element->kind)];
}

}  // namespace

Part place_element(const SizedElement& sized, int width) {
  const ElementKind kind = sized.element->kind;
  if (kind == ElementKind::table) return place_table(sized, width);
  if (is_container(kind)) return place_holder(sized, width);
  Part body = place_body(sized, width - callout_room(sized.number));
  return sized.number == 0 ? body : with_callout(std::move(body), sized.number);
}

Part part_of(const SizedElement& sized) {
  const ScreenElement& element = *sized.element;
  Part part;
  part.names = std::string("element screen-").append(kind_word(sized));
  if (element.state == ElementState::disabled) part.names += " disabled";
  if (element.state == ElementState::chosen) part.names += " chosen";
  if (element.kind == ElementKind::message && element.is_error) part.names += " error";
  if (sized.number != 0) part.names += " pointed";
  part.is_pointed = sized.number != 0;
  return part;
}

int append_text(Part& part, std::string_view text, int x, int y, int width, LineStyle style) {
  int height = 0;
  for (TextLine& line : break_lines(text, CellCount{static_cast<std::size_t>(std::max(width, 0) / cell)})) {
    part.lines.push_back({std::move(line), x, y + height, style});
    height += line_height;
  }
  return height;
}

int append_heading(Part& part, const SizedElement& sized, int x, int y, int width) {
  const Text& label = sized.element->label;
  if (label.empty() && sized.number == 0) return 0;
  const int room = callout_room(sized.number);
  int height = 0;
  if (sized.number != 0) {
    append_at(part, callout_part(sized.number), x, y);
    height = callout_height;
  }
  if (!label.empty()) {
    Part heading;
    heading.names = "screen-heading";
    heading.box.width = width - room;
    const LineStyle style = sized.element->kind == ElementKind::radio ? LineStyle::plain : LineStyle::bold;
    heading.box.height = append_text(heading, label.text, 0, 0, width - room, style);
    height = std::max(height, heading.box.height);
    append_at(part, std::move(heading), x + room, y);
  }
  return height + below_heading;
}

void append_at(Part& part, Part inner, int x, int y) {
  inner.box.x = x;
  inner.box.y = y;
  part.parts.push_back(std::move(inner));
}

Part callout_part(int number) {
  Part part;
  part.names = "callout";
  part.frame = Frame::line;
  part.corner = callout_height / 2;
  part.box.width = callout_width(number);
  part.box.height = callout_height;
  const std::string digits = std::to_string(number);
  const int width = static_cast<int>(digits.size()) * cell;
  append_text(part, digits, (part.box.width - width) / 2, (callout_height - line_height) / 2, part.box.width,
              LineStyle::bold);
  return part;
}

}  // namespace shirube
