#include "rules/field.h"

#include <cstddef>

namespace shirube {

std::string_view word_of(FieldType type) { return field_type_words[static_cast<std::size_t>(type)]; }

bool has_options(FieldType type) {
  return type == FieldType::choice || type == FieldType::choices || type == FieldType::select ||
         type == FieldType::suggest;
}

bool is_multiline(FieldType type) { return type == FieldType::multiline; }

}  // namespace shirube
