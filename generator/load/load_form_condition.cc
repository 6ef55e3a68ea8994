#include "generator/load/load_form_condition.h"

#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace shirube {
namespace {

using Kind = FieldCondition::Kind;

constexpr std::string_view kind_keys[] = {"is", "in", "more-than", "filled", "all", "any", "not"};
constexpr Kind kinds[] = {Kind::is, Kind::in, Kind::more_than, Kind::filled, Kind::all, Kind::any, Kind::negation};
static_assert(std::size(kind_keys) == std::size(kinds));

bool asks_a_field(Kind kind) { return kind != Kind::all && kind != Kind::any && kind != Kind::negation; }

// As deep as read_yaml lets a file go (yaml_depth_limit).
std::optional<FormCondition> load_condition(MapReader& item);
std::optional<FormCondition> load_under(MapReader& map, std::string_view key);

bool load_parts_of(MapReader& item, std::string_view key, FormCondition& condition) {
  auto parts = item.maps(key, Need::optional, load_condition);
  bool are_whole = !parts.empty();
  for (auto& part : parts) {
    are_whole = are_whole && part;
    if (part) condition.parts.push_back(std::move(*part));
  }
  return are_whole;
}

/// Reads what the key of the condition's kind says; false, and reported, where that cannot be read.
bool load_operand(MapReader& item, std::string_view key, FormCondition& condition) {
  switch (condition.kind) {
    case Kind::is:
    case Kind::more_than: {
      Text value = item.text(key);
      if (value.empty()) return false;
      condition.values.push_back(std::move(value));
      return true;
    }
    case Kind::in:
      condition.values = item.texts(key);
      return !condition.values.empty();
    case Kind::filled: {
      const auto chosen = item.choice(key, {"true", "false"});
      condition.filled = chosen.value_or(0) == 0;
      return chosen.has_value();
    }
    case Kind::negation: {
      auto part = load_under(item, key);
      if (!part) return false;
      condition.parts.push_back(std::move(*part));
      return true;
    }
    case Kind::all:
    case Kind::any:
      return load_parts_of(item, key, condition);
    case Kind::always:
      break;
  }
  return false;
}

std::optional<FormCondition> load_condition(MapReader& item) {
  FormCondition condition;
  const auto chosen = item.one_of(kind_keys);
  if (chosen) {
    condition.kind = kinds[chosen->index];
    condition.span = chosen->span;
  }
  const bool needs_field = asks_a_field(condition.kind);
  if (needs_field) condition.field = item.text("field", chosen ? Need::required : Need::optional);
  if (!chosen) return std::nullopt;
  const bool is_whole = load_operand(item, kind_keys[chosen->index], condition);
  if (!is_whole || (needs_field && condition.field.empty())) return std::nullopt;
  return condition;
}

std::optional<FormCondition> load_under(MapReader& map, std::string_view key) {
  YamlNode& node = *map.raw(key);
  if (node.kind != YamlNode::Kind::map) return map.report_wrong_type(key, "map", node), std::nullopt;
  MapReader item(node, map.diagnostics());
  auto condition = load_condition(item);
  item.finish();
  return condition;
}

}  // namespace

FormCondition load_form_condition(MapReader& map, std::string_view key, Need need) {
  if (map.raw(key) == nullptr) {
    if (need == Need::required) map.report_missing(key);
    return {};
  }
  return load_under(map, key).value_or(FormCondition{});
}

}  // namespace shirube
