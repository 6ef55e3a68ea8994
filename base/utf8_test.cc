#include "base/utf8.h"

#include <vector>

#include <gtest/gtest.h>

namespace shirube {
namespace {

std::string utf8(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

TEST(Utf8, WellFormedTextHasNoMalformedByte) {
  EXPECT_EQ(find_malformed_utf8(""), std::nullopt);
  EXPECT_EQ(find_malformed_utf8("plain ASCII of more than eight bytes"), std::nullopt);
  EXPECT_EQ(find_malformed_utf8("手順は3つです。𠮷野家 é"), std::nullopt);
  EXPECT_EQ(find_malformed_utf8(std::string_view("a\0b", 3)), std::nullopt);
}

TEST(Utf8, EveryScalarValueIsWellFormedAndReadsBack) {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    const std::string text = utf8(code_point);
    ASSERT_EQ(find_malformed_utf8(text), std::nullopt) << std::hex << static_cast<std::uint32_t>(code_point);
    std::size_t offset = 0;
    ASSERT_EQ(next_code_point(text, offset), code_point);
    ASSERT_EQ(offset, text.size());
    ASSERT_EQ(code_point_before(text, text.size()), code_point);
  }
}

TEST(Utf8, SurrogatesAreMalformed) {
  for (char32_t code_point = 0xD800; code_point <= 0xDFFF; ++code_point) {
    ASSERT_EQ(find_malformed_utf8(utf8(code_point)), 0U);
  }
}

TEST(Utf8, OverlongFormsAndTooHighCodePointsAreMalformed) {
  for (const std::string_view bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80",
                                       "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xFE"}) {
    EXPECT_EQ(find_malformed_utf8(bytes), 0U);
  }
}

TEST(Utf8, ACharacterCutShortIsMalformedAtItsFirstByte) {
  for (const std::string_view whole : {"é", "標", "ﾊ", "𠮷", "\xED\x9F\xBF", "\xE0\xA0\x80"}) {
    for (std::size_t size = 1; size < whole.size(); ++size) {
      const std::string cut(whole.substr(0, size));
      EXPECT_EQ(find_malformed_utf8("ab" + cut), 2U);
      EXPECT_EQ(find_malformed_utf8("ab" + cut + "cd"), 2U);
      EXPECT_EQ(find_malformed_utf8("ab" + cut + "標"), 2U);
    }
  }
}

TEST(Utf8, AContinuationByteAloneIsMalformed) {
  EXPECT_EQ(find_malformed_utf8("\x80"), 0U);
  EXPECT_EQ(find_malformed_utf8("標\xBF"), 3U);
}

TEST(Utf8, TheFirstMalformedByteIsFoundWhereverItStands) {
  for (std::size_t position = 0; position < 40; ++position) {
    std::string text(40, 'a');
    text[position] = '\xFF';
    EXPECT_EQ(find_malformed_utf8(text), position);
  }
}

TEST(Utf8, WalkingReadsEachCodePointInTurn) {
  const std::string_view text = "aé標𠮷";
  std::vector<char32_t> found;
  for (std::size_t offset = 0; offset < text.size();) found.push_back(next_code_point(text, offset));
  EXPECT_EQ(found, (std::vector<char32_t>{U'a', U'é', U'標', U'𠮷'}));
}

TEST(Utf8, TheCodePointBeforeAnOffsetEndsThere) {
  const std::string_view text = "aé標";
  EXPECT_EQ(code_point_before(text, 0), U'\0');
  EXPECT_EQ(code_point_before(text, 1), U'a');
  EXPECT_EQ(code_point_before(text, 3), U'é');
  EXPECT_EQ(code_point_before(text, 6), U'標');
}

TEST(Utf8, CodePointsAreCountedWhateverTheirBytes) {
  EXPECT_EQ(count_code_points(""), CodePointCount{0});
  EXPECT_EQ(count_code_points("aé標𠮷"), CodePointCount{4});
}

TEST(Utf8, FullWidthCharactersTakeTwoCells) {
  EXPECT_EQ(count_cells("abc"), CellCount{3});
  EXPECT_EQ(count_cells("標準"), CellCount{4});
  EXPECT_EQ(count_cells("ＡＢ　"), CellCount{6});
  EXPECT_EQ(count_cells("𠮷"), CellCount{2});
}

TEST(Utf8, HalfWidthAndAmbiguousCharactersTakeOneCell) {
  EXPECT_EQ(count_cells("ﾊﾝｶｸ"), CellCount{4});
  EXPECT_EQ(count_cells("é§"), CellCount{2});
}

TEST(Utf8, CombiningAndControlCharactersTakeNoCellButATabTakesOne) {
  EXPECT_EQ(count_cells("e\u0301"), CellCount{1});
  EXPECT_EQ(count_cells("か\u3099"), CellCount{2});
  EXPECT_EQ(count_cells("\u0001\u007F\u200B"), CellCount{0});
  EXPECT_EQ(count_cells("\t"), CellCount{1});
}

TEST(Utf8, TheOffsetOfACodePointIsWhereItStarts) {
  const std::string_view text = "aé標b";
  EXPECT_EQ(offset_of_code_point(text, {0}), 0U);
  EXPECT_EQ(offset_of_code_point(text, {1}), 1U);
  EXPECT_EQ(offset_of_code_point(text, {2}), 3U);
  EXPECT_EQ(offset_of_code_point(text, {3}), 6U);
  EXPECT_EQ(offset_of_code_point(text, {4}), 7U);
  EXPECT_EQ(offset_of_code_point(text, {99}), 7U);
}

}  // namespace
}  // namespace shirube
