// A line break in the file is no space on the page where it stands between two Japanese characters.
// Leaves line breaks in Markdown, which reach it as such, to generator/render.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shirube {

/// Whether the characters that end at `before` and begin at `after` are both wide, as Japanese ones are.
bool stands_between_wide(std::string_view text, std::size_t before, std::size_t after);

/// YAML joins the lines of a plain, quoted or folded text by spaces. Takes out of `text` those between two wide
/// characters. `written` is the text's lines as they stand in the file, without quotation marks or `>`. Where the two
/// differ by more than their line breaks (escapes), the rest of the text stays as it is.
void join_wide_lines(std::string_view written, std::string& text);

}  // namespace shirube
