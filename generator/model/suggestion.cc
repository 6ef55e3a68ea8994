#include "generator/model/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace shirube {
namespace {

constexpr std::size_t longest_word = 200;  // nobody mistypes more, and the time stays bounded
constexpr std::size_t largest_limit = 3;

/// Optimal string alignment distance, given up (as limit + 1) once it must be over `limit`. Only cells that may lie
/// within the limit are looked at: a misspelt link is compared with every guide of the site.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::size_t rows[3][longest_word + largest_limit + 2];
  std::size_t *before = rows[0], *last = rows[1], *row = rows[2];
  for (std::size_t j = 0; j <= std::min(b.size(), limit + 1); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > limit ? i - limit : 1;
    const std::size_t to = std::min(b.size(), i + limit);
    std::size_t nearest = row[from - 1] = from == 1 ? i : limit + 1;
    for (std::size_t j = from; j <= to; ++j) {
      row[j] = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      if (j < i + limit) row[j] = std::min(row[j], last[j] + 1);
      row[j] = std::min(row[j], row[j - 1] + 1);
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      nearest = std::min(nearest, row[j]);
    }
    if (nearest > limit) return limit + 1;
    std::size_t* const oldest = before;
    before = last;
    last = row;
    row = oldest;
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > longest_word) return {};
  std::size_t limit = std::clamp<std::size_t>(word.size() / 3, 1, largest_limit);
  std::string_view nearest;
  for (const std::string_view candidate : candidates) {
    const std::size_t found = distance(word, candidate, limit);
    if (found > limit || candidate.empty()) continue;
    nearest = candidate;
    if (found == 0) break;
    limit = found - 1;
  }
  return nearest;
}

std::string_view suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view prefix) {
  const std::string_view suggestion = nearest_word(word, candidates);
  if (suggestion.empty()) return {};
  diagnostic.parameters.emplace_back("suggestion", std::string(prefix).append(suggestion));
  diagnostic.hint = "suggestion";
  return suggestion;
}

}  // namespace shirube
