// Character classes: tables of code points with a name, made at build time from Unicode's own data.
// Leaves their names in words to messages.h.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rules/rule_pack.h"

namespace shirube {

/// The classes of docs/rules.md, sorted by name: `ascii-digit`, `kanji`.
std::span<const std::string_view> class_names();

/// The table of a class; nothing where there is none of that name.
std::optional<std::span<const CodePointRange>> class_table(std::string_view name);

bool contains(std::span<const CodePointRange> ranges, char32_t code_point);

/// U+FE00–FE0F and U+E0100–E01EF. `kanji` takes one right after a kanji.
bool is_variation_selector(char32_t code_point);

/// U+FDD0–FDEF and the last two of each plane, which stand for no character.
bool is_noncharacter(char32_t code_point);

}  // namespace shirube
