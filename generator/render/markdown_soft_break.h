// Line breaks of the source inside a paragraph: a space in Western text, nothing in Japanese text.
// Leaves the characters to markdown_japanese.h. Breaks beside holes are settled when the hole is filled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

/// What readers see next to a place in HTML: the character before or after it, looking through the tags of inline
/// elements and at the base of a ruby; U+0000 where there is none (start, end, image, `<br>`). A hole shows its marks,
/// a call-out's sign is some Japanese character.
char32_t visible_before(std::string_view html);
char32_t visible_after(std::string_view html);

/// Settles the breaks that stand in `html` as `soft_break` marks (generator/model/hole.h) at these offsets, ascending:
/// each becomes a line feed or nothing, or stays where a hole beside it decides.
void settle_soft_breaks(std::string& html, const std::vector<std::size_t>& breaks);

}  // namespace shirube
