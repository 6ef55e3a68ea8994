// Between two rows of a chart: which line runs across above which, so that few cross and none lie on each other.
// Leaves where the rows stand to flow_chart_layout.h.
#pragma once

#include <vector>

namespace shirube {

/// Lines of one net between two rows, by where they come from and where they go: one of the two has one place only.
struct ChartNet {
  std::vector<int> tops;
  std::vector<int> bottoms;

  int left() const;
  int right() const;
  bool is_straight() const { return left() == right(); }
};

/// The track on which each net runs across, from 0 at the top; -1 for a net that runs straight down.
std::vector<int> choose_tracks(const std::vector<ChartNet>& nets);

}  // namespace shirube
