#include "generator/render/markdown_cost.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "generator/render/markdown.h"

namespace shirube {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (; count > 0; --count) all += text;
  return all;
}

/// Texts that have brought Markdown readers down, of about `size` bytes.
std::vector<std::pair<std::string, std::string>> pathological(std::size_t size) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const std::string unit : {"*",         "**a *a ",     "a***b**c* ", "*a_ ",      "~~a~~ ",   "あ**「",
                                 "」**あ",    "[",           "![",         "[a",        "a]",       "[](",
                                 "[a](b",     "[a](<b",      "[ (](",      "![[]()",    "![a](b ",  "`a``b",
                                 "<",         "<a ",         "a <!--",     "a <?",      "a <!A ",   "&",
                                 "&#1",       "a <![CDATA[", "@",          "a@",        "a@b.c ",   "www.",
                                 "www.あ",    "://",         "http://",    "~",         "http://",  "https://a.jpを",
                                 "\\",        "\\{",         "\\&#1;",     "{漢",       "{漢|",     "{漢|か}",
                                 "{{",        "{{ a }}",     "{{ a",       ">",         "- ",       "* ",
                                 "1. ",       "> - ",        "-\t",        "\t",        "# a\n",    "a\n",
                                 "a\n=\n",    "|",           "|-\n",       "- [x] a\n", "```\n",    "<div>\n\n",
                                 "日\n",      "[a]: u\n",    "[a] ",       "a\\\n",     "か\u3099", "[a](guide:a)\n",
                                 "![a](b)\n", "\uFDD0",      "&#xFDD0;",   "* - > "})
    texts.emplace_back(unit, repeated(unit, size / unit.size()));
  const auto add = [&](std::string text) { texts.emplace_back(text.substr(0, 40), std::move(text)); };
  add(repeated("[", size / 2) + "a" + repeated("]", size / 2));
  add(repeated("*a ", size / 6) + repeated("b* ", size / 6));
  add("http://a.jp/" + repeated(")", size));
  add("http://a.jp/" + repeated("(", size / 2) + repeated(")", size / 2));
  add("[a]: " + repeated("u", size / 2) + "\n\n" + repeated("[a] ", size / 8));
  add("[a]: u\n\n" + repeated("[a]", size / 3));
  add(repeated("|a", size / 6) + "|\n" + repeated("|-", size / 6) + "|\n" + repeated("|a", size / 6) + "|");
  add(repeated("|a", size / 6) + "|\n" + repeated("|-", size / 6) + "|\n" + repeated("|\n", size / 6));
  add(repeated("a\n", size / 4) + repeated("x\n|-|-|\n", size / 16));
  add("|a|\n|-|\n" + repeated("|b|\n", size / 4));
  std::string steps;
  for (std::size_t depth = 0; steps.size() < size; ++depth) steps += repeated("  ", depth) + "- a\n";
  add(steps);
  std::string fences;
  for (std::size_t length = 1; fences.size() < size; ++length) fences += "e" + repeated("`", length);
  add(fences);
  std::string definitions;
  for (int i = 0; definitions.size() < size; ++i)
    definitions += "[" + std::to_string(i) + "]: u\n[" + std::to_string(i) + "]\n\n";
  add(definitions);
  return texts;
}

TEST(MarkdownCost, pathological_texts_of_100_kB_end) {
  for (const auto& [name, text] : pathological(100'000)) {
    SCOPED_TRACE(name);
    EXPECT_LE(read_markdown(text, {}).html.text.size(), text.size() * 40 + 1000);
  }
}

TEST(MarkdownCost, a_line_of_4_MiB_ends) {
  const std::size_t size = std::size_t{4} * 1024 * 1024;
  for (const std::string unit :
       {"あ", "a", "**「あ」** ", "[あ](guide:a) ", "{漢|か}", "`a` ", "![a](b) ", "https://a.jp/ "}) {
    SCOPED_TRACE(unit);
    EXPECT_FALSE(read_markdown(repeated(unit, size / unit.size()), {}).html.text.empty());
  }
}

TEST(MarkdownCost, costly_texts_are_shown_as_they_are) {
  EXPECT_EQ(read_markdown(repeated("> ", 3000) + "<b>{{ a }}", {}).html.text,
            "<p>" + repeated("&gt; ", 3000) + "&lt;b&gt;\uFDD0a\uFDD1</p>\n");
}

TEST(MarkdownCost, each_thing_that_grows_is_seen) {
  const std::size_t size = 200'000;
  for (const std::string& text :
       {repeated("> ", 2000), repeated("- ", 2000) + "a", repeated("1. ", 2000), repeated("a <?", size / 4),
        repeated("![[]()", size / 6), "http://a.jp/" + repeated(")", size), repeated("a@", size),
        "[a]: " + repeated("u", size / 2) + "\n\n" + repeated("[a]", size / 6), repeated("|a", size / 6) + "|\n",
        repeated("|-", 2000) + "|\n" + repeated("|\n", size / 2), repeated("a\n", size / 4) + repeated("x\n|-|\n", 200),
        repeated("[", 3'000'000)})
    EXPECT_TRUE(is_too_costly(text)) << text.substr(0, 40);
}

TEST(MarkdownCost, what_people_write_is_not_too_costly) {
  EXPECT_FALSE(is_too_costly(""));
  std::string table = "| 番号 | 項目 | 説明 |\n|---|---|---|\n";
  for (int i = 0; i < 20'000; ++i) table += "| " + std::to_string(i) + " | 利用者名 | [手順](guide:a#b)（半角） |\n";
  EXPECT_FALSE(is_too_costly(table));
  std::string definitions = repeated("これは[手順][a]です。<!-- 注 -->\n", 1000);
  for (int i = 0; i < 300; ++i) definitions += "\n[a" + std::to_string(i) + "]: https://example.jp/a/b/c";
  EXPECT_FALSE(is_too_costly(definitions));
  EXPECT_FALSE(
      is_too_costly(repeated("**「手順」**を見て（https://example.jp/a(b)）、a@example.jpへ。\n\n---\n\n", 20'000)));
  EXPECT_FALSE(is_too_costly("a\n" + repeated("-", 5000) + "\n\n" + repeated("- ", 1500)));
}

}  // namespace
}  // namespace shirube
