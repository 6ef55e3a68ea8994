#include "cgi/configuration/addresses.h"

#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

TEST(Authority, names_and_numbers_with_and_without_a_port_are_taken) {
  for (const char* text : {"example.jp", "EXAMPLE.jp:443", "a", "localhost:1", "xn--wgv71a.jp", "1and1.example",
                           "192.0.2.1:65535", "[::1]", "[2001:db8::1]:8080", "3com.example:80"}) {
    EXPECT_TRUE(read_authority(text)) << text;
  }
  const auto six = read_authority("[2001:db8::1]:8080");
  EXPECT_EQ(six->host, "[2001:db8::1]");
  EXPECT_EQ(six->port, "8080");
  EXPECT_EQ(read_authority("example.jp")->port, "");
}

TEST(Authority, anything_else_is_refused) {
  const std::string nul_in_six("[::1\0]", 6);
  for (const std::string& text : {std::string(),
                                  std::string(":80"),
                                  std::string("a:"),
                                  std::string("a:0"),
                                  std::string("a:080"),
                                  std::string("a:65536"),
                                  std::string("a:+1"),
                                  std::string("a:-1"),
                                  std::string("a:8 "),
                                  std::string("a:80:80"),
                                  std::string("a:99999999999999999999"),
                                  std::string("a b"),
                                  std::string("a@b"),
                                  std::string("a:b@c"),
                                  std::string("-a"),
                                  std::string("a-.jp"),
                                  std::string("a..b"),
                                  std::string(".a"),
                                  std::string("a."),
                                  std::string("a_b"),
                                  std::string("日本.jp"),
                                  std::string("a%2e"),
                                  std::string("a\\b"),
                                  std::string("127.1"),
                                  std::string("256.0.0.1"),
                                  std::string("1"),
                                  std::string("0x7f000001"),
                                  std::string("a.0x1"),
                                  std::string("[::1"),
                                  std::string("[]"),
                                  std::string("[127.0.0.1]"),
                                  std::string("[fe80::1%eth0]"),
                                  std::string("[::1]80"),
                                  std::string("::1"),
                                  std::string("[::1]]"),
                                  nul_in_six,
                                  std::string("a\0b", 3),
                                  std::string(64, 'a'),
                                  std::string("a\n")}) {
    EXPECT_FALSE(read_authority(text)) << text;
  }
  std::string long_name = "a";
  while (long_name.size() <= 253) long_name.append(".a");
  EXPECT_FALSE(read_authority(long_name));
}

TEST(BaseUrl, the_path_is_found_behind_the_authority) {
  EXPECT_EQ(find_path("https://example.jp/"), 18U);
  EXPECT_EQ(find_path("http://[::1]:80/a/"), 15U);
  for (const char* url : {"https://example.jp/a/b/", "https://example.jp/a.b/~c/", "https://example.jp/%E3%81%82/",
                          "https://example.jp/a@b:c/", "https://example.jp/.../"}) {
    EXPECT_TRUE(find_path(url)) << url;
  }
}

TEST(BaseUrl, anything_that_is_no_root_is_refused) {
  const std::string nul("https://example.jp/\0/", 21);
  for (const std::string& url : {std::string(),
                                 std::string("/"),
                                 std::string("https://"),
                                 std::string("https:///"),
                                 std::string("https:/a/"),
                                 std::string("HTTPS://example.jp/"),
                                 std::string("ftp://example.jp/"),
                                 std::string("https://example.jp"),
                                 std::string("https://example.jp/a"),
                                 std::string("https://u@example.jp/"),
                                 std::string("https://example.jp/?/"),
                                 std::string("https://example.jp?/"),
                                 std::string("https://example.jp/#/"),
                                 std::string("https://example.jp/../"),
                                 std::string("https://example.jp/./a/"),
                                 std::string("https://example.jp/a b/"),
                                 std::string("https://example.jp/\"/"),
                                 std::string("https://example.jp/<a>/"),
                                 std::string("https://example.jp\\/"),
                                 std::string("https://example.jp/\\/"),
                                 std::string("https://example.jp/%/"),
                                 std::string("https://example.jp/%4/"),
                                 std::string("https://example.jp/%zz/"),
                                 std::string("https://example.jp/あ/"),
                                 std::string("https://example.jp/\r\nX: y/"),
                                 std::string(" https://example.jp/"),
                                 std::string("https://example.jp/\x7f/"),
                                 nul}) {
    EXPECT_FALSE(find_path(url)) << url;
  }
}

TEST(SmtpAddress, it_is_a_scheme_and_an_authority_and_nothing_else) {
  EXPECT_FALSE(read_smtp_address("smtp://mail.example.jp")->is_encrypted);
  EXPECT_TRUE(read_smtp_address("smtps://mail.example.jp:465")->is_encrypted);
  for (const char* text :
       {"", "mail.example.jp", "smtp:mail", "smtp://", "smtp:///", "SMTP://a", "http://a", "smtp://a/", "smtp://a/name",
        "smtp://u:p@a", "smtp://a?b", "smtp://a#b", "smtp://a b", "smtp://a:0", "smtp://a:25\r\n", "smtp://*"}) {
    EXPECT_FALSE(read_smtp_address(text)) << text;
  }
}

TEST(SmtpAddress, only_this_machine_is_loopback) {
  for (const char* text : {"smtp://localhost", "smtp://LocalHost:25", "smtp://127.0.0.1", "smtp://127.1.2.3:1",
                           "smtp://[::1]", "smtp://[0:0:0:0:0:0:0:1]", "smtp://[::ffff:127.0.0.1]"}) {
    EXPECT_TRUE(read_smtp_address(text)->is_loopback) << text;
  }
  for (const char* text : {"smtp://localhost.example.jp", "smtp://126.0.0.1", "smtp://128.0.0.1", "smtp://[::]",
                           "smtp://[::ffff:10.0.0.1]", "smtp://127-0-0-1.jp"}) {
    EXPECT_FALSE(read_smtp_address(text)->is_loopback) << text;
  }
}

}  // namespace
}  // namespace shirube
