#include "generator/check/reference_check.h"

#include <algorithm>
#include <string>
#include <utility>

#include "generator/check/screen_check.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// Checks the cells that are links, in the editions that show both their row and their column.
void check_cells(const Site& site, const Reference& reference, const ReferenceRow& row, const EditionSet& editions,
                 LinkCheck& links) {
  const std::size_t count = std::min(row.cells.size(), reference.columns.size());
  for (std::size_t index = 0; index < count; ++index) {
    const ReferenceColumn& column = reference.columns[index];
    for (const Text& text : row.cells[index]) {
      const std::string link = link_of_cell(column.kind, text.text);
      if (!link.empty()) links.check(link, text.span, narrow(editions, column.condition, site));
    }
  }
}

/// A group that does not exist was reported as the file was read.
void check_group(const Site& site, const Reference& reference, const Text& id, const EditionSet& editions,
                 EditionFindings& findings) {
  const auto group = std::find_if(reference.groups.begin(), reference.groups.end(),
                                  [&](const ReferenceGroup& each) { return each.id.text == id.text; });
  if (id.empty() || group == reference.groups.end()) return;
  const EditionSet lacking = those_of(editions, [&](std::size_t edition) {
    return !group->condition.holds(site.editions[edition].lineage) && site.editions[edition].is_whole;
  });
  if (!is_any(lacking)) return;
  findings.add("reference-left-out", id.span, "target", id.text, lacking, {.left_out_here = group->condition.place()});
}

}  // namespace

void check_shown_reference(const Site& site, const Text& id, const EditionSet& editions, EditionFindings& findings,
                           Diagnostics& diagnostics) {
  if (id.empty()) return;
  const std::string target = "reference:" + id.text;
  const Editions<Reference>* reference = site.reference(id.text);
  if (reference == nullptr) {
    if (site.is_unread("reference", id.text)) return;
    suggest(diagnostics.add("unknown-reference", id.span, {{"target", target}}), id.text, ids_of(site.references));
    return;
  }
  EditionFindings::More more;
  const EditionSet lacking = those_of(editions, [&](std::size_t edition) {
    const Condition& condition = reference->in(edition).condition;
    if (condition.holds(site.editions[edition].lineage) || !site.editions[edition].is_whole) return false;
    if (!more.left_out_here) more.left_out_here = condition.place();
    return true;
  });
  if (is_any(lacking)) findings.add("reference-left-out", id.span, "target", target, lacking, std::move(more));
}

void check_rows(const Site& site, const Reference& reference, const EditionSet& editions, LinkCheck& links,
                EditionFindings& findings) {
  for (const ReferenceRow& row : reference.rows) {
    const EditionSet shown = narrow(editions, row.condition, site);
    check_group(site, reference, row.group, shown, findings);
    check_cells(site, reference, row, shown, links);
  }
}

}  // namespace shirube
