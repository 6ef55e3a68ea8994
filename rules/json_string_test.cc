#include "rules/json_string.h"

#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace shirube {
namespace {

using Json = nlohmann::json;

TEST(JsonString, what_stands_behind_its_end_is_left) {
  std::string_view json = R"("a\n\u65e5",1)";
  EXPECT_EQ(take_json_string(json), "a\n日");
  EXPECT_EQ(json, ",1");
}

TEST(JsonString, a_malformed_one_is_not_taken) {
  for (const std::string_view text :
       {"", "a", "\"", "\"a", "\"\\", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud800\"",
        "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\n\"", "\"\t\"", "\"\xC0\x80\"", "\"\xFF\"", "\"\xE6\x97\""}) {
    std::string_view json = text;
    EXPECT_FALSE(take_json_string(json)) << text;
    EXPECT_EQ(json, text);
  }
}

TEST(JsonString, it_says_what_the_library_says) {
  const std::string pieces[] = {"a",    "\"", "\\", "/",  "b",    "u",    "0041", "d83d", "\\u", "\\ud83d\\ude00",
                                "de00", "日", "😀",  "\n", "\x7F", "\xE6", "\\n",  "\\\""};
  std::mt19937 random(1);
  const auto number = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  int taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = "\"";
    for (std::size_t count = number(6); count > 0; --count) text += pieces[number(std::size(pieces))];
    text += '"';
    std::string_view json = text;
    const auto read = take_json_string(json);
    const Json same = Json::parse(text, nullptr, false);
    const bool is_one = read && json.empty();
    ASSERT_EQ(is_one, same.is_string()) << text;
    if (!is_one) continue;
    ASSERT_EQ(*read, same.get<std::string>()) << text;
    ++taken;
  }
  EXPECT_GT(taken, 1'000);
}

}  // namespace
}  // namespace shirube
