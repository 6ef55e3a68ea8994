#include "rules/pack_shape.h"

#include <random>

#include <gtest/gtest.h>

namespace shirube {
namespace {

using Json = nlohmann::json;

/// The library keeps the last of the keys that are alike; ours takes none.
bool has_doubled_key(const std::string& text) {
  const auto read = read_tree(text);
  const auto* error = std::get_if<PackError>(&read);
  return error != nullptr && error->kind == PackError::Kind::malformed;
}

TEST(PackShape, it_reads_what_the_library_reads_and_nothing_else) {
  const std::string pieces[] = {"{",
                                "}",
                                "[",
                                "]",
                                ",",
                                ":",
                                "\"a\"",
                                "\"b\"",
                                "\"\"",
                                "1",
                                "-0",
                                "01",
                                "1.5",
                                "1e3",
                                "1e999",
                                "-",
                                "+1",
                                "18446744073709551615",
                                "18446744073709551616",
                                "true",
                                "false",
                                "null",
                                "nul",
                                " ",
                                "\n",
                                "\t",
                                "\f",
                                "\"a\":",
                                "{\"a\":",
                                ",\"b\":",
                                "[]",
                                "{}"};
  std::mt19937 random(1);
  const auto number = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  int read_ones = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t count = number(7); count > 0; --count) text += pieces[number(std::size(pieces))];
    if (has_doubled_key(text)) continue;
    const auto read = read_tree(text);
    const auto* tree = std::get_if<Json>(&read);
    const Json same = Json::parse(text, nullptr, false);
    ASSERT_EQ(tree != nullptr, !same.is_discarded()) << text;
    if (tree == nullptr) continue;
    ASSERT_EQ(tree->dump(), same.dump()) << text;
    ++read_ones;
  }
  EXPECT_GT(read_ones, 1'000);
}

TEST(PackShape, a_byte_order_mark_is_no_part_of_it) {
  EXPECT_EQ(std::get<Json>(read_tree("\xEF\xBB\xBF{}")), Json::object());
}

TEST(PackShape, the_place_of_a_doubled_key_is_told) {
  const auto read = read_tree(R"({"a":[1,[],{"b":{"c":1,"c":2}}]})");
  const auto* error = std::get_if<PackError>(&read);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->kind, PackError::Kind::malformed);
  EXPECT_EQ(error->place, "a[2].b.c");
}

TEST(PackShape, depth_has_a_bound) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(std::holds_alternative<Json>(read_tree(nested(deepest_pack))));
  EXPECT_TRUE(std::holds_alternative<PackError>(read_tree(nested(deepest_pack + 1))));
  EXPECT_TRUE(std::holds_alternative<PackError>(read_tree(std::string(1'000'000, '['))));
}

}  // namespace
}  // namespace shirube
