#include "cgi/operator/cp932.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Encoded {
  std::string bytes;
  std::vector<char32_t> lacking;
};

Encoded encoded(std::string_view text) {
  const auto cp932 = Cp932::open();
  EXPECT_NE(cp932, nullptr);
  Encoded result;
  if (cp932 != nullptr) result.bytes = cp932->encode(text, result.lacking);
  return result;
}

TEST(Cp932, what_windows_has_is_written_with_its_bytes) {
  const Encoded text = encoded("aア漢髙①ｱ\n");
  EXPECT_EQ(text.bytes, "a\x83\x41\x8A\xBF\xFB\xFC\x87\x40\xB1\n");
  EXPECT_THAT(text.lacking, IsEmpty());
}

TEST(Cp932, characters_that_microsoft_ties_to_other_code_points_survive) {
  // Each pair: what JIS says, and what Windows says.
  for (const auto& [one, other] : {std::pair{"〜", "～"},
                                   {"−", "－"},
                                   {"‖", "∥"},
                                   {"—", "―"},
                                   {"¢", "￠"},
                                   {"£", "￡"},
                                   {"¬", "￢"},
                                   {"¦", "￤"},
                                   {"¥", "￥"},
                                   {"‾", "￣"}}) {
    EXPECT_EQ(encoded(one).bytes, encoded(other).bytes) << one;
    EXPECT_EQ(encoded(other).bytes.size(), 2U) << other;
    EXPECT_THAT(encoded(one).lacking, IsEmpty()) << one;
    EXPECT_THAT(encoded(other).lacking, IsEmpty()) << other;
  }
  EXPECT_EQ(encoded("ー〜－").bytes, "\x81\x5B\x81\x60\x81\x7C");
}

TEST(Cp932, a_character_that_it_lacks_is_named_and_reported) {
  const Encoded text = encoded("𠮷野家 é");
  EXPECT_EQ(text.bytes, "[U+20BB7]\x96\xEC\x89\xC6 [U+00E9]");
  EXPECT_THAT(text.lacking, ElementsAre(U'𠮷', U'é'));
}

TEST(Cp932, marks_that_the_c_library_would_drop_are_reported) {
  EXPECT_EQ(encoded("a\U000E0041\u200D\uFE00").bytes, "a[U+E0041][U+200D][U+FE00]");
  EXPECT_EQ(encoded("ㇷ\u309A").bytes, "[U+31F7][U+309A]");
}

TEST(Cp932, every_code_point_is_either_kept_or_named) {
  const auto cp932 = Cp932::open();
  ASSERT_NE(cp932, nullptr);
  std::size_t kept = 0;
  for (char32_t code_point = 0x20; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point < 0xE000) continue;
    std::string text;
    append_utf8(text, code_point);
    std::vector<char32_t> lacking;
    const std::string bytes = cp932->encode(text, lacking);
    if (lacking.empty()) {
      ++kept;
      ASSERT_LE(bytes.size(), 2U) << static_cast<unsigned>(code_point);
    } else {
      ASSERT_EQ(bytes, "[" + code_point_name(code_point) + "]");
    }
  }
  EXPECT_GT(kept, 9000U);
}

}  // namespace
}  // namespace shirube
