#include "cgi/steps/file_content.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

using namespace std::string_view_literals;

bool fits(std::string_view type, std::string_view bytes, std::size_t piece) {
  FileContent content;
  for (std::size_t at = 0; at < bytes.size(); at += piece) content.add(bytes.substr(at, piece));
  return content.fits(type);
}

TEST(FileContent, a_signature_is_found_however_the_bytes_come) {
  for (const std::size_t piece : {1, 3, 100}) {
    EXPECT_TRUE(fits("pdf", "%PDF-1.7\n"sv, piece));
    EXPECT_TRUE(fits("png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, piece));
    EXPECT_TRUE(fits("jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"sv, piece));
    EXPECT_TRUE(fits("webp", "RIFF\x24\0\0\0WEBPVP8 "sv, piece));
    EXPECT_TRUE(fits("text", "一行目\r\n\t二行目\n"sv, piece));
    EXPECT_TRUE(fits("csv", "\x82\xa0,\"b\"\r\n"sv, piece));  // cp932, as Excel writes it
  }
}

TEST(FileContent, other_bytes_do_not_fit) {
  for (const char* type : {"pdf", "png", "jpeg", "webp"}) {
    EXPECT_FALSE(fits(type, "<html><script>alert(1)</script>"sv, 5)) << type;
    EXPECT_FALSE(fits(type, ""sv, 5)) << type;
  }
  EXPECT_FALSE(fits("pdf", " %PDF-1.7"sv, 5));
  EXPECT_FALSE(fits("webp", "RIFF\x24\0\0\0WAVEfmt "sv, 5));
  EXPECT_FALSE(fits("webp", "RIFFWEBP"sv, 5));
  EXPECT_FALSE(fits("text", "a\0b"sv, 1));
  EXPECT_FALSE(fits("csv", "MZ\x90\0\x03"sv, 2));
}

}  // namespace
}  // namespace shirube
