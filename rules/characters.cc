#include "rules/characters.h"

#include <algorithm>
#include <iterator>

#include "rules/class_tables.h"

namespace shirube {

std::span<const std::string_view> class_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> sorted;
    for (const NamedClass& each : class_tables()) sorted.push_back(each.name);
    return sorted;
  }();
  return names;
}

std::optional<std::span<const CodePointRange>> class_table(std::string_view name) {
  const auto tables = class_tables();
  const auto found = std::lower_bound(tables.begin(), tables.end(), name,
                                      [](const NamedClass& each, std::string_view key) { return each.name < key; });
  if (found == tables.end() || found->name != name) return std::nullopt;
  return found->ranges;
}

bool contains(std::span<const CodePointRange> ranges, char32_t code_point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                      [](char32_t key, const CodePointRange& range) { return key < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

bool is_variation_selector(char32_t code_point) {
  return (code_point >= 0xFE00 && code_point <= 0xFE0F) || (code_point >= 0xE0100 && code_point <= 0xE01EF);
}

bool is_noncharacter(char32_t code_point) {
  return (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFE) == 0xFFFE;
}

}  // namespace shirube
