// Takes off a text what only its layout in the file needs: blanks around it, line breaks in what is one line.
// Leaves Markdown's own blanks to generator/render.
#pragma once

#include "generator/model/text.h"

namespace shirube {

/// Takes blanks (space, TAB, line break) off both ends; what remains keeps its place. The indentation of a block's
/// first line with text stays. A text of nothing but blanks, U+3000 and U+00A0 among them, is empty afterwards.
void trim(Text& text);

/// Makes one line of a trimmed text: a line break with the blanks behind it becomes a space, or nothing between two
/// Japanese characters.
void put_on_one_line(Text& text);

}  // namespace shirube
