#include "generator/check/flow_ranges.h"

#include <algorithm>
#include <limits>

#include "generator/model/flow_walk.h"

namespace shirube {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::optional<Range> up_to(std::int64_t last) { return Range{std::nullopt, last}; }
std::optional<Range> from(std::int64_t first) { return Range{first, std::nullopt}; }

std::string written(std::int64_t value, RangeKind kind) {
  // The years of base/date.h; anything beyond is no date that anybody can answer.
  static const std::int64_t first_day = day_number({1000, 1, 1});
  static const std::int64_t last_day = day_number({9999, 12, 31});
  if (kind != RangeKind::date) return std::to_string(value);
  return format_date(date_of_day_number(std::clamp(value, first_day, last_day)));
}

std::string word_for_from(RangeKind kind) {
  if (kind == RangeKind::days_ago) return "days-ago-or-earlier";
  return kind == RangeKind::date ? "or-later" : "or-more";
}

std::string word_for_to(RangeKind kind) {
  if (kind == RangeKind::days_ago) return "days-ago-or-later";
  return kind == RangeKind::date ? "or-earlier" : "or-less";
}

}  // namespace

std::optional<RangeKind> range_kind_of(Route::Test test) {
  switch (test) {
    case Route::Test::older_than:
    case Route::Test::within:
      return RangeKind::days_ago;
    case Route::Test::before:
    case Route::Test::from:
      return RangeKind::date;
    case Route::Test::less_than:
    case Route::Test::at_most:
    case Route::Test::more_than:
    case Route::Test::at_least:
      return RangeKind::number;
    case Route::Test::any_of:
    case Route::Test::all_of:
    case Route::Test::none:
    case Route::Test::otherwise:
      break;
  }
  return std::nullopt;
}

std::optional<Range> range_of(const Route& route) {
  const std::int64_t amount = route.amount;
  switch (route.test) {
    case Route::Test::older_than:
    case Route::Test::more_than:
      return amount == most ? std::nullopt : from(amount + 1);
    case Route::Test::from:
    case Route::Test::at_least:
      return from(amount);
    case Route::Test::before:
    case Route::Test::less_than:
      return amount == least ? std::nullopt : up_to(amount - 1);
    case Route::Test::within:
    case Route::Test::at_most:
      return up_to(amount);
    default:
      return std::nullopt;
  }
}

std::optional<Range> common_of(const Range& left, const Range& right) {
  Range common = left;
  if (right.from && (!common.from || *common.from < *right.from)) common.from = right.from;
  if (right.to && (!common.to || *right.to < *common.to)) common.to = right.to;
  if (common.from && common.to && *common.to < *common.from) return std::nullopt;
  return common;
}

void Cover::add(const Range& range) {
  if (!range.from && !range.to) takes_all_ = true;
  if (range.from) from_ = std::min(from_.value_or(most), *range.from);
  if (range.to) up_to_ = std::max(up_to_.value_or(least), *range.to);
}

std::optional<Range> Cover::rest() const {
  if (takes_all_ || (up_to_ && *up_to_ == most) || (from_ && *from_ == least)) return std::nullopt;
  Range rest;
  if (up_to_) rest.from = *up_to_ + 1;
  if (from_) rest.to = *from_ - 1;
  if (rest.from && rest.to && *rest.to < *rest.from) return std::nullopt;
  return rest;
}

std::string values_of(const Range& range, RangeKind kind) {
  const std::string from_text = range.from ? written(*range.from, kind) : "";
  const std::string to_text = range.to ? written(*range.to, kind) : "";
  if (!range.to) return from_text + ", " + word_for_from(kind);
  if (!range.from) return to_text + ", " + word_for_to(kind);
  const std::string end = kind == RangeKind::days_ago ? ", days-ago" : "";
  const std::string_view between = kind == RangeKind::days_ago ? ", days-ago-to, " : ", to, ";
  return (range.from == range.to ? "" : from_text + std::string(between)) + to_text + end;
}

}  // namespace shirube
