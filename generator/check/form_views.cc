#include "generator/check/form_views.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "generator/model/resolved_form.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

using Names = std::set<std::string_view>;

/// Calls `visit` with every list of the form whose items, standing in some editions only, change what people fill in.
template <typename Visit>
void for_each_list(const Form& form, const Visit& visit) {
  visit(form.sections);
  for (const FormSection& section : form.sections) {
    visit(section.fields);
    for (const FormField& field : section.fields) visit(field.options);
  }
  visit(form.rules);
}

/// The editions that conditions of the form name.
Names named_editions(const Form& form) {
  Names names;
  for_each_list(form, [&](const auto& items) {
    for (const auto& item : items) {
      for (const auto* list : {&item.condition.only, &item.condition.except}) {
        for (const Text& edition : *list) names.insert(edition.text);
      }
    }
  });
  return names;
}

/// The values that the pack's texts name: editions that differ in them do not see the same.
Names named_values(const Form& form) {
  Names names;
  const auto add = [&](const Text& text) {
    for_each_value_reference(text.text, [&](const ValueReference& reference) {
      if (reference.well_formed) names.insert(reference.name);
    });
  };
  add(form.title);
  for (const FormSection& section : form.sections) {
    add(section.title);
    for (const FormField& field : section.fields) {
      add(field.label);
      add(field.example);
      for (const FormOption& option : field.options) add(option.label);
    }
  }
  for (const FormRule& rule : form.rules) add(rule.message);
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

std::vector<std::string> values_of(const Edition& edition, const Names& named) {
  std::vector<std::string> values;
  for (const std::string_view name : named) {
    const std::string* value = edition.value(name);
    values.push_back(value == nullptr ? std::string() : *value);
  }
  return values;
}

}  // namespace

std::vector<FormView> views_of(const Site& site, const Editions<Form>& form) {
  std::vector<std::pair<Names, Names>> named;  // editions and values, of each variant
  named.reserve(form.variants.size());
  for (const Form& variant : form.variants) named.emplace_back(named_editions(variant), named_values(variant));

  std::vector<FormView> views;
  std::map<std::tuple<std::uint32_t, Names, std::vector<std::string>>, std::size_t> known;
  for (std::size_t index = 0; index < site.editions.size(); ++index) {
    const Edition& edition = site.editions[index];
    const std::uint32_t variant = form.variant_of_edition[index];
    const Form& written = form.variants[variant];
    if (!edition.is_whole || !written.condition.holds(edition.lineage)) continue;
    const auto& [editions, values] = named[variant];
    const auto [view, is_new] =
        known.try_emplace({variant, names_of(edition, editions), values_of(edition, values)}, views.size());
    if (is_new) {
      views.push_back({resolve_form(written, edition), &written, &edition, EditionSet(site.editions.size())});
    }
    views[view->second].editions[index] = true;
  }
  return views;
}

EditionSet editions_of(const Site& site, const std::vector<FormView>& views) {
  EditionSet all(site.editions.size());
  for (const FormView& view : views) {
    std::transform(all.begin(), all.end(), view.editions.begin(), all.begin(), std::logical_or<>());
  }
  return all;
}

FieldsOfView::FieldsOfView(const FormView& view) {
  for (const FormSection& section : view.form.sections) {
    for (const FormField& field : section.fields) {
      if (!field.id.empty()) index_.try_emplace(field.id.text, fields_.size());
      fields_.push_back({&field, &section, fields_.size()});
    }
  }
}

const PlacedField* FieldsOfView::find(std::string_view id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &fields_[found->second];
}

std::vector<std::string_view> FieldsOfView::ids() const {
  std::vector<std::string_view> ids;
  for (const auto& [id, place] : index_) ids.push_back(id);
  return ids;
}

}  // namespace shirube
