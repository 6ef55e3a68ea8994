// Characters that no text of the content may hold.
// Leaves reporting them to whoever reads the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// The byte offset of the first character that content must not hold: control characters but TAB and line breaks,
/// U+2028 and U+2029, noncharacters (with them holes are marked, generator/model/hole.h), U+FEFF, bidirectional
/// controls. Nothing where all is well. `text` is well-formed UTF-8.
std::optional<std::size_t> find_forbidden_character(std::string_view text);

/// `U+200B`, `U+1F600`.
std::string code_point_name(char32_t code_point);

}  // namespace shirube
