// Places what holds others: one below the other (group, column, list, menu) or side by side, wrapping (row, radio,
// tabs).
#include <algorithm>
#include <utility>

#include "generator/drawing/element_layout.h"

namespace shirube {
namespace {

int gap_below(ElementKind kind) {
  switch (kind) {
    case ElementKind::menu:
      return 0;
    case ElementKind::list:
    case ElementKind::radio:
      return 4;
    case ElementKind::tabs:
      return 8;
    default:
      return 12;
  }
}

/// Where what the holder holds goes: from `x`, `y` of its part on, `width` wide.
struct Room {
  int x = 0;
  int y = 0;
  int width = 0;
};

/// Returns the height that the parts took.
int stack(Part& part, const SizedElement& sized, Room room) {
  const int gap = gap_below(sized.element->kind);
  int height = 0;
  for (const SizedElement& inner : sized.parts) {
    if (height != 0) height += gap;
    Part placed = place_element(inner, room.width);
    const int own = placed.box.height;
    append_at(part, std::move(placed), room.x, room.y + height);
    height += own;
  }
  return height;
}

/// Places the elements from `first` to before `last` in one line; those that can grow share the spare room.
std::vector<Part> placed_line(const std::vector<SizedElement>& parts, std::size_t first, std::size_t last, int spare,
                              int width) {
  int growing = 0;
  for (std::size_t i = first; i < last; ++i) growing += grows(parts[i]) ? 1 : 0;
  std::vector<Part> placed;
  for (std::size_t i = first; i < last; ++i) {
    int own = std::min(parts[i].natural, width);
    if (grows(parts[i])) {
      const int share = spare / growing--;
      spare -= share;
      own += share;
    }
    placed.push_back(place_element(parts[i], own));
  }
  return placed;
}

/// Puts a line's parts side by side: their last lines of text on one height, unless some hold others; those stand by
/// their tops. Returns the line's height.
int append_placed(Part& part, std::vector<Part> placed, bool by_top, Room room, int gap) {
  int above = 0;
  int below = 0;
  for (const Part& inner : placed) {
    above = std::max(above, by_top ? 0 : inner.box.height - inner.foot);
    below = std::max(below, by_top ? inner.box.height : inner.foot);
  }
  int x = room.x;
  for (Part& inner : placed) {
    const int width = inner.box.width;
    const int y = by_top ? 0 : above - (inner.box.height - inner.foot);
    append_at(part, std::move(inner), x, room.y + y);
    x += width + gap;
  }
  return above + below;
}

/// The line under tabs, which are the last parts of `part`, open under the chosen one.
void append_tab_line(Part& part, const std::vector<SizedElement>& tabs, std::size_t first, std::size_t last, Room room,
                     int height) {
  std::string path = "M0 0H";
  for (std::size_t i = first; i < last; ++i) {
    if (tabs[i].element->state != ElementState::chosen) continue;
    const Box& box = part.parts[part.parts.size() - last + i].box;
    path += std::to_string(box.x - room.x + callout_room(tabs[i].number));
    path += "M" + std::to_string(box.right() - room.x) + " 0";
    path += "H";
  }
  path += std::to_string(room.width);
  part.shapes.push_back({"mark", std::move(path), room.x, room.y + height, Ink::line});
}

int flow(Part& part, const SizedElement& sized, Room room) {
  const ElementKind kind = sized.element->kind;
  const int gap = gap_beside(kind);
  const std::vector<SizedElement>& parts = sized.parts;
  int height = 0;
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t last = first + 1;
    int used = std::min(parts[first].natural, room.width);
    while (last < parts.size() && used + gap + parts[last].natural <= room.width) used += gap + parts[last++].natural;
    bool by_top = false;
    for (std::size_t i = first; i < last; ++i) by_top = by_top || is_container(parts[i].element->kind);
    if (height != 0) height += gap_below(kind);
    const Room line{room.x, room.y + height, room.width};
    const int own =
        append_placed(part, placed_line(parts, first, last, room.width - used, room.width), by_top, line, gap);
    if (kind == ElementKind::tabs) append_tab_line(part, parts, first, last, line, own);
    height += own;
    first = last;
  }
  return height;
}

bool flows(ElementKind kind) {
  return kind == ElementKind::row || kind == ElementKind::radio || kind == ElementKind::tabs;
}

/// The part with a shadow below it and to its right, as of something that lies over the screen.
Part raised(Part part) {
  Part whole;
  whole.box.width = part.box.width + menu_shadow;
  whole.box.height = part.box.height + menu_shadow;
  const std::string width = std::to_string(part.box.width - menu_shadow);
  const std::string height = std::to_string(part.box.height - menu_shadow);
  whole.names = "screen-raised";
  whole.shapes.push_back({"area shadow", "M0 0h" + width + "v-" + height + "h3v" + height + "v3H0z", menu_shadow,
                          part.box.height, Ink::area});
  append_at(whole, std::move(part), 0, 0);
  return whole;
}

}  // namespace

Part place_holder(const SizedElement& sized, int width) {
  const ElementKind kind = sized.element->kind;
  const bool is_menu = kind == ElementKind::menu;
  Part part = part_of(sized);
  if (kind == ElementKind::group || is_menu) part.frame = Frame::line;
  if (part.frame == Frame::none && part.is_pointed) part.frame = Frame::bare;
  if (part.frame != Frame::none) part.corner = 4;
  part.box.width = is_menu ? std::min(sized.natural, width) - menu_shadow : width;
  const int top = kind == ElementKind::group ? std::min(sized.inset, 10) : sized.inset;
  Room room{sized.inset, top, part.box.width - 2 * sized.inset};
  room.y += append_heading(part, sized, room.x, room.y, room.width);
  const int height = flows(kind) ? flow(part, sized, room) : stack(part, sized, room);
  part.box.height = room.y + height + top;
  part.head = part.foot = top;
  return is_menu ? raised(std::move(part)) : part;
}

}  // namespace shirube
