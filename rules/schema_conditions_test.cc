#include "rules/schema_conditions.h"

#include <string_view>

#include <gtest/gtest.h>

#include "rules/short_pack_test.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

Json definitions(std::string_view short_pack) { return SchemaConditions(read_short_pack(short_pack)).definitions(); }

TEST(SchemaConditions, a_hidden_field_counts_as_empty) {
  const Json all = definitions(R"({"fields": [{"id": "a"}, {"id": "b", "when": {"field": "a", "is": "x"}},
                                              {"id": "c", "when": {"field": "b", "is": "y"}}]})");
  EXPECT_EQ(all["asked-c"], Json::parse(R"({"type": "object", "allOf": [{"$ref": "#/$defs/asked-b"},
                                            {"properties": {"b": {"const": "y"}}, "required": ["b"]}]})"));
}

TEST(SchemaConditions, of_a_section_and_of_a_field_have_both_to_hold) {
  const Json all = definitions(R"({"sections": [{"title": "S", "fields": ["a"]},
                                                {"title": "T", "fields": ["b"], "when": {"field": "a", "filled": true}}],
                                   "fields": [{"id": "a"}, {"id": "b", "when": {"not": {"field": "a", "is": "x"}}}]})");
  EXPECT_EQ(all["asked-b"], Json::parse(R"({"type": "object", "allOf": [
                {"properties": {"a": {"type": "string", "minLength": 1}}, "required": ["a"]},
                {"not": {"properties": {"a": {"const": "x"}}, "required": ["a"]}}]})"));
}

TEST(SchemaConditions, of_several_values_look_into_the_list) {
  const Json all = definitions(R"({"fields": [{"id": "a", "type": "choices", "options": [["x", "X"]]},
                                              {"id": "b", "when": {"field": "a", "in": ["x", "z"]}}]})");
  EXPECT_EQ(all["asked-b"]["properties"]["a"], Json::parse(R"({"type": "array", "contains": {"enum": ["x", "z"]}})"));
}

TEST(SchemaConditions, empty_lists_hold_or_do_not) {
  const Json all = definitions(R"({"fields": [{"id": "a"}, {"id": "b", "when": {"any": []}},
                                              {"id": "c", "when": {"all": []}}]})");
  EXPECT_EQ(all, Json::parse(R"({"asked-b": {"type": "object", "not": {}}})"));
}

TEST(SchemaConditions, more_than_cannot_be_said) {
  const RulePack pack = read_short_pack(std::string_view(
      R"({"fields": [{"id": "a", "type": "number"}, {"id": "b", "when": {"field": "a", "more-than": "5"}}]})"));
  EXPECT_EQ(SchemaConditions(pack).is_asked("b"), std::nullopt);
}

}  // namespace
}  // namespace shirube
