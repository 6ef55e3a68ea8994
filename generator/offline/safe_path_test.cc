#include "generator/offline/safe_path.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(SafePath, is_what_an_edition_has) {
  for (const char* path : {"index.html", "guides/gmis-login.html", "assets/style-0a1b2c.css", "SHA256SUMS.minisig", "a",
                           ".htaccess", "_a", "-a", "console.html", "com.html", "com10", "nulls", "a..b"}) {
    EXPECT_TRUE(is_safe_path(path)) << path;
  }
}

TEST(SafePath, is_nothing_that_some_system_takes_for_another_place) {
  for (const char* path : {"",         "/",     "/a",         "a/",  "a//b",    ".",        "..",   "a/..", "../a",
                           "a/./b",    "a\\b",  "c:a",        "a:b", "~/a\x7f", "a b",      "a.",   "a./b", "con",
                           "CON.html", "a/Nul", "aux.tar.gz", "prn", "com1",    "LPT9.txt", "COM0", "a*b",  "a?b",
                           "a|b",      "a<b",   "a\"b",       "$a",  "%2e%2e",  "ä",        "案"}) {
    EXPECT_FALSE(is_safe_path(path)) << path;
  }
  EXPECT_FALSE(is_safe_path(std::string_view("a\0b", 3)));
}

TEST(SafePath, is_short_enough_for_every_system) {
  EXPECT_TRUE(is_safe_path(std::string(200, 'a')));
  EXPECT_FALSE(is_safe_path(std::string(201, 'a')));
  std::string deep = "a";
  for (int depth = 1; depth < 16; ++depth) deep += "/a";
  EXPECT_TRUE(is_safe_path(deep));
  EXPECT_FALSE(is_safe_path(deep + "/a"));
  std::string longest = std::string(199, 'a');
  for (int part = 1; part < 5; ++part) longest += "/" + std::string(199, 'a');
  EXPECT_TRUE(is_safe_path(longest));
  EXPECT_FALSE(is_safe_path(longest + "/a"));
}

TEST(SafePath, without_case_is_the_same_for_names_that_differ_in_it) {
  EXPECT_EQ(without_case("Guides/A-Z_09.HTML"), "guides/a-z_09.html");
}

}  // namespace
}  // namespace shirube
