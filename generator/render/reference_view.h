// What one edition shows of a reference, and the order in which it is shown.
// Leaves the table to reference_table.h and the CSV to reference_csv.h.
#pragma once

#include <vector>

#include "generator/model/edition.h"
#include "generator/model/reference.h"

namespace shirube {

/// The reference without what the edition leaves out: a column goes with its cells, a group with its rows.
Reference resolve_reference(const Reference& reference, const Edition& edition);

/// Rows that stand under one heading.
struct ReferenceSection {
  const ReferenceGroup* group = nullptr;  // nullptr where the reference has no groups
  std::vector<const ReferenceRow*> rows;  // never empty
};

/// The rows by groups, those in the order of the file; groups without rows are left out. Points into `reference`.
std::vector<ReferenceSection> sections_of(const Reference& reference);

/// What a row says in a column; nothing where its cells end before.
const ReferenceCell& cell_of(const ReferenceRow& row, std::size_t column);

}  // namespace shirube
