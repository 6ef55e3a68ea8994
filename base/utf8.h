// UTF-8: checking at the door, walking by code point, and measuring in cells.
// Leaves normalisation to rules/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/units.h"

namespace shirube {

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF); nothing where all of `bytes` is well-formed.
std::optional<std::size_t> find_malformed_utf8(std::string_view bytes);

/// The code point at `offset` of well-formed UTF-8, and moves `offset` past it. `offset` must be below the size.
char32_t next_code_point(std::string_view text, std::size_t& offset);
/// The code point that ends just before `offset`; U+0000 where `offset` is 0.
char32_t code_point_before(std::string_view text, std::size_t offset);
void append_utf8(std::string& text, char32_t code_point);

CodePointCount count_code_points(std::string_view text);
/// Terminal cells after East_Asian_Width (UAX #11): wide (W) and full-width (F) 2, combining and control 0, else 1,
/// ambiguous (A) too; TAB counts 1.
CellCount count_cells(std::string_view text);
/// The byte offset of the code point number `count` (0-based) of `text`; its size where there are fewer.
std::size_t offset_of_code_point(std::string_view text, CodePointCount count);

}  // namespace shirube
