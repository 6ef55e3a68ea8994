// In which editions values, sources and screens are used: told by the checks of pages, asked by those of editions,
// sources and screens.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "generator/model/visit.h"

namespace shirube {

/// By name, the editions that use what has it.
class Uses {
 public:
  void add(std::string_view name, const EditionSet& editions) {
    const auto found = used_.find(name);
    if (found == used_.end()) {
      used_.emplace(name, editions);
      return;
    }
    for (std::size_t edition = 0; edition < editions.size(); ++edition) {
      if (editions[edition]) found->second[edition] = true;
    }
  }
  void add(const Uses& other) {
    for (const auto& [name, editions] : other.used_) add(name, editions);
  }
  bool has(std::string_view name, std::size_t edition) const {
    const auto found = used_.find(name);
    return found != used_.end() && found->second[edition];
  }

 private:
  std::map<std::string, EditionSet, std::less<>> used_;
};

/// What pages use.
struct PageUses {
  Uses values;
  Uses sources;
  Uses screens;  // by id, in which editions a step shows it

  void add(const PageUses& other) {
    values.add(other.values);
    sources.add(other.sources);
    screens.add(other.screens);
  }
};

}  // namespace shirube
