#include "cgi/request/cookie.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Cookie, is_the_first_of_its_name) {
  EXPECT_EQ(cookie_value("shirube=aZ09-_", "shirube"), "aZ09-_");
  EXPECT_EQ(cookie_value("a=b; shirube=1; shirube=2;c=d", "shirube"), "1");
  EXPECT_EQ(cookie_value(" \tshirube = 1 \t", "shirube"), "1");
  EXPECT_EQ(cookie_value(";;; =;shirube=1;", "shirube"), "1");
  EXPECT_EQ(cookie_value("__Host-shirube=1; shirube=2", "shirube"), "2");
}

TEST(Cookie, is_nothing_where_there_is_none_of_its_very_name) {
  for (const char* header : {"", ";", "=", "shirube", "a=shirube=1", "Shirube=1", "xshirube=1", "shirubex=1", "a=b"}) {
    EXPECT_EQ(cookie_value(header, "shirube"), std::nullopt) << header;
  }
}

TEST(Cookie, is_nothing_where_the_first_has_other_characters) {
  for (const char* header :
       {"shirube=", "shirube=; shirube=1", "shirube=\"1\"", "shirube=1 2", "shirube=a=b", "shirube=1,2", "shirube=%31",
        "shirube=あ", "shirube=\xFF", "shirube=a\r\nb", "shirube=<"}) {
    EXPECT_EQ(cookie_value(header, "shirube"), std::nullopt) << header;
  }
  EXPECT_EQ(cookie_value(std::string_view("shirube=a\0b", 11), "shirube"), std::nullopt);
}

}  // namespace
}  // namespace shirube
