// `{{ name }}` in texts: finding them and turning them into holes.
// Leaves the values themselves to Edition.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "generator/model/edition.h"

namespace shirube {

/// One `{{ … }}`: the name between the braces without spaces, and the bytes that the whole takes in the text.
/// `well_formed` is false where the name is not words of `[a-z0-9-]` joined by dots, or `}}` is missing (then the
/// reference takes the two braces only).
struct ValueReference {
  std::string_view name;
  std::size_t offset = 0;
  std::size_t length = 0;
  bool well_formed = true;
};

void for_each_value_reference(std::string_view text, const std::function<void(const ValueReference&)>& visit);

/// The text with every well-formed reference as a hole; the others stay as they are.
std::string with_holes(std::string_view text);

/// The text with the edition's values in place; a reference that the edition has no value for stays as it is.
std::string with_values(std::string_view text, const Edition& edition);

}  // namespace shirube
