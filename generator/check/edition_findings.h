// What is wrong in some editions only. A text that several forms of a page show is told once, with all its editions.
// Leaves finding it to page_check.h and link_check.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "base/diagnostic.h"
#include "generator/model/visit.h"

namespace shirube {

bool is_any(const EditionSet& set);

/// Those editions of `set` for which `holds(index)` is true.
template <typename Holds>
EditionSet those_of(const EditionSet& set, const Holds& holds) {
  EditionSet chosen(set.size());
  for (std::size_t edition = 0; edition < set.size(); ++edition) chosen[edition] = set[edition] && holds(edition);
  return chosen;
}

class EditionFindings {
 public:
  /// What may be said besides: a better word ("did you mean"), the place where the editions are chosen.
  struct More {
    std::string suggestion = {};
    std::optional<Span> left_out_here = {};
  };

  /// Adds a finding of the catalogue, with its parameter `name` of this `text`, for these editions.
  void add(std::string_view code, const Span& span, std::string_view name, std::string_view text,
           const EditionSet& editions, More more);
  /// Reports all of it.
  void report(const Site& site, Diagnostics& diagnostics) const;

 private:
  using Key = std::tuple<Span, std::string_view, std::string_view, std::string>;  // span, code, name, text
  struct Finding {
    EditionSet editions;
    More more;
  };
  std::map<Key, Finding> findings_;
};

}  // namespace shirube
