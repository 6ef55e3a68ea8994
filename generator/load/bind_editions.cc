#include "generator/load/bind_editions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// Takes over the base's values that the edition has not. A contact is one thing: an edition with a contact of its own
/// takes none of its base's, or the base's telephone would stand under this edition's name.
void inherit_values(const Edition& base, Edition& edition) {
  constexpr std::string_view contact = "contact.";
  const auto is_contact = [&](const auto& value) { return value.first.compare(0, contact.size(), contact) == 0; };
  const bool has_contact = std::any_of(edition.values.begin(), edition.values.end(), is_contact);
  for (const auto& value : base.own_values) {
    if (!has_contact || !is_contact(value)) edition.values.insert(value);
  }
}

/// Finds the base of an edition: nullptr, and reported, where there is none to be found.
const Edition* find_base(const Site& site, const Edition& edition, Diagnostics& diagnostics) {
  const std::string& base = edition.base.text;
  if (const auto index = site.edition_index(base)) return &site.editions[*index];
  if (site.is_unread("edition", base)) return nullptr;
  suggest(diagnostics.add("unknown-edition", edition.base.span, {{"edition", base}}), base, ids_of(site.editions));
  return nullptr;
}

/// A circle is told once, at the edition whose id is the first of all in it.
void report_circle(const Edition& edition, const std::string& met_again, Diagnostics& diagnostics) {
  const auto first = std::min_element(edition.lineage.begin(), edition.lineage.end());
  if (met_again != edition.id || *first != edition.id) return;
  std::string circle;
  for (const std::string& id : edition.lineage) circle += id + " → ";
  diagnostics.add("edition-cycle", edition.base.span, {{"editions", circle + edition.id}});
}

void bind_edition(const Site& site, Edition& edition, Diagnostics& diagnostics) {
  edition.values = edition.own_values;
  edition.lineage = {edition.id};
  std::optional<Language> language = edition.own_language;
  edition.form_endpoint = edition.own_form_endpoint;
  Diagnostics reported_by_the_base;
  for (const Edition* current = &edition; !current->base.empty();) {
    const Edition* base = find_base(site, *current, current == &edition ? diagnostics : reported_by_the_base);
    edition.is_whole = base != nullptr;
    if (base == nullptr) break;
    if (std::find(edition.lineage.begin(), edition.lineage.end(), base->id) != edition.lineage.end()) {
      edition.is_whole = false;
      report_circle(edition, base->id, diagnostics);
      break;
    }
    edition.lineage.push_back(base->id);
    inherit_values(*base, edition);
    if (!language) language = base->own_language;
    if (edition.form_endpoint.empty()) edition.form_endpoint = base->own_form_endpoint;
    current = base;
  }
  edition.language = language.value_or(site.settings.language);
  if (edition.form_endpoint.empty()) edition.form_endpoint = site.settings.form_endpoint;
}

}  // namespace

void bind_editions(Site& site, Diagnostics& diagnostics) {
  for (Edition& edition : site.editions) bind_edition(site, edition, diagnostics);
}

}  // namespace shirube
