#include "generator/model/screen.h"

namespace shirube {

bool can_be_disabled(ElementKind kind) {
  switch (kind) {
    case ElementKind::field:
    case ElementKind::secret:
    case ElementKind::button:
    case ElementKind::checkbox:
    case ElementKind::select:
    case ElementKind::item:
      return true;
    default:
      return false;
  }
}

bool can_be_chosen(ElementKind kind) { return kind == ElementKind::checkbox || kind == ElementKind::item; }

bool can_be_filled(ElementKind kind) {
  return kind == ElementKind::field || kind == ElementKind::secret || kind == ElementKind::select;
}

std::size_t label_room(ElementKind kind) {
  switch (kind) {
    case ElementKind::button:
      return 40;
    case ElementKind::field:
    case ElementKind::secret:
    case ElementKind::select:
      return 60;
    case ElementKind::link:
    case ElementKind::checkbox:
    case ElementKind::item:
    case ElementKind::group:
      return 80;
    default:
      return 0;
  }
}

const ScreenElement* find_element(const Screen& screen, std::string_view id) {
  const ScreenElement* found = nullptr;
  for_each_element(screen.elements, [&](const ScreenElement& element) {
    if (!element.id.empty() && element.id.text == id) found = &element;
    return found == nullptr;
  });
  return found;
}

}  // namespace shirube
