// Which characters are Japanese: for emphasis beside them and for line breaks between them.
// Leaves acting on it to markdown_marks.h and soft_break.h.
#pragma once

namespace shirube {

/// Wide, full-width and half-width characters but Hangul, which puts spaces between words: kana, kanji, their
/// punctuation, full-width forms (CSS Text 3, 4.1.3, segment break transformation).
bool is_japanese(char32_t code_point);

/// Whether a line break of the source between these two makes no space. One of them must be Japanese; the other may be
/// one that Japanese text shares with Western text (dashes, curly quotes, `…`, `※`, `→`, `①`, `●`).
bool joins_without_space(char32_t before, char32_t after);

/// What stands beside a run of delimiters, in the words of the CommonMark specification and its CJK-friendly
/// amendments.
enum class Neighbour {
  space,            // or the start or end of the line
  letter,           // anything else
  punctuation,      // Unicode punctuation and the ASCII symbols
  cjk,              // a letter of Chinese, Japanese or Korean, or a hole: its value will most likely be one
  cjk_punctuation,  // 「 、 。 （ and their kind
};

Neighbour neighbour_of(char32_t code_point);

inline bool is_cjk(Neighbour neighbour) {
  return neighbour == Neighbour::cjk || neighbour == Neighbour::cjk_punctuation;
}

/// Marks that belong to the character before them: variation selectors, combining (han)dakuten.
bool belongs_to_character_before(char32_t code_point);

}  // namespace shirube
