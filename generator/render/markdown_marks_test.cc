#include "generator/render/markdown_marks.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace shirube {
namespace {

std::string marked(std::string_view markdown) {
  std::string storage;
  std::string text(with_marks(markdown, storage));
  for (const auto& [mark, sign] :
       {std::pair(address_end_mark, "<end>"), {letter_mark, "|"}, {refused_mark, "<no>"}, {point_mark, "<point>"}}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), sign);
  }
  return text;
}

TEST(MarkdownMarks, text_that_needs_none_is_not_copied) {
  const std::string_view markdown = "**重要** な~~誤り~~\n- *a* (b) https://example.jp です\n";
  std::string storage;
  EXPECT_EQ(with_marks(markdown, storage).data(), markdown.data());
}

TEST(MarkdownMarks, run_beside_japanese_punctuation_has_letters_beside_it) {
  EXPECT_EQ(marked("これは**「重要」**です"), "これは**|「重要」|**です");
  EXPECT_EQ(marked("**重要:**確認"), "**重要:|**確認");
  EXPECT_EQ(marked("です**(重要)**"), "です**|(重要)**");
  EXPECT_EQ(marked("~~「旧」~~"), "~~|「旧」|~~");
}

TEST(MarkdownMarks, western_text_underscores_and_escapes_have_none) {
  for (const std::string markdown :
       {"a**(b)**c \"*d*\"", "あ_「い」_う", "あ\\*「い」", "あ~「い」~う", "~~~「い」\n~~~", "あ**　い"})
    EXPECT_EQ(marked(markdown), markdown);
}

TEST(MarkdownMarks, no_mark_stands_before_the_first_character_of_a_block) {
  EXPECT_EQ(marked("> > **「い」**"), "> > **|「い」|**");
  EXPECT_EQ(marked(">**い**"), ">**い**");
  EXPECT_EQ(marked("1. >~~い~~"), "1. >~~い~~");
  EXPECT_EQ(marked("|**い**|う|"), "|**い**|う|");
  EXPECT_EQ(marked("い**|う"), "い**||う") << "a bar of the text, in no table";
}

TEST(MarkdownMarks, combining_characters_belong_to_their_letter) {
  EXPECT_EQ(marked("か\u3099**(濁点)**"), "か\u3099**|(濁点)**");
  EXPECT_EQ(marked("葛\U000E0100**(市)**"), "葛\U000E0100**|(市)**");
  EXPECT_EQ(marked("e\u0301**(x)**"), "e\u0301**(x)**");
}

TEST(MarkdownMarks, values_count_as_japanese) {
  EXPECT_EQ(marked("\uFDD0contact.name\uFDD1**(室)**"), "\uFDD0contact.name\uFDD1**|(室)**");
}

TEST(MarkdownMarks, address_ends_where_japanese_begins) {
  EXPECT_EQ(marked("https://a.jp/を"), "https://a.jp/<end>を");
  EXPECT_EQ(marked("見るhttp://a.jp、"), "見るhttp://a.jp<end>、");
  EXPECT_EQ(marked("www.a.jpを"), "www.a.jp<end>を");
  EXPECT_EQ(marked("**https://a.jp/**を"), "**https://a.jp/<end>|**を");
  EXPECT_EQ(marked("https://a.jp　を"), "https://a.jp<end>　を");
  EXPECT_EQ(marked("（https://a.jp/?b=(c)#d）"), "（https://a.jp/?b=(c)#d<end>）");
}

TEST(MarkdownMarks, addresses_in_markup_stay_whole) {
  for (const std::string markdown :
       {"[a](https://a.jp/日本)", "[a]( <https://a.jp/日本>)", "<https://a.jp/日本>", "[a]: https://a.jp/日本",
        "[a]:\n  https://a.jp/日本", "<a href=https://a.jp/日本>", "https://日本.jp/", "xhttps://a.jp/日本",
        "https://a.jp/é/ü", "https://a.jp/b c日本", "|https://a.jp|日本|"})
    EXPECT_EQ(marked(markdown), markdown);
}

TEST(MarkdownMarks, references_to_what_content_cannot_hold_are_refused) {
  for (const std::string reference :
       {"#xFDD0;", "#xfdef;", "#64976;", "#1;", "#x7F;", "#x9F;", "#xFFFF;", "#x10FFFE;"}) {
    EXPECT_EQ(marked("&" + reference), "&<no>" + reference);
    EXPECT_EQ(marked("\\&" + reference), "\\&|" + reference);
  }
  for (const std::string reference : {"&#9;", "&#10;", "&#x3042;", "&amp;", "&#xFDD0", "&#x0000FDD0F;", "&#0;", "&#;"})
    EXPECT_EQ(marked(reference), reference);
}

TEST(MarkdownMarks, escaped_brace_begins_no_furigana) { EXPECT_EQ(marked("\\{漢字|かんじ}"), "\\{|漢字|かんじ}"); }

TEST(MarkdownMarks, braces_of_points_are_told_from_others) {
  EXPECT_EQ(marked("{a} {①} `{a}`"), "{<point>a} {<point>①} `{<point>a}`");
  EXPECT_EQ(marked("\\{a} {{a} {A} {漢字|かんじ}"), "\\{|a} {{a} {A} {漢字|かんじ}");
}

TEST(MarkdownMarks, points_are_letters_to_the_runs_beside_them) {
  EXPECT_EQ(marked("x**{a}**y"), "x**|{<point>a}|**y");
  EXPECT_EQ(marked("{①}**(b)**{a}"), "{<point>①}|**|(b)|**|{<point>a}");
}

}  // namespace
}  // namespace shirube
