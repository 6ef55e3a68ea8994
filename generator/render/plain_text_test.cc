#include "generator/render/plain_text.h"

#include <gtest/gtest.h>

#include "generator/model/hole.h"

namespace shirube {
namespace {

std::string text_of_html(std::string_view html) { return plain_text(html).text; }

TEST(PlainText, has_no_tags_and_parts_blocks_by_a_space) {
  EXPECT_EQ(text_of_html("<p>一<strong>二</strong>三</p>\n<ul>\n<li>四</li>\n<li>五</li>\n</ul>\n"), "一二三 四 五");
  EXPECT_EQ(text_of_html("<p>a<br>\nb</p>"), "a b");
  EXPECT_EQ(text_of_html("<table><tr><th>一</th><td>二</td></tr></table>"), "一 二");
}

TEST(PlainText, has_the_characters_that_references_stand_for) {
  EXPECT_EQ(text_of_html("<p>&lt;b&gt; &amp;amp; &quot;&#39; & &x;</p>"), "<b> &amp; \"' & &x;");
}

TEST(PlainText, says_nothing_of_pictures_and_links_addresses) {
  EXPECT_EQ(text_of_html("<p>前<img src=\"a.png\" alt=\"絵\">後<a href=\"guides/x.html\">見る</a></p>"), "前 後見る");
}

TEST(PlainText, keeps_what_ruby_says_apart) {
  const PlainText plain = plain_text(
      "<p>この<ruby>受付<rp>(</rp><rt>うけつけ</rt><rp>)</rp></ruby>の<ruby>番号<rp>(</rp><rt>ばんごう</rt>"
      "<rp>)</rp></ruby>を</p>");
  EXPECT_EQ(plain.text, "この受付の番号を");
  EXPECT_EQ(plain.readings, "受付（うけつけ） 番号（ばんごう）");
}

TEST(PlainText, keeps_holes) {
  const std::string value = hole("contact.name");
  EXPECT_EQ(text_of_html("<p>" + value + " です</p>"), value + " です");
}

TEST(PlainText, of_broken_html_ends_where_it_breaks) { EXPECT_EQ(text_of_html("<p>一</p><a href"), "一"); }

TEST(AppendOnOneLine, makes_one_space_of_blanks_and_keeps_ideographic_ones) {
  std::string line = "x";
  append_on_one_line(line, " \n a\t\tb　c \n");
  EXPECT_EQ(line, "xa b　c");
}

TEST(WithoutSoftBreaks, puts_a_space_where_one_side_is_not_japanese) {
  const std::string mark(soft_break);
  EXPECT_EQ(without_soft_breaks("大阪" + mark + "の係"), "大阪の係");
  EXPECT_EQ(without_soft_breaks("desk" + mark + "の係"), "desk の係");
}

}  // namespace
}  // namespace shirube
