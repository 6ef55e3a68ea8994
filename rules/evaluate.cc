#include "rules/evaluate.h"

#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "rules/characters.h"
#include "rules/condition.h"
#include "rules/field_judge.h"
#include "rules/field_reading.h"
#include "rules/judged_form.h"
#include "rules/rule_judge.h"
#include "rules/told_error.h"

namespace shirube {
namespace {

/// The conditions of the fields' sections, by field.
using SectionConditions = std::map<std::string_view, const FieldCondition*>;

SectionConditions section_conditions(const RulePack& pack) {
  SectionConditions conditions;
  for (const PackSection& section : pack.sections) {
    for (const std::string& id : section.fields) conditions.emplace(id, &section.when);
  }
  return conditions;
}

bool is_asked(const Field& field, const SectionConditions& sections, const NormalValues& values) {
  const auto section = sections.find(field.id);
  return (section == sections.end() || holds(*section->second, values)) && holds(field.when, values);
}

/// A confirmation is due once its original is filled.
bool is_required(JudgedForm& form, const Field& field) {
  const JudgedField* original = form.find(field.equals);
  return field.required || (original != nullptr && original->standing == Standing::filled);
}

void judge_confirmation(JudgedForm& form, JudgedField& judged, const NormalValue& value) {
  const std::string& equals = judged.field->equals;
  const JudgedField* original = form.find(equals);
  if (original == nullptr || original->standing == Standing::unusable) return;
  const auto expected = form.values.find(equals);
  if (expected == form.values.end() || expected->second != value) {
    form.report(judged, {"mismatch", {{"other", equals}}});
  }
}

void judge_field(JudgedForm& form, JudgedField& judged, const SentValue* sent) {
  const Field& field = *judged.field;
  FieldReading reading = read_field(field, sent);
  if (!reading.fault.empty()) {
    judged.standing = Standing::unusable;
    form.report(judged, {reading.fault});
    return;
  }
  if (!reading.value) {
    if (is_required(form, field)) form.report(judged, {"required"});
    return;
  }
  judged.standing = Standing::filled;
  const NormalValue& value = form.values.insert_or_assign(field.id, std::move(*reading.value)).first->second;
  for (Finding& finding : judge_value(form.pack, field, value)) form.report(judged, std::move(finding));
  judge_confirmation(form, judged, value);
}

void judge_fields(JudgedForm& form, const SentValues& values) {
  const SectionConditions sections = section_conditions(form.pack);
  for (JudgedField& judged : form.fields) {
    if (!is_asked(*judged.field, sections, form.values)) {
      judged.standing = Standing::hidden;
      continue;
    }
    const auto sent = values.find(judged.field->id);
    judge_field(form, judged, sent == values.end() ? nullptr : &sent->second);
  }
}

/// A name that somebody sent, with U+FFFD for what is no well-formed text in it.
std::string shown_name(std::string_view name) {
  constexpr char32_t replacement = 0xFFFD;
  std::string shown;
  while (!name.empty()) {
    const std::string_view whole = name.substr(0, find_malformed_utf8(name).value_or(name.size()));
    for (std::size_t offset = 0; offset < whole.size();) {
      const char32_t c = next_code_point(whole, offset);
      append_utf8(shown, is_noncharacter(c) ? replacement : c);
    }
    name.remove_prefix(whole.size());
    if (name.empty()) break;
    append_utf8(shown, replacement);
    name.remove_prefix(1);
  }
  return shown;
}

void move_to_end(std::vector<FieldError>& from, std::vector<FieldError>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Secrets go where nobody prints them.
void move_values(JudgedForm& form, Verdict& verdict) {
  for (const JudgedField& judged : form.fields) {
    if (judged.standing != Standing::filled || judged.field->type != FieldType::secret) continue;
    auto secret = form.values.extract(judged.field->id);
    if (auto* text = secret ? std::get_if<std::string>(&secret.mapped()) : nullptr) {
      verdict.secrets.emplace(judged.field->id, std::move(*text));
    }
  }
  verdict.values = std::move(form.values);
}

}  // namespace

Verdict evaluate(const RulePack& pack, const SentValues& values, Language language) {
  JudgedForm form(pack, language);
  judge_fields(form, values);
  for (const Rule& rule : pack.rules) judge_rule(form, rule);

  Verdict verdict;
  for (JudgedField& judged : form.fields) {
    move_to_end(judged.errors, verdict.errors);
    move_to_end(judged.warnings, verdict.warnings);
  }
  for (const auto& [name, value] : values) {
    if (form.find(name) == nullptr) verdict.errors.push_back(told_unknown_field(pack, language, shown_name(name)));
  }
  move_values(form, verdict);
  return verdict;
}

}  // namespace shirube
