// Calendar dates and moments as they stand in content and on the command line.
// Leaves reading the clock to the mains.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// A day of the Gregorian calendar that exists.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
};

/// Seconds since 1970-01-01T00:00:00Z.
struct Moment {
  std::int64_t seconds = 0;
  auto operator<=>(const Moment&) const = default;
};

/// Reads `YYYY-MM-DD` of a day that exists, years 1000 to 9999; nothing else.
std::optional<Date> parse_date(std::string_view text);
/// The day `months` later; the last of the month where that month is shorter.
Date add_months(Date date, int months);
std::string format_date(Date date);

/// Reads `YYYY-MM-DD` (midnight UTC), `YYYY-MM-DDTHH:MM:SS` with `Z` or `±HH:MM` (RFC 3339), or whole seconds
/// since 1970 (as SOURCE_DATE_EPOCH has them), from year 1970 to 9999.
std::optional<Moment> parse_moment(std::string_view text);
/// The day of a moment in Japan (UTC+9, no daylight saving), where the site's readers are.
Date date_in_japan(Moment moment);
/// `YYYY-MM-DDTHH:MM:SSZ`.
std::string format_moment(Moment moment);

}  // namespace shirube
