// Screen: a system's screen as a description, of which steps show drawings with numbered call-outs.
// Leaves drawing to generator/drawing, and what an edition shows of it to generator/drawing/screen_view.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/model/condition.h"
#include "generator/model/overlay_change.h"
#include "generator/model/text.h"

namespace shirube {

enum class ElementKind : std::uint8_t {
  // What holds other elements:
  group,   // a box; its label is its heading
  row,     // side by side, wrapping where they do not fit
  column,  // one below the other
  // What holds items (or, a table, rows of cells):
  radio,
  tabs,
  table,
  list,
  menu,
  // What stands by itself:
  field,
  secret,
  button,
  link,
  checkbox,
  select,
  message,
  text,
  graph,
  icon,
  item,  // one of those that radio, tabs, list and menu hold
};

/// The words of the YAML, in the order of ElementKind; `item` is written by its place only.
inline constexpr std::string_view element_kind_words[] = {"group",    "row",    "column",  "radio",  "tabs",   "table",
                                                          "list",     "menu",   "field",   "secret", "button", "link",
                                                          "checkbox", "select", "message", "text",   "graph",  "icon"};

/// `chosen`: the tab, item or checkbox that is on.
enum class ElementState : std::uint8_t { normal, disabled, chosen, hidden };

/// The pictograms that an icon may show.
inline constexpr std::string_view icon_names[] = {"add",      "arrow-down", "bell",   "calendar", "close",  "delete",
                                                  "download", "edit",       "gear",   "help",     "home",   "list",
                                                  "menu",     "print",      "reload", "search",   "upload", "user"};

struct ScreenElement {
  Text id;  // may be empty; else it can be pointed at
  Span span;
  ElementKind kind = ElementKind::text;
  ElementState state = ElementState::normal;
  bool is_error = false;                // of a message
  Text label;                           // of text and message: what it says; may hold line breaks
  Text value;                           // what stands in a field, a secret (drawn as dots) or a select; may be empty
  Text icon;                            // of an icon, and of a button or link that has one: of `icon_names`
  std::vector<Text> columns;            // of a table: its heading cells
  std::vector<ScreenElement> elements;  // what it holds: elements, items, or (a table) one `row` of cells a row
  Condition condition;
};

struct Screen {
  std::string id;
  Span span;
  Text title;
  Text address;  // in the address bar; none is drawn where it is empty
  std::vector<ScreenElement> elements;
  std::vector<OverlayChange> changes;
};

/// Which states may be given to an element of this kind (`hidden` and `normal` to all), and whether it can be filled.
bool can_be_disabled(ElementKind kind);
bool can_be_chosen(ElementKind kind);
bool can_be_filled(ElementKind kind);

/// The cells that a label of this kind has room for before its drawing becomes unwieldy; 0: any number.
std::size_t label_room(ElementKind kind);

/// `visit(element)` for every element with all that they hold, in the order of the file. Stops where it returns false.
template <typename Elements, typename Visit>
bool for_each_element(Elements& elements, const Visit& visit) {
  for (auto& element : elements) {
    if (!visit(element) || !for_each_element(element.elements, visit)) return false;
  }
  return true;
}

/// The element of this id; nullptr where there is none.
const ScreenElement* find_element(const Screen& screen, std::string_view id);

}  // namespace shirube
