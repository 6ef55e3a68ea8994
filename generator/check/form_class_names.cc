#include "generator/check/form_class_names.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "generator/check/flow_findings.h"
#include "generator/model/suggestion.h"
#include "rules/characters.h"

namespace shirube {
namespace {

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_letter(char letter) { return is_lower(letter) || (letter >= 'A' && letter <= 'Z'); }

std::vector<std::string_view> known_names() {
  const auto names = class_names();
  return {names.begin(), names.end()};
}

/// What people call the classes. As characters to be typed, none of these makes sense.
std::string_view class_of_word(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"ひらがな", "hiragana"},
      {"平仮名", "hiragana"},
      {"カタカナ", "katakana"},
      {"片仮名", "katakana"},
      {"漢字", "kanji"},
      {"数字", "ascii-digit"},
      {"半角数字", "ascii-digit"},
      {"英字", "ascii-letter"},
      {"半角英字", "ascii-letter"},
      {"記号", "ascii-symbol"},
      {"半角記号", "ascii-symbol"},
      {"全角", "fullwidth"},
      {"半角", "halfwidth"},
      {"空白", "space"},
      {"スペース", "space"},
      {"英数字", "ascii-letter, ascii-digit"},
      {"半角英数字", "ascii-letter, ascii-digit"},
  };
  for (const auto& [name, meant] : words) {
    if (name == word) return meant;
  }
  return {};
}

/// Other notations write ranges: `a-z`, `A-Za-z0-9`.
std::string classes_of_ranges(std::string_view text) {
  std::string meant;
  while (!text.empty()) {
    const std::string_view range = text.substr(0, 3);
    const std::string_view name = range == "a-z"   ? "ascii-lower"
                                  : range == "A-Z" ? "ascii-upper"
                                  : range == "0-9" ? "ascii-digit"
                                                   : "";
    if (name.empty()) return {};
    meant.append(meant.empty() ? "" : ", ").append(name);
    text.remove_prefix(range.size());
  }
  return meant;
}

/// `ascii-letter ascii-digit` in one text: two names where one is due.
bool holds_several_names(std::string_view text) {
  constexpr std::string_view separators = " ,/+|";
  if (text.find_first_of(separators) == std::string_view::npos) return false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    if (class_table(text.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

/// Lower-case words joined by hyphens.
bool is_shaped_like_a_name(std::string_view text) {
  if (text.find('-') == std::string_view::npos || text.find("--") != std::string_view::npos) return false;
  return is_lower(text.front()) && is_lower(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char sign) { return is_lower(sign) || sign == '-'; });
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

/// Whether it is one word that is nearly a name.
bool is_near_a_name(std::string_view text) {
  constexpr std::size_t shortest = 4;  // `spac`; fewer letters are near to too much
  return text.size() >= shortest &&
         std::all_of(text.begin(), text.end(),
                     [](char sign) { return is_letter(sign) || sign == '-' || sign == '_'; }) &&
         !nearest_word(in_lower_case(text), known_names()).empty();
}

Diagnostic unknown_class(const Text& entry) {
  std::string allowed;
  for (const std::string_view name : class_names()) allowed.append(allowed.empty() ? "" : ", ").append(name);
  return mistake("form-unknown-class", entry.span, {{"class", entry.text}, {"allowed", std::move(allowed)}});
}

}  // namespace

std::optional<Diagnostic> misspelt_class(const Text& entry) {
  std::string meant(class_of_word(entry.text));
  if (meant.empty()) meant = classes_of_ranges(entry.text);
  if (!meant.empty()) {
    Diagnostic found = unknown_class(entry);
    found.parameters.emplace_back("suggestion", std::move(meant));
    found.hint = "suggestion";
    return found;
  }
  if (holds_several_names(entry.text)) {
    Diagnostic found = unknown_class(entry);
    found.hint = "list";
    return found;
  }
  if (!is_shaped_like_a_name(entry.text) && !is_near_a_name(entry.text)) return std::nullopt;
  Diagnostic found = unknown_class(entry);
  suggest(found, in_lower_case(entry.text), known_names());
  return found;
}

}  // namespace shirube
