// Folding: brings texts and queries into one form for search, in which width, case and kana's kind make no difference.
// Leaves what is searched, and how, to generator/bundle/search_index.h and client/search.ts; client/search_folding.ts
// folds the same (tests/vectors/search/folding.json).
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Appends the folded form of well-formed UTF-8, in UTF-16. Each cluster (a code point and the marks after it, with the
/// half-width sound marks) becomes its NFKC; then code points are lower-cased where that gives one code point, katakana
/// become hiragana, look-alikes of the hyphen a hyphen; U+00AD and U+200B go; white space becomes one space, none at
/// the ends.
void append_folded(std::u16string& folded, std::string_view text);

/// The same as a text of its own, in UTF-8.
std::string fold_text(std::string_view text);

/// Unicode's property White_Space (PropList.txt, Unicode 15).
bool is_white_space(char32_t code_point);

}  // namespace shirube
