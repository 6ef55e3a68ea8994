#include "cgi/request/header_value.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(HeaderValue, has_a_value_and_parameters_as_they_stand) {
  const auto header = read_header_value("Text/Plain ; A=b;;c=\"d; \\\"e\\\\ \\f\" ; a=B ;");
  ASSERT_TRUE(header);
  EXPECT_EQ(header->value, "text/plain");
  ASSERT_EQ(header->parameters.size(), 3U);
  EXPECT_EQ(header->count("a"), 2U);
  EXPECT_EQ(header->find("a")->value, "b");
  EXPECT_FALSE(header->find("a")->is_quoted);
  EXPECT_EQ(header->find("c")->value, "d; \"e\\ \\f");
  EXPECT_TRUE(header->find("c")->is_quoted);
  EXPECT_EQ(header->find("d"), nullptr);
}

TEST(HeaderValue, is_nothing_where_it_is_not_well_formed) {
  for (const char* text : {"",
                           " ",
                           ";",
                           "/",
                           "a/",
                           "/b",
                           "a/b/c",
                           "a b",
                           "a; b",
                           "a; b=",
                           "a; =b",
                           "a; b =c",
                           "a; b= c",
                           "a; b=\"",
                           "a; b=\"c",
                           "a; b=\"c\\\"",
                           "a; b=\"c\"d",
                           "a; b=c d",
                           "a; b=c, d",
                           "a\x01; b=c",
                           "a; b=\"\x7F\"",
                           "a; b=\"\r\n\"",
                           "あ",
                           "a; あ=b",
                           "a; b=あ"}) {
    EXPECT_FALSE(read_header_value(text)) << text;
  }
}

TEST(HeaderValue, has_an_acceptable_charset_where_it_says_utf8_or_nothing) {
  EXPECT_TRUE(has_acceptable_charset(*read_header_value("text/plain")));
  EXPECT_TRUE(has_acceptable_charset(*read_header_value("text/plain; CHARSET=\"UTF-8\"")));
  EXPECT_FALSE(has_acceptable_charset(*read_header_value("text/plain; charset=Shift_JIS")));
  EXPECT_FALSE(has_acceptable_charset(*read_header_value("text/plain; charset=utf-8; charset=utf-8")));
}

}  // namespace
}  // namespace shirube
