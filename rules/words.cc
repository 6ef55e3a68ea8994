#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "rules/character_words.h"
#include "rules/hint_word.h"
#include "rules/messages.h"
#include "rules/value_words.h"

namespace shirube {
namespace {

bool writes_text(const Field& field) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::secret:
    case FieldType::email:
    case FieldType::tel:
      return true;
    case FieldType::suggest:
      return field.free;
    default:
      return false;
  }
}

std::vector<std::string> characters_of(const Field& field) {
  if (field.type == FieldType::tel && field.characters.empty()) return {"ascii-digit", "-"};
  return field.characters;
}

std::string characters_word(const Field& field, Language language) {
  switch (field.type) {
    case FieldType::number:
      return number_in_words(field, true, language);
    case FieldType::date:
    case FieldType::year_month:
      return date_in_words(field, language);
    case FieldType::file:
      return file_types_in_words(field, language);
    default:
      if (!writes_text(field)) return {};
      if (!field.format.empty()) return format_in_words(field.format, language);
      return characters_in_words(characters_of(field), language);
  }
}

std::string length_in_words(const Field& field, Language language) {
  // A field that is filled has a character.
  const bool has_least = field.min_length && *field.min_length > 1;
  if (!has_least && !field.max_length) return {};
  const TextTable places = {{"min", std::to_string(field.min_length.value_or(0))},
                            {"max", std::to_string(field.max_length.value_or(0))}};
  if (field.max_length == 1U) return hint_word("length-one", language);
  if (has_least && field.min_length == field.max_length) {
    return hint_word(are_digits_only(characters_of(field)) ? "length-digits" : "length-exact", language, places);
  }
  if (!field.max_length) return hint_word("length-min", language, places);
  return hint_word(has_least ? "length-range" : "length-max", language, places);
}

/// `半角英数字、8文字以上`, and in one breath where the length is exact: `半角数字6桁`.
std::string text_in_words(const Field& field, Language language) {
  std::string words = characters_word(field, language);
  if (!field.format.empty()) return words;
  const std::string length = length_in_words(field, language);
  if (words.empty() || length.empty()) return words + length;
  const bool is_exact = field.max_length && (field.min_length == field.max_length || field.max_length == 1U);
  const bool is_plain = words.find("と") == std::string::npos && words.find(',') == std::string::npos &&
                        words.find("、") == std::string::npos && words.find("（") == std::string::npos;
  if (language == Language::english) return words + ", " + length;
  return words + (is_exact && is_plain ? "" : "、") + length;
}

/// What becomes of text that was written otherwise. Numbers, dates and telephones fold by themselves, which their
/// examples show.
std::string folding_in_words(const Field& field, Language language) {
  if (field.type == FieldType::secret || field.type == FieldType::tel || !writes_text(field)) return {};
  if (field.katakana) {
    return hint_word(field.width == WidthFolding::full ? "folds-full-katakana" : "folds-katakana", language);
  }
  switch (field.width) {
    case WidthFolding::half:
      return hint_word("folds-half", language);
    case WidthFolding::full:
      return hint_word("folds-full", language);
    case WidthFolding::none:
      break;
  }
  return {};
}

std::string dates_in_words(const Field& field, Language language) {
  const std::string day = example_date(field);
  const std::string in_era = era_date(day);
  const std::string examples =
      in_era.empty() ? day : hint_word("example-or", language, {{"first", day}, {"second", in_era}});
  if (field.least.empty() && field.greatest.empty()) return hint_word("example", language, {{"examples", examples}});
  return hint_word("with-example", language, {{"what", date_in_words(field, language)}, {"examples", examples}});
}

std::string file_in_words(const Field& field, Language language) {
  std::string size = file_size_in_words(field, language);
  if (field.file_types.empty()) return size;
  std::string types = hint_word("file", language, {{"types", file_types_in_words(field, language)}});
  if (size.empty()) return types;
  return types + (language == Language::japanese ? "、" : "; ") + size;
}

/// What the type itself has to say, without a full stop.
std::string type_in_words(const Field& field, Language language) {
  switch (field.type) {
    case FieldType::number:
      return number_in_words(field, false, language);
    case FieldType::date:
    case FieldType::year_month:
      return dates_in_words(field, language);
    case FieldType::choice:
      return hint_word("choose-one", language);
    case FieldType::choices:
      return hint_word("choose-many", language);
    case FieldType::select:
      return hint_word("select", language);
    case FieldType::suggest:
      return hint_word(field.free ? "suggest-free" : "suggest", language);
    case FieldType::email:
      return hint_word("email", language);
    case FieldType::file:
      return file_in_words(field, language);
    default:
      return {};
  }
}

/// A hint of one part has no full stop; of several, each has.
std::string joined_parts(const std::vector<std::string>& parts, Language language) {
  std::string hint;
  for (std::string part : parts) {
    if (part.empty()) continue;
    if (language == Language::english && part.front() >= 'a' && part.front() <= 'z') {
      part.front() = static_cast<char>(part.front() - 'a' + 'A');
    }
    if (!hint.empty()) hint += language == Language::japanese ? "。" : ". ";
    hint += part;
  }
  if (std::ranges::count_if(parts, [](const std::string& part) { return !part.empty(); }) > 1) {
    hint += language == Language::japanese ? "。" : ".";
  }
  return hint;
}

std::string hint_of(const Field& field, Language language) {
  if (!field.equals.empty()) return joined_parts({hint_word("confirm", language)}, language);
  std::vector<std::string> parts = {type_in_words(field, language)};
  if (writes_text(field)) {
    parts.push_back(text_in_words(field, language));
    if (field.format.empty()) parts.push_back(contained_in_words(field.contains, language));
    parts.push_back(folding_in_words(field, language));
  }
  return joined_parts(parts, language);
}

}  // namespace

FieldWords words_of(const Field& field, Language language) {
  return {.characters = characters_word(field, language), .hint = hint_of(field, language)};
}

}  // namespace shirube
