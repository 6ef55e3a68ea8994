// Rule packs for the tests of pages: built by hand, without hints and messages.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rule_pack.h"

namespace shirube {

inline Field written_field(std::string_view id, std::string_view label, FieldType type = FieldType::text) {
  Field field;
  field.id = id;
  field.label = label;
  field.type = type;
  return field;
}

inline Field field_with_options(std::string_view id, std::string_view label, FieldType type) {
  Field field = written_field(id, label, type);
  field.options = {{"yes", "はい"}, {"no", "いいえ"}};
  return field;
}

/// `is` and the like of a field; `all`, `any` and `negation` by `group`.
inline FieldCondition when(FieldCondition::Kind kind, std::string_view field, std::vector<std::string> values = {}) {
  FieldCondition condition;
  condition.kind = kind;
  condition.field = field;
  condition.values = std::move(values);
  return condition;
}

inline FieldCondition group(FieldCondition::Kind kind, std::vector<FieldCondition> parts) {
  FieldCondition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  return condition;
}

/// All fields in one section.
inline RulePack pack_with(std::vector<Field> fields, Language language = Language::japanese) {
  RulePack pack;
  pack.form = "order";
  pack.language = language;
  pack.sections.emplace_back().title = "申し込み";
  for (const Field& field : fields) pack.sections[0].fields.push_back(field.id);
  pack.fields = std::move(fields);
  return pack;
}

}  // namespace shirube
