// Makes an edition's rule pack of a form.
#pragma once

#include "generator/model/edition.h"
#include "generator/model/form.h"
#include "rules/rule_pack.h"

namespace shirube {

/// The form as the edition has it: conditions decided, values filled in, complete (rules/messages.h). The form has no
/// mistakes that the checks would find.
RulePack pack_of(const Form& form, const Edition& edition);

/// The same of one part, whatever mistakes the rest has: for checks.
Field field_of(const FormField& field, const Edition& edition);
FieldCondition condition_of(const FormCondition& condition);

}  // namespace shirube
