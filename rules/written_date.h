// Dates and months as people in Japan write them.
// Leaves the calendar itself to base/date.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// Reads `2026-04-01`, also with `/`, `.` or 年月日 and one-digit months and days, and Japanese eras from 明治
/// (1868-01-25) to 令和, in kanji or by their letter in either case: `令和8年4月1日`, `令和元年5月1日`, `R8.4.1`. The
/// year of an era must lie in that era to the day (JIS X 0301). Half-width only. Gives `YYYY-MM-DD` of a day that
/// exists, years 1 to 9999.
std::optional<std::string> read_date(std::string_view text);

/// The same without days: `2026-04`, `2026年4月`, `令和8年4月`, `R8.4`. A month that is partly in an era belongs to it.
std::optional<std::string> read_year_month(std::string_view text);

}  // namespace shirube
