// Reads what holds between a form's fields.
// Leaves looking up fields and values to generator/check.
#pragma once

#include <vector>

#include "generator/load/map_reader.h"
#include "generator/model/form.h"

namespace shirube {

/// The rules under `rules`, without those that cannot be read as a whole.
std::vector<FormRule> load_form_rules(MapReader& form);

}  // namespace shirube
