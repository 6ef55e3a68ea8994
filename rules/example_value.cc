#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "rules/characters.h"
#include "rules/evaluate.h"
#include "rules/messages.h"
#include "rules/value_words.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

/// Whether the field takes the value, and as it stands.
bool takes(const Field& field, const std::string& value) {
  RulePack pack;
  pack.fields.push_back(field);
  pack.fields.front().when = {};
  complete_pack(pack);
  const Verdict verdict = evaluate(pack, {{field.id, value}}, Language::japanese);
  const auto found = verdict.values.find(field.id);
  return verdict.ok() && found != verdict.values.end() && found->second == NormalValue(value);
}

std::string example_of_format(std::string_view format) {
  std::string example;
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (std::size_t offset = 0; offset < format.size();) {
    const char32_t c = next_code_point(format, offset);
    if (c == U'0') {
      example += static_cast<char>('0' + ++digits % 10);
    } else if (c == U'A' || c == U'a') {
      example += static_cast<char>(c + letters++ % 26);
    } else {
      append_utf8(example, c);
    }
  }
  return example;
}

std::string example_of_number(const Field& field) {
  const auto least = parse_decimal(field.least);
  const auto greatest = parse_decimal(field.greatest);
  for (const std::string_view usual : {"10", "1", "0"}) {
    const auto value = parse_decimal(usual);
    if ((!least || *value >= *least) && (!greatest || *value <= *greatest)) return std::string(usual);
  }
  return least ? field.least : field.greatest;
}

/// Characters of an entry of `characters`, to make an example of. None where any would pass for somebody's words:
/// kanji and the wide classes are names and addresses.
std::string_view sample_of(std::string_view entry) {
  struct Sample {
    std::string_view name, characters;
  };
  constexpr std::array<Sample, 7> samples = {{{"ascii-digit", "1234567890"},
                                              {"ascii-letter", "abcdefghij"},
                                              {"ascii-lower", "abcdefghij"},
                                              {"ascii-symbol", "!"},
                                              {"ascii-upper", "ABCDEFGHIJ"},
                                              {"hiragana", "ひらがな"},
                                              {"katakana", "カタカナ"}}};
  const auto found = std::ranges::find(samples, entry, &Sample::name);
  if (found != samples.end()) return found->characters;
  return {};
}

/// What `contains` asks for, one of each: the first of a literal entry's characters.
std::string one_of_each(const std::vector<std::string>& contained) {
  std::string text;
  for (const std::string& entry : contained) {
    const std::string_view sample = class_table(entry) ? sample_of(entry) : std::string_view(entry);
    text.append(sample.substr(0, offset_of_code_point(sample, CodePointCount{1})));
  }
  return text;
}

/// Begins with a letter or a digit, and has what must be contained at its end.
std::string example_of_text(const Field& field) {
  std::string_view body;
  for (const std::string& entry : field.characters) {
    if (!class_table(entry)) continue;
    const std::string_view sample = sample_of(entry);
    if (sample.empty()) return {};
    if (body.empty()) body = sample;
  }
  if (body.empty()) return {};
  std::string ending = one_of_each(field.contains);
  const std::size_t least = field.min_length.value_or(0);
  const std::size_t most = field.max_length.value_or(1'000'000);
  const std::size_t usual = std::min<std::size_t>(6, count_code_points(body).value);
  const std::size_t length = std::clamp(usual, least, std::max(least, most));
  constexpr std::size_t longest = 100;
  const std::size_t ends = count_code_points(ending).value;
  if (length > longest || ends > length) return {};
  std::string text;
  for (std::size_t count = 0; count + ends < length;) {
    for (std::size_t offset = 0; offset < body.size() && count + ends < length; ++count) {
      append_utf8(text, next_code_point(body, offset));
    }
  }
  return text + ending;
}

std::string made_example(const Field& field) {
  if (!field.format.empty()) return example_of_format(field.format);
  switch (field.type) {
    case FieldType::text:
      return example_of_text(field);
    case FieldType::email:
      return "name@example.jp";
    case FieldType::tel:
      return "03-1234-5678";
    case FieldType::number:
      return example_of_number(field);
    case FieldType::date:
    case FieldType::year_month:
      return example_date(field);
    default:
      return {};
  }
}

}  // namespace

std::string example_of(const Field& field) {
  if (!field.example.empty()) return field.example;
  if (field.type == FieldType::secret || has_options(field.type) || !field.equals.empty()) return {};
  std::string example = made_example(field);
  if (!takes(field, example) && field.type == FieldType::tel) std::erase(example, '-');
  return takes(field, example) ? example : std::string();
}

}  // namespace shirube
