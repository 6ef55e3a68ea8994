#include "rules/schema_patterns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"
#include "rules/characters.h"

namespace shirube {
namespace {

std::string in_hexadecimal(char32_t code_point, std::size_t least_digits) {
  std::string digits;
  for (auto rest = static_cast<std::uint32_t>(code_point); rest > 0 || digits.size() < least_digits; rest /= 16) {
    digits.insert(digits.begin(), "0123456789ABCDEF"[rest % 16]);
  }
  return digits;
}

/// With the flag `u` only these may have a backslash before them, and `-` within brackets.
bool is_syntax(char32_t c, bool in_brackets) {
  return c < 0x80 &&
         std::string_view(in_brackets ? "^$\\.*+?()[]{}|/-" : "^$\\.*+?()[]{}|/").find(static_cast<char>(c)) !=
             std::string_view::npos;
}

std::string character_pattern(char32_t c, bool in_brackets) {
  if (is_syntax(c, in_brackets)) return {'\\', static_cast<char>(c)};
  if (c >= U' ' && c < 0x7F) return {static_cast<char>(c)};
  if (c <= 0xFFFF) return "\\u" + in_hexadecimal(c, 4);
  return "\\u{" + in_hexadecimal(c, 5) + "}";
}

/// Sorted and joined where they touch.
CodePointRanges joined_ranges(CodePointRanges ranges) {
  std::ranges::sort(ranges);
  CodePointRanges joined;
  for (const CodePointRange& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().last + 1) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

CodePointRanges ranges_of(const RulePack& pack, const std::vector<std::string>& characters) {
  CodePointRanges ranges;
  for (const std::string& entry : characters) {
    const auto found = pack.classes.find(entry);
    if (found != pack.classes.end()) {
      ranges.insert(ranges.end(), found->second.begin(), found->second.end());
      continue;
    }
    for (std::size_t offset = 0; offset < entry.size();) {
      const char32_t c = next_code_point(entry, offset);
      ranges.push_back({c, c});
    }
  }
  return joined_ranges(std::move(ranges));
}

std::string bracketed(const CodePointRanges& ranges) {
  // An empty pair of brackets matches nothing in ECMAScript, and ends nowhere in other dialects.
  if (ranges.empty()) return "(?!)";
  std::string pattern = "[";
  for (const CodePointRange& range : ranges) {
    pattern += character_pattern(range.first, true);
    if (range.last > range.first + 1) pattern += '-';
    if (range.last > range.first) pattern += character_pattern(range.last, true);
  }
  return pattern + "]";
}

/// What may stand behind a kanji alone. A selector that may stand anywhere is left out, so that there is only one way
/// to read a text and the time stays linear.
CodePointRanges selectors_without(const CodePointRanges& ranges) {
  constexpr CodePointRange selectors[] = {{0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};
  CodePointRanges left;
  for (const CodePointRange& range : selectors) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (!contains(ranges, c)) left.push_back({c, c});
    }
  }
  return joined_ranges(std::move(left));
}

/// In either case: `[Pp][Dd][Ff]`.
std::string in_either_case(std::string_view word) {
  std::string pattern;
  for (const char c : word) {
    const char upper = static_cast<char>(c - 'a' + 'A');
    pattern.append({'[', upper, c, ']'});
  }
  return pattern;
}

}  // namespace

std::string characters_pattern(const RulePack& pack, const std::vector<std::string>& characters) {
  const CodePointRanges ranges = ranges_of(pack, characters);
  const std::string any = bracketed(ranges);
  const auto kanji = pack.classes.find("kanji");
  if (kanji != pack.classes.end() && std::ranges::find(characters, "kanji") != characters.end()) {
    const CodePointRanges selectors = selectors_without(ranges);
    if (!selectors.empty()) {
      return "^(?:" + any + "|" + bracketed(kanji->second) + bracketed(selectors) + ")*$";
    }
  }
  return "^" + any + "*$";
}

std::string contained_pattern(const RulePack& pack, const std::string& entry) {
  return bracketed(ranges_of(pack, {entry}));
}

std::string format_pattern(std::string_view format) {
  std::string pattern = "^";
  for (std::size_t offset = 0; offset < format.size();) {
    const char32_t c = next_code_point(format, offset);
    std::size_t count = 1;
    for (std::size_t next = offset; next < format.size() && next_code_point(format, next) == c; offset = next) ++count;
    pattern += c == U'0' ? "[0-9]" : c == U'A' ? "[A-Z]" : c == U'a' ? "[a-z]" : character_pattern(c, false);
    if (count > 1) pattern += "{" + std::to_string(count) + "}";
  }
  return pattern + "$";
}

std::string number_pattern(int decimals) {
  std::string pattern = "^(?!-0$)-?(?:0|[1-9][0-9]*)";
  if (decimals == 1) pattern += "(?:\\.[1-9])?";
  if (decimals > 1) pattern += "(?:\\.[0-9]{0," + std::to_string(decimals - 1) + "}[1-9])?";
  return pattern + "$";
}

std::string date_pattern() {
  return "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|"
         "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|"
         "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$";
}

std::string year_month_pattern() { return "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])$"; }

std::string email_pattern() {
  const std::string label = "[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?";
  return "^[A-Za-z0-9.!#$%&'*+\\/=?\\^_`{|}~\\-]+@" + label + "(?:\\." + label + ")+$";
}

std::string file_name_pattern(const std::vector<std::string>& file_types) {
  std::string endings;
  for (const std::string& type : file_types) {
    if (!endings.empty()) endings += "|";
    if (type == "jpeg") {
      endings += in_either_case("jp") + in_either_case("e") + "?" + in_either_case("g");
    } else {
      endings += in_either_case(type == "text" ? "txt" : type);
    }
  }
  return "\\.(?:" + endings + ")$";
}

}  // namespace shirube
