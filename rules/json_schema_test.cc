#include "rules/json_schema.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rules/short_pack_test.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

std::string schema_text(std::string_view short_pack) { return write_json_schema(read_short_pack(short_pack)); }

Json schema(std::string_view short_pack) { return Json::parse(schema_text(short_pack)); }

Json property(const std::string& field) {
  Json property = schema(R"({"fields": [{"id": "a", )" + field + "}]}")["properties"]["a"];
  property.erase("title");
  return property;
}

Json unexpressed(std::string_view short_pack) { return schema(short_pack)["x-shirube-unexpressed"]; }

TEST(JsonSchema, of_fields_of_many_types) {
  EXPECT_EQ(schema_text(R"form({"title":"新しいパスワード","fields":[
    {"id":"user-name","label":"ユーザ名","required":true,"characters":["ascii-letter","ascii-digit"],"min-length":8,"max-length":8},
    {"id":"password","label":"パスワード","type":"secret","contains":["ascii-upper","ascii-digit"],"min-length":8},
    {"id":"password-again","label":"もう一度","type":"secret","equals":"password"},
    {"id":"postal-code","label":"郵便番号","format":"000-0000"},
    {"id":"departments","label":"診療科","type":"choices","required":true,"options":[["a","内科"],["b","外科"]]},
    {"id":"birth-date","label":"生年月日","type":"date","required":true,"min":"1900-01-01"},
    {"id":"terms","label":"同意する","type":"consent","required":true}],
    "rules":[{"kind":"at-least-one","fields":["postal-code","password"]}]})form"),
            R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "新しいパスワード",
  "type": "object",
  "properties": {
    "user-name": {
      "title": "ユーザ名",
      "type": "string",
      "pattern": "^[0-9A-Za-z]*$",
      "minLength": 8,
      "maxLength": 8
    },
    "password": {
      "title": "パスワード",
      "anyOf": [
        {
          "const": ""
        },
        {
          "type": "string",
          "pattern": "[A-Z]",
          "allOf": [
            {
              "pattern": "[0-9]"
            }
          ],
          "minLength": 8,
          "writeOnly": true
        }
      ]
    },
    "password-again": {
      "title": "もう一度",
      "type": "string",
      "writeOnly": true
    },
    "postal-code": {
      "title": "郵便番号",
      "anyOf": [
        {
          "const": ""
        },
        {
          "type": "string",
          "pattern": "^[0-9]{3}-[0-9]{4}$"
        }
      ]
    },
    "departments": {
      "title": "診療科",
      "type": "array",
      "items": {
        "enum": [
          "a",
          "b"
        ]
      },
      "uniqueItems": true,
      "minItems": 1
    },
    "birth-date": {
      "title": "生年月日",
      "type": "string",
      "pattern": "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$",
      "minLength": 1
    },
    "terms": {
      "title": "同意する",
      "const": "yes"
    }
  },
  "required": [
    "user-name",
    "departments",
    "birth-date",
    "terms"
  ],
  "additionalProperties": false,
  "allOf": [
    {
      "if": {
        "properties": {
          "password": {
            "type": "string",
            "minLength": 1
          }
        },
        "required": [
          "password"
        ]
      },
      "then": {
        "properties": {
          "password-again": {
            "type": "string",
            "minLength": 1
          }
        },
        "required": [
          "password-again"
        ]
      }
    },
    {
      "anyOf": [
        {
          "properties": {
            "postal-code": {
              "type": "string",
              "minLength": 1
            }
          },
          "required": [
            "postal-code"
          ]
        },
        {
          "properties": {
            "password": {
              "type": "string",
              "minLength": 1
            }
          },
          "required": [
            "password"
          ]
        }
      ]
    }
  ],
  "x-shirube-unexpressed": [
    {
      "field": "password-again",
      "code": "mismatch",
      "rule": "equals"
    },
    {
      "field": "birth-date",
      "code": "out-of-range",
      "rule": "min"
    }
  ]
}
)schema");
}

TEST(JsonSchema, of_conditions_and_rules) {
  EXPECT_EQ(schema_text(R"form({"title":"緊急時の要望","fields":[
    {"id":"needed","label":"必要","type":"choice","required":true,"options":[["yes","はい"],["no","いいえ"]]},
    {"id":"quantity","label":"数","type":"number","when":{"field":"needed","is":"yes"},"required":true},
    {"id":"reason","label":"理由","max-length":100},
    {"id":"large","label":"多い理由","required":true,"when":{"field":"quantity","more-than":"100"}}],
    "rules":[{"kind":"required-when","fields":["reason"],"when":{"not":{"field":"quantity","filled":true}}},
    {"kind":"must-be","field":"quantity","value":"1","when":{"field":"reason","is":"x"}},
    {"kind":"compare","field":"quantity","other":"quantity","severity":"warning"},
    {"kind":"sum","fields":["quantity"],"field":"quantity"}]})form"),
            R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "緊急時の要望",
  "type": "object",
  "properties": {
    "needed": {
      "title": "必要",
      "enum": [
        "yes",
        "no"
      ]
    },
    "quantity": {
      "title": "数"
    },
    "reason": {
      "title": "理由",
      "type": "string",
      "maxLength": 100
    },
    "large": {
      "title": "多い理由",
      "type": "string",
      "minLength": 1
    }
  },
  "required": [
    "needed"
  ],
  "additionalProperties": false,
  "allOf": [
    {
      "if": {
        "$ref": "#/$defs/asked-quantity"
      },
      "then": {
        "properties": {
          "quantity": {
            "type": "string",
            "pattern": "^(?!-0$)-?(?:0|[1-9][0-9]*)$",
            "minLength": 1
          }
        },
        "required": [
          "quantity"
        ]
      }
    },
    {
      "if": {
        "not": {
          "allOf": [
            {
              "$ref": "#/$defs/asked-quantity"
            },
            {
              "properties": {
                "quantity": {
                  "type": "string",
                  "minLength": 1
                }
              },
              "required": [
                "quantity"
              ]
            }
          ]
        }
      },
      "then": {
        "properties": {
          "reason": {
            "type": "string",
            "minLength": 1
          }
        },
        "required": [
          "reason"
        ]
      }
    },
    {
      "if": {
        "allOf": [
          {
            "properties": {
              "reason": {
                "const": "x"
              }
            },
            "required": [
              "reason"
            ]
          },
          {
            "$ref": "#/$defs/asked-quantity"
          }
        ]
      },
      "then": {
        "properties": {
          "quantity": {
            "const": "1"
          }
        },
        "required": [
          "quantity"
        ]
      }
    }
  ],
  "$defs": {
    "asked-quantity": {
      "type": "object",
      "properties": {
        "needed": {
          "const": "yes"
        }
      },
      "required": [
        "needed"
      ]
    }
  },
  "x-shirube-unexpressed": [
    {
      "field": "quantity",
      "code": "out-of-range",
      "rule": "number"
    },
    {
      "field": "large",
      "code": "required",
      "rule": "when"
    },
    {
      "field": "quantity",
      "code": "sum-mismatch",
      "rule": "sum"
    }
  ]
}
)schema");
}

TEST(JsonSchema, of_single_types) {
  EXPECT_EQ(property(R"("type": "text")"), Json::parse(R"({"type": "string"})"));
  EXPECT_EQ(property(R"("type": "text", "required": true)"), Json::parse(R"({"type": "string", "minLength": 1})"));
  EXPECT_EQ(property(R"("type": "select", "options": [["x", "X"]])"), Json::parse(R"({"enum": ["", "x"]})"));
  EXPECT_EQ(property(R"("type": "select", "required": true)"), Json::parse(R"({"not": {}})"));
  EXPECT_EQ(property(R"("type": "tel", "required": true, "max-length": 15)"),
            Json::parse(R"({"type": "string", "pattern": "^[\\-0-9]*$", "maxLength": 15, "minLength": 1})"));
  EXPECT_EQ(
      property(R"("type": "suggest", "required": true, "free": true, "max-length": 2, "options": [["xyz", "X"]])"),
      Json::parse(R"({"type": "string", "anyOf": [{"enum": ["xyz"]}, {"type": "string", "maxLength": 2}],
                            "minLength": 1})"));
  EXPECT_EQ(property(R"("type": "suggest", "free": true, "options": [["x", "X"]], "required": true)"),
            Json::parse(R"({"type": "string", "minLength": 1})"));
  EXPECT_EQ(property(R"("type": "file", "files": ["pdf", "jpeg"], "required": true)")["pattern"],
            "\\.(?:[Pp][Dd][Ff]|[Jj][Pp][Ee]?[Gg])$");
  EXPECT_EQ(property(R"("type": "email", "required": true)")["maxLength"], 254);
}

TEST(JsonSchema, a_format_stands_alone) {
  EXPECT_EQ(property(R"("format": "A0", "characters": ["kanji"], "max-length": 1, "contains": ["kanji"],
                        "required": true)"),
            Json::parse(R"({"type": "string", "pattern": "^[A-Z][0-9]$", "minLength": 1})"));
}

TEST(JsonSchema, what_cannot_be_said_is_listed) {
  EXPECT_EQ(unexpressed(R"({"fields": [{"id": "a", "type": "number", "min": "0", "max": "9"},
                                       {"id": "b", "type": "date", "max": "2026-01-01"}]})"),
            Json::parse(R"([{"field": "a", "code": "out-of-range", "rule": "min"},
                            {"field": "a", "code": "out-of-range", "rule": "max"},
                            {"field": "b", "code": "out-of-range", "rule": "max"}])"));
  EXPECT_EQ(unexpressed(R"({"fields": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
                            "rules": [{"kind": "order", "field": "b", "other": "a"},
                                      {"kind": "compare", "field": "c", "other": "a"},
                                      {"kind": "same", "fields": ["a", "b", "c"]}]})"),
            Json::parse(R"([{"field": "b", "code": "order", "rule": "order"},
                            {"field": "c", "code": "compare", "rule": "compare"},
                            {"field": "b", "code": "mismatch", "rule": "same"},
                            {"field": "c", "code": "mismatch", "rule": "same"}])"));
}

TEST(JsonSchema, what_hangs_on_more_than_is_listed) {
  EXPECT_EQ(unexpressed(R"({"fields": [{"id": "a", "type": "number", "min": "0", "max": "9"}, {"id": "b"}, {"id": "c"}],
                            "rules": [{"kind": "required-when", "fields": ["b"], "when": {"field": "a", "more-than": "5"}},
                                      {"kind": "must-be", "field": "c", "value": "x",
                                       "when": {"not": {"field": "a", "more-than": "5"}}},
                                      {"kind": "at-least-one", "fields": ["b", "c"],
                                       "when": {"any": [{"field": "a", "more-than": "5"}]}}]})")
                .size(),
            6U);
}

}  // namespace
}  // namespace shirube
