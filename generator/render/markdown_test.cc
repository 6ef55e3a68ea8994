#include "generator/render/markdown.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/hole.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string html(std::string_view markdown) { return read_markdown(markdown, {}).html.text; }

/// The HTML of a text that is one paragraph.
std::string inline_html(std::string_view markdown) {
  const std::string all = html(markdown);
  EXPECT_EQ(all.substr(0, 3), "<p>") << all;
  EXPECT_EQ(all.find("</p>\n"), all.size() - 5) << all;
  return all.size() < 8 ? all : all.substr(3, all.size() - 8);
}

std::vector<std::string> targets(std::string_view markdown) {
  std::vector<std::string> all;
  for (const BodyLink& link : read_markdown(markdown, {}).links) all.push_back(link.target);
  return all;
}

TEST(Markdown, empty_text_is_empty_html) {
  EXPECT_EQ(html(""), "");
  EXPECT_EQ(html("\n\n"), "");
}

TEST(Markdown, emphasis_beside_japanese_is_bold) {
  EXPECT_EQ(inline_html("これは**「重要なこと」**です。"), "これは<strong>「重要なこと」</strong>です。");
  EXPECT_EQ(inline_html("**100円。**今日"), "<strong>100円。</strong>今日");
  EXPECT_EQ(inline_html("**重要:**確認"), "<strong>重要:</strong>確認");
  EXPECT_EQ(inline_html("**[手順](#a)**は"), "<strong><a href=\"#a\">手順</a></strong>は");
  EXPECT_EQ(inline_html("これは~~「誤り」~~です。~~100円。~~今日"),
            "これは<del>「誤り」</del>です。<del>100円。</del>今日");
  EXPECT_EQ(inline_html("~~重要:~~確認~~[手順](#a)~~は"), "<del>重要:</del>確認<del><a href=\"#a\">手順</a></del>は");
  EXPECT_EQ(inline_html("は**_重要_**です"), "は<strong><em>重要</em></strong>です");
}

TEST(Markdown, a_single_tilde_is_a_range) {
  EXPECT_EQ(inline_html("平日9:00~17:00、土曜9:00~12:00、月~金"), "平日9:00~17:00、土曜9:00~12:00、月~金");
}

TEST(Markdown, values_become_holes_wherever_they_stand) {
  const std::string name = hole("contact.name");
  EXPECT_EQ(inline_html("**{{ contact.name }}**です"), "<strong>" + name + "</strong>です");
  EXPECT_EQ(inline_html("`{{contact.name}}`"), "<code>" + name + "</code>");
  EXPECT_EQ(inline_html("[{{ contact.email }}](mailto:{{ contact.email }})"),
            "<a href=\"mailto:%EF%B7%90contact.email%EF%B7%91\" class=\"address\">" + hole("contact.email") + "</a>");
  EXPECT_EQ(inline_html("![{{ contact.name }}](a.png \"{{ contact.name }}\")"),
            "<img src=\"../%EF%B7%90asset:a.png%EF%B7%91\" alt=\"" + name + "\" title=\"" + name + "\">");
  EXPECT_EQ(html("    {{ contact.name }}\n"), "<pre><code>" + name + "\n</code></pre>\n");
  EXPECT_EQ(inline_html("{{ Contact }} {{ x"), "{{ Contact }} {{ x");
}

TEST(Markdown, links_are_listed_as_their_author_wrote_them) {
  EXPECT_THAT(
      targets("[a](mailto:{{contact.email}}) <https://a.jp> www.b.jp c@d.jp [e][f] [](tel:1)\n\n[f]: guide:g#h"),
      ElementsAre("mailto:{{ contact.email }}", "https://a.jp", "http://www.b.jp", "mailto:c@d.jp", "guide:g#h",
                  "tel:1"));
}

TEST(Markdown, links_lead_to_pages_anchors_and_addresses) {
  EXPECT_EQ(inline_html("[a](guide:b-1#c)"), "<a href=\"../guides/b-1.html#c\">a</a>");
  EXPECT_EQ(read_markdown("[a](guide:b)", {"", 2}).html.text, "<p><a href=\"guides/b.html\">a</a></p>\n");
  EXPECT_EQ(inline_html("[a](#b \"c & <d>\")"), "<a href=\"#b\" title=\"c &amp; &lt;d&gt;\">a</a>");
  EXPECT_EQ(inline_html("[a](tel:0570-783-872)"), "<a href=\"tel:0570-783-872\">a</a>");
  EXPECT_EQ(inline_html("[a](<https://b.jp/c d?e=f&g='#h#i%j%20>)"),
            "<a href=\"https://b.jp/c%20d?e=f&amp;g=&#39;#h%23i%25j%20\">a</a>");
}

TEST(Markdown, other_targets_are_listed_but_lead_nowhere) {
  for (const std::string target :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#x73;cript:a", "data:text/html,a", "vbscript:a", "b.html",
        "/b", "//b.jp", "guide:../b", "guide:B", "ftp://b.jp", "x:y"}) {
    const BodyContent content = read_markdown("[a](" + target + ")", {});
    EXPECT_EQ(content.html.text, "<p>a</p>\n") << target;
    EXPECT_EQ(content.links.size(), 1U) << target;
  }
}

TEST(Markdown, link_without_text_shows_the_title_or_the_address) {
  EXPECT_EQ(inline_html("[](guide:a)"), "<a href=\"../guides/a.html\">" + hole("title:guide:a") + "</a>");
  EXPECT_EQ(inline_html("[ ](guide:a#b)"), "<a href=\"../guides/a.html#b\">" + hole("title:guide:a#b") + " </a>");
  EXPECT_EQ(inline_html("[](#b)"), "<a href=\"#b\">" + hole("title:#b") + "</a>");
  EXPECT_EQ(inline_html("[](https://a.jp/?b&c)"), "<a href=\"https://a.jp/?b&amp;c\">https://a.jp/?b&amp;c</a>");
  EXPECT_EQ(inline_html("[](mailto:a@b.jp)"), "<a href=\"mailto:a@b.jp\">a@b.jp</a>");
  EXPECT_EQ(inline_html("[](foo.html)"), "foo.html");
}

TEST(Markdown, links_never_nest) {
  EXPECT_EQ(inline_html("[a <https://b.jp> c](https://d.jp)"), "<a href=\"https://d.jp\">a https://b.jp c</a>");
}

TEST(Markdown, address_in_japanese_text_ends_where_the_text_goes_on) {
  EXPECT_EQ(inline_html("https://a.jp/を開き、https://b.jp。"),
            "<a href=\"https://a.jp/\" class=\"address\">https://a.jp/</a>を開き、<a href=\"https://b.jp\" "
            "class=\"address\">https://b.jp</a>。");
  EXPECT_EQ(inline_html("**https://a.jp/**です"),
            "<strong><a href=\"https://a.jp/\" class=\"address\">https://a.jp/</a></strong>です");
  EXPECT_EQ(inline_html("[a](https://a.jp/日本)"), "<a href=\"https://a.jp/%E6%97%A5%E6%9C%AC\">a</a>");
  EXPECT_EQ(inline_html("`https://a.jp/を` \t https://a.jp/\t b"),
            "<code>https://a.jp/を</code> \t <a href=\"https://a.jp/\" class=\"address\">https://a.jp/</a>\t b");
}

TEST(Markdown, furigana_are_ruby) {
  const std::string ruby = "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>";
  EXPECT_EQ(inline_html("この{漢字|かんじ}は"), "この" + ruby + "は");
  EXPECT_EQ(inline_html("**{漢字|かんじ}**[{漢字|かんじ}](#a)"),
            "<strong>" + ruby + "</strong><a href=\"#a\">" + ruby + "</a>");
  EXPECT_THAT(html("|{漢字\\|かんじ}|\n|-|\n|{漢字\\|かんじ}|\n"), HasSubstr("<td>" + ruby + "</td>"));
  EXPECT_EQ(inline_html("{<&|あ} {漢<|\"&}"),
            "{&lt;&amp;|あ} <ruby>漢&lt;<rp>(</rp><rt>&quot;&amp;</rt><rp>)</rp></ruby>");
  EXPECT_EQ(inline_html("{{{ contact.name }}|{{ contact.reading }}}"),
            "<ruby>" + hole("contact.name") + "<rp>(</rp><rt>" + hole("contact.reading") + "</rt><rp>)</rp></ruby>");
}

TEST(Markdown, what_is_no_furigana_stays) {
  for (const std::string text :
       {"{a|b}", "{漢字}", "{漢字|}", "{漢字| }", "{|かんじ}", "{漢字|かん|じ}", "{漢字|かんじ"})
    EXPECT_EQ(inline_html(text), text);
  EXPECT_EQ(inline_html("`{漢字|かんじ}`"), "<code>{漢字|かんじ}</code>");
  EXPECT_EQ(inline_html("\\{漢字|かんじ}"), "{漢字|かんじ}");
  EXPECT_EQ(inline_html("{漢**字|か**んじ}"), "{漢<strong>字|か</strong>んじ}");
  EXPECT_EQ(inline_html("{漢字|かん\nじ}"), "{漢字|かんじ}");
}

TEST(Markdown, images_are_holes_with_their_alternative) {
  const BodyContent content =
      read_markdown("見る: ![**図**の{漢字|かんじ} `a<b` [c](d)](images/図&amp;1.png)", {"", 2});
  EXPECT_EQ(content.html.text,
            "<p>見る: <img src=\"%EF%B7%90asset:images/%E5%9B%B3%261.png%EF%B7%91\" "
            "alt=\"図の漢字 a&lt;b c\"></p>\n");
  ASSERT_EQ(content.images.size(), 1U);
  EXPECT_EQ(content.images[0].file, "images/図&1.png");
  EXPECT_EQ(content.images[0].alternative, "図の漢字 a<b c");
  EXPECT_TRUE(content.links.empty());
}

TEST(Markdown, image_files_are_decoded) {
  const auto file = [](std::string_view markdown) { return read_markdown(markdown, {}).images.at(0).file; };
  EXPECT_EQ(file("![a](b%20c.png)"), "b c.png");
  EXPECT_EQ(file("![a](<b c.png>)"), "b c.png");
  EXPECT_EQ(file("![a](%E5%9B%B3.png)"), "図.png");
  EXPECT_EQ(file("![a](b%FFc%2.png)"), "b%FFc%2.png");
  EXPECT_EQ(file("![](b/{{ edition }}.png)"), "b/{{ edition }}.png");
  EXPECT_EQ(file("![a](%EF%B7%90b%EF%B7%91)"), "%EF%B7%90b%EF%B7%91");
  EXPECT_EQ(read_markdown("![](b.png)", {}).images.at(0).alternative, "");
}

TEST(Markdown, headings_follow_the_level_around_them_without_jumps) {
  const BodyContent content = read_markdown("## a\n\n#### b\n\n# c\n\n#\n\n### d\n\ne\n===\n", {"../", 4});
  EXPECT_EQ(content.html.text, "<h4>a</h4>\n<h5>b</h5>\n<h4>c</h4>\n<h5>d</h5>\n<h4>e</h4>\n");
  std::vector<int> levels;
  for (const BodyHeading& heading : content.headings) levels.push_back(heading.level);
  EXPECT_THAT(levels, ElementsAre(2, 4, 1, 1, 3, 1));
  EXPECT_EQ(read_markdown("# a\n## b\n### c\n#### d\n", {"../", 5}).html.text,
            "<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>\n<h6>d</h6>\n");
}

TEST(Markdown, tables_say_their_headers_and_scroll) {
  EXPECT_EQ(
      html("||右|中|\n|-|-:|:-:|\n|a|b|c|\n"),
      "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"" + hole("text:table") +
          "\">\n<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\" class=\"align-right\">右</th>\n"
          "<th scope=\"col\" class=\"align-center\">中</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>a</td>\n"
          "<td class=\"align-right\">b</td>\n<td class=\"align-center\">c</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
  EXPECT_THAT(html("|a|\n|-|\n"), Not(HasSubstr("tbody")));
  EXPECT_THAT(html("文\n|a|\n|-|\n|**「b」**|\n|**c。**|\n"),
              testing::AllOf(HasSubstr("<td><strong>「b」</strong></td>"), HasSubstr("<td><strong>c。</strong></td>")));
}

TEST(Markdown, tasks_have_a_name) {
  EXPECT_EQ(html("- [ ] a\n- [x] b\n- c\n"),
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"" + hole("text:task") +
                "\"> a</li>\n<li class=\"task\"><input type=\"checkbox\" checked disabled aria-label=\"" +
                hole("text:task-done") + "\"> b</li>\n<li>c</li>\n</ul>\n");
}

TEST(Markdown, raw_html_is_shown_as_text) {
  EXPECT_EQ(inline_html("a <b>c</b> <!-- d --> <script>e</script>"),
            "a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt; &lt;script&gt;e&lt;/script&gt;");
  EXPECT_EQ(html("<div class=\"a\">\n**b**\n</div>\n"),
            "<p>&lt;div class=&quot;a&quot;&gt;\n**b**\n&lt;/div&gt;</p>\n");
  EXPECT_EQ(html("- <style>a</style>\n"), "<ul>\n<li>\n<p>&lt;style&gt;a&lt;/style&gt;</p>\n</li>\n</ul>\n");
  EXPECT_EQ(html("<!--\na\n\nb\n-->"), "<p>&lt;!--\na\n\nb\n--&gt;</p>\n");
}

TEST(Markdown, no_hole_can_be_forged) {
  // By references, percent-encoding or the characters themselves, in text, code, targets, titles, names.
  const std::string forged =
      "&#xFDD0;part:a&#xFDD1; `&#xFDD0;` \\&#xFDD0; &#64976;\n"
      "[a](https://b.jp/&#xFDD0;c&#xFDD1;\\&#xFDD0;%EF%B7%90d%EF%B7%91 \"&#xFDD0;\\&#xFDD0;e\")\n"
      "%EF%B7%90f%EF%B7%91 `%EF%B7%90` \uFDD0g\uFDD1 \uFDD2\uFDD3 <h %EF%B7%90>\n"
      "![%EF%B7%90](i%EF%B7%90.png '%EF%B7%90') [j](%EF%B7%90) [](https://%EF%B7%90.jp)\n\n"
      "```&#xFDD0;%EF%B7%90\n%EF%B7%90\n```\n";
  std::string all = html(forged);
  // The one true hole is the image's.
  const std::size_t begin = all.find("%EF%B7%90asset:");
  ASSERT_NE(begin, std::string::npos) << all;
  all.replace(begin, 9, "");
  all.replace(all.find("%EF%B7%91", begin), 9, "");
  EXPECT_THAT(all, Not(HasSubstr("%EF%B7%9"))) << all;
  EXPECT_THAT(all, Not(HasSubstr("\xEF\xB7"))) << all;
}

TEST(Markdown, no_hole_can_be_forged_out_of_neighbours) {
  EXPECT_EQ(inline_html("[%](a)EF%B7%90b [%EF%B7](a)%90c"), "&#37;EF%B7%90b &#37;EF%B7%90c");
  EXPECT_EQ(inline_html("100%です。50%"), "100%です。50&#37;");
}

TEST(Markdown, references_to_forbidden_characters_are_replaced) {
  EXPECT_EQ(inline_html("a&#xFDD0;b&#1;c&#x85;d&#0;"), "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  EXPECT_EQ(inline_html("`&#xFDD0;` \\&#xFDD0; &amp;#xFDD0;"), "<code>&amp;#xFDD0;</code> &amp;#xFDD0; &amp;#xFDD0;");
  EXPECT_EQ(inline_html("[a](https://b.jp/&#xFDD0;)"), "<a href=\"https://b.jp/%EF%BF%BD\">a</a>");
  EXPECT_EQ(inline_html("&copy;&#x3042;&#10004;&lt;"), "©あ✔&lt;");
}

TEST(Markdown, arabic_beside_the_noncharacters_stays) {
  EXPECT_EQ(inline_html("\uFDCF\uFDF0\uFDFA"), "\uFDCF\uFDF0\uFDFA");
}

TEST(Markdown, code_keeps_its_text) {
  EXPECT_EQ(
      html("```あ*「い」* b\n**「う」** <b> {漢字|かんじ} https://a.jp/を\n```\n"),
      "<pre><code class=\"language-あ*「い」*\">**「う」** &lt;b&gt; {漢字|かんじ} https://a.jp/を\n</code></pre>\n");
}

TEST(Markdown, places_are_those_of_the_source) {
  const std::string markdown =
      "# 「見出し」{{ a }}\n\n**「a」**を見て[a](guide:a)と[b](guide:a)と\n[c](guide:c)。\n\n"
      "> ## 中\n>\n> ![d](d.png) https://e.jp/ <https://f.jp>\n\n| [g][h] |\n|--|\n| a@i.jp |\n\n"
      "[h]: https://h.jp\n";
  const BodyContent content = read_markdown(markdown, {});
  const auto at = [&](std::size_t offset, std::string_view text) { return markdown.substr(offset, text.size()); };
  ASSERT_EQ(content.links.size(), 7U);
  for (std::size_t i : {0U, 1U, 2U, 3U, 4U, 5U})
    EXPECT_EQ(at(content.links[i].offset, content.links[i].target), content.links[i].target);
  EXPECT_EQ(content.links[0].offset, markdown.find("guide:a"));
  EXPECT_EQ(content.links[1].offset, markdown.find("guide:a", content.links[0].offset + 1));
  EXPECT_EQ(content.links[6].offset, markdown.find("a@i.jp"));
  EXPECT_EQ(content.images.at(0).offset, markdown.find("d.png"));
  EXPECT_EQ(content.headings.at(0).offset, 0U);
  EXPECT_EQ(content.headings.at(1).offset, markdown.find("## 中"));
}

}  // namespace
}  // namespace shirube
