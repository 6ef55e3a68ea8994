// The tables that make_classes.cc writes at build time.
// Leaves using them to characters.h.
#pragma once

#include <span>
#include <string_view>

#include "rules/rule_pack.h"

namespace shirube {

struct NamedClass {
  std::string_view name;
  std::span<const CodePointRange> ranges;
};

/// Sorted by name.
std::span<const NamedClass> class_tables();

/// Unicode's property White_Space.
std::span<const CodePointRange> white_space_table();

}  // namespace shirube
