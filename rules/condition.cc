#include "rules/condition.h"

#include <algorithm>

#include "rules/written_number.h"

namespace shirube {
namespace {

bool is_more_than(const NormalValues& values, const FieldCondition& condition) {
  const auto found = values.find(condition.field);
  if (found == values.end() || condition.values.empty()) return false;
  const auto* text = std::get_if<std::string>(&found->second);
  const auto number = text == nullptr ? std::nullopt : parse_decimal(*text);
  const auto bound = parse_decimal(condition.values.front());
  return number && bound && *number > *bound;
}

}  // namespace

bool has_value(const NormalValues& values, std::string_view field, std::string_view expected) {
  const auto found = values.find(field);
  if (found == values.end()) return false;
  if (const auto* text = std::get_if<std::string>(&found->second)) return *text == expected;
  const auto& several = std::get<std::vector<std::string>>(found->second);
  return std::find(several.begin(), several.end(), expected) != several.end();
}

bool holds(const FieldCondition& condition, const NormalValues& values) {
  const auto part_holds = [&](const FieldCondition& part) { return holds(part, values); };
  const auto is_one = [&](const std::string& value) { return has_value(values, condition.field, value); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case FieldCondition::Kind::always:
      return true;
    case FieldCondition::Kind::is:
    case FieldCondition::Kind::in:
      return std::any_of(condition.values.begin(), condition.values.end(), is_one);
    case FieldCondition::Kind::more_than:
      return is_more_than(values, condition);
    case FieldCondition::Kind::filled:
      return (values.find(condition.field) != values.end()) == condition.filled;
    case FieldCondition::Kind::all:
      return std::all_of(parts.begin(), parts.end(), part_holds);
    case FieldCondition::Kind::any:
      return std::any_of(parts.begin(), parts.end(), part_holds);
    case FieldCondition::Kind::negation:
      return std::none_of(parts.begin(), parts.end(), part_holds);
  }
  return false;
}

}  // namespace shirube
