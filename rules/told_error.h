// A finding as people are told of it.
// Leaves the texts themselves to messages.h.
#pragma once

#include "base/language.h"
#include "rules/field.h"
#include "rules/finding.h"
#include "rules/rule.h"
#include "rules/rule_pack.h"
#include "rules/verdict.h"

namespace shirube {

/// `rule` is the rule that found it, nullptr where the field's own keys did: its message, where its author gave one,
/// goes before ours.
FieldError told_error(const RulePack& pack, Language language, const Field& field, Finding finding, const Rule* rule);

/// Of a sent value whose name, as it is shown, is no field's.
FieldError told_unknown_field(const RulePack& pack, Language language, std::string name);

}  // namespace shirube
