#include "generator/drawing/flow_chart_tracks.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace shirube {
namespace {

constexpr int apart = 8;          // lines closer than this look like one
constexpr int same_place = 1000;  // worse than any crossing
constexpr int most_rounds = 12;
constexpr std::size_t most_compared = 400;  // of those above: more overlap nowhere that anybody could follow

bool is_within(int place, const ChartNet& net) { return place > net.left() - apart && place < net.right() + apart; }

bool overlap(const ChartNet& a, const ChartNet& b) {
  return a.left() < b.right() + 2 * apart && b.left() < a.right() + 2 * apart;
}

/// What it costs to have `upper` run above `lower`: crossings, and lines that would lie on each other.
int cost(const ChartNet& upper, const ChartNet& lower) {
  int sum = 0;
  for (const int top : lower.tops) sum += is_within(top, upper);
  for (const int bottom : upper.bottoms) {
    sum += is_within(bottom, lower);
    for (const int top : lower.tops) {
      if (std::abs(top - bottom) < apart) sum += same_place;
    }
  }
  return sum;
}

}  // namespace

int ChartNet::left() const {
  return std::min(*std::min_element(tops.begin(), tops.end()), *std::min_element(bottoms.begin(), bottoms.end()));
}

int ChartNet::right() const {
  return std::max(*std::max_element(tops.begin(), tops.end()), *std::max_element(bottoms.begin(), bottoms.end()));
}

std::vector<int> choose_tracks(const std::vector<ChartNet>& nets) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < nets.size(); ++i) {
    if (!nets[i].is_straight()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return nets[a].left() < nets[b].left(); });
  bool is_better = true;
  for (int round = 0; is_better && round < most_rounds; ++round) {
    is_better = false;
    for (std::size_t i = 1; i < order.size(); ++i) {
      const ChartNet& upper = nets[order[i - 1]];
      const ChartNet& lower = nets[order[i]];
      if (!overlap(upper, lower) || cost(lower, upper) >= cost(upper, lower)) continue;
      std::swap(order[i - 1], order[i]);
      is_better = true;
    }
  }
  // Each as high as those above it allow.
  std::vector<int> tracks(nets.size(), -1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    int track = 0;
    for (std::size_t j = i - std::min(i, most_compared); j < i; ++j) {
      if (overlap(nets[order[j]], nets[order[i]])) track = std::max(track, tracks[order[j]] + 1);
    }
    tracks[order[i]] = track;
  }
  return tracks;
}

}  // namespace shirube
