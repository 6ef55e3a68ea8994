// Field: what one field of a form takes, and under which conditions it is asked. Plain values.
// Leaves reading values to normalise.h and judging them to evaluate.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

enum class FieldType : std::uint8_t {
  text,
  multiline,
  secret,
  email,
  tel,
  number,
  date,
  year_month,
  choice,   // one of the options, all of them in view
  choices,  // any of the options
  select,   // one of the options, from a list that opens
  suggest,  // one of the options, found by a part of its label; any text where `free`
  consent,
  file,
};

/// As YAML and packs write them, in the order of FieldType: `text`, `year-month`.
inline constexpr std::string_view field_type_words[] = {"text",   "multiline", "secret",     "email",  "tel",
                                                        "number", "date",      "year-month", "choice", "choices",
                                                        "select", "suggest",   "consent",    "file"};

std::string_view word_of(FieldType type);
/// Whether its values are ids of options.
bool has_options(FieldType type);
/// Whether it may hold line breaks.
bool is_multiline(FieldType type);

enum class WidthFolding : std::uint8_t { none, half, full };
inline constexpr std::string_view width_words[] = {"", "half", "full"};

/// A condition on other fields, as they stand after normalisation. A field that is hidden is empty.
struct FieldCondition {
  enum class Kind : std::uint8_t {
    always,
    is,         // the field has the value; of several values, one of them is it
    in,         // the field has one of the values
    more_than,  // the field is a number above `values[0]`
    filled,     // the field is filled
    all,
    any,
    negation,  // not `parts[0]`
  };
  Kind kind = Kind::always;
  std::string field;
  std::vector<std::string> values;    // of is, in, more_than
  bool filled = true;                 // of filled: false asks for an empty field
  std::vector<FieldCondition> parts;  // of all, any, negation
};

/// `id` is the value; `label` is what people see.
struct FieldOption {
  std::string id;
  std::string label;
};

struct Field {
  std::string id;
  std::string label;
  FieldType type = FieldType::text;
  bool required = false;
  WidthFolding width = WidthFolding::none;
  bool katakana = false;                    // hiragana is read as katakana
  std::vector<std::string> characters;      // names of classes (characters.h), or literal characters; empty: any
  std::vector<std::string> contains;        // names of classes or literal characters: at least one of each
  std::optional<std::uint32_t> min_length;  // code points
  std::optional<std::uint32_t> max_length;
  std::string format;  // `0` a digit, `A` an upper-case letter, `a` a lower-case letter, all else itself; empty: none
  std::string equals;  // the id of the field that this one confirms; empty: none
  std::vector<FieldOption> options;
  bool free = false;  // of suggest
  int decimals = 0;   // of number: digits after the point, at most 6
  std::string least;  // of number, date and year-month, in their normal form; empty: no bound
  std::string greatest;
  std::vector<std::string> file_types;  // `pdf`, `png`, `jpeg`, `webp`, `csv`, `text`
  std::uint64_t max_bytes = 0;          // of file; 0: as the server has it
  FieldCondition when;                  // under which the field is asked; its section's as well
  std::string example;                  // a value that its own rules take; may be empty
};

}  // namespace shirube
