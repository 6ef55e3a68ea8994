#include "generator/load/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

/// What reading a text gives, the tree as JSON-like text: `{a: [1, 2]}`, `-` for nothing.
struct Read {
  std::string tree;
  Told told;
};

std::string shown(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::nothing:
      return "-";
    case YamlNode::Kind::scalar:
      return node.scalar.text;
    case YamlNode::Kind::list:
      for (const YamlNode& item : node.items) text.append(text.empty() ? "" : ", ").append(shown(item));
      return "[" + text + "]";
    case YamlNode::Kind::map:
      for (const YamlEntry& entry : node.entries) {
        text.append(text.empty() ? "" : ", ").append(entry.key.text).append(": ").append(shown(entry.value));
      }
      return "{" + text + "}";
  }
  return text;
}

Read read(std::string_view text) {
  Diagnostics diagnostics;
  const auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  return {node ? shown(*node) : "unread", told(diagnostics, text)};
}

Told told_of(std::string_view text) { return read(text).told; }

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Yaml, every_scalar_stays_text) {
  const Read result = read("a: 27\nb: no\nc: 2026-11-01\nd: 0x1F\ne: \"null\"\nf: 'a b'\n");
  EXPECT_EQ(result.tree, "{a: 27, b: no, c: 2026-11-01, d: 0x1F, e: null, f: a b}");
  EXPECT_EQ(result.told, Told{});
}

TEST(Yaml, what_says_nothing_is_nothing) {
  EXPECT_EQ(read("a:\nb: ~\nc: null\nd:\n  - \n  - x\n").tree, "{a: -, b: -, c: -, d: [-, x]}");
}

TEST(Yaml, an_empty_file_is_nothing_and_no_mistake) {
  for (const std::string_view text : {"", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "   "}) {
    EXPECT_EQ(read(text).tree, "-") << text;
    EXPECT_EQ(told_of(text), Told{}) << text;
  }
}

TEST(Yaml, one_document_may_be_marked_as_such) {
  EXPECT_EQ(read("%YAML 1.1\n---\na: 1\n...\n").tree, "{a: 1}");
  EXPECT_EQ(read("--- {a: 1}\n").tree, "{a: 1}");
}

TEST(Yaml, several_documents_are_refused_where_the_second_begins) {
  EXPECT_EQ(told_of("a: 1\n---\nb: 2\n"), Told{R"(2:1 "-" several-documents)"});
  EXPECT_EQ(told_of("---\n---\n"), Told{R"(2:1 "-" several-documents)"});
  EXPECT_EQ(read("a: 1\n---\nb: 2\n").tree, "unread");
}

TEST(Yaml, a_key_given_twice_is_reported_and_the_first_counts) {
  const Read result = read("題名: 1\nb: 2\n題名: 3\nc: {d: 1, d: 2, d: 3}\n");
  EXPECT_EQ(result.tree, "{題名: 1, b: 2, c: {d: 1}}");
  EXPECT_EQ(result.told, (Told{R"(3:1 "題名" duplicate-key key=題名 | first-here 1:1 "題名")",
                               R"(4:11 "d" duplicate-key key=d | first-here 4:5 "d")",
                               R"(4:17 "d" duplicate-key key=d | first-here 4:5 "d")"}));
}

TEST(Yaml, keys_given_twice_are_found_among_many) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "key-" + std::to_string(i) + ": x\n";
  EXPECT_EQ(told_of(text + "\"key-17\": y\n"),
            Told{R"(1001:2 "key-17" duplicate-key key=key-17 | first-here 18:1 "key-17")"});
}

TEST(Yaml, keys_that_are_no_text_are_refused) {
  const Told refused = told_of("a: 1\n[b]: 2\n");
  EXPECT_EQ(refused, Told{R"(2:1 "[" yaml-syntax problem=a key must be a plain text)"});
  EXPECT_EQ(told_of("? {b: 1}\n: 2\n"), Told{R"(1:3 "{" yaml-syntax problem=a key must be a plain text)"});
  EXPECT_EQ(told_of("a: &x b\n*x : 2\n"), Told{R"(2:1 "*" yaml-syntax problem=a key must be a plain text)"});
  EXPECT_EQ(told_of("summary: {{ contact.name }}\n"),
            Told{R"(1:11 "{" yaml-syntax problem=a key must be a plain text)"});
}

TEST(Yaml, a_key_may_be_written_with_a_question_mark_or_be_empty) {
  EXPECT_EQ(read("? a\n: 1\n").tree, "{a: 1}");
  EXPECT_EQ(read("? \n: 1\n").tree, "{: 1}");
}

TEST(Yaml, merge_keys_are_ordinary_keys) {
  EXPECT_EQ(read("a: &x {b: 1}\nc: {<<: *x}\n").tree, "{a: {b: 1}, c: {<<: {b: 1}}}");
}

TEST(Yaml, tags_are_refused) {
  EXPECT_EQ(told_of("a: !!str 1\n"), Told{R"(1:4 "!" yaml-syntax problem=tags are not used here)"});
  EXPECT_EQ(told_of("a: ! 1\n"), Told{R"(1:4 "!" yaml-syntax problem=tags are not used here)"});
  EXPECT_EQ(told_of("a: !!seq [1]\n"), Told{R"(1:4 "!" yaml-syntax problem=tags are not used here)"});
  EXPECT_EQ(told_of("!map {a: 1}\n"), Told{R"(1:1 "!" yaml-syntax problem=tags are not used here)"});
}

TEST(Yaml, a_syntax_mistake_is_told_where_the_author_must_look) {
  EXPECT_THAT(told_of("title: 手順\n\tbody: x\n"),
              ElementsAre(StartsWith("2:1 \"\t\" yaml-syntax problem=found a tab character")));
  EXPECT_THAT(told_of("title: 手順: 1\n"), ElementsAre(StartsWith(R"(1:10 ":" yaml-syntax problem=mapping values)")));
  EXPECT_THAT(told_of("steps:\n  - id: a\n - id: b\n"),
              ElementsAre(StartsWith(R"(3:2 "-" yaml-syntax problem=did not find expected)")));
}

TEST(Yaml, a_quotation_that_is_not_closed_is_told_where_it_begins) {
  EXPECT_THAT(told_of("title: \"手順\nsteps:\n  - id: a\n"),
              ElementsAre(StartsWith("1:8 \"\"\" yaml-syntax problem=found unexpected end of stream")));
  EXPECT_THAT(told_of("a: 1\nb: 'it''s\n---\nc: 2\n"),
              ElementsAre(StartsWith("2:4 \"'\" yaml-syntax problem=found unexpected document indicator")));
}

TEST(Yaml, a_line_without_its_colon_is_told_where_it_begins) {
  EXPECT_THAT(told_of("title: 手順\nsummary：説明\nsteps: x\n"),
              ElementsAre(StartsWith("2:1 \"s\" yaml-syntax problem=could not find expected ':'")));
}

TEST(Yaml, a_bracket_that_is_not_closed_is_told_where_it_opens) {
  EXPECT_EQ(told_of("a: 1\naudience: [clinic, hospital\n"),
            Told{R"(2:11 "[" yaml-syntax problem=did not find expected ',' or ']')"});
  EXPECT_EQ(told_of("a: {b: 1, c: [1, 2]\n# end\n"),
            Told{R"(1:4 "{" yaml-syntax problem=did not find expected ',' or '}')"});
  EXPECT_EQ(told_of("audience: [clinic\nsteps\n  - id: a\n"),
            Told{R"(1:11 "[" yaml-syntax problem=did not find expected ',' or ']')"});
}

TEST(Yaml, control_characters_are_told_where_they_stand_and_do_not_hide_other_mistakes) {
  const Read result = read("a: 手\x01順\n# \xEF\xB7\x90\nb: \xE2\x80\xA8x\nb: 1\n");
  EXPECT_EQ(result.told, (Told{"1:5 \"\x01\" control-character character=U+0001",
                               "2:3 \"\xEF\xB7\x90\" control-character character=U+FDD0",
                               "3:4 \"\xE2\x80\xA8\" control-character character=U+2028",
                               R"(4:1 "b" duplicate-key key=b | first-here 3:1 "b")"}));
  EXPECT_EQ(result.tree, "{a: 手 順, b: x}");
}

TEST(Yaml, characters_that_libyaml_takes_for_line_breaks_do_not_move_what_follows) {
  EXPECT_EQ(told_of("a: x\xC2\x85y\xE2\x80\xA9z\nb: 1\nb: 2\n"),
            (Told{"1:5 \"\xC2\x85\" control-character character=U+0085",
                  R"(3:1 "b" duplicate-key key=b | first-here 2:1 "b")"}));
}

TEST(Yaml, a_file_of_control_characters_alone_is_not_told_line_by_line) {
  const Told told = told_of(repeated(std::string_view("\x01\n", 2), 100'000));
  EXPECT_EQ(told.size(), 20U);
}

TEST(Yaml, a_nul_is_a_control_character) {
  EXPECT_EQ(told_of(std::string_view("a: x\0y\n", 7)),
            (Told{std::string("1:5 \"\0\" control-character character=U+0000", 42)}));
}

TEST(Yaml, lone_surrogates_and_unknown_escapes_are_told_where_they_stand) {
  EXPECT_THAT(told_of(R"(a: "\ud800")"),
              ElementsAre(StartsWith(R"(1:7 "d" yaml-syntax problem=found invalid Unicode character escape code)")));
  EXPECT_THAT(told_of(R"(a: "C:\パス")"),
              ElementsAre(StartsWith(R"(1:7 "\" yaml-syntax problem=found unknown escape character)")));
}

TEST(Yaml, nesting_has_a_limit) {
  EXPECT_EQ(told_of(repeated("[", 64) + repeated("]", 64)), Told{});
  EXPECT_EQ(told_of(repeated("[", 65) + repeated("]", 65)), Told{R"(1:65 "[" nesting-too-deep limit=64)"});
  EXPECT_EQ(told_of(repeated("[", 10'000)), Told{R"(1:65 "[" nesting-too-deep limit=64)"});
  EXPECT_EQ(told_of(repeated("- ", 10'000)), Told{R"(1:129 "-" nesting-too-deep limit=64)"});
  EXPECT_EQ(told_of(repeated("? ", 10'000)), Told{R"(1:3 "?" yaml-syntax problem=a key must be a plain text)"});
  EXPECT_EQ(told_of(repeated("{a: ", 10'000)), Told{R"(1:254 "a" nesting-too-deep limit=64)"});
}

TEST(Yaml, a_file_has_a_limit_of_values) {
  EXPECT_EQ(told_of(repeated("- a\n", 249'999)), Told{});
  EXPECT_EQ(told_of(repeated("- a\n", 250'000)), Told{R"(250000:3 "a" file-too-large limit=250000 values)"});
}

}  // namespace
}  // namespace shirube
