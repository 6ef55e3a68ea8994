// Checks what rules between fields name and compute with.
// Leaves their conditions to form_conditions.h.
#pragma once

#include "generator/check/form_fields.h"
#include "generator/check/form_views.h"

namespace shirube {

/// Whether all names stand for fields.
bool check_rules(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                 const SoundFields& sound, FormFindings& findings);

}  // namespace shirube
