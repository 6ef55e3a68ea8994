// What Japanese authors need and CommonMark lacks, as marks put into the Markdown before cmark-gfm reads it and taken
// out of all that comes out: nothing is ever removed or changed, so that every place and every other rule stays.
// Leaves taking them out to markdown_escape.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Noncharacters, which are neither space nor punctuation to CommonMark and which no content holds.
/// Beside a run of `*` or `~~`, where what stands there must count as a letter; after an escaped `{`, which begins no
/// furigana; in an escaped character reference.
inline constexpr std::string_view letter_mark = "\xEF\xB7\x93";  // U+FDD3
/// The same between a run and a `_`, which must go on seeing punctuation there: `は**_重要_**です`.
inline constexpr std::string_view letter_mark_before_underscore = "\xEF\xB7\x96\xC2\xA1";  // U+FDD6 ¡
inline constexpr std::string_view letter_mark_after_underscore = "\xC2\xA1\xEF\xB7\x96";   // ¡ U+FDD6
/// After the `&` of a character reference to a character that content cannot hold.
inline constexpr std::string_view refused_mark = "\xEF\xB7\x94";  // U+FDD4
/// After an address in the text that Japanese text follows without a space: at the TAB the autolink ends.
inline constexpr std::string_view address_end_mark = "\t\xEF\xB7\x95";  // TAB, U+FDD5

/// After the `{` of a point (markdown_point.h), so that it can be told from one that a reference or an escape writes.
inline constexpr std::string_view point_mark = "\xEF\xB7\x97";  // U+FDD7

/// The Markdown with its marks: `markdown` itself where it needs none, else a view of `storage`.
///
/// - Emphasis after the CommonMark CJK-friendly amendments: CJK punctuation does not keep `**` from opening or closing,
///   other punctuation does not where the other side is CJK. `_` keeps CommonMark's rule.
/// - A bare `https://…` ends where Japanese text begins.
/// - A point counts as Japanese to the emphasis beside it: the number that will stand there is no punctuation.
/// - `&#xFDD0;` and its kind, which would forge a mark, are marked as refused.
std::string_view with_marks(std::string_view markdown, std::string& storage);

}  // namespace shirube
