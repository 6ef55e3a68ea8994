// Checks that conditions and confirmations look back: what they name is asked before.
// Leaves whether the names exist to form_conditions.h.
#pragma once

#include "generator/check/form_views.h"

namespace shirube {

/// Reports each condition that looks at its own or a later field; where that leads round in a circle, the circle, once.
/// Whether there is none.
bool check_order(const FormView& view, const FieldsOfView& fields, FormFindings& findings);

}  // namespace shirube
