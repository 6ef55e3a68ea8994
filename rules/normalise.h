// Brings what somebody typed into the one form in which it is judged and stored: steps 1 to 5 of docs/rules.md.
// Leaves judging to evaluate.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/field.h"

namespace shirube {

enum class TextFault : std::uint8_t {
  none,
  encoding,    // no well-formed text, or control characters in it
  line_break,  // in a field of one line
};

struct NormalText {
  TextFault fault = TextFault::none;
  std::string text;  // empty where there is a fault
};

/// Any bytes in; UTF-8 in NFC out. Numbers, dates and the like are folded, but not read: written_number.h and
/// written_date.h do that.
NormalText normalise(const Field& field, std::string_view bytes);

/// Whether hyphens' look-alikes are read as hyphens: telephones, and fields that hold only digits and hyphens.
bool folds_hyphens(const Field& field);

/// The single steps, for tests. UTF-8 in and out.
std::string to_nfc(std::string_view text);
std::string to_half_width(std::string_view text, bool hyphens);
std::string to_full_width(std::string_view text);
std::string to_katakana(std::string_view text);
/// Without White_Space at both ends.
std::string_view trim_white_space(std::string_view text);

}  // namespace shirube
