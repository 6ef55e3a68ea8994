#include "generator/model/target.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Target, a_page_is_named_by_its_kind_and_id) {
  const Target page = parse_target("guide:log-in");
  EXPECT_EQ(page.kind, Target::Kind::page);
  EXPECT_EQ(page.page_kind, PageKind::guide);
  EXPECT_EQ(page.id, "log-in");
  EXPECT_EQ(page.anchor, "");
}

TEST(Target, every_kind_of_page_can_be_named) {
  for (const PageKind kind : page_kinds) {
    const std::string link = std::string(word_of(kind)) + ":log-in";
    const Target page = parse_target(link);
    EXPECT_EQ(page.kind, Target::Kind::page) << link;
    EXPECT_EQ(page.page_kind, kind) << link;
    EXPECT_EQ(page_path(kind, "log-in"), std::string(folder_of(kind)) + "/log-in.html");
  }
}

TEST(Target, a_step_of_a_page_is_named_after_a_hash) {
  const Target step = parse_target("guide:log-in#enter-name");
  EXPECT_EQ(step.kind, Target::Kind::page);
  EXPECT_EQ(step.id, "log-in");
  EXPECT_EQ(step.anchor, "enter-name");
}

TEST(Target, an_anchor_alone_is_of_the_same_page) {
  const Target anchor = parse_target("#enter-name");
  EXPECT_EQ(anchor.kind, Target::Kind::anchor);
  EXPECT_EQ(anchor.anchor, "enter-name");
}

TEST(Target, addresses_outside_are_known_by_their_scheme) {
  for (const std::string_view address : {"https://example.jp/#a", "mailto:a@b", "tel:1"}) {
    EXPECT_EQ(parse_target(address).kind, Target::Kind::address) << address;
  }
  EXPECT_EQ(parse_target("http://example.jp/").kind, Target::Kind::plain_http);
}

TEST(Target, all_else_is_unsupported) {
  for (const std::string_view link : {"",
                                      "#",
                                      "log-in",
                                      "guide:",
                                      "guide:#a",
                                      "guide:Log-in",
                                      "guide:log-in#",
                                      "guide:a#b#c",
                                      "guide:a/b",
                                      "screen:a",
                                      "#手順",
                                      "https://",
                                      "http://",
                                      "tel:",
                                      "mailto:",
                                      "HTTPS://example.jp/",
                                      "javascript:x",
                                      "data:text/html,x",
                                      "//example.jp/",
                                      "/a",
                                      "a.html",
                                      " https://example.jp/"}) {
    EXPECT_EQ(parse_target(link).kind, Target::Kind::unsupported) << link;
  }
}

TEST(Target, pages_have_their_place_below_the_web_root) {
  EXPECT_EQ(page_path(PageKind::guide, "log-in"), "guides/log-in.html");
  EXPECT_EQ(href_of("guide:log-in#a", "../"), "../guides/log-in.html#a");
  EXPECT_EQ(href_of("guide:log-in", ""), "guides/log-in.html");
  EXPECT_EQ(href_of("#a", "../"), "#a");
  EXPECT_EQ(href_of("https://example.jp/", "../"), "https://example.jp/");
  EXPECT_EQ(href_of("http://example.jp/", "../"), "http://example.jp/");
  EXPECT_EQ(href_of("javascript:x", "../"), "");
}

TEST(Target, well_formed_addresses_can_be_published_as_they_are) {
  for (const std::string_view fine :
       {"https://example.jp", "https://example.jp/a?b=c&d=%20#e", "http://192.0.2.1:8080/", "https://例え.jp/標",
        "https://[2001:db8::1]/", "mailto:a.b+c@example.jp", "mailto:a@b?subject=件名", "tel:0570-783-872",
        "tel:+81(6)1234.5678"}) {
    EXPECT_TRUE(is_well_formed_address(fine)) << fine;
  }
  for (const std::string_view wrong : {"",
                                       "https://",
                                       "https:///a",
                                       "https://?a",
                                       "https://a b",
                                       "https://a\tb",
                                       "https://a\"b",
                                       "https://a<b>",
                                       "https://a\\b",
                                       "https://a|b",
                                       "https://a{b}",
                                       "https://a^b",
                                       "https://a`b",
                                       "https://ａ",
                                       "https://a　b",
                                       "https://a\xC2\xA0",
                                       "mailto:",
                                       "mailto:a",
                                       "mailto:@b",
                                       "mailto:a@",
                                       "mailto:窓口@b",
                                       "tel:",
                                       "tel:-",
                                       "tel:１",
                                       "tel:110（代表）",
                                       "tel:a",
                                       "ftp://a",
                                       "guide:a",
                                       "www.example.jp"}) {
    EXPECT_FALSE(is_well_formed_address(wrong)) << wrong;
  }
}

TEST(Target, an_id_has_one_form) {
  EXPECT_TRUE(is_id("a"));
  EXPECT_TRUE(is_id("log-in-2"));
  EXPECT_TRUE(is_id("-"));
  for (const std::string_view wrong : {"", "A", "a_b", "a b", "a.b", "手", "a/b"}) EXPECT_FALSE(is_id(wrong)) << wrong;
}

}  // namespace
}  // namespace shirube
