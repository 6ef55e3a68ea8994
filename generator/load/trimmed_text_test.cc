#include "generator/load/trimmed_text.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

constexpr Span at_start{FileId{0}, 1, 4, 1};

Text one_line(std::string written) {
  Text text{std::move(written), {FileId{0}, 1, 4, 9}};
  text.layout = TextLayout::one_line;
  return text;
}

/// From the second line of a file on, indented by two columns.
Text block(std::string written) {
  Text text{std::move(written), at_start};
  text.layout = TextLayout::block;
  text.first_line = 2;
  text.indent = 2;
  return text;
}

TEST(TrimmedText, blanks_are_taken_off_both_ends) {
  Text text{" \t\n手順 の\n題名 \n\n", at_start};
  trim(text);
  EXPECT_EQ(text.text, "手順 の\n題名");
  EXPECT_EQ(text.span, at_start);
}

TEST(TrimmedText, a_text_of_blanks_alone_is_empty) {
  for (const std::string blank : {"", " ", "\n\t \n", "　", "\xC2\xA0", " 　\n　"}) {
    Text text = block(blank);
    trim(text);
    EXPECT_TRUE(text.empty()) << '"' << blank << '"';
  }
}

TEST(TrimmedText, full_width_blanks_within_a_text_are_the_authors) {
  Text text = block("　字下げした段落　\n");
  trim(text);
  EXPECT_EQ(text.text, "　字下げした段落　");
}

TEST(TrimmedText, a_text_on_one_line_knows_where_its_rest_stands) {
  Text text = one_line("  手順 x  ");
  trim(text);
  EXPECT_EQ(text.text, "手順 x");
  EXPECT_EQ(text.span, (Span{FileId{0}, 1, 6, 4}));
}

TEST(TrimmedText, a_block_loses_its_blank_lines_and_keeps_its_places) {
  Text text = block("\n   \n手順\n  次\n");
  trim(text);
  EXPECT_EQ(text.text, "手順\n  次");
  EXPECT_EQ(text.first_line, 4U);
  EXPECT_EQ(span_within(text, text.text.find("次"), 3), (Span{FileId{0}, 5, 5, 1}));
}

TEST(TrimmedText, the_first_line_of_a_block_stays_indented) {
  Text text = block("    code\n  text\n");
  trim(text);
  EXPECT_EQ(text.text, "    code\n  text");
  EXPECT_EQ(span_within(text, 4, 4), (Span{FileId{0}, 2, 7, 4}));
}

TEST(TrimmedText, one_line_is_made_of_several) {
  Text text = block("手順を\n  読む\nMAMIS\n  login\nのこと。");
  put_on_one_line(text);
  EXPECT_EQ(text.text, "手順を読む MAMIS login のこと。");
  EXPECT_EQ(span_within(text, 0, 3), at_start);
}

TEST(TrimmedText, a_block_of_one_line_keeps_its_places_as_one_line) {
  Text text = block("  手順を読む");
  put_on_one_line(text);
  EXPECT_EQ(text.text, "手順を読む");
  EXPECT_EQ(span_within(text, 6, 3), (Span{FileId{0}, 2, 7, 1}));
}

}  // namespace
}  // namespace shirube
