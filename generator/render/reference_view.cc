#include "generator/render/reference_view.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

template <typename Item>
void keep(std::vector<Item>& items, const Edition& edition) {
  std::erase_if(items, [&](const Item& item) { return !item.condition.holds(edition.lineage); });
}

void keep_columns(Reference& reference, const Edition& edition) {
  std::vector<std::size_t> kept;
  for (std::size_t column = 0; column < reference.columns.size(); ++column) {
    if (reference.columns[column].condition.holds(edition.lineage)) kept.push_back(column);
  }
  if (kept.size() == reference.columns.size()) return;
  for (ReferenceRow& row : reference.rows) {
    std::vector<ReferenceCell> cells;
    for (const std::size_t column : kept) {
      if (column < row.cells.size()) cells.push_back(std::move(row.cells[column]));
    }
    row.cells = std::move(cells);
  }
  keep(reference.columns, edition);
}

}  // namespace

Reference resolve_reference(const Reference& reference, const Edition& edition) {
  Reference resolved = reference;
  keep(resolved.rows, edition);
  keep_columns(resolved, edition);
  if (!resolved.groups.empty()) {
    keep(resolved.groups, edition);
    std::erase_if(resolved.rows, [&](const ReferenceRow& row) {
      return std::none_of(resolved.groups.begin(), resolved.groups.end(),
                          [&](const ReferenceGroup& group) { return group.id.text == row.group.text; });
    });
  }
  keep(resolved.notes, edition);
  keep(resolved.related, edition);
  keep(resolved.sources, edition);
  return resolved;
}

std::vector<ReferenceSection> sections_of(const Reference& reference) {
  std::vector<ReferenceSection> sections;
  if (reference.groups.empty()) sections.emplace_back();
  for (const ReferenceGroup& group : reference.groups) sections.push_back({&group, {}});
  for (ReferenceSection& section : sections) {
    for (const ReferenceRow& row : reference.rows) {
      if (section.group == nullptr || section.group->id.text == row.group.text) section.rows.push_back(&row);
    }
  }
  std::erase_if(sections, [](const ReferenceSection& section) { return section.rows.empty(); });
  return sections;
}

const ReferenceCell& cell_of(const ReferenceRow& row, std::size_t column) {
  static const ReferenceCell nothing;
  return column < row.cells.size() ? row.cells[column] : nothing;
}

}  // namespace shirube
