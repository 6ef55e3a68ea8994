#include "generator/model/text.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

Text text(std::string written, TextLayout layout) {
  Text text{std::move(written), {FileId{7}, 10, 5, 20}};
  text.layout = layout;
  text.first_line = 11;
  text.indent = 4;
  return text;
}

Span span(std::uint32_t line, std::uint32_t column, std::uint32_t length) { return {FileId{7}, line, column, length}; }

TEST(SpanWithin, on_one_line_it_counts_code_points_from_the_texts_start) {
  const Text line = text("手順 x を", TextLayout::one_line);
  EXPECT_EQ(span_within(line, 0, 3), span(10, 5, 1));
  EXPECT_EQ(span_within(line, 7, 1), span(10, 8, 1));
  EXPECT_EQ(span_within(line, 0, line.text.size()), span(10, 5, 6));
}

TEST(SpanWithin, in_a_block_it_counts_lines_and_the_indentation) {
  const Text block = text("一\n\n 二 x\n三\n", TextLayout::block);
  EXPECT_EQ(span_within(block, 0, 3), span(11, 5, 1));
  EXPECT_EQ(span_within(block, block.text.find('x'), 1), span(13, 8, 1));
  EXPECT_EQ(span_within(block, block.text.find("三"), 3), span(14, 5, 1));
  EXPECT_EQ(span_within(block, 4, 0), span(12, 5, 1));
}

TEST(SpanWithin, it_ends_with_its_line_and_covers_something) {
  const Text block = text("一二\n三", TextLayout::block);
  EXPECT_EQ(span_within(block, 3, 100), span(11, 6, 1));
  EXPECT_EQ(span_within(block, 6, 1), span(11, 7, 1)) << "at the line break";
  EXPECT_EQ(span_within(block, block.text.size(), 5), span(12, 6, 1));
}

TEST(SpanWithin, where_it_is_not_known_it_is_the_whole_text) {
  EXPECT_EQ(span_within(text("a b", TextLayout::other), 2, 1), span(10, 5, 20));
  EXPECT_EQ(span_within(text("a b", TextLayout::one_line), 4, 1), span(10, 5, 20));
}

TEST(SpansWithin, places_come_in_any_order) {
  const Text block = text("一 a\n二 b\n\n三 c", TextLayout::block);
  SpansWithin spans(block);
  for (const std::string_view word : {"c", "a", "b", "b", "c", "一", "三"}) {
    const std::size_t offset = block.text.find(word);
    EXPECT_EQ(spans.at(offset, word.size()), span_within(block, offset, word.size())) << word;
  }
}

TEST(SpansWithin, many_places_take_no_long_time) {
  for (const TextLayout layout : {TextLayout::one_line, TextLayout::block}) {
    const Text line = text(std::string(2'000'000, 'x'), layout);
    SpansWithin spans(line);
    Span last;
    for (std::size_t offset = 0; offset < line.text.size(); ++offset) last = spans.at(offset, 1);
    EXPECT_EQ(last.column, 5U + 1'999'999U);
  }
}

}  // namespace
}  // namespace shirube
