// Whether a text is JSON that may be read as a tree at all: not too deep, and no key given twice.
// Leaves what stands in it to pack_reader.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/pack_json.h"

namespace shirube {

/// Objects and arrays in each other. A pack that we write has fewer than 80: YAML's own depth is limited.
inline constexpr std::size_t deepest_pack = 100;

/// Nothing where all is well. A key that is given twice is refused, since readers differ in which they take.
std::optional<PackError> find_misshape(std::string_view json);

}  // namespace shirube
