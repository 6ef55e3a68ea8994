// Whether a FieldCondition holds.
#pragma once

#include <string_view>

#include "rules/field.h"
#include "rules/verdict.h"

namespace shirube {

/// `values` holds the normal values of the fields that are asked, filled and readable; every other field is empty.
bool holds(const FieldCondition& condition, const NormalValues& values);

/// Whether the field is `expected`; of several values, whether one of them is.
bool has_value(const NormalValues& values, std::string_view field, std::string_view expected);

}  // namespace shirube
