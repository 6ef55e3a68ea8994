#include "base/date.h"

#include <algorithm>
#include <chrono>

namespace shirube {
namespace {

constexpr std::int64_t seconds_of_day = 24 * 60 * 60;
constexpr std::int64_t last_moment = 253'402'300'799;  // 9999-12-31T23:59:59Z

// Takes text from the front, piece by piece; once something did not fit, `failed` stays true.
struct Reader {
  std::string_view rest;
  bool failed = false;

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t position = 0; position < count; ++position) {
      if (rest.empty() || rest.front() < '0' || rest.front() > '9') {
        failed = true;
        return 0;
      }
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    return value;
  }

  bool accept(char expected) {
    if (rest.empty() || rest.front() != expected) return false;
    rest.remove_prefix(1);
    return true;
  }

  void expect(char expected) {
    if (!accept(expected)) failed = true;
  }

  bool done() const { return !failed && rest.empty(); }
};

std::chrono::year_month_day calendar_day(Date date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

Date date_of(std::chrono::year_month_day day) {
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

// Seconds from 1970 to the start of the day, both UTC.
std::int64_t start_of_day(Date date) {
  return std::chrono::sys_days(calendar_day(date)).time_since_epoch().count() * seconds_of_day;
}

// The day of a moment, UTC.
Date day_of(std::int64_t seconds) {
  const auto moment = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  return date_of(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(moment)));
}

Date read_date(Reader& reader) {
  Date date;
  date.year = reader.digits(4);
  reader.expect('-');
  date.month = reader.digits(2);
  reader.expect('-');
  date.day = reader.digits(2);
  if (date.year < 1000 || !calendar_day(date).ok()) reader.failed = true;
  return date;
}

// Seconds after midnight from `HH:MM:SS`. A leap second (`:60`) has no place in a count of seconds since 1970.
std::int64_t read_time_of_day(Reader& reader) {
  const int hour = reader.digits(2);
  reader.expect(':');
  const int minute = reader.digits(2);
  reader.expect(':');
  const int second = reader.digits(2);
  if (hour > 23 || minute > 59 || second > 59) reader.failed = true;
  return (hour * 60 + minute) * 60 + second;
}

// Seconds east of Greenwich from `Z` or `±HH:MM`.
std::int64_t read_offset(Reader& reader) {
  if (reader.accept('Z')) return 0;
  const bool west = reader.accept('-');
  if (!west) reader.expect('+');
  const int hour = reader.digits(2);
  reader.expect(':');
  const int minute = reader.digits(2);
  if (hour > 23 || minute > 59) reader.failed = true;
  const int seconds = (hour * 60 + minute) * 60;
  return west ? -seconds : seconds;
}

std::optional<Moment> moment_between_bounds(std::int64_t seconds) {
  if (seconds < 0 || seconds > last_moment) return std::nullopt;
  return Moment{seconds};
}

std::optional<Moment> parse_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  for (const char digit : text) {
    seconds = seconds * 10 + (digit - '0');
    if (seconds > last_moment) return std::nullopt;
  }
  return Moment{seconds};
}

void append_digits(std::string& text, std::int64_t value, std::size_t at_least) {
  const std::string digits = std::to_string(value);
  if (digits.size() < at_least) text.append(at_least - digits.size(), '0');
  text += digits;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Reader reader{text};
  const Date date = read_date(reader);
  if (!reader.done()) return std::nullopt;
  return date;
}

Date add_months(Date date, int months) {
  const std::chrono::year_month_day later = calendar_day(date) + std::chrono::months(months);
  if (later.ok()) return date_of(later);
  return date_of(later.year() / later.month() / std::chrono::last);
}

std::string format_date(Date date) {
  std::string text;
  append_digits(text, date.year, 4);
  text += '-';
  append_digits(text, date.month, 2);
  text += '-';
  append_digits(text, date.day, 2);
  return text;
}

std::optional<Moment> parse_moment(std::string_view text) {
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_digit)) return parse_seconds(text);

  Reader reader{text};
  const Date date = read_date(reader);
  std::int64_t time_of_day = 0;
  std::int64_t offset = 0;
  if (reader.accept('T')) {
    time_of_day = read_time_of_day(reader);
    offset = read_offset(reader);
  }
  if (!reader.done()) return std::nullopt;
  return moment_between_bounds(start_of_day(date) + time_of_day - offset);
}

Date date_in_japan(Moment moment) { return day_of(moment.seconds + 9 * 60 * 60); }

std::string format_moment(Moment moment) {
  const Date date = day_of(moment.seconds);
  const std::int64_t time_of_day = moment.seconds - start_of_day(date);
  std::string text = format_date(date);
  text += 'T';
  append_digits(text, time_of_day / 3600, 2);
  text += ':';
  append_digits(text, time_of_day / 60 % 60, 2);
  text += ':';
  append_digits(text, time_of_day % 60, 2);
  text += 'Z';
  return text;
}

}  // namespace shirube
