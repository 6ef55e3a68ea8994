#include "generator/check/edition_findings.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

std::string names_of(const EditionSet& set, const Site& site) {
  std::string names;
  for (std::size_t edition = 0; edition < set.size(); ++edition) {
    if (set[edition]) names.append(names.empty() ? "" : ", ").append(site.editions[edition].id);
  }
  return names;
}

}  // namespace

bool is_any(const EditionSet& set) { return std::find(set.begin(), set.end(), true) != set.end(); }

void EditionFindings::add(std::string_view code, const Span& span, std::string_view name, std::string_view text,
                          const EditionSet& editions, More more) {
  const auto [found, is_new] = findings_.try_emplace(Key{span, code, name, text}, Finding{editions, {}});
  Finding& finding = found->second;
  if (finding.more.suggestion.empty()) finding.more.suggestion = std::move(more.suggestion);
  if (!finding.more.left_out_here) finding.more.left_out_here = more.left_out_here;
  if (is_new) return;
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    if (editions[edition]) finding.editions[edition] = true;
  }
}

void EditionFindings::report(const Site& site, Diagnostics& diagnostics) const {
  for (const auto& [key, finding] : findings_) {
    const auto& [span, code, name, text] = key;
    Diagnostic& added = diagnostics.add(code, span, {{name, text}, {"editions", names_of(finding.editions, site)}});
    if (!finding.more.suggestion.empty()) {
      added.parameters.emplace_back("suggestion", finding.more.suggestion);
      added.hint = "suggestion";
    }
    if (finding.more.left_out_here) added.notes.push_back({"left-out-here", *finding.more.left_out_here});
  }
}

}  // namespace shirube
