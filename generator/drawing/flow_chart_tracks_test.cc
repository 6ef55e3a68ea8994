#include "generator/drawing/flow_chart_tracks.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

using Tracks = std::vector<int>;

TEST(FlowChartTracks, a_straight_line_needs_none) { EXPECT_EQ(choose_tracks({{{50}, {50}}}), Tracks{-1}); }

TEST(FlowChartTracks, lines_beside_each_other_share_one) {
  EXPECT_EQ(choose_tracks({{{0}, {50}}, {{100}, {150}}}), (Tracks{0, 0}));
}

TEST(FlowChartTracks, lines_to_the_right_do_not_cross) {
  // The left one comes down on the near side of the other only where it runs below it.
  EXPECT_EQ(choose_tracks({{{0}, {100}}, {{50}, {150}}}), (Tracks{1, 0}));
}

TEST(FlowChartTracks, lines_to_the_left_do_not_cross) {
  EXPECT_EQ(choose_tracks({{{100}, {0}}, {{150}, {50}}}), (Tracks{0, 1}));
}

TEST(FlowChartTracks, lines_do_not_lie_on_each_other) {
  // One ends below the place where the other begins: that one turns aside first.
  EXPECT_EQ(choose_tracks({{{0}, {50}}, {{50}, {100}}}), (Tracks{1, 0}));
  EXPECT_EQ(choose_tracks({{{50}, {100}}, {{0}, {50}}}), (Tracks{0, 1}));
}

TEST(FlowChartTracks, no_lines_no_tracks) { EXPECT_EQ(choose_tracks({}), Tracks()); }

}  // namespace
}  // namespace shirube
