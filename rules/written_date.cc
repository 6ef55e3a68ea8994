#include "rules/written_date.h"

#include <array>
#include <chrono>
#include <cstddef>

#include "base/date.h"

namespace shirube {
namespace {

struct Era {
  std::string_view name;
  char letter;
  Date first;
  Date last;
};

// JIS X 0301: an era ends on the eve of the next, and 明治 began on 1868-01-25 of the Gregorian calendar.
constexpr std::array eras = {
    Era{"明治", 'M', {1868, 1, 25}, {1912, 7, 29}}, Era{"大正", 'T', {1912, 7, 30}, {1926, 12, 24}},
    Era{"昭和", 'S', {1926, 12, 25}, {1989, 1, 7}}, Era{"平成", 'H', {1989, 1, 8}, {2019, 4, 30}},
    Era{"令和", 'R', {2019, 5, 1}, {9999, 12, 31}},
};

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool take(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

/// A number of `least` to `most` digits, all that stand there.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) {
    if (count == most) return std::nullopt;
    value = value * 10 + (text[count] - '0');
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

const Era* take_era(std::string_view& text) {
  for (const Era& era : eras) {
    const char lower_case = static_cast<char>(era.letter - 'A' + 'a');
    const bool is_written = take(text, era.name) || take(text, std::string_view(&era.letter, 1)) ||
                            take(text, std::string_view(&lower_case, 1));
    if (is_written) return &era;
  }
  return nullptr;
}

/// The year and what follows it, of a date or a month.
struct WrittenYear {
  const Era* era = nullptr;  // nullptr: of the Gregorian calendar
  int year = 0;              // of the Gregorian calendar
};

std::optional<WrittenYear> take_year(std::string_view& text) {
  const Era* era = take_era(text);
  if (era == nullptr) {
    const auto year = take_number(text, 4, 4);
    if (!year || *year == 0) return std::nullopt;
    return WrittenYear{nullptr, *year};
  }
  const auto year = take(text, "元") ? std::optional(1) : take_number(text, 1, 2);
  if (!year || *year == 0) return std::nullopt;
  return WrittenYear{era, era->first.year + *year - 1};
}

/// What stands between year, month and day, and at the end.
struct Punctuation {
  std::string_view after_year;
  std::string_view after_month;
  std::string_view after_day;
};
constexpr std::array punctuations = {
    Punctuation{"-", "-", ""},
    Punctuation{"/", "/", ""},
    Punctuation{".", ".", ""},
    Punctuation{"年", "月", "日"},
};

const Punctuation* take_punctuation(std::string_view& text) {
  for (const Punctuation& punctuation : punctuations) {
    if (take(text, punctuation.after_year)) return &punctuation;
  }
  return nullptr;
}

std::optional<int> take_month(std::string_view& text) {
  const auto month = take_number(text, 1, 2);
  return month && *month >= 1 && *month <= 12 ? month : std::nullopt;
}

bool exists(Date date) {
  return (std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
          std::chrono::day(static_cast<unsigned>(date.day)))
      .ok();
}

}  // namespace

std::optional<std::string> read_date(std::string_view text) {
  const auto year = take_year(text);
  const Punctuation* punctuation = year ? take_punctuation(text) : nullptr;
  if (punctuation == nullptr) return std::nullopt;
  const auto month = take_month(text);
  if (!month || !take(text, punctuation->after_month)) return std::nullopt;
  const auto day = take_number(text, 1, 2);
  if (!day || !take(text, punctuation->after_day) || !text.empty()) return std::nullopt;

  const Date date = {.year = year->year, .month = *month, .day = *day};
  if (!exists(date)) return std::nullopt;
  if (year->era != nullptr && (date < year->era->first || date > year->era->last)) return std::nullopt;
  return format_date(date);
}

std::optional<std::string> read_year_month(std::string_view text) {
  const auto year = take_year(text);
  const Punctuation* punctuation = year ? take_punctuation(text) : nullptr;
  if (punctuation == nullptr) return std::nullopt;
  const auto month = take_month(text);
  if (!month) return std::nullopt;
  const bool has_sign_of_month = punctuation->after_day.empty() || take(text, punctuation->after_month);
  if (!has_sign_of_month || !text.empty()) return std::nullopt;

  const Date first = {.year = year->year, .month = *month, .day = 1};
  const Date last = {.year = year->year, .month = *month, .day = 31};
  if (year->era != nullptr && (last < year->era->first || first > year->era->last)) return std::nullopt;
  return format_date(first).substr(0, std::string_view("YYYY-MM").size());
}

}  // namespace shirube
