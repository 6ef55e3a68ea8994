#include "generator/load/yaml_anchors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

struct Read {
  std::optional<YamlNode> node;
  Told told;
};

Read read(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  return {std::move(node), told(diagnostics, text)};
}

/// Lists that each repeat the one before ten times.
std::string laughs(int levels) {
  std::string text = "a0: &a0 [x]\n";
  for (int level = 1; level <= levels; ++level) {
    const std::string name = std::to_string(level), before = std::to_string(level - 1);
    text.append("a").append(name).append(": &a").append(name).append(" [");
    for (int i = 0; i < 10; ++i) text.append("*a").append(before).append(", ");
    text += "]\n";
  }
  return text;
}

TEST(YamlAnchors, an_alias_repeats_a_value_with_its_place) {
  const Read result = read("a: &steps\n  - {id: x}\nb: *steps\n");
  ASSERT_TRUE(result.node);
  const YamlNode* repeated = result.node->find("b");
  ASSERT_NE(repeated, nullptr);
  EXPECT_EQ(repeated->items.at(0).entries.at(0).value.scalar.text, "x");
  EXPECT_EQ(repeated->items.at(0).entries.at(0).value.span().line, 2U);
}

TEST(YamlAnchors, the_last_anchor_of_a_name_counts) {
  const Read result = read("[&a 1, *a, &a 2, *a]");
  ASSERT_TRUE(result.node);
  EXPECT_EQ(result.node->items.at(1).scalar.text, "1");
  EXPECT_EQ(result.node->items.at(3).scalar.text, "2");
}

TEST(YamlAnchors, an_alias_of_nothing_is_refused) {
  EXPECT_EQ(read("a: *b\n").told, Told{R"(1:4 "*" yaml-syntax problem=unknown anchor)"});
  EXPECT_EQ(read("a: **重要**です\n").told.size(), 1U);
}

TEST(YamlAnchors, a_value_cannot_repeat_itself) {
  EXPECT_EQ(read("a: &a [*a]\n").told, Told{R"(1:8 "*" yaml-syntax problem=unknown anchor)"});
  EXPECT_EQ(read("&a {b: *a}\n").told, Told{R"(1:8 "*" yaml-syntax problem=unknown anchor)"});
}

TEST(YamlAnchors, a_few_lines_cannot_become_billions_of_values) {
  EXPECT_EQ(read(laughs(3)).told, Told{});
  EXPECT_THAT(read(laughs(9)).told, ElementsAre(StartsWith("6:25 \"*\" too-many-aliases limit=100000")));
}

TEST(YamlAnchors, a_long_text_cannot_be_repeated_often) {
  const std::string text = "- &a " + std::string(1'000'000, 'x') + "\n";
  EXPECT_EQ(read(text + "- *a\n- *a\n").told, Told{});
  std::string many = text;
  for (int i = 0; i < 100; ++i) many += "- *a\n";
  EXPECT_EQ(read(many).told, Told{R"(8:3 "*" too-many-aliases limit=100000)"});
}

TEST(YamlAnchors, anchors_in_anchors_cannot_keep_too_much) {
  std::string text;
  for (int level = 0; level < 50; ++level) text += "&a" + std::to_string(level) + " [";
  for (int i = 0; i < 10'000; ++i) text += "x, ";
  for (int level = 0; level < 50; ++level) text += "]";
  EXPECT_EQ(read(text).told.size(), 1U);
  EXPECT_THAT(read(text).told, ElementsAre(testing::HasSubstr("too-many-aliases")));
}

TEST(YamlAnchors, what_is_repeated_counts_as_nesting) {
  std::string text = "a: &a ";
  for (int level = 0; level < 40; ++level) text += "[";
  for (int level = 0; level < 40; ++level) text += "]";
  EXPECT_EQ(read(text + "\nb: [[*a]]\n").told, Told{});
  text += "\nb: ";
  for (int level = 0; level < 23; ++level) text += "[";
  const std::string deepest = text + "*a" + std::string(23, ']');
  EXPECT_EQ(read(deepest).told, Told{});
  EXPECT_EQ(read(text + "[*a]" + std::string(23, ']')).told, Told{R"(2:28 "*" nesting-too-deep limit=64)"});
}

TEST(YamlAnchors, a_hundred_thousand_aliases_of_a_small_value_are_fine) {
  std::string text = "- &a x\n";
  for (int i = 0; i < 99'999; ++i) text += "- *a\n";
  EXPECT_EQ(read(text).told, Told{});
  EXPECT_EQ(read(text + "- *a\n- *a\n").told, Told{R"(100002:3 "*" too-many-aliases limit=100000)"});
}

}  // namespace
}  // namespace shirube
