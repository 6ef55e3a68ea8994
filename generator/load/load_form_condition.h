// Reads a form's condition on its fields: `{field: needed, is: "yes"}`, `{all: […]}`.
// Leaves looking up fields and values to generator/check.
#pragma once

#include <string_view>

#include "generator/load/map_reader.h"
#include "generator/model/form.h"

namespace shirube {

/// The condition under `key`. One that cannot be read as a whole is reported and always holds: half of it would say
/// something else.
FormCondition load_form_condition(MapReader& map, std::string_view key, Need need = Need::optional);

}  // namespace shirube
