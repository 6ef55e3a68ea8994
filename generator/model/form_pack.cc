#include "generator/model/form_pack.h"

#include <string_view>
#include <utility>

#include "generator/model/resolved_form.h"
#include "generator/model/value_reference.h"
#include "rules/messages.h"
#include "rules/written_date.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

constexpr int most_decimals = 6;

std::vector<std::string> texts_of(const std::vector<Text>& list) {
  std::vector<std::string> texts;
  texts.reserve(list.size());
  for (const Text& text : list) texts.push_back(text.text);
  return texts;
}

/// The number in its normal form; as written where it is none.
std::string normal_number(const std::string& written) {
  const auto number = read_number(written, most_decimals);
  return number ? to_text(number->value) : written;
}

/// A bound in its normal form; none where it cannot be read.
std::string normal_bound(FieldType type, const std::string& written) {
  switch (type) {
    case FieldType::number: {
      const auto number = read_number(written, most_decimals);
      return number ? to_text(number->value) : std::string();
    }
    case FieldType::date:
      return read_date(written).value_or("");
    case FieldType::year_month:
      return read_year_month(written).value_or("");
    default:
      return {};
  }
}

Rule rule_of(const FormRule& written, const Edition& edition) {
  Rule rule;
  rule.kind = written.kind;
  rule.fields = texts_of(written.fields);
  rule.field = written.field.text;
  rule.other = written.other.text;
  rule.value = written.value.text;
  rule.comparison = written.comparison;
  if (!written.times.empty()) rule.times = normal_number(written.times.text);
  rule.or_same = written.or_same;
  rule.is_warning = written.is_warning;
  rule.message = with_values(written.message.text, edition);
  rule.when = condition_of(written.when);
  return rule;
}

}  // namespace

FieldCondition condition_of(const FormCondition& written) {
  FieldCondition condition;
  condition.kind = written.kind;
  condition.field = written.field.text;
  condition.values = texts_of(written.values);
  if (condition.kind == FieldCondition::Kind::more_than) {
    for (std::string& value : condition.values) value = normal_number(value);
  }
  condition.filled = written.filled;
  for (const FormCondition& part : written.parts) condition.parts.push_back(condition_of(part));
  return condition;
}

Field field_of(const FormField& written, const Edition& edition) {
  Field field;
  field.id = written.id.text;
  field.label = with_values(written.label.text, edition);
  field.type = written.type;
  field.required = written.required;
  field.width = written.width;
  field.katakana = written.katakana;
  field.characters = texts_of(written.characters);
  field.contains = texts_of(written.contains);
  field.min_length = written.min_length;
  field.max_length = written.max_length;
  field.format = written.format.text;
  field.equals = written.equals.text;
  for (const FormOption& option : written.options) {
    if (!option.condition.holds(edition.lineage)) continue;
    field.options.push_back({option.id.text, with_values(option.label.text, edition)});
  }
  field.free = written.free;
  field.decimals = written.decimals;
  field.least = normal_bound(written.type, written.least.text);
  field.greatest = normal_bound(written.type, written.greatest.text);
  field.file_types = texts_of(written.file_types);
  field.max_bytes = written.max_bytes;
  field.when = condition_of(written.when);
  field.example = with_values(written.example.text, edition);
  return field;
}

RulePack pack_of(const Form& form, const Edition& edition) {
  const Form resolved = resolve_form(form, edition);
  RulePack pack;
  pack.form = form.id;
  pack.edition = edition.id;
  pack.language = edition.language;
  pack.title = with_values(form.title.text, edition);
  pack.is_rehearsal = form.is_rehearsal;
  pack.button_waits = form.button_waits;
  for (const FormSection& section : resolved.sections) {
    PackSection& made = pack.sections.emplace_back();
    made.title = with_values(section.title.text, edition);
    made.when = condition_of(section.when);
    for (const FormField& field : section.fields) {
      made.fields.push_back(field.id.text);
      pack.fields.push_back(field_of(field, edition));
    }
  }
  for (const FormRule& rule : resolved.rules) pack.rules.push_back(rule_of(rule, edition));
  complete_pack(pack);
  return pack;
}

}  // namespace shirube
