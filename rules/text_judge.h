// Whether a text has the format, characters and length that its field asks for.
#pragma once

#include <string_view>
#include <vector>

#include "rules/finding.h"
#include "rules/rule_pack.h"

namespace shirube {

/// The field's format alone where it has one; else the first character that it does not take, its length, and each
/// kind of character that is missing. `text` is normalised; the pack's classes are filled in.
std::vector<Finding> judge_text(const RulePack& pack, const Field& field, std::string_view text);

}  // namespace shirube
