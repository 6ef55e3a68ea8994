#include "generator/drawing/flow_graphviz.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace shirube {
namespace {

using Places = std::vector<int>;

/// The places, the leftmost at 0.
Places placed(const RowGraph& graph, int gap) {
  Places places = place_in_rows(graph, gap);
  const int left = places.empty() ? 0 : *std::min_element(places.begin(), places.end());
  for (int& place : places) place -= left;
  return places;
}

TEST(FlowGraphviz, nothing_has_no_place) { EXPECT_EQ(place_in_rows({}, 10), Places()); }

TEST(FlowGraphviz, what_leads_straight_on_stands_below) {
  EXPECT_EQ(placed({{{0, 40}, {1, 80}, {2, 20}}, {{0, 1, 1}, {1, 2, 1}}}, 10), (Places{0, 0, 0}));
}

TEST(FlowGraphviz, what_one_node_leads_to_stands_beside_each_other) {
  const Places places = placed({{{0, 40}, {1, 60}, {1, 60}}, {{0, 1, 1}, {0, 2, 1}}}, 10);
  EXPECT_EQ(std::abs(places[1] - places[2]), 70);
}

TEST(FlowGraphviz, the_heavier_edge_runs_straight) {
  const Places places = placed({{{0, 40}, {1, 60}, {1, 60}}, {{0, 1, 1}, {0, 2, 8}}}, 10);
  EXPECT_EQ(places[0], places[2]);
}

TEST(FlowGraphviz, edges_do_not_cross_that_need_not) {
  const Places places = placed({{{0, 20}, {0, 20}, {1, 20}, {1, 20}}, {{0, 3, 1}, {1, 2, 1}}}, 10);
  EXPECT_EQ(places[0], places[3]);
  EXPECT_EQ(places[1], places[2]);
}

TEST(FlowGraphviz, what_nothing_leads_to_keeps_its_row) {
  // Were it not for its row, the last node could stand on the first.
  const Places places = placed({{{0, 40}, {1, 40}, {1, 40}}, {{0, 1, 1}}}, 10);
  EXPECT_GE(std::abs(places[1] - places[2]), 50);
}

TEST(FlowGraphviz, more_nodes_than_anybody_could_read_stand_in_a_line) {
  RowGraph graph;
  for (int i = 0; i < 10'000; ++i) graph.nodes.push_back({0, 10});
  const Places places = place_in_rows(graph, 5);
  EXPECT_EQ(places[0], 0);
  EXPECT_EQ(places[9'999], 9'999 * 15);
}

TEST(FlowGraphviz, threads_do_not_disturb_each_other) {
  RowGraph graph;
  for (int i = 0; i < 60; ++i) graph.nodes.push_back({i / 6, 20 + i});
  for (int i = 0; i < 54; ++i) graph.edges.push_back({i, (i / 6 + 1) * 6 + i * 7 % 6, 1});
  const Places expected = place_in_rows(graph, 10);
  std::vector<Places> results(4);
  std::vector<std::thread> threads;
  for (Places& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) result = place_in_rows(graph, 10);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Places& result : results) EXPECT_EQ(result, expected);
}

}  // namespace
}  // namespace shirube
