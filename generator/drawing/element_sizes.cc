#include "generator/drawing/element_sizes.h"

#include <algorithm>

#include "generator/drawing/screen_icons.h"

namespace shirube {
namespace {

/// Wider than any drawing, so that a longer text still gets the wider column of a table, and no sum overflows.
constexpr int widest_natural = 64 * em;
constexpr int icon_room = icon_size + 6;

/// Boxes in boxes get less and less room around what they hold: however deep, a text keeps room to wrap in.
int inset_at(int depth, int wanted) { return depth < 3 ? wanted : depth < 6 ? std::min(wanted, 4) : 0; }

ElementForm item_form(const SizedElement& sized) {
  const bool is_chosen = sized.element->state == ElementState::chosen;
  ElementForm form;
  switch (sized.holder) {
    case ElementKind::tabs:
      form = {.frame = is_chosen ? Frame::bare : Frame::line, .left = 12, .right = 12, .padding = 4};
      break;
    case ElementKind::menu:
      form = {.frame = Frame::bare, .grows = true, .left = 16, .right = 12, .padding = 4};
      break;
    case ElementKind::list:
      form = {.left = 20};
      break;
    default:
      form = {.left = 24};
  }
  if (is_chosen && sized.holder != ElementKind::radio) form.style = LineStyle::bold;
  return form;
}

ElementForm plain_form(const SizedElement& sized) {
  const bool has_icon = !sized.element->icon.empty();
  switch (sized.element->kind) {
    case ElementKind::button:
      return {.frame = Frame::line,
              .style = LineStyle::bold,
              .corner = 6,
              .left = has_icon ? 12 + icon_room : 16,
              .right = 16,
              .padding = 4,
              .mark = 12,
              .least = 5 * em};
    case ElementKind::link:
      return {.style = LineStyle::link, .left = has_icon ? icon_room : 0};
    case ElementKind::checkbox:
      return {.left = 24};
    case ElementKind::message:
      return {.frame = Frame::line, .grows = true, .corner = 4, .left = 42, .right = 12, .padding = 8, .mark = 14};
    case ElementKind::icon:
      return {.left = sized.element->label.empty() ? icon_size : icon_room};
    case ElementKind::item:
      return item_form(sized);
    default:
      return {};
  }
}

void size_single(SizedElement& sized) {
  const ElementForm form = element_form(sized);
  const int text = text_width(sized.element->label.text);
  sized.natural = std::max(form.left + text + form.right, form.least);
  sized.least = std::max(form.left + least_text(text) + form.right, form.least);
}

void size_control(SizedElement& sized) {
  const ScreenElement& element = *sized.element;
  const int label = text_width(element.label.text);
  const int padding = control_padding(element.kind);
  const int value = element.kind == ElementKind::secret ? 0 : text_width(element.value.text);
  const int usual = element.kind == ElementKind::select ? 7 * em : 8 * em;
  sized.natural = std::max({label, value + padding, usual});
  sized.least = std::max(least_text(label), least_text(value) + padding);
}

void size_graph(SizedElement& sized) {
  sized.natural = std::max(14 * em, text_width(sized.element->label.text) + 2 * em);
  sized.least = 8 * em;
}

void size_body(SizedElement& sized) {
  if (sized.element->kind == ElementKind::graph) {
    size_graph(sized);
  } else if (can_be_filled(sized.element->kind)) {
    size_control(sized);
  } else {
    size_single(sized);
  }
}

/// The width of parts side by side or one below the other, and of the label above them.
void size_holder(SizedElement& sized) {
  const ElementKind kind = sized.element->kind;
  const bool is_flow = kind == ElementKind::row || kind == ElementKind::radio || kind == ElementKind::tabs;
  const int heading = text_width(sized.element->label.text);
  int natural = 0;
  int least = least_text(heading) + callout_room(sized.number);
  for (const SizedElement& part : sized.parts) {
    natural =
        is_flow ? natural + part.natural + (natural == 0 ? 0 : gap_beside(kind)) : std::max(natural, part.natural);
    least = std::max(least, part.least);
  }
  const int sides = 2 * sized.inset + (kind == ElementKind::menu ? menu_shadow : 0);
  sized.natural = std::max(natural, heading + callout_room(sized.number)) + sides;
  sized.least = least + sides;
}

/// A table's `inset` is that of its cells.
void size_table(SizedElement& sized) {
  const ScreenElement& table = *sized.element;
  std::vector<int> columns;
  int least = 0;
  for (const Text& column : table.columns) {
    columns.push_back(text_width(column.text));
    least = std::max(least, least_text(columns.back()));
  }
  for (const SizedElement& row : sized.parts) {
    if (columns.size() < row.parts.size()) columns.resize(row.parts.size(), 0);
    for (std::size_t i = 0; i < row.parts.size(); ++i) {
      columns[i] = std::max(columns[i], row.parts[i].natural);
      least = std::max(least, row.parts[i].least);
    }
  }
  const int heading = text_width(table.label.text);
  int natural = 0;
  for (const int column : columns) natural = std::min(natural + column + 2 * sized.inset, widest_natural);
  sized.natural = std::max(natural, heading + callout_room(sized.number));
  sized.least = std::max(least + 2 * sized.inset, least_text(heading) + callout_room(sized.number));
}

int inset_of(const SizedElement& sized, int depth) {
  switch (sized.element->kind) {
    case ElementKind::group:
      return inset_at(depth, 12);
    case ElementKind::menu:
      return inset_at(depth, 6);
    case ElementKind::table:
      return inset_at(depth, 8);
    default:
      return sized.number == 0 ? 0 : inset_at(depth, 8);
  }
}

/// `depth`: boxes around it.
SizedElement size_at(const ScreenElement& element, const PointNumbers& numbers, ElementKind holder, int depth) {
  SizedElement sized;
  sized.element = &element;
  sized.holder = holder;
  if (!element.id.empty()) {
    const auto number = numbers.find(element.id.text);
    if (number != numbers.end()) sized.number = number->second;
  }
  const ElementKind kind = element.kind;
  if (is_container(kind)) {
    sized.inset = inset_of(sized, depth);
    const bool is_boxed =
        sized.number != 0 || kind == ElementKind::group || kind == ElementKind::menu || kind == ElementKind::table;
    sized.parts.reserve(element.elements.size());
    for (const ScreenElement& part : element.elements) {
      sized.parts.push_back(size_at(part, numbers, kind, depth + (is_boxed ? 1 : 0)));
    }
  }
  if (kind == ElementKind::table) {
    size_table(sized);
  } else if (is_container(kind)) {
    size_holder(sized);
  } else {
    size_body(sized);
    sized.natural += callout_room(sized.number);
    sized.least += callout_room(sized.number);
  }
  sized.natural = std::min(sized.natural, widest_natural);
  return sized;
}

}  // namespace

ElementForm element_form(const SizedElement& sized) {
  ElementForm form = plain_form(sized);
  const bool is_disabled = sized.element->state == ElementState::disabled;
  // What has no box of its own gets one to be pointed at, and a menu's or list's item to be seen as disabled.
  const bool wants_frame = sized.number != 0 || (is_disabled && sized.holder == ElementKind::list);
  if (form.frame == Frame::none && wants_frame) {
    form.frame = Frame::bare;
    form.corner = 4;
    form.left += 6;
    form.mark += 6;
    form.right += 6;
    form.padding += 2;
  }
  if (is_disabled && form.frame != Frame::none) form.frame = Frame::dashed;
  return form;
}

int control_padding(ElementKind kind) { return kind == ElementKind::select ? 8 + 28 : 8 + 8; }

int callout_width(int number) {
  return std::max(callout_height, static_cast<int>(std::to_string(number).size()) * cell + cell);
}

int callout_room(int number) { return number == 0 ? 0 : callout_width(number) + 4; }

bool grows(const SizedElement& sized) {
  switch (sized.element->kind) {
    case ElementKind::field:
    case ElementKind::secret:
    case ElementKind::select:
    case ElementKind::group:
    case ElementKind::column:
    case ElementKind::row:
    case ElementKind::tabs:
    case ElementKind::table:
    case ElementKind::list:
    case ElementKind::graph:
    case ElementKind::message:
      return true;
    default:
      return false;
  }
}

bool is_container(ElementKind kind) { return kind < ElementKind::field; }

int least_text(int width) { return width <= 5 * em ? width : 4 * em; }

int gap_beside(ElementKind kind) { return kind == ElementKind::tabs ? 4 : 12; }

int text_width(std::string_view text) {
  constexpr auto most = static_cast<std::size_t>(widest_natural / cell);
  return static_cast<int>(std::min(widest_line(text).value, most)) * cell;
}

std::vector<SizedElement> size_elements(const std::vector<ScreenElement>& elements, const PointNumbers& numbers) {
  std::vector<SizedElement> sized;
  sized.reserve(elements.size());
  for (const ScreenElement& element : elements) sized.push_back(size_at(element, numbers, ElementKind::column, 0));
  return sized;
}

}  // namespace shirube
