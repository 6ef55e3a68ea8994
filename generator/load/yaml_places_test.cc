#include "generator/load/yaml_places.h"

#include <gtest/gtest.h>

#include "generator/load/yaml.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// The text under the key `a` of a map, read from a file.
Text text_of(std::string_view file) {
  Diagnostics diagnostics;
  const auto node = read_yaml({FileId{0}, std::string(file)}, diagnostics);
  EXPECT_EQ(told(diagnostics, file), Told{});
  const YamlNode* value = node ? node->find("a") : nullptr;
  return value == nullptr ? Text{"no value", {}} : value->scalar;
}

/// The span of a scalar, as what it covers.
std::string covered_by(std::string_view file) {
  const Text text = text_of(file);
  return std::to_string(text.span.line) + ":" + std::to_string(text.span.column) + " " + covered(file, text.span);
}

/// What `span_within` covers for a word of the scalar, which must be known exactly.
std::string place_of(std::string_view word, std::string_view file) {
  const Text text = text_of(file);
  const std::size_t offset = text.text.find(word);
  if (offset == std::string::npos) return "not in the text";
  const Span span = span_within(text, offset, word.size());
  return std::to_string(span.line) + ":" + std::to_string(span.column) + " " + covered(file, span);
}

TEST(YamlPlaces, a_plain_text_is_covered_as_a_whole) {
  EXPECT_EQ(covered_by("a: 手順を読む  # comment\n"), "1:4 手順を読む");
  EXPECT_EQ(covered_by("b:\n  - 1\na:   x y\n"), "3:6 x y");
  EXPECT_EQ(covered_by("{b: 1, a: 手順 , c: 2}"), "1:11 手順");
  EXPECT_EQ(covered_by("a:\n  下の行\n"), "2:3 下の行");
}

TEST(YamlPlaces, a_quoted_text_is_covered_without_its_quotation_marks) {
  EXPECT_EQ(covered_by("a: \"手順\"\n"), "1:5 手順");
  EXPECT_EQ(covered_by("a: '手順'  \n"), "1:5 手順");
  EXPECT_EQ(covered_by("a: \"x\\ty\"\n"), "1:5 x\\ty");
  EXPECT_EQ(covered_by("a: 'it''s'\n"), "1:5 it''s");
}

TEST(YamlPlaces, an_empty_text_is_the_place_where_it_would_stand) {
  EXPECT_EQ(covered_by("a: \"\"\n"), "1:4 \"");
  EXPECT_EQ(covered_by("a: ''\n"), "1:4 '");
  EXPECT_EQ(covered_by("a:\nb: 1\n"), "1:3 ");
  EXPECT_EQ(covered_by("a: |\nb: 1\n"), "1:4 |");
}

TEST(YamlPlaces, places_in_a_text_on_one_line_count_code_points) {
  EXPECT_EQ(place_of("{{ x }}", "a: 電話は{{ x }}です\n"), "1:7 {{ x }}");
  EXPECT_EQ(place_of("{{ x }}", "a: \"電話は{{ x }}です\"\n"), "1:8 {{ x }}");
  EXPECT_EQ(place_of("𠮷", "a: '𠮟る𠮷野'\n"), "1:7 𠮷");
}

TEST(YamlPlaces, of_an_escaped_text_only_the_whole_is_known) {
  EXPECT_EQ(place_of("x", "a: \"\\u3042 x\"\n"), "1:5 \\u3042 x");
  EXPECT_EQ(place_of("x", "a: 'it''s x'\n"), "1:5 it''s x");
}

TEST(YamlPlaces, of_a_text_over_several_lines_only_the_beginning_is_known) {
  EXPECT_EQ(place_of("x", "a: 手順\n  の x\n"), "1:4 手");
  EXPECT_EQ(place_of("x", "a: \"手順\n  の x\"\n"), "1:4 \"");
  EXPECT_EQ(place_of("x", "a: >\n  手順の\n  x\n"), "1:4 >");
}

TEST(YamlPlaces, places_in_a_block_are_those_of_its_lines) {
  EXPECT_EQ(place_of("x", "a: |\n  手順の\n  次の x です\n"), "3:6 x");
  EXPECT_EQ(place_of("x", "a: |  # comment\n  x\n"), "2:3 x");
  EXPECT_EQ(place_of("x", "a: |-\n\n\n    x\n\n"), "4:5 x");
  EXPECT_EQ(place_of("x", "a: |+\n x\n\n\nb: 1\n"), "2:2 x");
  EXPECT_EQ(place_of("x", "b:\n  - c: |\n      1\na: |\n x\n"), "5:2 x");
}

TEST(YamlPlaces, a_block_may_say_how_far_it_is_indented) {
  EXPECT_EQ(place_of("x", "a: |2-\n    x\n   y\n"), "2:5 x");
  EXPECT_EQ(place_of("y", "a: |2-\n    x\n   y\n"), "3:4 y");
  EXPECT_EQ(place_of("y", "a: |1\n      \n  x\n  y\n"), "4:3 y");
}

TEST(YamlPlaces, a_block_of_blank_lines_ends_nowhere_bad) {
  for (const std::string_view file :
       {"a: |\n\n\n", "a: |2\n      \n", "a: |\n   \n  \n", "a: |2-\n   ", "a: |+\n\n   "}) {
    const Text text = text_of(file);
    EXPECT_EQ(covered(file, text.span), "|") << file;
    for (std::size_t at = 0; at <= text.text.size(); ++at) EXPECT_LT(span_within(text, at, 1).line, 10U);
  }
}

TEST(YamlPlaces, line_breaks_of_all_systems_count_alike) {
  EXPECT_EQ(place_of("x", "b: 1\r\na: |\r\n\r\n  手順の\r\n  次の x です\r\n"), "5:6 x");
  EXPECT_EQ(place_of("x", "b: 1\ra: |\r\r  手順の\r  次の x です\r"), "5:6 x");
  EXPECT_EQ(place_of("x", "b: 1\r\na: 手 x\r\n"), "2:6 x");
  EXPECT_EQ(place_of("x", "a: |\r\n  1\n  x"), "3:3 x");
}

TEST(YamlPlaces, a_tab_is_one_column) { EXPECT_EQ(place_of("x", "a: |\n  1\tx\n"), "2:5 x"); }

TEST(YamlPlaces, an_anchor_is_not_part_of_the_text) {
  EXPECT_EQ(covered_by("a: &name 手順\n"), "1:10 手順");
  EXPECT_EQ(place_of("x", "a: &name  \"手順 x\"\n"), "1:15 x");
  EXPECT_EQ(place_of("x", "a: &name |\n  手順 x\n"), "2:6 x");
  EXPECT_EQ(covered_by("a: &name\n  手順\n"), "1:4 &");
  EXPECT_EQ(covered_by("a: &name # comment\n  手順\n"), "1:4 &");
  EXPECT_EQ(covered_by("a: &name\nb: 1\n"), "1:4 &name");
}

TEST(YamlPlaces, a_repeated_text_has_the_place_where_it_is_written) {
  EXPECT_EQ(place_of("x", "b: &name 手順 x\na: *name\n"), "1:13 x");
}

}  // namespace
}  // namespace shirube
