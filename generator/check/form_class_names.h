// Tells literal characters from names of classes that are misspelt, or that people who know other notations would
// write.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "generator/model/text.h"

namespace shirube {

/// `entry` of `characters` or `contains` is no name of a class (rules/characters.h). Nothing where it reads as the
/// characters themselves.
std::optional<Diagnostic> misspelt_class(const Text& entry);

}  // namespace shirube
