// JudgedForm: what is known of a form's fields while they are judged.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "rules/finding.h"
#include "rules/rule_pack.h"
#include "rules/verdict.h"

namespace shirube {

enum class Standing : std::uint8_t {
  hidden,  // its conditions do not hold: empty for all others
  empty,
  filled,
  unusable,  // something was sent that cannot be read as a value at all
};

struct JudgedField {
  const Field* field = nullptr;
  Standing standing = Standing::empty;
  std::vector<FieldError> errors;
  std::vector<FieldError> warnings;
};

class JudgedForm {
 public:
  /// All fields are empty. The pack must live as long.
  JudgedForm(const RulePack& of_pack, Language told_in);

  /// nullptr where there is none of that id.
  JudgedField* find(std::string_view id);
  /// The value as text; nullptr where the field is not filled, or has several.
  const std::string* text(std::string_view id) const;

  /// `rule` as told_error has it.
  void report(JudgedField& judged, Finding finding, const Rule* rule = nullptr);

  const RulePack& pack;
  Language language;
  NormalValues values;  // of filled fields, secrets too
  std::vector<JudgedField> fields;

 private:
  std::map<std::string_view, std::size_t> places_;  // in `fields`, by id
};

}  // namespace shirube
