#include "generator/model/condition.h"

#include <algorithm>

namespace shirube {

bool Condition::holds(const std::vector<std::string>& lineage) const {
  auto names_lineage = [&](const Few<Text>& editions) {
    return std::any_of(editions.begin(), editions.end(), [&](const Text& edition) {
      return std::find(lineage.begin(), lineage.end(), edition.text) != lineage.end();
    });
  };
  if (!only.empty() && !names_lineage(only)) return false;
  return except.empty() || !names_lineage(except);
}

}  // namespace shirube
