#include "rules/value_words.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "rules/hint_word.h"

namespace shirube {
namespace {

/// Of a normal form: `2000-01-01`, or `2000-01` with day 0.
struct WrittenDay {
  int year = 0, month = 0, day = 0;
};

WrittenDay read_day(std::string_view normal) {
  WrittenDay read;
  const auto number = [&](std::size_t from, std::size_t count, int& value) {
    if (normal.size() >= from + count) std::from_chars(normal.data() + from, normal.data() + from + count, value);
  };
  number(0, 4, read.year);
  number(5, 2, read.month);
  number(8, 2, read.day);
  return read;
}

std::string japanese_day(const std::string& year, const WrittenDay& read) {
  std::string text = year + "年" + std::to_string(read.month) + "月";
  if (read.day > 0) text += std::to_string(read.day) + "日";
  return text;
}

/// `2000年1月1日`, `1 January 2000`.
std::string day_in_words(std::string_view normal, Language language) {
  constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  const WrittenDay read = read_day(normal);
  if (read.month < 1 || read.month > 12) return std::string(normal);
  if (language == Language::japanese) return japanese_day(std::to_string(read.year), read);
  std::string text = read.day > 0 ? std::to_string(read.day) + " " : "";
  return text.append(months[static_cast<std::size_t>(read.month - 1)]).append(" ").append(std::to_string(read.year));
}

/// `-from`, `-until`, `-range` behind a key, as the field's bounds are; empty without bounds.
std::string_view bounds_of(const Field& field) {
  if (field.least.empty()) return field.greatest.empty() ? "" : "-until";
  return field.greatest.empty() ? "-from" : "-range";
}

std::string file_type_in_words(std::string_view type, Language language) {
  if (type == "text") return hint_word("file-text", language);
  if (type == "webp") return "WebP";
  std::string upper(type);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

/// A tenth is all that a limit is told to.
std::string with_tenths(std::uint64_t tenths) {
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

}  // namespace

std::string number_in_words(const Field& field, bool limits, Language language) {
  const std::string_view key = field.decimals == 0 ? "integer" : field.decimals == 1 ? "decimal-one" : "decimal";
  const std::string kind = hint_word(key, language, {{"decimals", std::to_string(field.decimals)}});
  const std::string_view bounds = bounds_of(field);
  std::string words = bounds.empty() ? kind
                                     : hint_word(std::string("number").append(bounds), language,
                                                 {{"kind", kind}, {"min", field.least}, {"max", field.greatest}});
  if (!limits || bounds == "-range") return words;
  return hint_word(field.decimals == 0 ? "number-digits" : "number-digits-before", language,
                   {{"kind", std::move(words)}});
}

std::string date_in_words(const Field& field, Language language) {
  const std::string_view kind = field.type == FieldType::date ? "date" : "month";
  return hint_word(std::string(kind).append(bounds_of(field)), language,
                   {{"min", day_in_words(field.least, language)}, {"max", day_in_words(field.greatest, language)}});
}

std::string example_date(const Field& field) {
  std::string usual = field.type == FieldType::date ? "1980-04-01" : "2004-03";
  if (!field.least.empty() && usual < field.least) return field.least;
  if (!field.greatest.empty() && usual > field.greatest) return field.greatest;
  return usual;
}

std::string era_date(std::string_view normal) {
  struct Era {
    std::string_view first_day;
    std::string_view name;
    int year_before;
  };
  constexpr std::array<Era, 5> eras = {{{"2019-05-01", "令和", 2018},
                                        {"1989-01-08", "平成", 1988},
                                        {"1926-12-25", "昭和", 1925},
                                        {"1912-07-30", "大正", 1911},
                                        {"1873-01-01", "明治", 1867}}};
  for (const Era& era : eras) {
    // A month that is partly in an era belongs to it.
    if (normal < era.first_day.substr(0, normal.size())) continue;
    const WrittenDay read = read_day(normal);
    const int year = read.year - era.year_before;
    return std::string(era.name).append(japanese_day(year == 1 ? "元" : std::to_string(year), read));
  }
  return {};
}

std::string file_types_in_words(const Field& field, Language language) {
  std::string words;
  for (const std::string& type : field.file_types) {
    if (!words.empty()) words += language == Language::japanese ? "、" : ", ";
    words += file_type_in_words(type, language);
  }
  return words;
}

std::string file_size_in_words(const Field& field, Language language) {
  constexpr std::uint64_t mebi = std::uint64_t{1024} * 1024;
  const std::uint64_t bytes = field.max_bytes;
  if (bytes == 0) return {};
  // A limit that is round in either way of counting is told as such; nobody is refused a file of that many.
  if (bytes % mebi == 0) return hint_word("file-megabytes", language, {{"size", std::to_string(bytes / mebi)}});
  if (bytes >= 1'000'000) return hint_word("file-megabytes", language, {{"size", with_tenths(bytes / 100'000)}});
  if (bytes % 1024 == 0) return hint_word("file-kilobytes", language, {{"size", std::to_string(bytes / 1024)}});
  if (bytes >= 1000) return hint_word("file-kilobytes", language, {{"size", with_tenths(bytes / 100)}});
  return hint_word("file-bytes", language, {{"size", std::to_string(bytes)}});
}

}  // namespace shirube
