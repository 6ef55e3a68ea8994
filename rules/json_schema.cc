#include "rules/json_schema.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/schema_conditions.h"
#include "rules/schema_patterns.h"

namespace shirube {
namespace {

// Keys stand in the order in which they are put in.
using Json = nlohmann::ordered_json;

std::vector<std::string> option_ids(const Field& field) {
  std::vector<std::string> ids;
  for (const FieldOption& option : field.options) ids.push_back(option.id);
  return ids;
}

/// One of these texts. JSON Schema has no empty enum.
Json one_of(const std::vector<std::string>& values) {
  if (values.empty()) return {{"not", Json::object()}};
  return {{"enum", values}};
}

/// What a field takes where it is filled.
class ValueSchema {
 public:
  ValueSchema(const RulePack& pack, const Field& field) : pack_(pack), field_(field) {}

  Json schema() const {
    switch (field_.type) {
      case FieldType::choice:
      case FieldType::select:
        return one_of(option_ids(field_));
      case FieldType::choices:
        return {{"type", "array"}, {"items", one_of(option_ids(field_))}, {"uniqueItems", true}};
      case FieldType::suggest:
        return suggestion();
      case FieldType::consent:
        return {{"const", "yes"}};
      case FieldType::number:
        return with_patterns({number_pattern(field_.decimals)});
      case FieldType::date:
        return with_patterns({date_pattern()});
      case FieldType::year_month:
        return with_patterns({year_month_pattern()});
      case FieldType::file:
        return with_patterns(field_.file_types.empty() ? std::vector<std::string>()
                                                       : std::vector{file_name_pattern(field_.file_types)});
      default:
        return text();
    }
  }

 private:
  static Json with_patterns(const std::vector<std::string>& patterns) {
    Json schema = {{"type", "string"}};
    if (!patterns.empty()) schema["pattern"] = patterns.front();
    for (std::size_t i = 1; i < patterns.size(); ++i) schema["allOf"].push_back({{"pattern", patterns[i]}});
    return schema;
  }

  Json text() const {
    std::vector<std::string> patterns;
    if (!field_.format.empty()) {
      patterns.push_back(format_pattern(field_.format));
    } else if (!field_.characters.empty()) {
      patterns.push_back(characters_pattern(pack_, field_.characters));
    } else if (field_.type == FieldType::tel) {
      patterns.push_back(characters_pattern(pack_, {"0123456789-"}));
    }
    if (field_.format.empty()) {
      for (const std::string& entry : field_.contains) patterns.push_back(contained_pattern(pack_, entry));
    }
    if (field_.type == FieldType::email) patterns.push_back(email_pattern());
    Json schema = with_patterns(patterns);
    add_lengths(schema);
    if (field_.type == FieldType::secret) schema["writeOnly"] = true;
    return schema;
  }

  void add_lengths(Json& schema) const {
    const bool is_counted = field_.format.empty();
    if (is_counted && field_.min_length) schema["minLength"] = *field_.min_length;
    std::optional<std::uint32_t> greatest = is_counted ? field_.max_length : std::nullopt;
    // RFC 5321, 4.5.3.1.3, without the brackets.
    constexpr std::uint32_t longest_address = 254;
    if (field_.type == FieldType::email) greatest = std::min(greatest.value_or(longest_address), longest_address);
    if (greatest) schema["maxLength"] = *greatest;
  }

  Json suggestion() const {
    Json listed = one_of(option_ids(field_));
    if (!field_.free) return listed;
    Json free = text();
    const bool takes_any = free.size() == 1;
    if (takes_any || field_.options.empty()) return free;
    return {{"type", "string"}, {"anyOf", Json::array({std::move(listed), std::move(free)})}};
  }

  const RulePack& pack_;
  const Field& field_;
};

/// The same for a field that has to be filled. Lists and texts only: an enum has no empty text.
Json filled_only(const Field& field, Json schema) {
  if (field.type == FieldType::choices) {
    schema["minItems"] = 1;
  } else if (schema.contains("type")) {
    const bool is_counted = schema.contains("minLength") && schema["minLength"] != 0;
    if (!is_counted) schema["minLength"] = 1;
  }
  return schema;
}

/// Whether the empty text, or the empty list, keeps to what the schema of a field says anyway.
bool takes_empty(const Field& field) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::secret:
    case FieldType::tel:
      return field.format.empty() && field.contains.empty() && field.min_length.value_or(0) == 0;
    case FieldType::choices:
      return true;
    case FieldType::file:
      return field.file_types.empty();
    default:
      return false;
  }
}

/// The same for a field that may be empty, which an empty text is as good as leaving out.
Json or_empty(const Field& field, Json schema) {
  if (takes_empty(field)) return schema;
  if (schema.contains("enum")) {
    schema["enum"].insert(schema["enum"].begin(), "");
    return schema;
  }
  return {{"anyOf", Json::array({Json{{"const", ""}}, std::move(schema)})}};
}

class SchemaWriter {
 public:
  explicit SchemaWriter(const RulePack& pack) : pack_(pack), conditions_(pack) {}

  Json schema() {
    for (const Field& field : pack_.fields) add_field(field);
    for (const Rule& rule : pack_.rules) add_rule(rule);
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", pack_.title},
                   {"type", "object"},
                   {"properties", std::move(properties_)}};
    if (!required_.empty()) schema["required"] = std::move(required_);
    schema["additionalProperties"] = false;
    if (!all_of_.empty()) schema["allOf"] = std::move(all_of_);
    if (!conditions_.definitions().empty()) schema["$defs"] = conditions_.definitions();
    schema["x-shirube-unexpressed"] = std::move(unexpressed_);
    return schema;
  }

 private:
  void add_unexpressed(std::string_view field, std::string_view code, std::string_view rule) {
    unexpressed_.push_back({{"field", field}, {"code", code}, {"rule", rule}});
  }

  /// Where one holds the other has to; `true` always holds.
  void imply(Json condition, Json consequence) {
    if (condition == true) {
      all_of_.push_back(std::move(consequence));
    } else {
      all_of_.push_back({{"if", std::move(condition)}, {"then", std::move(consequence)}});
    }
  }

  void add_field(const Field& field) {
    const Json value = ValueSchema(pack_, field).schema();
    const Json due = field.required ? filled_only(field, value) : or_empty(field, value);
    Json& property = properties_[field.id] = {{"title", field.label}};
    const auto asked = conditions_.is_asked(field.id);
    if (asked && *asked != true) {
      Json consequence = {{"properties", {{field.id, due}}}};
      if (field.required) consequence["required"] = Json::array({field.id});
      imply(*asked, std::move(consequence));
    } else {
      property.update(due);
      if (asked && field.required) required_.push_back(field.id);
      if (!asked && field.required) add_unexpressed(field.id, "required", "when");
    }
    add_confirmation(field);
    add_unexpressed_bounds(field);
  }

  void add_confirmation(const Field& field) {
    if (field.equals.empty()) return;
    const auto asked = conditions_.is_asked(field.id);
    if (!field.required && asked) {
      imply(SchemaConditions::all_of({*asked, conditions_.is_filled(field.equals)}), conditions_.filled(field.id));
    } else if (!field.required) {
      add_unexpressed(field.id, "required", "equals");
    }
    add_unexpressed(field.id, "mismatch", "equals");
  }

  void add_unexpressed_bounds(const Field& field) {
    const bool is_number = field.type == FieldType::number;
    if (!is_number && field.type != FieldType::date && field.type != FieldType::year_month) return;
    if (!field.least.empty()) add_unexpressed(field.id, "out-of-range", "min");
    if (!field.greatest.empty()) add_unexpressed(field.id, "out-of-range", "max");
    if (is_number && (field.least.empty() || field.greatest.empty())) {
      add_unexpressed(field.id, "out-of-range", "number");
    }
  }

  void add_rule(const Rule& rule) {
    // A warning is no reason to refuse anything.
    if (rule.is_warning) return;
    const std::string_view kind = rule_kind_words[static_cast<std::size_t>(rule.kind)];
    switch (rule.kind) {
      case Rule::Kind::sum:
        return add_unexpressed(rule.field, "sum-mismatch", kind);
      case Rule::Kind::order:
        return add_unexpressed(rule.field, "order", kind);
      case Rule::Kind::compare:
        return add_unexpressed(rule.field, "compare", kind);
      case Rule::Kind::same:
        for (const std::string& id : std::span(rule.fields).subspan(std::min<std::size_t>(1, rule.fields.size()))) {
          add_unexpressed(id, "mismatch", kind);
        }
        return;
      case Rule::Kind::required_when:
        for (const std::string& id : rule.fields) {
          add_due(rule, id, conditions_.filled(id), "required");
        }
        return;
      case Rule::Kind::must_be:
        return add_due(rule, rule.field, conditions_.has_value(rule.field, {rule.value}), "must-be");
      case Rule::Kind::at_least_one:
        return add_at_least_one(rule);
    }
  }

  /// What has to hold of a field where the rule counts and the field is asked.
  void add_due(const Rule& rule, const std::string& field, Json due, std::string_view code) {
    const auto when = conditions_.holds(rule.when);
    const auto asked = conditions_.is_asked(field);
    if (when && asked) {
      imply(SchemaConditions::all_of({*when, *asked}), std::move(due));
    } else {
      add_unexpressed(field, code, rule_kind_words[static_cast<std::size_t>(rule.kind)]);
    }
  }

  /// One of the fields, if anybody is asked for any of them. The error stands on the first that is asked.
  void add_at_least_one(const Rule& rule) {
    const auto when = conditions_.holds(rule.when);
    std::vector<Json> asked;
    Json filled = Json::array();
    bool is_expressible = when.has_value();
    for (const std::string& id : rule.fields) {
      const auto is_asked = conditions_.is_asked(id);
      is_expressible = is_expressible && is_asked;
      asked.push_back(is_asked.value_or(Json(true)));
      filled.push_back(conditions_.is_filled(id));
    }
    if (!is_expressible) {
      for (const std::string& id : rule.fields) {
        add_unexpressed(id, "required", rule_kind_words[static_cast<std::size_t>(rule.kind)]);
      }
      return;
    }
    const bool is_always_asked = std::ranges::find(asked, Json(true)) != asked.end();
    Json any_asked = is_always_asked ? Json(true) : Json{{"anyOf", Json(std::move(asked))}};
    imply(SchemaConditions::all_of({*when, std::move(any_asked)}), {{"anyOf", std::move(filled)}});
  }

  const RulePack& pack_;
  SchemaConditions conditions_;
  Json properties_ = Json::object();
  Json required_ = Json::array();
  Json all_of_ = Json::array();
  Json unexpressed_ = Json::array();
};

}  // namespace

std::string write_json_schema(const RulePack& pack) {
  return SchemaWriter(pack).schema().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shirube
