#include "generator/check/flow_routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/flow_check.h"
#include "generator/check/written_flow_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FlowRoutesTest : public testing::Test, protected WrittenFlow {
 protected:
  /// Checks a flow of one question of this kind.
  Told check(const std::string& kind, const std::string& routes) {
    base("start a\n? a " + kind + "\n" + routes + "! x\n! y\n! z\n");
    Diagnostics diagnostics;
    check_flow(site, flow, diagnostics);
    Told told = told_of(diagnostics);
    std::erase_if(told, [](const std::string& line) { return line.find("flow-unreachable") != std::string::npos; });
    return told;
  }
};

TEST_F(FlowRoutesTest, routes_that_share_all_answers_out_are_fine) {
  EXPECT_THAT(check("number", "/ less-than 3 > x\n/ at-least 3 > y\n"), IsEmpty());
}

TEST_F(FlowRoutesTest, otherwise_takes_the_rest) {
  EXPECT_THAT(check("number", "/ at-most 3 > x\n/ more-than 10 > y\n/ otherwise > z\n"), IsEmpty());
}

TEST_F(FlowRoutesTest, numbers_that_two_routes_take_are_told) {
  EXPECT_THAT(
      check("number", "/ at-most 5 > x\n/ at-least 3 > y\n"),
      ElementsAre(R"(4:3 "at-least" flow-routes-overlap values=3, to, 5 question=a | first-here 3:3 "at-most")"));
}

TEST_F(FlowRoutesTest, a_single_number_that_two_routes_take_is_told) {
  EXPECT_THAT(check("number", "/ at-most 3 > x\n/ at-least 3 > y\n"),
              ElementsAre(R"(4:3 "at-least" flow-routes-overlap values=3 question=a | first-here 3:3 "at-most")"));
}

TEST_F(FlowRoutesTest, routes_to_the_same_side_overlap) {
  EXPECT_THAT(check("number", "/ more-than 3 > x\n/ at-least 10 > y\n/ otherwise > z\n"),
              ElementsAre(R"(4:3 "at-least" flow-routes-overlap values=10, or-more question=a)"
                          R"( | first-here 3:3 "more-than")"));
}

TEST_F(FlowRoutesTest, numbers_that_no_route_takes_are_told) {
  EXPECT_THAT(check("number", "/ at-most 3 > x\n/ more-than 5 > y\n"),
              ElementsAre(R"(2:3 "a" flow-routes-gap values=4, to, 5 question=a)"));
  flow.variants.clear();
  EXPECT_THAT(check("number", "/ less-than 3 > x\n/ more-than 3 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-gap values=3 question=a")));
}

TEST_F(FlowRoutesTest, a_gap_without_end_is_told) {
  EXPECT_THAT(check("number", "/ more-than 3 > x\n/ at-least 10 > y\n"),
              ElementsAre(R"(2:3 "a" flow-routes-gap values=3, or-less question=a)",
                          R"(4:3 "at-least" flow-routes-overlap values=10, or-more question=a)"
                          R"( | first-here 3:3 "more-than")"));
}

TEST_F(FlowRoutesTest, days_are_counted_back_from_today) {
  EXPECT_THAT(check("date", "/ older-than 21 > x\n/ within 21 > y\n"), IsEmpty());
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ older-than 21 > x\n/ within 28 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-overlap values=22, days-ago-to, 28, days-ago question=a")));
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ older-than 28 > x\n/ within 21 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-gap values=22, days-ago-to, 28, days-ago question=a")));
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ older-than 28 > x\n/ older-than 21 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-gap values=21, days-ago-or-later question=a"),
                          testing::HasSubstr("flow-routes-overlap values=29, days-ago-or-earlier question=a")));
}

TEST_F(FlowRoutesTest, a_route_is_called_as_it_is_written_but_for_a_single_day_or_week) {
  Route route;
  route.test = Route::Test::older_than;
  for (const auto& [written, name] :
       {std::pair("1 weeks", "older-than 1 week"), std::pair("1 days", "older-than 1 day"),
        std::pair("21 days", "older-than 21 days"), std::pair("0 weeks", "older-than 0 weeks")}) {
    route.written.text = written;
    EXPECT_EQ(name_of(route), name);
  }
}

TEST_F(FlowRoutesTest, dates_are_compared_with_dates) {
  EXPECT_THAT(check("date", "/ before 2025-04-01 > x\n/ from 2025-04-01 > y\n"), IsEmpty());
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ before 2025-04-01 > x\n/ from 2025-04-02 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-gap values=2025-04-01 question=a")));
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ before 2025-04-01 > x\n/ from 2025-03-01 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-overlap values=2025-03-01, to, 2025-03-31 question=a")));
  flow.variants.clear();
  EXPECT_THAT(check("date", "/ before 2025-04-01 > x\n/ before 2024-04-01 > y\n"),
              ElementsAre(testing::HasSubstr("flow-routes-gap values=2025-04-01, or-later question=a"),
                          testing::HasSubstr("flow-routes-overlap values=2024-03-31, or-earlier question=a")));
}

TEST_F(FlowRoutesTest, comparisons_with_today_and_with_a_date_are_not_mixed) {
  EXPECT_THAT(check("date", "/ older-than 21 > x\n/ from 2025-04-01 > y\n"),
              ElementsAre(R"(4:3 "from" flow-routes-mixed question=a | first-here 3:3 "older-than")"));
}

TEST_F(FlowRoutesTest, otherwise_comes_last) {
  EXPECT_THAT(check("number", "/ at-most 3 > x\n/ otherwise > y\n/ more-than 3 > z\n"),
              ElementsAre(R"(4:3 "otherwise" flow-otherwise-not-last question=a)"));
}

TEST_F(FlowRoutesTest, a_rest_that_is_empty_is_told) {
  EXPECT_THAT(check("number", "/ at-most 3 > x\n/ more-than 3 > y\n/ otherwise > z\n"),
              ElementsAre(R"(5:3 "otherwise" flow-route-never route=otherwise question=a)"));
}

TEST_F(FlowRoutesTest, the_largest_numbers_have_no_neighbours) {
  const std::string least = "-9223372036854775808";
  const std::string most = "9223372036854775807";
  EXPECT_THAT(check("number", "/ less-than " + least + " > x\n/ more-than " + most + " > y\n/ otherwise > z\n"),
              ElementsAre(R"(3:3 "less-than" flow-route-never route=less-than -9223372036854775808 question=a)",
                          R"(4:3 "more-than" flow-route-never route=more-than 9223372036854775807 question=a)"));
  flow.variants.clear();
  EXPECT_THAT(check("number", "/ at-least " + least + " > x\n/ otherwise > z\n"),
              ElementsAre(testing::HasSubstr("flow-route-never route=otherwise")));
}

TEST_F(FlowRoutesTest, of_choices_all_that_can_be_chosen_is_taken) {
  EXPECT_THAT(check("many", "- p\n- q\n/ all-of p q > x\n/ any-of p q > y\n/ none > z\n"), IsEmpty());
}

TEST_F(FlowRoutesTest, nothing_chosen_needs_a_route) {
  EXPECT_THAT(check("many", "- p\n- q\n/ any-of p q > x\n"),
              ElementsAre(R"(2:3 "a" flow-routes-gap values=nothing-chosen question=a hint=nothing-chosen)"));
}

TEST_F(FlowRoutesTest, a_route_that_earlier_ones_leave_nothing_to_is_told) {
  EXPECT_THAT(check("many", "- p\n- q\n/ any-of p > x\n/ any-of p q > y\n/ all-of q p > z\n/ none > x\n/ none > y\n"),
              ElementsAre(R"(7:3 "all-of" flow-route-never route=all-of q+p question=a)",
                          R"(9:3 "none" flow-route-never route=none question=a)"));
}

TEST_F(FlowRoutesTest, choices_that_an_edition_leaves_out_need_no_route) {
  EXPECT_THAT(check("many", "- p\n- q only:osaka\n/ any-of p > x\n/ any-of q > y\n/ none > z\n"), IsEmpty());
}

}  // namespace
}  // namespace shirube
