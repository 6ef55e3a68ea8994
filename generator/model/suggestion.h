// "Did you mean …?": the word that an author most likely meant.
// Leaves showing it to the diagnostics.
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "base/diagnostic.h"
#include "generator/model/text.h"

namespace shirube {

/// The candidate nearest to `word` (Damerau-Levenshtein by bytes, at most a third of the word's length and 3);
/// the first in order among equals, empty where none is near.
std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& candidates);

/// The ids of things, to choose from.
template <typename Item>
std::vector<std::string_view> ids_of(const std::vector<Item>& items) {
  std::vector<std::string_view> ids;
  ids.reserve(items.size());
  for (const Item& item : items) {
    if constexpr (std::is_same_v<decltype(item.id), Text>) {
      ids.push_back(item.id.text);
    } else {
      ids.push_back(item.id);
    }
  }
  return ids;
}

/// Gives the diagnostic its hint "did you mean", where a candidate is near; `prefix` stands before the candidate there.
/// Returns the candidate; empty where none is near.
std::string_view suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view prefix = "");

}  // namespace shirube
