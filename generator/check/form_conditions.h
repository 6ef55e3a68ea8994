// Checks what conditions, confirmations and rules name: fields that exist, values that these can have, in an order in
// which they are known.
// Leaves circles to form_order.h, contradictions to form_possible.h and what rules compute with to form_rules.h.
#pragma once

#include <string_view>

#include "generator/check/form_fields.h"
#include "generator/check/form_views.h"

namespace shirube {

/// The field that a name stands for; nullptr, and reported, where there is none in this view. `code` is one of the
/// catalogue with the parameter `field` and a hint for a field that the view leaves out.
const PlacedField* check_named_field(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                                     const Text& name, FormFindings& findings,
                                     std::string_view code = "form-unknown-field");

/// Checks all conditions of sections, fields and rules, and all confirmations. Whether all names stand for fields.
bool check_conditions(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                      const SoundFields& sound, FormFindings& findings);

}  // namespace shirube
