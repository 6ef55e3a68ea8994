// Reads a field of a form: the keys that its type has, so that those of other types are reported.
// Leaves contradictions between them to generator/check.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "generator/load/map_reader.h"
#include "generator/model/form.h"

namespace shirube {

/// What a confirmation takes over from the field that it confirms.
struct FieldForm {
  FieldType type = FieldType::text;
  WidthFolding width = WidthFolding::none;
  bool katakana = false;
};
/// By the field's id.
using FieldForms = std::map<std::string, FieldForm, std::less<>>;

/// Reads a field and adds it to the `earlier` ones.
FormField load_form_field(MapReader& item, FieldForms& earlier);

}  // namespace shirube
