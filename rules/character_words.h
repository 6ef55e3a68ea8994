// Which characters a field takes, in words.
// Leaves all its other rules to words.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "rules/field.h"

namespace shirube {

/// Of classes and literal characters: `半角英数字と記号（!@%&#）`, `half-width letters and digits`. Empty for none.
std::string characters_in_words(const std::vector<std::string>& characters, Language language);

/// Whether nothing but ASCII digits may stand, which are counted in 桁.
bool are_digits_only(const std::vector<std::string>& characters);

/// `半角数字7桁とハイフン（例：000-0000の形）`.
std::string format_in_words(std::string_view format, Language language);

/// What has to be in a text: `大文字・小文字の英字と数字をそれぞれ1文字以上`. Empty for nothing.
std::string contained_in_words(const std::vector<std::string>& contained, Language language);

/// `a, b and c`, `a、b、c`; two are `aとb`. Both languages keep to what stands between the items.
std::string joined_in_words(const std::vector<std::string>& items, Language language);

}  // namespace shirube
