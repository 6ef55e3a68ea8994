// All fields of a form in words, as a table: to read before filling it in, and on paper.
#pragma once

#include "generator/render/reference_table.h"
#include "rules/rule_pack.h"

namespace shirube {

/// A group of rows for each section. Each row is headed by a link to its field.
TableView form_table(const RulePack& pack);

}  // namespace shirube
