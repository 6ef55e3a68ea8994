// What was sent for a field, as the one value that it stands for.
// Leaves its text to normalise.h and judging it to field_judge.h.
#pragma once

#include <optional>
#include <string_view>

#include "rules/field.h"
#include "rules/verdict.h"

namespace shirube {

struct FieldReading {
  std::string_view fault;            // a code: the value cannot be used at all; empty: none
  std::optional<NormalValue> value;  // nothing where the field is empty, or there is a fault
};

/// `sent` is nullptr where nothing was sent. Numbers, dates and months come in their normal form where they can be
/// read; a suggestion's label as its option's id.
FieldReading read_field(const Field& field, const SentValue* sent);

}  // namespace shirube
