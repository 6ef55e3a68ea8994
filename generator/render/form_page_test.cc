#include "generator/render/form_page.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(FormPage, a_form_is_sent_to_its_own_place_below_the_endpoint) {
  EXPECT_EQ(form_action("/cgi-bin/forms.cgi", "order"), "/cgi-bin/forms.cgi/order/confirm");
  EXPECT_EQ(form_action("https://forms.example.jp/cgi/", "order"), "https://forms.example.jp/cgi/order/confirm");
  EXPECT_EQ(form_action("", "order"), "");
}

TEST(FormPage, the_policy_names_the_endpoints_origin_and_nothing_more) {
  EXPECT_EQ(form_action_source("/cgi-bin/forms.cgi"), "'self'");
  EXPECT_EQ(form_action_source("https://forms.example.jp/cgi/forms.cgi"), "https://forms.example.jp");
  EXPECT_EQ(form_action_source("https://forms.example.jp:8443?form"), "https://forms.example.jp:8443");
  EXPECT_EQ(form_action_source("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
}

TEST(FormPage, without_an_endpoint_that_a_policy_can_name_nothing_may_be_sent) {
  EXPECT_EQ(form_action_source(""), "'none'");
  EXPECT_EQ(form_action_source("https://a.example; script-src *"), "'none'");
  EXPECT_EQ(form_action_source("https:///cgi"), "'none'");
  EXPECT_EQ(form_action_source("ftp://files.example.jp/"), "'none'");
}

}  // namespace
}  // namespace shirube
