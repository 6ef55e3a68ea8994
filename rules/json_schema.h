// A rule pack as JSON Schema 2020-12, as far as that can express it.
#pragma once

#include <string>

#include "rules/rule_pack.h"

namespace shirube {

/// Instances are objects of normalised text (arrays of text for several values, "yes" for consent). What cannot be
/// expressed stands under `x-shirube-unexpressed` as `{field, code, rule}`. Indented by two spaces, ends in LF.
std::string write_json_schema(const RulePack& pack);

}  // namespace shirube
