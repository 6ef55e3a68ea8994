// Counts that must not be mixed: bytes, code points and terminal cells are different types.
// Leaves measuring a text to base/utf8.h.
#pragma once

#include <compare>
#include <cstddef>

namespace shirube {

/// A count of one unit. Adding and comparing needs the same unit on both sides.
template <typename Unit>
struct Count {
  std::size_t value = 0;
  auto operator<=>(const Count&) const = default;
  Count operator+(Count other) const { return {value + other.value}; }
  Count operator-(Count other) const { return {value - other.value}; }
  Count& operator+=(Count other) {
    value += other.value;
    return *this;
  }
};

using ByteCount = Count<struct ByteUnit>;
using CodePointCount = Count<struct CodePointUnit>;
/// Columns of a terminal: a full-width character takes two.
using CellCount = Count<struct CellUnit>;

}  // namespace shirube
