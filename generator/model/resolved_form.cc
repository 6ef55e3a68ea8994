#include "generator/model/resolved_form.h"

namespace shirube {

Form resolve_form(const Form& form, const Edition& edition) {
  const auto keep = [&](auto& items) {
    std::erase_if(items, [&](const auto& item) { return !item.condition.holds(edition.lineage); });
  };
  Form resolved = form;
  keep(resolved.audience);
  keep(resolved.notes);
  keep(resolved.sections);
  for (FormSection& section : resolved.sections) {
    keep(section.fields);
    for (FormField& field : section.fields) keep(field.options);
  }
  keep(resolved.rules);
  keep(resolved.related);
  keep(resolved.sources);
  return resolved;
}

}  // namespace shirube
