// Conditions between fields as parts of a JSON Schema.
// Leaves what they are put to use for to json_schema.cc.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/rule_pack.h"

namespace shirube {

/// Schemas of the whole form that hold where something holds of its fields. Nothing where no schema can say it:
/// `more-than`. A field that nobody is asked for counts as empty, whatever stands in the instance.
class SchemaConditions {
 public:
  using Json = nlohmann::ordered_json;

  /// `pack` must live as long.
  explicit SchemaConditions(const RulePack& pack);

  std::optional<Json> holds(const FieldCondition& condition) const;
  /// `true` where it always is.
  std::optional<Json> is_asked(std::string_view field) const;
  Json is_filled(const std::string& field) const;
  /// The same where the field is asked for anyway.
  Json filled(const std::string& field) const;
  /// Where it is asked for anyway, whether it has one of the values.
  Json has_value(const std::string& field, const std::vector<std::string>& values) const;

  /// What `$ref`s in the others lead to; may be empty.
  const Json& definitions() const { return definitions_; }

  /// All of them: those that are `true`, or there already, are left out.
  static Json all_of(std::vector<Json> schemas);

 private:
  std::optional<Json> holds_of_parts(const FieldCondition& condition, std::string_view keyword) const;
  Json with_asked(const std::string& field, Json schema) const;

  const RulePack& pack_;
  std::map<std::string, std::optional<Json>, std::less<>> asked_;
  Json definitions_ = Json::object();
};

}  // namespace shirube
