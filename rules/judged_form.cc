#include "rules/judged_form.h"

#include <utility>

#include "rules/told_error.h"

namespace shirube {

JudgedForm::JudgedForm(const RulePack& of_pack, Language told_in) : pack(of_pack), language(told_in) {
  fields.reserve(pack.fields.size());
  for (const Field& field : pack.fields) {
    places_.emplace(field.id, fields.size());
    fields.emplace_back().field = &field;
  }
}

JudgedField* JudgedForm::find(std::string_view id) {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &fields[found->second];
}

const std::string* JudgedForm::text(std::string_view id) const {
  const auto found = values.find(id);
  return found == values.end() ? nullptr : std::get_if<std::string>(&found->second);
}

void JudgedForm::report(JudgedField& judged, Finding finding, const Rule* rule) {
  auto& list = rule != nullptr && rule->is_warning ? judged.warnings : judged.errors;
  list.push_back(told_error(pack, language, *judged.field, std::move(finding), rule));
}

}  // namespace shirube
