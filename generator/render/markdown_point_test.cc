#include "generator/render/markdown_point.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/markdown.h"
#include "generator/render/markdown_marks.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::string html(std::string_view markdown) { return read_markdown(markdown, {}).html.text; }

/// The HTML of a text that is one paragraph.
std::string inline_html(std::string_view markdown) {
  const std::string all = html(markdown);
  EXPECT_EQ(all.substr(0, 3), "<p>") << all;
  return all.size() < 8 ? all : all.substr(3, all.size() - 8);
}

std::string sign(const std::string& name) {
  return std::string(point_begin).append(hole("point:" + name)).append(point_end);
}

/// The names of the points that a text lists, and what stands at their offsets.
std::vector<std::pair<std::string, std::size_t>> points(std::string_view markdown) {
  std::vector<std::pair<std::string, std::size_t>> all;
  for (const BodyPoint& point : read_markdown(markdown, {}).points) {
    const std::string written = "{" + point.name + "}";
    EXPECT_EQ(markdown.substr(point.offset, written.size()), written) << markdown;
    all.emplace_back(point.name, point.offset);
  }
  return all;
}

TEST(MarkdownPoint, becomes_a_hole_for_its_sign) {
  EXPECT_EQ(inline_html("{user-name}に入力し、{①}を押します。{2}"),
            sign("user-name") + "に入力し、" + sign("①") + "を押します。" + sign("2"));
  EXPECT_EQ(html("# {a}\n"), "<h4>" + sign("a") + "</h4>\n");
  EXPECT_EQ(inline_html("[{a}](#b) {{ value }} {a}{b}"),
            "<a href=\"#b\">" + sign("a") + "</a> " + hole("value") + " " + sign("a") + sign("b"));
}

TEST(MarkdownPoint, every_circled_number_names_one) {
  for (const std::string number : {"①", "⑳", "㉑", "㉟", "㊱", "㊿"})
    EXPECT_EQ(inline_html("{" + number + "}"), sign(number));
  for (const std::string other : {"⓪", "⑴", "㊀", "㈠", "❶", "①②", "①a", "a①", "１"})
    EXPECT_EQ(inline_html("{" + other + "}"), "{" + other + "}");
}

TEST(MarkdownPoint, what_is_no_name_stays) {
  for (const std::string text : {"{}", "{ a }", "{A}", "{a.b}", "{a_b}", "{a", "a}", "{a\nb}", "{漢字}", "{a|b}"}) {
    EXPECT_EQ(inline_html(text), text);
    EXPECT_THAT(points(text), IsEmpty()) << text;
  }
}

TEST(MarkdownPoint, a_backslash_writes_a_brace) {
  EXPECT_EQ(inline_html("\\{a} \\\\{a} \\\\\\{a}"), "{a} \\" + sign("a") + " \\{a}");
  EXPECT_THAT(points("\\{a} \\\\{a} \\\\\\{a}"), ElementsAre(Pair("a", 7)));
  EXPECT_EQ(inline_html("&#123;a} &lbrace;a} {a\\}"), "{a} {a} {a}");
  EXPECT_EQ(inline_html("\\{漢字|かんじ}{漢字|かんじ}{a}"),
            "{漢字|かんじ}<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>" + sign("a"));
}

TEST(MarkdownPoint, two_braces_begin_a_value) {
  EXPECT_EQ(inline_html("{{a}}{b}{{{a}}}"), hole("a") + sign("b") + "{" + hole("a") + "}");
  EXPECT_EQ(inline_html("{{a} {{①}} {{ Bad }}"), "{{a} {{①}} {{ Bad }}");
  EXPECT_THAT(points("{{ long.name }}{b}{{a}"), ElementsAre(Pair("b", 15)));
}

TEST(MarkdownPoint, code_addresses_alternatives_and_titles_hold_none) {
  EXPECT_EQ(inline_html("`{a}` <b c='{a}'>"), "<code>{a}</code> &lt;b c='{a}'&gt;");
  EXPECT_EQ(html("```\n{a}\n```\n\n    {b}\n\n<div>\n{c}\n</div>\n"),
            "<pre><code>{a}\n</code></pre>\n<pre><code>{b}\n</code></pre>\n<p>&lt;div&gt;\n{c}\n&lt;/div&gt;</p>\n");
  EXPECT_EQ(html("``` {a}\nb\n```\n"), "<pre><code class=\"language-{a}\">b\n</code></pre>\n");
  EXPECT_EQ(inline_html("[x](https://a.jp/{a} \"{a}\")"), "<a href=\"https://a.jp/%7Ba%7D\" title=\"{a}\">x</a>");
  EXPECT_THAT(inline_html("![{a}](x{a}.png '{a}')"), HasSubstr("x%7Ba%7D.png%EF%B7%91\" alt=\"{a}\" title=\"{a}\">"));
  EXPECT_EQ(inline_html("https://a.jp/{a}を <https://b.jp/{b}>"),
            "<a href=\"https://a.jp/%7Ba%7D\" class=\"address\">https://a.jp/{a}</a>を "
            "<a href=\"https://b.jp/%7Bb%7D\" class=\"address\">https://b.jp/{b}</a>");
  EXPECT_THAT(points("`{a}` ![{a}](x{a}.png '{a}') https://a.jp/{a} <b c='{a}'>\n\n    {a}\n"), IsEmpty());
}

TEST(MarkdownPoint, stands_in_tables_lists_and_emphasis) {
  EXPECT_THAT(html("|{a}|\n|-|\n|**{b}**|\n"),
              testing::AllOf(HasSubstr("<th scope=\"col\">" + sign("a") + "</th>"),
                             HasSubstr("<td><strong>" + sign("b") + "</strong></td>")));
  EXPECT_EQ(html("- {a}\n"), "<ul>\n<li>" + sign("a") + "</li>\n</ul>\n");
}

TEST(MarkdownPoint, counts_as_japanese_to_emphasis) {
  EXPECT_EQ(inline_html("は**{a}**です"), "は<strong>" + sign("a") + "</strong>です");
  EXPECT_EQ(inline_html("Click**{a}**now"), "Click<strong>" + sign("a") + "</strong>now");
  EXPECT_EQ(inline_html("Click**{①}**now"), "Click<strong>" + sign("①") + "</strong>now");
  EXPECT_EQ(inline_html("{a}**(b)**{a}"), sign("a") + "<strong>(b)</strong>" + sign("a"));
  EXPECT_EQ(inline_html("{①}**「b」**{①}"), sign("①") + "<strong>「b」</strong>" + sign("①"));
  EXPECT_EQ(inline_html("x~~{a}~~y **{a}を**押す"),
            "x<del>" + sign("a") + "</del>y <strong>" + sign("a") + "を</strong>押す");
}

TEST(MarkdownPoint, counts_as_japanese_to_line_breaks) {
  EXPECT_EQ(inline_html("画面の\n{a}\nを\n**{b}**\n{c}\nOK"),
            "画面の" + sign("a") + "を<strong>" + sign("b") + "</strong>" + sign("c") + "\nOK");
  EXPECT_EQ(inline_html("{a}\n{{ value }}"), sign("a") + std::string(soft_break) + hole("value"));
}

TEST(MarkdownPoint, is_listed_where_it_stands) {
  EXPECT_THAT(points("a {b} {c}\n\n- {b}\n  {①}\n\n|{b}|{b}|\n|-|-|\n|{c}|{b}|\n"),
              ElementsAre(Pair("b", 2), Pair("c", 6), Pair("b", 13), Pair("①", 19), Pair("b", 27), Pair("b", 31),
                          Pair("c", 43), Pair("b", 47)));
  EXPECT_THAT(points("{{ name }}**{b}**"), ElementsAre(Pair("b", 12)));
  EXPECT_THAT(points("[{b}](guide:x) {b} https://a.jp [{b}](#c)"),
              ElementsAre(Pair("b", 1), Pair("b", 15), Pair("b", 33)));
}

TEST(MarkdownPoint, is_not_mistaken_for_one_in_code_or_a_picture) {
  EXPECT_THAT(points("`{b}` {b}"), ElementsAre(Pair("b", 6)));
  EXPECT_THAT(points("![{b}](x{b}.png '{b}'){b}"), ElementsAre(Pair("b", 22)));
  EXPECT_THAT(points("[x](https://a.jp/{b} '{b}') https://a.jp/{b} <i c='{b}'> {b}"), ElementsAre(Pair("b", 57)));
  EXPECT_THAT(points("\\{b} {b}"), ElementsAre(Pair("b", 5)));
  EXPECT_THAT(points("[x][r] {b}\n\n[r]: https://a.jp/{b}\n"), ElementsAre(Pair("b", 7)));
}

TEST(MarkdownPoint, ten_thousand_are_found_at_once) {
  std::string text = "[r]: https://a.jp/{x}\n\n";
  for (int i = 0; i < 10'000; ++i) text += "{b}[r] ";
  const BodyContent content = read_markdown(text, {});
  ASSERT_EQ(content.points.size(), 10'000U);
  EXPECT_EQ(content.points[9'999].offset, text.size() - 7);
}

}  // namespace
}  // namespace shirube
