#include "generator/load/joined_lines.h"

#include <gtest/gtest.h>

#include "generator/load/yaml.h"

namespace shirube {
namespace {

/// The text of `a:` in a file.
std::string read(const std::string& file) {
  Diagnostics diagnostics;
  const auto node = read_yaml({FileId{0}, file}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  const YamlNode* value = node ? node->find("a") : nullptr;
  return value == nullptr ? "no value" : value->scalar.text;
}

TEST(JoinedLines, japanese_lines_are_joined_without_a_space_however_they_are_written) {
  EXPECT_EQ(read("a: 長い文を\n  折り返す、\n  手順。\n"), "長い文を折り返す、手順。");
  EXPECT_EQ(read("a: \"長い文を\n  折り返す\"\n"), "長い文を折り返す");
  EXPECT_EQ(read("a: '長い文を  \n\n  \n  折り返す\n  。'\n"), "長い文を\n\n折り返す。");
  EXPECT_EQ(read("a: >\n  長い文を\n  折り返す\n\n  手順\n  。\n"), "長い文を折り返す\n手順。\n");
  EXPECT_EQ(read("a: >-  # comment\r\n\r\n  長い文を\r\n  折り返す\r\n"), "\n長い文を折り返す");
  EXPECT_EQ(read("a: &x 長い文を\n  折り返す\nb: *x\n"), "長い文を折り返す");
  EXPECT_EQ(read("{a: 長い文を\n 折り返す, b: c}"), "長い文を折り返す");
}

TEST(JoinedLines, other_lines_are_joined_by_a_space) {
  EXPECT_EQ(read("a: one\n  two\n"), "one two");
  EXPECT_EQ(read("a: G-MISの\n  user name を\n  入れる\n"), "G-MISの user name を入れる");
  EXPECT_EQ(read("a: >\n  one\n  二\n  三\n"), "one 二三\n");
}

TEST(JoinedLines, spaces_within_a_line_are_the_authors) {
  EXPECT_EQ(read("a: 山田 太郎\n"), "山田 太郎");
  EXPECT_EQ(read("a: 山田 太郎と\n  鈴木 花子\n"), "山田 太郎と鈴木 花子");
  EXPECT_EQ(read("a: |\n  長い文を\n  折り返す\n"), "長い文を\n折り返す\n");
}

TEST(JoinedLines, lines_that_yaml_does_not_join_stay) {
  EXPECT_EQ(read("a: >\n  長い文\n    下げた行\n  続き\n"), "長い文\n  下げた行\n続き\n");
}

TEST(JoinedLines, after_an_escape_the_rest_stays_as_yaml_has_it) {
  EXPECT_EQ(read("a: \"一\n  二\\t\n  三\n  四\"\n"), "一二\t 三 四");
  EXPECT_EQ(read("a: \"一\\\n  二\"\n"), "一二");
  EXPECT_EQ(read("a: 'it''s\n  二\n  三'\n"), "it's 二 三");
}

TEST(JoinedLines, texts_of_any_lines_end_nowhere_bad) {
  for (const std::string written : {"", "\n", "一\n", "\n一", "一\n\n二"}) {
    for (const std::string text : {"", " ", "一", "一 二", "二", "一\n二", "\n"}) {
      std::string joined = text;
      join_wide_lines(written, joined);
      EXPECT_LE(joined.size(), text.size());
    }
  }
}

}  // namespace
}  // namespace shirube
