// Finds conditions that can never hold, as far as that can be proved from two demands on one field.
// Leaves values that a field cannot have to form_values.h.
#pragma once

#include "generator/check/form_views.h"

namespace shirube {

/// The conditions must name fields that exist, each before the place that asks it (form_order.h).
void check_possible(const FormView& view, const FieldsOfView& fields, FormFindings& findings);

}  // namespace shirube
