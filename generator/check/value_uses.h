// Which editions use which values: told by the checks of texts, asked by the check for unused ones.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/model/visit.h"

namespace shirube {

class ValueUses {
 public:
  explicit ValueUses(std::size_t editions) : used_(editions) {}

  void add(std::string_view name, const EditionSet& editions) {
    for (std::size_t edition = 0; edition < used_.size(); ++edition) {
      if (editions[edition] && used_[edition].find(name) == used_[edition].end()) used_[edition].emplace(name);
    }
  }
  void add(const ValueUses& other) {
    for (std::size_t edition = 0; edition < used_.size(); ++edition) {
      used_[edition].insert(other.used_[edition].begin(), other.used_[edition].end());
    }
  }
  bool has(std::string_view name, std::size_t edition) const { return used_[edition].count(name) != 0; }

 private:
  std::vector<std::set<std::string, std::less<>>> used_;
};

}  // namespace shirube
