// How the texts of the catalogue are tested: each part has a list of examples with their full texts in both languages.
// Leaves the lists to the parts' own tests.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostic_texts.h"

namespace shirube {

/// A diagnostic and what it must say, word for word.
struct TextCase {
  std::string_view code;
  std::vector<std::pair<std::string_view, std::string>> parameters;
  std::string_view hint_variant;
  BothLanguages message;
  BothLanguages hint;
};

inline void expect_texts(std::span<const TextCase> cases) {
  for (const TextCase& expected : cases) {
    Diagnostics diagnostics;
    Diagnostic& diagnostic = diagnostics.add(expected.code, Span{}, expected.parameters);
    diagnostic.hint = expected.hint_variant;
    EXPECT_EQ(message_of(diagnostic, Language::japanese), expected.message.japanese);
    EXPECT_EQ(hint_of(diagnostic, Language::japanese), expected.hint.japanese);
    EXPECT_EQ(message_of(diagnostic, Language::english), expected.message.english);
    EXPECT_EQ(hint_of(diagnostic, Language::english), expected.hint.english);
  }
}

inline bool has_word(const TextCase& example, const WordTable& table, const Word& word) {
  for (const auto& [name, text] : example.parameters) {
    if (example.code != table.code || name != table.parameter) continue;
    // The word for everything else is shown by an example that says something no other word knows.
    const bool is_known = std::ranges::any_of(table.words, [&, &text = text](const Word& other) {
      return !other.id.empty() && text.find(other.id) != std::string::npos;
    });
    if (word.id.empty() ? !is_known : text.find(word.id) != std::string::npos) return true;
  }
  return false;
}

/// Every code, every hint variant, every nameless message and every word has an example.
inline void expect_complete(std::span<const CatalogueEntry> entries, std::span<const WordTable> tables,
                            std::span<const TextCase> cases) {
  const auto has_example = [&](const auto& fits) { return std::ranges::any_of(cases, fits); };
  for (const CatalogueEntry& entry : entries) {
    EXPECT_TRUE(has_example([&](const TextCase& example) {
      return example.code == entry.code && example.hint_variant.empty();
    })) << entry.code;
    for (const HintVariant& variant : entry.variants) {
      if (variant.name.empty()) continue;
      EXPECT_TRUE(has_example([&](const TextCase& example) {
        return example.code == entry.code && example.hint_variant == variant.name;
      })) << entry.code
          << ", hint " << variant.name;
    }
    if (entry.nameless.japanese.empty()) continue;
    EXPECT_TRUE(has_example([&](const TextCase& example) {
      return example.code == entry.code && example.parameters.front().second.empty();
    })) << entry.code
        << ", nameless";
  }
  for (const WordTable& table : tables) {
    for (const Word& word : table.words) {
      EXPECT_TRUE(has_example([&](const TextCase& example) { return has_word(example, table, word); }))
          << table.code << ", " << table.parameter << " " << word.id;
    }
  }
}

}  // namespace shirube
