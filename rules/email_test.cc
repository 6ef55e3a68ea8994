#include "rules/email.h"

#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

TEST(Email, addresses_of_the_html_standard_with_a_dot_are_taken) {
  for (const auto* text : {"yamada@example.jp", "a@b.c", "a.b+c@x-y.example.co.jp", "!#$%&'*+/=?^_`{|}~-@1.2",
                           ".a..b.@example.jp", "A9@EXAMPLE.JP", "a@xn--wgv71a.jp"}) {
    EXPECT_TRUE(is_email_address(text)) << text;
  }
}

TEST(Email, anything_else_is_refused) {
  for (const auto* text : {"",          "@",         "a",          "a@",          "@b.jp",
                           "a@b",       "a@@b.jp",   "a@b@c.jp",   "a@.jp",       "a@b.",
                           "a@b..jp",   "a@-b.jp",   "a@b-.jp",    "a@b.jp-",     "a b@c.jp",
                           "a@b c.jp",  "a@b_c.jp",  "\"a\"@b.jp", "a@[1.2.3.4]", "山田@example.jp",
                           "a@例え.jp", "a(b)@c.jp", "a,b@c.jp",   "a:b@c.jp",    "a@b.jp "}) {
    EXPECT_FALSE(is_email_address(text)) << text;
  }
}

TEST(Email, a_label_has_63_characters_at_most) {
  EXPECT_TRUE(is_email_address("a@" + std::string(63, 'b') + ".jp"));
  EXPECT_FALSE(is_email_address("a@" + std::string(64, 'b') + ".jp"));
  EXPECT_FALSE(is_email_address("a@b." + std::string(64, 'c')));
}

TEST(Email, an_address_has_254_characters_at_most) {
  const std::string domain = "@example.jp";
  EXPECT_TRUE(is_email_address(std::string(254 - domain.size(), 'a') + domain));
  EXPECT_FALSE(is_email_address(std::string(255 - domain.size(), 'a') + domain));
  EXPECT_FALSE(is_email_address(std::string(1024 * 1024, 'a') + domain));
}

}  // namespace
}  // namespace shirube
