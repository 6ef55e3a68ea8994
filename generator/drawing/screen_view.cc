#include "generator/drawing/screen_view.h"

#include <algorithm>
#include <utility>

#include "generator/model/value_reference.h"

namespace shirube {
namespace {

/// The text with the edition's values in it.
Text filled(Text text, const Edition& edition) {
  text.text = with_values(text.text, edition);
  return text;
}

/// A step's changes by the element's id. The last of several for one element counts.
template <typename Change>
const Change* change_of(const std::vector<Change>& changes, const ScreenElement& element) {
  if (element.id.empty()) return nullptr;
  const auto found = std::find_if(changes.rbegin(), changes.rend(),
                                  [&](const Change& change) { return change.element.text == element.id.text; });
  return found == changes.rend() ? nullptr : &*found;
}

/// What a list of elements is: a table's are rows, and a row's in a table are cells.
enum class Place { elements, rows, cells };

Place place_in(const ScreenElement& element, Place place) {
  if (element.kind == ElementKind::table) return Place::rows;
  return place == Place::rows ? Place::cells : Place::elements;
}

class Resolver {
 public:
  Resolver(const ScreenUse& use, const Edition& edition) : use_(use), edition_(edition) {}

  /// Those that are shown, as they are shown; none where none of them is.
  std::vector<ScreenElement> shown(const std::vector<ScreenElement>& elements, Place place) const {
    const ScreenElement* chosen = chosen_item(elements);
    std::vector<ScreenElement> result;
    result.reserve(elements.size());
    bool is_any_shown = false;
    for (const ScreenElement& element : elements) {
      const ElementState state = state_of(element, chosen);
      std::vector<ScreenElement> inner;
      bool is_shown = state != ElementState::hidden && element.condition.holds(edition_.lineage);
      if (is_shown && !element.elements.empty()) {
        inner = shown(element.elements, place_in(element, place));
        is_shown = !inner.empty();
      }
      if (is_shown) {
        result.push_back(resolved(element, state, std::move(inner)));
        is_any_shown = true;
      } else if (place == Place::cells) {
        result.emplace_back();  // an empty text: the cells after it stay in their columns
      }
    }
    if (!is_any_shown) result.clear();
    return result;
  }

 private:
  /// The item among them that the step chooses.
  const ScreenElement* chosen_item(const std::vector<ScreenElement>& elements) const {
    const ScreenElement* chosen = nullptr;
    for (const ScreenElement& element : elements) {
      if (element.kind != ElementKind::item || !element.condition.holds(edition_.lineage)) continue;
      const StateChange* change = change_of(use_.states, element);
      if (change != nullptr && change->state == ElementState::chosen) chosen = &element;
    }
    return chosen;
  }

  ElementState state_of(const ScreenElement& element, const ScreenElement* chosen_beside) const {
    const StateChange* change = change_of(use_.states, element);
    const ElementState state = change == nullptr ? element.state : change->state;
    const bool yields = chosen_beside != nullptr && chosen_beside != &element && element.kind == ElementKind::item;
    return yields && state == ElementState::chosen ? ElementState::normal : state;
  }

  ScreenElement resolved(const ScreenElement& element, ElementState state, std::vector<ScreenElement> inner) const {
    const ValueChange* fill = change_of(use_.values, element);
    ScreenElement result;
    result.id = element.id;
    result.span = element.span;
    result.kind = element.kind;
    result.state = state;
    result.is_error = element.is_error;
    result.label = filled(element.label, edition_);
    result.value = filled(fill == nullptr ? element.value : fill->value, edition_);
    result.icon = element.icon;
    for (const Text& column : element.columns) result.columns.push_back(filled(column, edition_));
    result.elements = std::move(inner);
    return result;
  }

  const ScreenUse& use_;
  const Edition& edition_;
};

}  // namespace

Screen resolve_screen(const Screen& screen, const ScreenUse& use, const Edition& edition) {
  Screen result;
  result.id = screen.id;
  result.span = screen.span;
  result.title = filled(screen.title, edition);
  result.address = filled(screen.address, edition);
  result.elements = Resolver(use, edition).shown(screen.elements, Place::elements);
  return result;
}

PointNumbers number_points(const ScreenUse& use, int first) {
  PointNumbers numbers;
  for (const ListedId& point : use.points) numbers.emplace(point.id.text, first++);
  return numbers;
}

}  // namespace shirube
