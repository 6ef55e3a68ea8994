// JSON as a tree, read only as far as it may be one: not too deep, and no key given twice.
// Leaves what stands in it to pack_reader.cc and to whoever else has a file to read.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "rules/pack_json.h"

namespace shirube {

/// Objects and arrays in each other. A pack that we write has fewer than 80: YAML's own depth is limited.
inline constexpr std::size_t deepest_pack = 100;

/// A key that is given twice is refused (`malformed`, at its place), since readers differ in which they take; so is
/// what nests too deep.
std::variant<nlohmann::json, PackError> read_tree(std::string_view json);

}  // namespace shirube
