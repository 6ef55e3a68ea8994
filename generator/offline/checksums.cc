#include "generator/offline/checksums.h"

#include <algorithm>

#include "generator/offline/safe_path.h"
#include "generator/offline/signature.h"

namespace shirube {
namespace {

constexpr std::size_t digest_size = 64;
constexpr std::size_t line_limit = 1'000'000;

bool is_digest(std::string_view text) {
  return text.size() == digest_size &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string write_checksums(const Checksums& checksums) {
  std::string text;
  for (const auto& [path, digest] : checksums) text.append(digest).append("  ").append(path).append("\n");
  return text;
}

std::optional<Checksums> read_checksums(std::string_view text) {
  Checksums checksums;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end < digest_size + 2 || checksums.size() == line_limit) return std::nullopt;
    const std::string_view digest = text.substr(0, digest_size);
    const std::string_view path = text.substr(digest_size + 2, end - digest_size - 2);
    if (!is_digest(digest) || text.substr(digest_size, 2) != "  " || !is_safe_path(path)) return std::nullopt;
    if (path == checksums_path || path == signature_path) return std::nullopt;
    if (!checksums.empty() && path <= checksums.rbegin()->first) return std::nullopt;
    checksums.emplace_hint(checksums.end(), path, digest);
    text.remove_prefix(end + 1);
  }
  return checksums;
}

}  // namespace shirube
