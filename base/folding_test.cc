#include "base/folding.h"

#include <gtest/gtest.h>

#include <fstream>

#include <nlohmann/json.hpp>

namespace shirube {
namespace {

TEST(Folding, is_as_the_shared_vectors_say) {
  std::ifstream stream(SHIRUBE_SOURCE_FOLDER "/tests/vectors/search/folding.json");
  const auto vectors = nlohmann::json::parse(stream);
  ASSERT_FALSE(vectors.empty());
  for (const auto& vector : vectors) {
    const auto text = vector.at("text").get<std::string>();
    EXPECT_EQ(fold_text(text), vector.at("folded").get<std::string>()) << text;
  }
}

TEST(Folding, is_the_same_character_by_character_as_quick_and_by_the_tables) {
  // A mark after the character sends it through the tables; U+0334 stands apart from every character before it.
  for (char32_t c = 1; c <= 0xFFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string alone, text;
    const auto append = [](std::string& to, char32_t code_point) {
      if (code_point < 0x80) {
        to += static_cast<char>(code_point);
      } else if (code_point < 0x800) {
        to += static_cast<char>(0xC0 | (code_point >> 6));
        to += static_cast<char>(0x80 | (code_point & 0x3F));
      } else {
        to += static_cast<char>(0xE0 | (code_point >> 12));
        to += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
        to += static_cast<char>(0x80 | (code_point & 0x3F));
      }
    };
    append(alone, c);
    const bool is_quick = c < 0x80 || (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
                          (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E);
    if (!is_quick || is_white_space(c)) continue;
    append(text, c);
    append(text, 0x334);
    EXPECT_EQ(fold_text(alone) + "\u0334", fold_text(text)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Folding, takes_no_square_of_the_marks_on_one_letter) {
  std::string text = "a";
  for (int i = 0; i < 200000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_EQ(fold_text(text).size(), 3U + 2U * 199999);  // ạ and the rest
}

}  // namespace
}  // namespace shirube
