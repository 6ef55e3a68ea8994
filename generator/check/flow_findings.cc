#include "generator/check/flow_findings.h"

#include <algorithm>
#include <functional>

namespace shirube {

Diagnostic mistake(std::string_view code, const Span& span,
                   std::vector<std::pair<std::string_view, std::string>> parameters) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = span;
  diagnostic.parameters = std::move(parameters);
  return diagnostic;
}

Diagnostic reached_by(std::string path, Diagnostic found) {
  if (!path.empty()) found.parameters.emplace_back("reached", std::move(path));
  return found;
}

void FlowFindings::add(const EditionSet& editions, Diagnostic found) {
  Key key{found.span, found.code, found.parameters.empty() ? "" : found.parameters.front().second};
  const auto [known, is_new] = findings_.try_emplace(std::move(key), Finding{std::move(found), editions});
  if (is_new) return;
  EditionSet& all = known->second.editions;
  std::transform(all.begin(), all.end(), editions.begin(), all.begin(), std::logical_or<>());
}

void FlowFindings::report(Diagnostics& diagnostics) const {
  for (const auto& [key, finding] : findings_) {
    const Diagnostic& told = finding.told;
    Diagnostic& added = diagnostics.add(told.code, told.span, told.parameters);
    added.hint = told.hint;
    added.notes = told.notes;
    // Where all editions have it, they are no news; of what is left out the message always names them. Ids that stand
    // twice are told by generator/load as well, which knows no editions: the two are to be one.
    const bool is_left_out = told.code == "reference-left-out" || told.code == "flow-example-left-out";
    const bool is_everywhere = !is_left_out && finding.editions == shown_;
    if (is_everywhere || told.code == "duplicate-id") continue;
    std::string names;
    for (std::size_t edition = 0; edition < finding.editions.size(); ++edition) {
      if (finding.editions[edition]) names.append(names.empty() ? "" : ", ").append(site_.editions[edition].id);
    }
    added.parameters.emplace_back("editions", std::move(names));
  }
}

}  // namespace shirube
