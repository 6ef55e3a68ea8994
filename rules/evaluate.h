// Judges a form's values by its rule pack, in the order that docs/rules.md gives.
// client/rules.ts does the same; tests/vectors and a differential test hold the two together.
#pragma once

#include "base/language.h"
#include "rules/rule_pack.h"
#include "rules/verdict.h"

namespace shirube {

/// `pack` is complete (messages.h). Time is in proportion to the values' size and the rules' number.
Verdict evaluate(const RulePack& pack, const SentValues& values, Language language);

}  // namespace shirube
