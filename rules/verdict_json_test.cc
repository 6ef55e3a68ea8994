#include "rules/verdict_json.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::Pair;

using Texts = std::vector<std::string>;

SentValue one(const std::string& json) {
  const auto values = read_values("{\"a\":" + json + "}");
  return values && values->contains("a") ? values->at("a") : SentValue(std::string("(nothing)"));
}

TEST(ReadValues, takes_texts_and_lists_of_texts) {
  EXPECT_EQ(one(R"("x")"), SentValue("x"));
  EXPECT_EQ(one(R"("")"), SentValue(""));
  EXPECT_EQ(one(R"(["x","y"])"), SentValue(Texts{"x", "y"}));
  EXPECT_EQ(one("[]"), SentValue(Texts{}));
  EXPECT_THAT(*read_values("{}"), ElementsAre());
  EXPECT_THAT(*read_values(R"( {"b":"1","a":"2"} )"),
              ElementsAre(Pair("a", SentValue("2")), Pair("b", SentValue("1"))));
}

TEST(ReadValues, what_is_no_text_is_malformed) {
  for (const std::string json : {"1", "true", "null", "{}", R"({"b":"x"})", R"({"b":["x"]})", "[1]", R"(["x",1])",
                                 R"([1,"x"])", R"([["x"]])", R"(["x",["y"]])", R"(["x",{}])", "[null]", "-0.5e3"}) {
    EXPECT_EQ(one(json), SentValue(MalformedValue{})) << json;
  }
}

TEST(ReadValues, one_odd_value_does_not_hide_the_others) {
  EXPECT_THAT(*read_values(R"({"a":{"b":"x"},"c":"y"})"),
              ElementsAre(Pair("a", SentValue(MalformedValue{})), Pair("c", SentValue("y"))));
  EXPECT_THAT(*read_values(R"({"a":[["x"]],"b":["y"]})"),
              ElementsAre(Pair("a", SentValue(MalformedValue{})), Pair("b", SentValue(Texts{"y"}))));
}

TEST(ReadValues, of_a_key_given_twice_the_last_counts) {
  EXPECT_EQ(*read_values(R"({"a":"x","a":"y"})"), *read_values(R"({"a":"y"})"));
  EXPECT_EQ(*read_values(R"({"a":["x"],"a":1})"), *read_values(R"({"a":1})"));
}

TEST(ReadValues, what_is_no_object_is_nothing) {
  for (const std::string line : {"",
                                 " ",
                                 "x",
                                 "[]",
                                 R"(["x"])",
                                 R"("x")",
                                 "1",
                                 "null",
                                 "true",
                                 "{",
                                 R"({"a"})",
                                 R"({"a":"x"} {})",
                                 R"({"a":"x",})",
                                 "{'a':1}",
                                 "{\"a\":\"\t\"}",
                                 R"({"a":01})",
                                 R"({"a":NaN})",
                                 "\xFF",
                                 "{\xFF}",
                                 R"({"a":"\x"})"}) {
    EXPECT_EQ(read_values(line), std::nullopt) << line;
  }
}

TEST(ReadValues, what_is_no_text_in_a_text_becomes_a_noncharacter) {
  EXPECT_EQ(one(R"("a\ud800b")"), SentValue("a\uFFFEb"));
  EXPECT_EQ(one(R"("\\ud800")"), SentValue("\\ud800"));
  EXPECT_EQ(one("\"\xE3\x81\""), SentValue("\uFFFE"));
  EXPECT_EQ(one(R"("\u0000")"), SentValue(std::string("\0", 1)));
  EXPECT_THAT(*read_values(R"({"\udc00":"x"})"), ElementsAre(Pair("\uFFFE", SentValue("x"))));
}

TEST(ReadValues, numbers_of_any_size_are_only_malformed) {
  for (const std::string& json : {std::string("1e999"), std::string("-1e-999"), std::string(5000, '9')}) {
    EXPECT_EQ(one(json), SentValue(MalformedValue{}));
  }
}

TEST(ReadValues, deep_nesting_is_only_malformed) {
  constexpr std::size_t depth = 1'000'000;
  EXPECT_EQ(one(std::string(depth, '[') + std::string(depth, ']')), SentValue(MalformedValue{}));
  EXPECT_EQ(read_values("{\"a\":" + std::string(depth, '[')), std::nullopt);
}

TEST(MalformedVerdict, is_one_error_without_a_field) {
  EXPECT_EQ(write_verdict(malformed_verdict(Language::japanese)),
            R"({"errors":[{"code":"malformed","field":"","message":"1行に1つ、JSONのオブジェクトを書いてください。"}],)"
            R"("ok":false,"values":{},"warnings":[]})");
  EXPECT_EQ(malformed_verdict(Language::english).errors.front().message, "Write one JSON object on each line.");
}

TEST(WriteVerdict, sorts_its_keys_and_hides_secrets) {
  Verdict verdict;
  verdict.values = {{"b", "x"}, {"c", Texts{"y", "z"}}};
  verdict.secrets = {{"a", "hidden"}};
  EXPECT_EQ(write_verdict(verdict),
            R"({"errors":[],"ok":true,"values":{"a":true,"b":"x","c":["y","z"]},"warnings":[]})");
}

TEST(WriteVerdict, parameters_stand_beside_field_code_and_message) {
  Verdict verdict;
  verdict.errors = {{"a", "too-short", "M", {{"min", std::int64_t{8}}, {"length", std::int64_t{1}}}},
                    {"b", "sum-mismatch", "N", {{"of", Texts{"x", "y"}}, {"sum", "3"}}}};
  verdict.warnings = {{"c", "compare", "W", {{"other", "d"}}}};
  EXPECT_EQ(write_verdict(verdict),
            R"({"errors":[{"code":"too-short","field":"a","length":1,"message":"M","min":8},)"
            R"({"code":"sum-mismatch","field":"b","message":"N","of":["x","y"],"sum":"3"}],"ok":false,"values":{},)"
            R"("warnings":[{"code":"compare","field":"c","message":"W","other":"d"}]})");
}

TEST(WriteVerdict, escapes_as_json_stringify_does) {
  Verdict verdict;
  verdict.values = {{"a", std::string("\0\x01\b\t\n\v\f\r\x1f\"\\/\x7f<é\u2028\uFFFE𠮷", 26)}};
  EXPECT_EQ(write_verdict(verdict),
            "{\"errors\":[],\"ok\":true,\"values\":{\"a\":\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\x7f<é"
            "\u2028\uFFFE𠮷\"},\"warnings\":[]}");
}

}  // namespace
}  // namespace shirube
