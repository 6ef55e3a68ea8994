// What is wrong with one field's value, by its type and keys.
// Leaves what holds between fields (`equals` too) to evaluate.h and rule_judge.h.
#pragma once

#include <vector>

#include "rules/finding.h"
#include "rules/rule_pack.h"

namespace shirube {

/// All that is wrong, in the order of docs/rules.md. `value` is what `read_field` gave.
std::vector<Finding> judge_value(const RulePack& pack, const Field& field, const NormalValue& value);

}  // namespace shirube
