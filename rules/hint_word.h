// The words that hints are put together from, by their short keys.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "rules/rule_pack.h"

namespace shirube {

/// The text `words.KEY` (form_texts.cc) with its places filled.
std::string hint_word(std::string_view key, Language language, const TextTable& places = {});

}  // namespace shirube
