// Judges what holds between fields.
// Leaves each field by itself to field_judge.h.
#pragma once

#include "rules/judged_form.h"
#include "rules/rule.h"

namespace shirube {

/// Reports on the form's fields where the rule is broken. A rule is skipped whose condition does not hold, or one of
/// whose fields has an error already: people mend that first.
void judge_rule(JudgedForm& form, const Rule& rule);

}  // namespace shirube
