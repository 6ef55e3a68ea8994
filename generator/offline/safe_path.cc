#include "generator/offline/safe_path.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace shirube {
namespace {

constexpr std::size_t part_limit = 200;
constexpr std::size_t path_limit = 1'000;
constexpr std::size_t depth_limit = 16;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_allowed(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/// Names that Windows gives to devices, with any ending.
bool is_device(std::string_view part) {
  const std::string name = without_case(part.substr(0, part.find('.')));
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  if (std::find(devices.begin(), devices.end(), name) != devices.end()) return true;
  const bool is_port = name.starts_with("com") || name.starts_with("lpt");
  return is_port && name.size() == 4 && name[3] >= '0' && name[3] <= '9';
}

bool is_safe_part(std::string_view part) {
  return !part.empty() && part.size() <= part_limit && part.back() != '.' &&
         std::all_of(part.begin(), part.end(), is_allowed) && !is_device(part);
}

}  // namespace

bool is_safe_path(std::string_view path) {
  if (path.size() > path_limit) return false;
  for (std::size_t depth = 1; depth <= depth_limit; ++depth) {
    const std::size_t slash = path.find('/');
    if (!is_safe_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
  return false;
}

std::string without_case(std::string_view path) {
  std::string folded(path);
  std::transform(folded.begin(), folded.end(), folded.begin(), lower);
  return folded;
}

}  // namespace shirube
