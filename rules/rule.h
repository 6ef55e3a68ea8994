// Rule: what holds between fields. Named kinds, never an expression language.
// Leaves judging to evaluate.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/field.h"

namespace shirube {

struct Rule {
  enum class Kind : std::uint8_t {
    sum,            // `fields` together are `field`
    required_when,  // `fields` are required
    must_be,        // `field` has `value`
    order,          // `field` is later (or greater) than `other`
    compare,        // `times` × `other` stands to `field` as `comparison` says
    at_least_one,   // one of `fields` is filled
    same,           // `fields` are all the same
  };
  enum class Comparison : std::uint8_t { at_least, at_most, more_than, less_than, equal };

  Kind kind = Kind::sum;
  std::vector<std::string> fields;
  std::string field;
  std::string other;
  std::string value;
  Comparison comparison = Comparison::at_least;
  std::string times = "1";  // a decimal number in its normal form, above 0
  bool or_same = false;     // of order
  bool is_warning = false;  // the verdict stays ok
  std::string message;      // of the author; empty: ours
  FieldCondition when;      // the rule counts only then
};

/// In the order of Rule::Kind and Rule::Comparison.
inline constexpr std::string_view rule_kind_words[] = {"sum",     "required-when", "must-be", "order",
                                                       "compare", "at-least-one",  "same"};
inline constexpr std::string_view comparison_words[] = {"at-least", "at-most", "more-than", "less-than", "equal"};

}  // namespace shirube
