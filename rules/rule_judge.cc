#include "rules/rule_judge.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/condition.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

/// Without an error so far. Fields that are hidden or empty are.
bool is_sound(JudgedForm& form, std::string_view id) {
  const JudgedField* judged = form.find(id);
  return judged != nullptr && judged->standing != Standing::unusable && judged->errors.empty();
}

/// `field` and `other` are empty in the kinds of rules that have none.
bool are_all_sound(JudgedForm& form, const Rule& rule) {
  const auto is_sound_or_none = [&](const std::string& id) { return id.empty() || is_sound(form, id); };
  return std::all_of(rule.fields.begin(), rule.fields.end(), [&](const auto& id) { return is_sound(form, id); }) &&
         is_sound_or_none(rule.field) && is_sound_or_none(rule.other);
}

bool is_asked(JudgedForm& form, std::string_view id) {
  const JudgedField* judged = form.find(id);
  return judged != nullptr && judged->standing != Standing::hidden;
}

bool is_filled(const JudgedForm& form, std::string_view id) { return form.values.find(id) != form.values.end(); }

std::optional<Decimal> number_of(const JudgedForm& form, std::string_view id) {
  const std::string* text = form.text(id);
  return text == nullptr ? std::nullopt : parse_decimal(*text);
}

/// On the field of that id, unless nobody is asked for it.
void report(JudgedForm& form, const Rule& rule, std::string_view id, Finding finding) {
  if (is_asked(form, id)) form.report(*form.find(id), std::move(finding), &rule);
}

void judge_sum(JudgedForm& form, const Rule& rule) {
  const auto total = number_of(form, rule.field);
  if (!total) return;
  Decimal sum;
  for (const std::string& id : rule.fields) {
    if (!is_filled(form, id)) continue;
    const auto part = number_of(form, id);
    if (!part) return;
    sum.millionths += part->millionths;
  }
  if (sum != *total) report(form, rule, rule.field, {"sum-mismatch", {{"of", rule.fields}, {"sum", to_text(sum)}}});
}

void judge_required_when(JudgedForm& form, const Rule& rule) {
  for (const std::string& id : rule.fields) {
    if (!is_filled(form, id) && is_sound(form, id)) report(form, rule, id, {"required"});
  }
}

void judge_must_be(JudgedForm& form, const Rule& rule) {
  if (has_value(form.values, rule.field, rule.value)) return;
  report(form, rule, rule.field, {"must-be", {{"value", rule.value}}});
}

bool is_date(const Field& field) { return field.type == FieldType::date || field.type == FieldType::year_month; }

/// How the field stands to the other; nothing where that cannot be said. A date and a month are compared as months.
std::optional<std::strong_ordering> compare_fields(JudgedForm& form, const Rule& rule) {
  if (is_date(*form.find(rule.field)->field) && is_date(*form.find(rule.other)->field)) {
    const std::string* date = form.text(rule.field);
    const std::string* other = form.text(rule.other);
    if (date == nullptr || other == nullptr) return std::nullopt;
    const std::size_t common = std::min(date->size(), other->size());
    return std::string_view(*date).substr(0, common) <=> std::string_view(*other).substr(0, common);
  }
  const auto number = number_of(form, rule.field);
  const auto other = number_of(form, rule.other);
  if (!number || !other) return std::nullopt;
  return *number <=> *other;
}

void judge_order(JudgedForm& form, const Rule& rule) {
  if (!is_filled(form, rule.field) || !is_filled(form, rule.other)) return;
  const auto ordering = compare_fields(form, rule);
  if (!ordering || *ordering > 0 || (rule.or_same && *ordering == 0)) return;
  report(form, rule, rule.field, {"order", {{"other", rule.other}}});
}

bool stands(std::strong_ordering ordering, Rule::Comparison comparison) {
  switch (comparison) {
    case Rule::Comparison::at_least:
      return ordering >= 0;
    case Rule::Comparison::at_most:
      return ordering <= 0;
    case Rule::Comparison::more_than:
      return ordering > 0;
    case Rule::Comparison::less_than:
      return ordering < 0;
    case Rule::Comparison::equal:
      return ordering == 0;
  }
  return true;
}

void judge_compare(JudgedForm& form, const Rule& rule) {
  const auto times = parse_decimal(rule.times);
  const auto left = number_of(form, rule.other);
  const auto right = number_of(form, rule.field);
  if (!times || !left || !right || stands(compare_product(*times, *left, *right), rule.comparison)) return;
  report(form, rule, rule.field, {"compare", {{"other", rule.other}}});
}

void judge_at_least_one(JudgedForm& form, const Rule& rule) {
  const auto& ids = rule.fields;
  if (std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return is_filled(form, id); })) return;
  const auto first = std::find_if(ids.begin(), ids.end(), [&](const auto& id) { return is_asked(form, id); });
  if (first != ids.end()) report(form, rule, *first, {"required"});
}

void judge_same(JudgedForm& form, const Rule& rule) {
  if (rule.fields.empty()) return;
  const std::string& first = rule.fields.front();
  const auto value_of = [&](const std::string& id) {
    const auto found = form.values.find(id);
    return found == form.values.end() ? nullptr : &found->second;
  };
  const NormalValue* expected = value_of(first);
  for (const std::string& id : rule.fields) {
    const NormalValue* value = value_of(id);
    const bool is_same = value == nullptr || expected == nullptr ? value == expected : *value == *expected;
    if (!is_same) report(form, rule, id, {"mismatch", {{"other", first}}});
  }
}

}  // namespace

void judge_rule(JudgedForm& form, const Rule& rule) {
  // What is required is so whatever becomes of the rule's other fields.
  const bool judges_each = rule.kind == Rule::Kind::required_when;
  if (!holds(rule.when, form.values) || !(judges_each || are_all_sound(form, rule))) return;
  switch (rule.kind) {
    case Rule::Kind::sum:
      return judge_sum(form, rule);
    case Rule::Kind::required_when:
      return judge_required_when(form, rule);
    case Rule::Kind::must_be:
      return judge_must_be(form, rule);
    case Rule::Kind::order:
      return judge_order(form, rule);
    case Rule::Kind::compare:
      return judge_compare(form, rule);
    case Rule::Kind::at_least_one:
      return judge_at_least_one(form, rule);
    case Rule::Kind::same:
      return judge_same(form, rule);
  }
}

}  // namespace shirube
