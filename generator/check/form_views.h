// A form as the editions see it: one view for all editions that see the same.
// Leaves what is wrong with a view to the checks of forms.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "generator/check/flow_findings.h"
#include "generator/model/form.h"
#include "generator/model/site.h"

namespace shirube {

/// What is wrong with a form in some of its views is told as with flows: once, naming the editions where these are not
/// all.
using FormFindings = FlowFindings;

struct FormView {
  Form form;                         // without what its editions leave out
  const Form* written = nullptr;     // the form of the content that it comes from
  const Edition* edition = nullptr;  // the first; the others have the same values wherever the form names one
  EditionSet editions;
};

/// The views in the order of their first edition. Editions that do not show the form, and those of which a base could
/// not be read, have none.
std::vector<FormView> views_of(const Site& site, const Editions<Form>& form);

/// All editions that any of the views is for.
EditionSet editions_of(const Site& site, const std::vector<FormView>& views);

/// A field's place in a view.
struct PlacedField {
  const FormField* field = nullptr;
  const FormSection* section = nullptr;
  std::size_t order = 0;  // among all fields, in the order of the sections
};

/// The fields of a view, which must outlive this. Of two with the same id the first counts.
class FieldsOfView {
 public:
  explicit FieldsOfView(const FormView& view);

  /// nullptr where there is none.
  const PlacedField* find(std::string_view id) const;
  const std::vector<PlacedField>& all() const { return fields_; }
  std::vector<std::string_view> ids() const;

 private:
  std::vector<PlacedField> fields_;
  std::map<std::string_view, std::size_t> index_;
};

/// Calls `visit` with the condition and all of its parts; those that always hold are left out.
template <typename Visit>
void for_each_part(const FormCondition& condition, const Visit& visit) {
  if (condition.always()) return;
  visit(condition);
  for (const FormCondition& part : condition.parts) for_each_part(part, visit);
}

}  // namespace shirube
