// What an edition shows of a form.
// Leaves making its rule pack to form_pack.h.
#pragma once

#include "generator/model/edition.h"
#include "generator/model/form.h"

namespace shirube {

/// The form without what the edition leaves out: sections, fields, options, rules, notes, links and so on. Values are
/// not filled in.
Form resolve_form(const Form& form, const Edition& edition);

}  // namespace shirube
