// Small packs for tests, and what a verdict says of values as short lines.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/characters.h"
#include "rules/evaluate.h"

namespace shirube {

inline Field written_field(std::string id, FieldType type = FieldType::text) {
  Field field;
  field.label = "L-" + id;
  field.id = std::move(id);
  field.type = type;
  return field;
}

inline Field written_field(std::string id, FieldType type, const std::vector<std::string>& options) {
  Field field = written_field(std::move(id), type);
  for (const std::string& option : options) field.options.push_back({option, "O-" + option});
  return field;
}

inline FieldCondition condition_that(FieldCondition::Kind kind, std::string field,
                                     std::vector<std::string> values = {}) {
  FieldCondition condition;
  condition.kind = kind;
  condition.field = std::move(field);
  condition.values = std::move(values);
  return condition;
}
inline FieldCondition condition_that_is(std::string field, std::string value) {
  return condition_that(FieldCondition::Kind::is, std::move(field), {std::move(value)});
}
inline FieldCondition condition_of(FieldCondition::Kind kind, std::vector<FieldCondition> parts) {
  FieldCondition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  return condition;
}

/// All classes are in; a message is the error's code.
inline RulePack written_pack(std::vector<Field> fields, std::vector<Rule> rules = {}) {
  RulePack pack;
  pack.fields = std::move(fields);
  pack.rules = std::move(rules);
  for (const std::string_view name : class_names()) {
    const auto table = *class_table(name);
    pack.classes.emplace(name, CodePointRanges(table.begin(), table.end()));
  }
  return pack;
}

/// `[a, b]` for several.
inline std::string told(const NormalValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string joined;
  for (const std::string& each : std::get<std::vector<std::string>>(value)) {
    joined += (joined.empty() ? "[" : ", ") + each;
  }
  return joined + "]";
}

inline std::string told(const ErrorParameter& parameter) {
  if (const auto* number = std::get_if<std::int64_t>(&parameter)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&parameter)) return *text;
  return told(NormalValue(std::get<std::vector<std::string>>(parameter)));
}

/// `login-id too-short length=5 min=8`.
inline std::vector<std::string> told(const std::vector<FieldError>& errors) {
  std::vector<std::string> lines;
  for (const FieldError& error : errors) {
    std::string line = error.field + " " + error.code;
    for (const auto& [name, parameter] : error.parameters) line.append(" ").append(name).append("=") += told(parameter);
    lines.push_back(std::move(line));
  }
  return lines;
}

using ToldErrors = std::vector<std::string>;

inline ToldErrors errors_of(const RulePack& pack, const SentValues& values) {
  return told(evaluate(pack, values, Language::japanese).errors);
}

/// Of a form of one field.
inline ToldErrors errors_of(const Field& field, const SentValue& value) {
  return errors_of(written_pack({field}), {{field.id, value}});
}
/// The normal value that it leaves, secrets too; `none` where it leaves nothing.
inline std::string value_of(const Field& field, const SentValue& value) {
  const Verdict verdict = evaluate(written_pack({field}), {{field.id, value}}, Language::japanese);
  const auto secret = verdict.secrets.find(field.id);
  if (secret != verdict.secrets.end()) return secret->second;
  const auto found = verdict.values.find(field.id);
  return found == verdict.values.end() ? "none" : told(found->second);
}

}  // namespace shirube
