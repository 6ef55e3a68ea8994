#include "rules/field_reading.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rules/normalise.h"
#include "rules/written_date.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

std::string_view code_of(TextFault fault) {
  switch (fault) {
    case TextFault::encoding:
      return "encoding";
    case TextFault::line_break:
      return "line-break";
    case TextFault::none:
      break;
  }
  return {};
}

/// An option is named by its id or by its label, as the field's folding leaves them; ids come first.
std::string suggested(const Field& field, std::string text) {
  const auto is_written = [&](const std::string& name) { return normalise(field, name).text == text; };
  const auto& options = field.options;
  auto found = std::find_if(options.begin(), options.end(), [&](const auto& each) { return is_written(each.id); });
  if (found == options.end()) {
    found = std::find_if(options.begin(), options.end(), [&](const auto& each) { return is_written(each.label); });
  }
  return found == options.end() ? text : found->id;
}

/// The normal form; the text itself where it cannot be read.
std::string read_text(const Field& field, std::string text) {
  switch (field.type) {
    case FieldType::number: {
      const auto number = read_number(text, field.decimals);
      return number && number->is_within_limits ? to_text(number->value) : text;
    }
    case FieldType::date:
      return read_date(text).value_or(text);
    case FieldType::year_month:
      return read_year_month(text).value_or(text);
    case FieldType::suggest:
      return suggested(field, std::move(text));
    default:
      return text;
  }
}

FieldReading read_one(const Field& field, std::string_view sent) {
  NormalText normal = normalise(field, sent);
  if (normal.fault != TextFault::none) return {code_of(normal.fault), std::nullopt};
  if (normal.text.empty()) return {};
  return {{}, read_text(field, std::move(normal.text))};
}

FieldReading read_several(const Field& field, const std::vector<std::string>& sent) {
  std::vector<std::string> values;
  std::unordered_set<std::string> seen;
  for (const std::string& each : sent) {
    NormalText normal = normalise(field, each);
    if (normal.fault != TextFault::none) return {code_of(normal.fault), std::nullopt};
    if (!normal.text.empty() && seen.insert(normal.text).second) values.push_back(std::move(normal.text));
  }
  if (values.empty()) return {};
  return {{}, std::move(values)};
}

}  // namespace

FieldReading read_field(const Field& field, const SentValue* sent) {
  if (sent == nullptr) return {};
  const bool takes_several = field.type == FieldType::choices;
  if (const auto* text = std::get_if<std::string>(sent)) {
    return takes_several ? read_several(field, {*text}) : read_one(field, *text);
  }
  const auto* several = std::get_if<std::vector<std::string>>(sent);
  if (several == nullptr) return {"malformed", std::nullopt};
  if (takes_several) return read_several(field, *several);
  if (several->size() > 1) return {"several-values", std::nullopt};
  return several->empty() ? FieldReading{} : read_one(field, several->front());
}

}  // namespace shirube
