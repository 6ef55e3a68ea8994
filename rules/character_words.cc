#include "rules/character_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "rules/characters.h"
#include "rules/hint_word.h"

namespace shirube {
namespace {

using Words = std::vector<std::string>;

bool is_ascii_symbol(char32_t c) {
  return (c > U' ' && c < U'0') || (c > U'9' && c < U'A') || (c > U'Z' && c < U'a') || (c > U'z' && c < 0x7F);
}

/// Classes and literal characters, sorted out by what people call them.
struct CharacterKinds {
  bool upper = false, lower = false, digit = false, symbol = false;
  bool half = false, full = false, hiragana = false, katakana = false, kanji = false;
  bool space = false, full_space = false;
  std::string symbols;  // single ASCII symbols, in the order given
  std::string others;   // single characters of any other kind

  bool has_ascii() const { return upper || lower || digit || symbol; }
  bool has_japanese() const { return full || hiragana || katakana || kanji; }
};

void add_class(CharacterKinds& kinds, std::string_view name) {
  if (name == "ascii-letter") kinds.upper = kinds.lower = true;
  if (name == "ascii-upper") kinds.upper = true;
  if (name == "ascii-lower") kinds.lower = true;
  if (name == "ascii-digit") kinds.digit = true;
  if (name == "ascii-symbol") kinds.symbol = true;
  if (name == "halfwidth") kinds.half = true;
  if (name == "fullwidth") kinds.full = true;
  if (name == "hiragana") kinds.hiragana = true;
  if (name == "katakana") kinds.katakana = true;
  if (name == "kanji") kinds.kanji = true;
  if (name == "space") kinds.space = true;
}

void add_once(std::string& characters, char32_t code_point) {
  std::string character;
  append_utf8(character, code_point);
  if (characters.find(character) == std::string::npos) characters += character;
}

/// Takes a whole row of literal characters for its class: all ten digits, the 26 letters of a case.
bool takes_row(std::u32string& literals, char32_t first, char32_t last) {
  const auto is_in_row = [&](char32_t c) { return c >= first && c <= last; };
  std::u32string row(literals);
  std::erase_if(row, [&](char32_t c) { return !is_in_row(c); });
  std::ranges::sort(row);
  row.erase(std::unique(row.begin(), row.end()), row.end());
  if (row.size() != last - first + 1) return false;
  std::erase_if(literals, is_in_row);
  return true;
}

void add_literals(CharacterKinds& kinds, std::u32string literals) {
  kinds.digit |= takes_row(literals, U'0', U'9');
  kinds.upper |= takes_row(literals, U'A', U'Z');
  kinds.lower |= takes_row(literals, U'a', U'z');
  for (const char32_t c : literals) {
    if (c == U' ') {
      kinds.space = true;
    } else if (c == U'\u3000') {
      kinds.full_space = true;
    } else {
      add_once(is_ascii_symbol(c) ? kinds.symbols : kinds.others, c);
    }
  }
}

CharacterKinds kinds_of(const std::vector<std::string>& characters) {
  CharacterKinds kinds;
  std::vector<std::span<const CodePointRange>> tables;
  for (const std::string& entry : characters) {
    if (const auto table = class_table(entry)) {
      add_class(kinds, entry);
      tables.push_back(*table);
    }
  }
  std::u32string literals;
  for (const std::string& entry : characters) {
    if (class_table(entry)) continue;
    for (std::size_t offset = 0; offset < entry.size();) {
      const char32_t c = next_code_point(entry, offset);
      // What a class takes already need not be named again.
      if (std::ranges::none_of(tables, [&](const auto& table) { return contains(table, c); })) literals += c;
    }
  }
  add_literals(kinds, std::move(literals));
  return kinds;
}

/// Letters, digits and symbols of ASCII: one item in Japanese, which says 半角 once; several in English.
Words ascii_words(const CharacterKinds& kinds, Language language) {
  if (!kinds.has_ascii()) return {};
  const bool has_letters = kinds.upper && kinds.lower;
  if (has_letters && kinds.digit && !kinds.symbol && language == Language::japanese) {
    return {hint_word("half-letters-digits", language)};
  }
  Words items;
  if (has_letters) items.push_back(hint_word("letters", language));
  if (kinds.upper && !has_letters) items.push_back(hint_word("upper", language));
  if (kinds.lower && !has_letters) items.push_back(hint_word("lower", language));
  if (kinds.digit) items.push_back(hint_word("digits", language));
  if (kinds.symbol) items.push_back(hint_word("symbols", language));
  if (language == Language::english || items.size() == 1) {
    items.front() = hint_word("half-only", language, {{"item", items.front()}});
    return items;
  }
  std::string joined = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) joined.append("・").append(items[i]);
  return {hint_word("half-of", language, {{"items", joined}})};
}

Words all_words(const CharacterKinds& kinds, Language language) {
  Words items;
  const auto add = [&](bool has, std::string_view key) {
    if (has) items.push_back(hint_word(key, language));
  };
  add(kinds.hiragana && !kinds.full, "hiragana");
  add(kinds.katakana && !kinds.full, "katakana");
  add(kinds.kanji && !kinds.full, "kanji");
  add(kinds.full, "full");
  if (kinds.half) {
    add(true, "half");
  } else {
    for (std::string& item : ascii_words(kinds, language)) items.push_back(std::move(item));
  }
  if (kinds.symbols == "-") {
    add(true, "hyphen");
  } else if (!kinds.symbols.empty()) {
    items.push_back(hint_word("symbols-listed", language, {{"characters", kinds.symbols}}));
  }
  add(kinds.space && !kinds.half, "space");
  add(kinds.full_space, "full-space");
  if (!kinds.others.empty()) items.push_back(hint_word("others", language, {{"characters", kinds.others}}));
  return items;
}

/// One of these is due, in words: `大文字の英字`, `one of !@`.
std::string one_in_words(const std::string& entry, Language language) {
  if (class_table(entry)) return hint_word("one-" + entry, language);
  const bool are_symbols =
      std::ranges::all_of(entry, [](char c) { return is_ascii_symbol(static_cast<unsigned char>(c)); });
  return hint_word(are_symbols ? "one-symbol" : "one-other", language, {{"characters", entry}});
}

/// `7 digits`, and of one what stands under the other key.
std::string counted(std::string_view key, std::string_view key_of_one, std::size_t count, Language language) {
  return hint_word(count == 1 ? key_of_one : key, language, {{"count", std::to_string(count)}});
}

}  // namespace

std::string joined_in_words(const Words& items, Language language) {
  std::string joined;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool is_last = i + 1 == items.size();
    if (i > 0 && language == Language::japanese) joined += items.size() == 2 ? "と" : "、";
    if (i > 0 && language == Language::english) joined += is_last ? " and " : ", ";
    joined += items[i];
  }
  return joined;
}

std::string characters_in_words(const std::vector<std::string>& characters, Language language) {
  return joined_in_words(all_words(kinds_of(characters), language), language);
}

bool are_digits_only(const std::vector<std::string>& characters) {
  const CharacterKinds kinds = kinds_of(characters);
  return kinds.digit && !kinds.upper && !kinds.lower && !kinds.symbol && !kinds.half && !kinds.has_japanese() &&
         !kinds.space && !kinds.full_space && kinds.symbols.empty() && kinds.others.empty();
}

std::string format_in_words(std::string_view format, Language language) {
  std::size_t digits = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::string hyphen;
  std::string others;
  for (std::size_t offset = 0; offset < format.size();) {
    const char32_t c = next_code_point(format, offset);
    if (c == U'0') {
      ++digits;
    } else if (c == U'A') {
      ++upper;
    } else if (c == U'a') {
      ++lower;
    } else {
      add_once(c == U'-' ? hyphen : others, c);
    }
  }
  Words parts;
  if (upper > 0) parts.push_back(counted("format-upper", "format-upper-one", upper, language));
  if (lower > 0) parts.push_back(counted("format-lower", "format-lower-one", lower, language));
  if (digits > 0) parts.push_back(counted("format-digits", "format-digit", digits, language));
  if (!hyphen.empty()) parts.push_back(hint_word("hyphen", language));
  if (!others.empty()) parts.push_back(hint_word("format-others", language, {{"characters", others}}));
  std::string joined = joined_in_words(parts, language);
  if (parts.size() == 1 && digits > 0) return joined;
  const std::string_view key = upper + lower > 0 ? "format-letters" : "format";
  return hint_word(key, language, {{"parts", std::move(joined)}, {"format", std::string(format)}});
}

std::string contained_in_words(const std::vector<std::string>& contained, Language language) {
  if (contained.empty()) return {};
  const auto upper = std::ranges::find(contained, "ascii-upper");
  const auto lower = std::ranges::find(contained, "ascii-lower");
  // 「大文字・小文字の英字と数字」: with more than two things to name, each stands for itself.
  const bool joins_cases =
      language == Language::japanese && contained.size() <= 3 && upper != contained.end() && lower != contained.end();
  Words items;
  for (auto entry = contained.begin(); entry != contained.end(); ++entry) {
    if (joins_cases && entry == std::max(upper, lower)) continue;
    items.push_back(joins_cases && entry == std::min(upper, lower) ? hint_word("one-both-cases", language)
                                                                   : one_in_words(*entry, language));
  }
  std::string joined;
  if (language == Language::english || items.size() <= 2) {
    joined = joined_in_words(items, language);
  } else {
    for (const std::string& item : items) joined.append(joined.empty() ? "" : "・").append(item);
  }
  return hint_word(contained.size() > 1 ? "one-each" : "one-of", language, {{"items", std::move(joined)}});
}

}  // namespace shirube
