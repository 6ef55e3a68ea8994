#include "cgi/sealing/token.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/base64.h"

namespace shirube {
namespace {

class TokenTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(prepare_sealing()); }

  ServerSecret secret{SecretKey{1, 2, 3}};
  TokenBinding binding{.form = "registration", .edition = "osaka", .cookie = "cookie"};
  Token token{"0123456789abcdef0123456789abcdef", Moment{1'795'000'000}, R"({"name":"山田"})"};
};

void expect_same(const std::optional<Token>& opened, const Token& token) {
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->id, token.id);
  EXPECT_EQ(opened->made, token.made);
  EXPECT_EQ(opened->content, token.content);
}

TEST_F(TokenTest, what_was_sealed_is_opened) {
  expect_same(open_token(secret, binding, seal_token(secret, binding, token)), token);
  token = {"", Moment{-1}, std::string("\0\xff\n", 3)};
  expect_same(open_token(secret, binding, seal_token(secret, binding, token)), token);
  token.content.clear();
  expect_same(open_token(secret, binding, seal_token(secret, binding, token)), token);
  token.content.assign(std::size_t{40} * 1024 * 1024, 'a');  // twice the longest body
  expect_same(open_token(secret, binding, seal_token(secret, binding, token)), token);
}

TEST_F(TokenTest, nothing_of_it_can_be_read_and_no_two_are_the_same) {
  std::set<std::string> texts;
  for (int i = 0; i < 100; ++i) {
    const std::string text = seal_token(secret, binding, token);
    texts.insert(text);
    EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_EQ(read_base64url(text)->find("name"), std::string::npos);
  }
  EXPECT_EQ(texts.size(), 100U);
}

TEST_F(TokenTest, it_opens_only_with_its_own_form_edition_cookie_and_secret) {
  const std::string text = seal_token(secret, binding, token);
  TokenBinding other = binding;
  other.form = "registratio";
  EXPECT_FALSE(open_token(secret, other, text));
  other = binding;
  other.edition = "nara";
  EXPECT_FALSE(open_token(secret, other, text));
  other = binding;
  other.cookie = "";
  EXPECT_FALSE(open_token(secret, other, text));
  EXPECT_FALSE(open_token(ServerSecret(SecretKey{1, 2, 4}), binding, text));
}

TEST_F(TokenTest, what_belongs_to_one_part_of_the_binding_does_not_pass_for_another) {
  const std::string text = seal_token(secret, {"ab", "c", "d"}, token);
  for (const TokenBinding& other : {TokenBinding{"a", "bc", "d"}, TokenBinding{"ab", "cd", ""},
                                    TokenBinding{"abc", "", "d"}, TokenBinding{"", "abc", "d"}}) {
    EXPECT_FALSE(open_token(secret, other, text));
  }
  EXPECT_TRUE(open_token(secret, {"ab", "c", "d"}, text));
}

TEST_F(TokenTest, every_changed_bit_is_found) {
  const std::string text = seal_token(secret, binding, token);
  const std::string bytes = read_base64url(text).value();
  for (std::size_t i = 0; i < 8 * bytes.size(); ++i) {
    std::string forged = bytes;
    forged[i / 8] = static_cast<char>(forged[i / 8] ^ (1 << (i % 8)));
    EXPECT_FALSE(open_token(secret, binding, write_base64url(forged))) << "bit " << i;
  }
}

TEST_F(TokenTest, every_changed_character_is_found_also_where_its_bits_are_none_of_the_bytes) {
  for (const std::size_t size : {0U, 1U, 2U}) {  // so that the last character has no bits left over, four, or two
    token.content.assign(size, 'a');
    const std::string text = seal_token(secret, binding, token);
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const char c : {'A', 'B', '_', '-', '+', '/', '=', ' ', '\0', '\xff'}) {
        std::string forged = text;
        forged[i] = c;
        EXPECT_EQ(open_token(secret, binding, forged).has_value(), forged == text) << i;
      }
    }
    std::string last = text;
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
      last.back() = c;
      EXPECT_EQ(open_token(secret, binding, last).has_value(), last == text) << c;
    }
  }
}

TEST_F(TokenTest, what_was_cut_or_prolonged_is_refused) {
  const std::string text = seal_token(secret, binding, token);
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(open_token(secret, binding, text.substr(0, size))) << size;
    EXPECT_FALSE(open_token(secret, binding, text.substr(size + 1))) << size;
  }
  for (const char* more : {"A", "AA", "AAAA", "=", "==", "\n", " "}) {
    EXPECT_FALSE(open_token(secret, binding, text + more));
    EXPECT_FALSE(open_token(secret, binding, more + text));
  }
  EXPECT_FALSE(open_token(secret, binding, text + text));
  EXPECT_FALSE(open_token(secret, binding, std::string(std::size_t{129} * 1024 * 1024, 'A')));
}

}  // namespace
}  // namespace shirube
