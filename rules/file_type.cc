#include "rules/file_type.h"

#include <algorithm>

namespace shirube {
namespace {

struct FileEnding {
  std::string_view type;
  std::string_view ending;  // in lower case
};
constexpr FileEnding file_endings[] = {{"csv", ".csv"}, {"jpeg", ".jpg"}, {"jpeg", ".jpeg"}, {"pdf", ".pdf"},
                                       {"png", ".png"}, {"text", ".txt"}, {"webp", ".webp"}};

char in_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char expected, char c) { return in_lower_case(c) == expected; });
}

}  // namespace

std::string_view file_type_of(std::string_view name) {
  for (const FileEnding& each : file_endings) {
    if (ends_with(name, each.ending)) return each.type;
  }
  return {};
}

}  // namespace shirube
