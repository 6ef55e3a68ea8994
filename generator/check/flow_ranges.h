// The answers that routes of dates and numbers take, as ranges of whole days or numbers.
// Leaves what is wrong with a question's routes to flow_routes.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "generator/model/flow.h"

namespace shirube {

/// What is compared. Ranges of different kinds cannot be.
enum class RangeKind : std::uint8_t { days_ago, date, number };

/// All whole numbers from `from` to `to`, both included; without end where one is missing.
struct Range {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};

/// nothing of routes that compare no date and no number.
std::optional<RangeKind> range_kind_of(Route::Test test);
/// nothing where the route takes no number that there is.
std::optional<Range> range_of(const Route& route);

std::optional<Range> common_of(const Range& left, const Range& right);

/// What ranges without an end on one side leave between them. What is added must lack an end.
class Cover {
 public:
  void add(const Range& range);
  /// nothing where every number is taken.
  std::optional<Range> rest() const;

 private:
  std::optional<std::int64_t> up_to_;  // all numbers up to this one are taken
  std::optional<std::int64_t> from_;   // and all from this one on
  bool takes_all_ = false;
};

/// The range as the parameter `values` of a diagnostic: items that the catalogue puts into words. It has an end.
std::string values_of(const Range& range, RangeKind kind);

}  // namespace shirube
