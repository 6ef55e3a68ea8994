#include "cgi/steps/route.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Route, the_three_steps_of_a_form_and_health_are_known) {
  EXPECT_EQ(read_route("/health")->step, Route::Step::health);
  const auto route = read_route("/gmis-email-change/confirm");
  ASSERT_TRUE(route);
  EXPECT_EQ(route->step, Route::Step::confirm);
  EXPECT_EQ(route->form, "gmis-email-change");
  EXPECT_EQ(read_route("/a/submit")->step, Route::Step::submit);
  EXPECT_EQ(read_route("/a/done")->step, Route::Step::done);
}

TEST(Route, nothing_else_is) {
  for (const char* path : {"", "/", "//", "/a", "/a/", "//confirm", "/a/confirm/", "/a/b/confirm", "/A/confirm",
                           "/../confirm", "/a/../health", "/health/", "/a%2f/confirm", "confirm", "/a/Confirm"}) {
    EXPECT_FALSE(read_route(path)) << path;
  }
  EXPECT_FALSE(read_route(std::string_view("/a\0/confirm", 11)));
}

TEST(Route, a_query_gives_its_first_value_of_a_name) {
  EXPECT_EQ(query_value("receipt=A&receipt=B", "receipt"), "A");
  EXPECT_EQ(query_value("x=1&receipt=ABCDE-FGHJK", "receipt"), "ABCDE-FGHJK");
  EXPECT_EQ(query_value("receipt=", "receipt"), "");
  EXPECT_FALSE(query_value("receipts=A&xreceipt=B&receipt", "receipt"));
  EXPECT_FALSE(query_value("", "receipt"));
}

}  // namespace
}  // namespace shirube
