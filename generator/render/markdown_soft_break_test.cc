#include "generator/render/markdown_soft_break.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/markdown.h"
#include "generator/render/markdown_japanese.h"

namespace shirube {
namespace {

std::string inline_html(std::string_view markdown) {
  const std::string html = read_markdown(markdown, {}).html.text;
  return html.size() < 8 ? html : html.substr(3, html.size() - 8);
}

TEST(MarkdownSoftBreak, none_between_japanese) {
  EXPECT_EQ(inline_html("日本\nかな\nカナ。\n「ー」\nＡ１\nｶﾅ｡\n　々"), "日本かなカナ。「ー」Ａ１ｶﾅ｡　々");
  EXPECT_EQ(inline_html("𠮷\n野"), "𠮷野");
}

TEST(MarkdownSoftBreak, stays_beside_anything_else) {
  EXPECT_EQ(inline_html("a\nb"), "a\nb");
  EXPECT_EQ(inline_html("日本\nab\n日本\n1"), "日本\nab\n日本\n1");
  EXPECT_EQ(inline_html("한국\n한국\n日本"), "한국\n한국\n日本");
  EXPECT_EQ(inline_html("日本\n&amp;"), "日本\n&amp;");
}

TEST(MarkdownSoftBreak, none_beside_characters_that_japanese_shares) {
  EXPECT_EQ(inline_html("待つ…\n次に\n“G-MIS”\nを"), "待つ…次に“G-MIS”を");
  EXPECT_EQ(inline_html("“a”\n“b”"), "“a”\n“b”");
}

TEST(MarkdownSoftBreak, looks_through_inlines) {
  EXPECT_EQ(inline_html("**日本**\n[です](#a)\n`は`\n~~*か*~~\nな"),
            "<strong>日本</strong><a href=\"#a\">です</a><code>は</code><del><em>か</em></del>な");
  EXPECT_EQ(inline_html("**日\n本** a\n**b**"), "<strong>日本</strong> a\n<strong>b</strong>");
}

TEST(MarkdownSoftBreak, furigana_count_by_their_base) {
  const std::string ruby = "<ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby>";
  EXPECT_EQ(inline_html("の\n{漢字|kanji}\nの"), "の" + ruby + "の");
  EXPECT_EQ(inline_html("a\n{漢字|kanji}\nb"), "a\n" + ruby + "\nb");
}

TEST(MarkdownSoftBreak, stays_beside_images_and_raw_html) {
  EXPECT_EQ(inline_html("図\n![あ](a.png)\n図").find("図\n<img"), 0U);
  EXPECT_EQ(inline_html("あ\n<b>い"), "あ\n&lt;b&gt;い");
}

TEST(MarkdownSoftBreak, value_decides_when_it_is_known) {
  const std::string mark(soft_break);
  EXPECT_EQ(inline_html("{{ a }}\n日本\n**{{ b }}**\n{{ c }}\nab\n{{ d }}"),
            hole("a") + mark + "日本" + mark + "<strong>" + hole("b") + "</strong>" + mark + hole("c") + "\nab\n" +
                hole("d"));
}

TEST(MarkdownSoftBreak, hard_breaks_stay) { EXPECT_EQ(inline_html("日本  \n語\\\nです"), "日本<br>\n語<br>\nです"); }

TEST(MarkdownSoftBreak, holds_in_text_alternatives_tables_lists_and_headings) {
  EXPECT_EQ(inline_html("![日本\n語 a\nb>\n日](a.png)")
                .find("<img src=\"../%EF%B7%90asset:a.png%EF%B7%91\" alt=\"日本語 a\nb&gt;\n日\""),
            0U);
  EXPECT_EQ(read_markdown("- 日本\n  語\n- a\n  b\n", {}).html.text, "<ul>\n<li>日本語</li>\n<li>a\nb</li>\n</ul>\n");
  EXPECT_EQ(read_markdown("日本\n語\n===\n", {}).html.text, "<h4>日本語</h4>\n");
}

TEST(MarkdownSoftBreak, visible_character_is_found_behind_tags) {
  EXPECT_EQ(visible_before("あ</strong><a href=\"#\">"), U'あ');
  EXPECT_EQ(visible_before("<p>"), U'\0');
  EXPECT_EQ(visible_before("あ<br>"), U'\0');
  EXPECT_EQ(visible_before(""), U'\0');
  EXPECT_EQ(visible_after("<a href=\"#\"><strong>あ"), U'あ');
  EXPECT_EQ(visible_after("</p>"), U'\0');
  EXPECT_EQ(visible_after("<strong"), U'\0');
  EXPECT_EQ(visible_after(""), U'\0');
}

TEST(MarkdownJapanese, kana_kanji_punctuation_and_full_width_forms_are) {
  for (const char32_t c : std::u32string(U"あアーｱ漢々〆、。「」！（：Ａ１～￥　〒㈱"))
    EXPECT_TRUE(is_japanese(c)) << std::hex << static_cast<std::uint32_t>(c);
  for (const char32_t c : U"aé1!→…“” ①한ᄀﾠ\u0301")
    EXPECT_FALSE(is_japanese(c)) << std::hex << static_cast<std::uint32_t>(c);
}

TEST(MarkdownJapanese, emoji_are_no_cjk_letters) {
  EXPECT_EQ(neighbour_of(U'😀'), Neighbour::letter);
  EXPECT_EQ(neighbour_of(U'⌚'), Neighbour::letter);
  EXPECT_EQ(neighbour_of(U'한'), Neighbour::cjk);
  EXPECT_EQ(neighbour_of(U'　'), Neighbour::space);
  EXPECT_EQ(neighbour_of(U'“'), Neighbour::punctuation);
  EXPECT_EQ(neighbour_of(U'『'), Neighbour::cjk_punctuation);
  EXPECT_EQ(neighbour_of(U'＋'), Neighbour::cjk_punctuation);
}

}  // namespace
}  // namespace shirube
