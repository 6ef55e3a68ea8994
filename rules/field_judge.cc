#include "rules/field_judge.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>

#include "rules/email.h"
#include "rules/file_type.h"
#include "rules/text_judge.h"
#include "rules/written_date.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

bool is_option(const Field& field, std::string_view value) {
  return std::any_of(field.options.begin(), field.options.end(), [&](const auto& each) { return each.id == value; });
}

bool are_options(const Field& field, const std::vector<std::string>& values) {
  std::unordered_set<std::string_view> ids;
  for (const FieldOption& option : field.options) ids.insert(option.id);
  return std::all_of(values.begin(), values.end(), [&](const auto& value) { return ids.count(value) != 0; });
}

Finding out_of_range(const Field& field) {
  Finding finding{"out-of-range"};
  if (!field.least.empty()) finding.parameters.emplace("min", field.least);
  if (!field.greatest.empty()) finding.parameters.emplace("max", field.greatest);
  return finding;
}

std::vector<Finding> judge_number(const Field& field, std::string_view text) {
  const auto number = read_number(text, field.decimals);
  if (!number) return {{"not-a-number"}};
  const auto least = parse_decimal(field.least);
  const auto greatest = parse_decimal(field.greatest);
  const bool is_within =
      number->is_within_limits && !(least && number->value < *least) && !(greatest && number->value > *greatest);
  if (is_within) return {};
  return {out_of_range(field)};
}

/// Normal forms stand in the order of time. A value in its normal form is read as itself.
std::vector<Finding> judge_date(const Field& field, std::string_view text) {
  const auto date = field.type == FieldType::date ? read_date(text) : read_year_month(text);
  if (!date) return {{"not-a-date"}};
  const bool is_within =
      (field.least.empty() || *date >= field.least) && (field.greatest.empty() || *date <= field.greatest);
  if (is_within) return {};
  return {out_of_range(field)};
}

std::vector<Finding> judge_file(const Field& field, std::string_view name) {
  const std::string_view type = file_type_of(name);
  const bool fits = std::find(field.file_types.begin(), field.file_types.end(), type) != field.file_types.end();
  if (field.file_types.empty() || fits) return {};
  return {{"file-type"}};
}

/// An option that is chosen is as it should be; the rules for text are for what people write themselves.
std::vector<Finding> judge_suggestion(const RulePack& pack, const Field& field, std::string_view value) {
  if (is_option(field, value)) return {};
  if (field.free) return judge_text(pack, field, value);
  return {{"not-in-list"}};
}

std::vector<Finding> judge_one(const RulePack& pack, const Field& field, const std::string& value) {
  std::vector<Finding> findings;
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::secret:
    case FieldType::tel:
      return judge_text(pack, field, value);
    case FieldType::email:
      findings = judge_text(pack, field, value);
      if (!is_email_address(value)) findings.push_back({"email"});
      return findings;
    case FieldType::number:
      return judge_number(field, value);
    case FieldType::date:
    case FieldType::year_month:
      return judge_date(field, value);
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::select:
      if (!is_option(field, value)) findings.push_back({"not-in-list"});
      return findings;
    case FieldType::suggest:
      return judge_suggestion(pack, field, value);
    case FieldType::consent:
      if (value != "yes") findings.push_back({"required"});
      return findings;
    case FieldType::file:
      return judge_file(field, value);
  }
  return findings;
}

}  // namespace

std::vector<Finding> judge_value(const RulePack& pack, const Field& field, const NormalValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return judge_one(pack, field, *text);
  if (are_options(field, std::get<std::vector<std::string>>(value))) return {};
  return {{"not-in-list"}};
}

}  // namespace shirube
