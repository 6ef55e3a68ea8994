// Checks of each field by itself: its limits, options and example, and that people can tell fields apart.
// Leaves characters to form_characters.h and what names other fields to form_conditions.h.
#pragma once

#include <set>

#include "generator/check/form_views.h"

namespace shirube {

/// The fields without mistakes: values can be judged by these.
using SoundFields = std::set<const FormField*>;

SoundFields check_fields(const FormView& view, const FieldsOfView& fields, FormFindings& findings);

}  // namespace shirube
