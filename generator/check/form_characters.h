// Checks which characters a field takes: the names of classes, literal characters, `contains` and `format`.
// Leaves lengths, bounds and options to form_fields.h.
#pragma once

#include "generator/check/form_views.h"

namespace shirube {

/// Whether all is well: values can be judged by the field only then.
bool check_characters(const FormView& view, const FormField& field, FormFindings& findings);

}  // namespace shirube
