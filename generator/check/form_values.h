// Judges single values that authors write (examples, options, what conditions compare with) by a field's own rules.
// Leaves the judging itself to rules/evaluate.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "generator/check/form_views.h"
#include "rules/rule_pack.h"

namespace shirube {

/// The text as the edition shows it; nothing where it is empty or lacks a value, which is reported by itself.
std::optional<std::string> shown_text(const Text& text, const Edition& edition);

/// `normal` is what the value becomes. Where it is refused, what people would be told stands in both languages.
struct JudgedValue {
  bool is_taken = true;
  std::string normal;
  std::string japanese;
  std::string english;
};

class FieldJudge {
 public:
  /// The field must have no mistakes of its own. Its conditions and its `equals` do not count: it stands alone.
  explicit FieldJudge(Field field);

  JudgedValue judge(std::string_view value) const;

 private:
  RulePack pack_;
};

/// Checks a value that a condition or a rule compares the field with: an option's id, or a text that the field's own
/// rules take, as it is after normalisation. `is_sound` tells whether the field has no mistakes itself.
void check_compared_value(const Editions<Form>& forms, const FormView& view, const PlacedField& place, bool is_sound,
                          const Text& value, FormFindings& findings);

}  // namespace shirube
