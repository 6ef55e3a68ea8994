#include "generator/check/flow_forms.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace shirube {
namespace {

using Names = std::set<std::string_view>;

/// The editions that conditions of the flow name.
Names named_editions(const Flow& flow) {
  Names names;
  for (const Condition* condition : conditions_of(flow)) {
    for (const auto* list : {&condition->only, &condition->except}) {
      for (const Text& edition : *list) names.insert(edition.text);
    }
  }
  return names;
}

/// Those of the names that stand for the edition: editions that agree in them meet the same conditions.
Names names_of(const Edition& edition, const Names& named) {
  Names names;
  for (const std::string& id : edition.lineage) {
    const auto found = named.find(id);
    if (found != named.end()) names.insert(*found);
  }
  return names;
}

}  // namespace

std::vector<FlowForm> forms_of(const Site& site, const Editions<Flow>& flow) {
  std::vector<Names> named;
  named.reserve(flow.variants.size());
  for (const Flow& variant : flow.variants) named.push_back(named_editions(variant));

  std::vector<FlowForm> forms;
  std::map<std::pair<std::uint32_t, Names>, std::size_t> known;
  for (std::size_t index = 0; index < site.editions.size(); ++index) {
    const Edition& edition = site.editions[index];
    const std::uint32_t variant = flow.variant_of_edition[index];
    const Flow& written = flow.variants[variant];
    if (!edition.is_whole || !written.condition.holds(edition.lineage)) continue;
    const auto [form, is_new] = known.try_emplace({variant, names_of(edition, named[variant])}, forms.size());
    if (is_new) forms.push_back({resolve_flow(written, edition), &written, EditionSet(site.editions.size())});
    forms[form->second].editions[index] = true;
  }
  return forms;
}

EditionSet editions_of(const Site& site, const std::vector<FlowForm>& forms) {
  EditionSet all(site.editions.size());
  for (const FlowForm& form : forms) {
    std::transform(all.begin(), all.end(), form.editions.begin(), all.begin(), std::logical_or<>());
  }
  return all;
}

}  // namespace shirube
