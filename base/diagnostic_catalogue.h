// Every diagnostic's code, severity and texts in Japanese and English, in one table, so that neither language can be
// forgotten. Leaves finding the mistakes to generator/load and generator/check.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/language.h"

namespace shirube {

/// A text in both languages. `{name}` stands for a diagnostic's parameter, `{name:advice}` for what the catalogue
/// advises for the word that the parameter is (base/diagnostic_texts.h). Braces around anything else are just braces.
struct BothLanguages {
  std::string_view japanese;
  std::string_view english;
  std::string_view in(Language language) const { return language == Language::japanese ? japanese : english; }
};

/// A hint that a diagnostic chooses by name in place of its code's own.
struct HintVariant {
  std::string_view name;
  BothLanguages text;
};

struct CatalogueEntry {
  std::string_view code = {};
  Severity severity = Severity::error;
  BothLanguages message = {};
  /// The message where the first parameter is empty: an item of a list or a whole file has no key to name.
  BothLanguages nameless = {};
  BothLanguages hint = {};
  std::array<HintVariant, 2> variants = {};  // those with a name
};

/// What a note says of the place that it points at.
struct NoteText {
  std::string_view name;
  BothLanguages text;
};

/// The whole catalogue, sorted by code.
std::span<const CatalogueEntry> diagnostic_catalogue();
/// The entry of `code`; nullptr where there is none.
const CatalogueEntry* find_diagnostic(std::string_view code);
/// All texts that notes may have, sorted by name.
std::span<const NoteText> note_texts();

/// The diagnostic's message, hint (may be empty) and a note's text, filled in. All parameters, the hint variant and
/// the note must be ones that the catalogue knows. Of a long parameter the beginning is shown. Parameters that list
/// something (`allowed`, `editions`, `expected`, `values`) separate their items by `, `. A message that does not place
/// the parameters `reached` (the path to the place in a flow) and `editions` is followed by them. Parameters come from
/// the content as they are: whoever prints the result passes it through `visible_text`.
std::string message_of(const Diagnostic& diagnostic, Language language);
std::string hint_of(const Diagnostic& diagnostic, Language language);
std::string note_of(const Diagnostic& diagnostic, const Diagnostic::Note& note, Language language);

}  // namespace shirube
