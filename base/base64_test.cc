#include "base/base64.h"

#include <gtest/gtest.h>

#include <random>

namespace shirube {
namespace {

// 32 bytes whose base64 has both characters in which the alphabets differ.
const std::string key = [] {
  std::string bytes(32, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(0xfb + i);
  return bytes;
}();

TEST(Base64, the_examples_of_rfc_4648_hold) {
  EXPECT_EQ(write_base64(""), "");
  EXPECT_EQ(write_base64("f"), "Zg==");
  EXPECT_EQ(write_base64("fo"), "Zm8=");
  EXPECT_EQ(write_base64("foo"), "Zm9v");
  EXPECT_EQ(write_base64("foob"), "Zm9vYg==");
  EXPECT_EQ(write_base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(write_base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, addresses_have_their_own_alphabet_and_no_padding) {
  EXPECT_EQ(write_base64("\xfb\xff\xbf"), "+/+/");
  EXPECT_EQ(write_base64url("\xfb\xff\xbf"), "-_-_");
  EXPECT_EQ(write_base64url("f"), "Zg");
}

TEST(Base64, what_was_written_is_read_again_at_every_length) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 100; ++size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_EQ(read_base64url(write_base64url(bytes)), bytes);
  }
}

TEST(Base64, what_would_not_be_written_so_is_refused) {
  for (const std::string_view text :
       {"A", "AAAAA", "Zg==", "Zm8=", "Zh", "Zm9", "Zm8_", "+/+/", " Zg", "Zg ", "Z g", "Zg\n", "Z\xe3"}) {
    const auto bytes = read_base64url(text);
    EXPECT_TRUE(!bytes || write_base64url(*bytes) == text) << text;
  }
  EXPECT_EQ(read_base64url("Zh"), std::nullopt);
  EXPECT_EQ(read_base64url("Zm9"), std::nullopt);
  EXPECT_EQ(read_base64url("Zg=="), std::nullopt);
  EXPECT_EQ(read_base64url(std::string_view("Zg\0\0", 4)), std::nullopt);
}

// All texts of up to two characters: each is refused, or is the one text for its bytes.
TEST(Base64, no_two_texts_are_the_same_bytes) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      const auto bytes = read_base64url(text);
      if (bytes) {
        EXPECT_EQ(write_base64url(*bytes), text);
      }
    }
  }
}

TEST(KeyText, a_key_is_read_in_all_its_forms) {
  const std::string usual = write_base64(key);
  const std::string address = write_base64url(key);
  ASSERT_NE(usual.find_first_of("+/"), std::string::npos);
  EXPECT_EQ(read_key_text(usual), key);
  EXPECT_EQ(read_key_text(usual.substr(0, 43)), key);
  EXPECT_EQ(read_key_text(address), key);
  EXPECT_EQ(read_key_text(address + "="), key);
  EXPECT_EQ(read_key_text("000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F"),
            std::string("\0\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18"
                        "\x19\x1a\x1b\x1c\x1d\x1e\x1f",
                        32));
}

TEST(KeyText, a_text_of_another_length_or_of_both_alphabets_is_no_key) {
  const std::string text = write_base64(key);
  for (const std::string& wrong : {std::string(), text.substr(1), text + "=", text.substr(0, 42) + "==", " " + text,
                                   text + "\n", std::string(64, 'g'), std::string(63, '0'), std::string(65, '0'),
                                   std::string(43, '*'), "-/" + std::string(41, 'A'), std::string(42, 'A') + "B"}) {
    EXPECT_EQ(read_key_text(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace shirube
