#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "rules/evaluate.h"
#include "rules/messages.h"
#include "rules/short_pack_test.h"

namespace shirube {
namespace {

void expect_taken(const Field& field) {
  const std::string example = example_of(field);
  if (example.empty()) return;
  RulePack pack;
  pack.fields.push_back(field);
  complete_pack(pack);
  const Verdict verdict = evaluate(pack, {{field.id, example}}, Language::english);
  EXPECT_TRUE(verdict.ok()) << example << ": " << verdict.errors.front().message;
}

std::string example(std::string_view field) {
  const std::string pack = std::string(R"({"fields": [{"id": "b"}, )").append(field).append("]}");
  return example_of(read_short_pack(std::string_view(pack)).fields.back());
}

TEST(ExampleValue, keeps_to_the_rules_of_its_field) {
  EXPECT_EQ(example(R"({"id": "a", "characters": ["ascii-letter", "ascii-digit"], "min-length": 8})"), "abcdefgh");
  EXPECT_EQ(example(R"({"id": "a", "characters": ["ascii-letter", "ascii-digit"], "max-length": 8,
                        "contains": ["ascii-upper", "ascii-digit"]})"),
            "abcdA1");
  EXPECT_EQ(example(R"({"id": "a", "characters": ["katakana"], "max-length": 64})"), "カタカナ");
}

TEST(ExampleValue, by_type) {
  EXPECT_EQ(example(R"({"id": "a", "type": "number", "min": "20", "max": "30"})"), "20");
  EXPECT_EQ(example(R"({"id": "a", "type": "date", "max": "1970-01-01"})"), "1970-01-01");
  EXPECT_EQ(example(R"({"id": "a", "type": "tel"})"), "03-1234-5678");
  EXPECT_EQ(example(R"({"id": "a", "type": "tel", "characters": ["ascii-digit"]})"), "0312345678");
  EXPECT_EQ(example(R"({"id": "a", "type": "email"})"), "name@example.jp");
  EXPECT_EQ(example(R"({"id": "a", "format": "000-0000"})"), "123-4567");
  EXPECT_EQ(example(R"({"id": "a", "format": "AA/00a"})"), "AB/12c");
}

TEST(ExampleValue, of_an_author_goes_first) {
  EXPECT_EQ(example(R"({"id": "a", "format": "000-0000", "example": "100-0001"})"), "100-0001");
}

TEST(ExampleValue, is_empty_where_none_would_be_honest) {
  EXPECT_EQ(example(R"({"id": "a"})"), "");
  EXPECT_EQ(example(R"({"id": "a", "type": "secret", "characters": ["ascii-digit"]})"), "");
  EXPECT_EQ(example(R"({"id": "a", "characters": ["fullwidth"]})"), "");
  EXPECT_EQ(example(R"({"id": "a", "characters": ["ascii-digit"], "equals": "b"})"), "");
  EXPECT_EQ(example(R"({"id": "a", "type": "choice", "options": [["x", "X"]]})"), "");
  EXPECT_EQ(example(R"({"id": "a", "type": "consent"})"), "");
  EXPECT_EQ(example(R"({"id": "a", "type": "email", "max-length": 5})"), "");
}

TEST(ExampleValue, is_taken_whatever_the_field) {
  const std::vector<std::string> entries = {"ascii-letter", "ascii-upper", "ascii-lower", "ascii-digit", "ascii-symbol",
                                            "hiragana",     "katakana",    "kanji",       "fullwidth",   "halfwidth",
                                            "space",        "-",           "!@%&#",       "ー",          "{}"};
  const std::vector<std::string> formats = {"", "", "", "000-0000", "A0a", "〒000", "  0", "ｱ0"};
  std::mt19937 random(20261121);
  const auto below = [&](std::size_t count) { return random() % count; };
  for (int round = 0; round < 3000; ++round) {
    Field field;
    field.id = field.label = "a";
    field.type = static_cast<FieldType>(below(std::size(field_type_words)));
    for (std::size_t count = below(4); count > 0; --count) field.characters.push_back(entries[below(entries.size())]);
    for (std::size_t count = below(3); count > 0; --count) field.contains.push_back(entries[below(entries.size())]);
    if (below(2) == 0) field.min_length = static_cast<std::uint32_t>(below(12));
    if (below(2) == 0) field.max_length = static_cast<std::uint32_t>(below(12));
    field.format = formats[below(formats.size())];
    field.width = static_cast<WidthFolding>(below(3));
    field.katakana = below(4) == 0;
    if (field.type == FieldType::number && below(2) == 0) field.least = std::to_string(below(100));
    if (field.type == FieldType::number && below(2) == 0) field.greatest = std::to_string(below(100));
    expect_taken(field);
  }
}

}  // namespace
}  // namespace shirube
