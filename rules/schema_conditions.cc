#include "rules/schema_conditions.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

using Json = SchemaConditions::Json;

/// An object whose field is filled in such a way.
Json with_field(const std::string& field, Json value) {
  Json properties = Json::object();
  properties[field] = std::move(value);
  Json schema = Json::object();
  schema["properties"] = std::move(properties);
  schema["required"] = Json::array({field});
  return schema;
}

Json under(std::string_view keyword, Json schema) {
  Json json = Json::object();
  json[std::string(keyword)] = std::move(schema);
  return json;
}

}  // namespace

SchemaConditions::SchemaConditions(const RulePack& pack) : pack_(pack) {
  std::map<std::string_view, const FieldCondition*> of_sections;
  for (const PackSection& section : pack.sections) {
    for (const std::string& id : section.fields) of_sections.emplace(id, &section.when);
  }
  // Conditions look at earlier fields alone, which have their place in asked_ by then.
  for (const Field& field : pack.fields) {
    const auto section = of_sections.find(field.id);
    auto of_section = section == of_sections.end() ? Json(true) : holds(*section->second);
    auto own = holds(field.when);
    if (!of_section || !own) {
      asked_.emplace(field.id, std::nullopt);
      continue;
    }
    Json both = all_of({std::move(*of_section), std::move(*own)});
    if (both != true) {
      const std::string name = "asked-" + field.id;
      definitions_[name] = under("type", "object");
      definitions_[name].update(both == false ? under("not", Json::object()) : both);
      both = under("$ref", "#/$defs/" + name);
    }
    asked_.emplace(field.id, std::move(both));
  }
}

Json SchemaConditions::all_of(std::vector<Json> schemas) {
  std::vector<Json> all;
  const auto add = [&](Json& schema) {
    if (schema != true && std::ranges::find(all, schema) == all.end()) all.push_back(std::move(schema));
  };
  for (Json& schema : schemas) {
    const bool is_list = schema.is_object() && schema.size() == 1 && schema.contains("allOf");
    if (!is_list) {
      add(schema);
    } else {
      for (Json& part : schema["allOf"]) add(part);
    }
  }
  if (all.empty()) return true;
  if (all.size() == 1) return std::move(all.front());
  return under("allOf", Json(std::move(all)));
}

std::optional<Json> SchemaConditions::is_asked(std::string_view field) const {
  const auto found = asked_.find(field);
  return found == asked_.end() ? std::nullopt : found->second;
}

Json SchemaConditions::with_asked(const std::string& field, Json schema) const {
  // Where no schema can say it, the field's absence does: instances are normalised.
  return all_of({is_asked(field).value_or(Json(true)), std::move(schema)});
}

Json SchemaConditions::is_filled(const std::string& field) const { return with_asked(field, filled(field)); }

Json SchemaConditions::filled(const std::string& field) const {
  const Field* known = pack_.field(field);
  const bool is_list = known != nullptr && known->type == FieldType::choices;
  Json value = under("type", is_list ? "array" : "string");
  value[is_list ? "minItems" : "minLength"] = 1;
  return with_field(field, std::move(value));
}

Json SchemaConditions::has_value(const std::string& field, const std::vector<std::string>& values) const {
  Json value = values.size() == 1 ? under("const", values.front()) : under("enum", values);
  if (values.empty()) value = false;
  const Field* known = pack_.field(field);
  if (known != nullptr && known->type == FieldType::choices) {
    Json list = under("type", "array");
    list["contains"] = std::move(value);
    value = std::move(list);
  }
  return with_field(field, std::move(value));
}

std::optional<Json> SchemaConditions::holds_of_parts(const FieldCondition& condition, std::string_view keyword) const {
  std::vector<Json> parts;
  for (const FieldCondition& part : condition.parts) {
    auto schema = holds(part);
    if (!schema) return std::nullopt;
    parts.push_back(std::move(*schema));
  }
  if (keyword == "allOf") return all_of(std::move(parts));
  // JSON Schema has no empty lists.
  if (parts.empty()) return Json(false);
  return under(keyword, Json(std::move(parts)));
}

std::optional<Json> SchemaConditions::holds(const FieldCondition& condition) const {
  switch (condition.kind) {
    case FieldCondition::Kind::always:
      return Json(true);
    case FieldCondition::Kind::is:
    case FieldCondition::Kind::in:
      return with_asked(condition.field, has_value(condition.field, condition.values));
    case FieldCondition::Kind::more_than:
      return std::nullopt;
    case FieldCondition::Kind::filled: {
      Json filled = is_filled(condition.field);
      return condition.filled ? std::move(filled) : under("not", std::move(filled));
    }
    case FieldCondition::Kind::all:
      return holds_of_parts(condition, "allOf");
    case FieldCondition::Kind::any:
      return holds_of_parts(condition, "anyOf");
    case FieldCondition::Kind::negation: {
      auto schema = condition.parts.empty() ? std::nullopt : holds(condition.parts.front());
      if (!schema) return std::nullopt;
      return under("not", std::move(*schema));
    }
  }
  return std::nullopt;
}

}  // namespace shirube
