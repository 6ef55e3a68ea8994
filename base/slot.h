// Slots: the places in a finished page that the server fills for each request. A slot stands between two
// noncharacters, as holes do (generator/model/hole.h), which neither content nor people's values can hold.
// Leaves filling to cgi/answer/skeleton.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

inline constexpr std::string_view slot_begin = "\xEF\xB7\x93";  // U+FDD3
inline constexpr std::string_view slot_end = "\xEF\xB7\x94";    // U+FDD4

/// `text NAME` is a value's text, escaped; `if NAME`, `unless NAME` and `each NAME` open a stretch that `end` closes.
/// docs/forms-cgi.md lists the names.
inline std::string slot(std::string_view directive) {
  return std::string(slot_begin).append(directive).append(slot_end);
}

}  // namespace shirube
