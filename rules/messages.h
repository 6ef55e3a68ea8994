// All that forms say to people: error messages, names of classes, hints, the scripts' own texts. Both languages stand
// side by side. Messages say what to do.
// Leaves which message is due to evaluate.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "rules/rule_pack.h"

namespace shirube {

/// Fills in the pack's classes, texts and words from its fields and rules.
void complete_pack(RulePack& pack);

/// The keys of all texts, sorted: a code (`required`), a code and a type (`required.choice`), a class (`class.kanji`),
/// a text of the scripts (`script.characters-left`), a part of hints (`words.length-max`), or what is said of a pack
/// that cannot be read (`pack.newer`).
std::vector<std::string_view> form_text_keys();
/// Empty where there is no such key.
std::string_view form_text(std::string_view key, Language language);

/// A field's rules in words: `半角英数字と記号（!@%&#）`, `半角英数字と記号（!@%&#）、8文字以上32文字以内`.
FieldWords words_of(const Field& field, Language language);

/// A value that the field's own rules take, where the author gives none; empty where no honest one can be made.
std::string example_of(const Field& field);

/// Fills `{name}` places of a text. Unknown ones stay.
std::string fill_places(std::string_view text, const TextTable& places);

}  // namespace shirube
