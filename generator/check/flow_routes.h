// Which answers a question's routes take, and what is wrong with them.
// Leaves where they lead to flow_targets.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/check/flow_findings.h"
#include "generator/check/flow_ranges.h"
#include "generator/model/flow.h"

namespace shirube {

class PathsFromStart;

/// What the routes of a question of kind `many`, `date` or `number` take.
struct RouteUse {
  std::vector<bool> is_taken;  // by route: whether any answer takes it
  /// Two routes for the same answer; of dates and numbers only, since of chosen things the first that fits is taken.
  struct Overlap {
    const Route* route = nullptr;
    const Route* earlier = nullptr;
    Range range;
  };
  RangeKind kind = RangeKind::number;      // what the routes compare
  std::vector<Overlap> overlaps;           // for each route at most one
  std::optional<Range> gap;                // of dates and numbers
  bool lacks_nothing_chosen = false;       // no route takes it when nothing was chosen
  std::vector<const Choice*> lacking;      // choices that no route takes when they alone are chosen
  const Route* other_kind = nullptr;       // compares something else than the first
  const Route* early_otherwise = nullptr;  // takes all that is left, but others follow
};

RouteUse use_of_routes(const Question& question);

/// How an author knows the route: `older-than 3 weeks`, `any-of a+b`.
std::string name_of(const Route& route);

/// `paths` are those of the form's graph.
void check_routes(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings);

}  // namespace shirube
