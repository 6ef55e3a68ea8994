// HTML of a body as the text that people read, for search.
// Leaves reading Markdown to markdown.h and the holes' values to page_fill.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

struct PlainText {
  std::string text;  // may hold holes, and soft breaks beside them (generator/model/hole.h)
  std::string readings;  // what ruby says, with what it is said of: 「受付（うけつけ） 番号（ばんごう）」; mostly empty
};

/// Of HTML that our Markdown renderer made. Blocks are parted by a space; pictures say nothing.
PlainText plain_text(std::string_view html);

/// Appends a text with every run of spaces, tabs and line breaks as one space, and none at its ends.
void append_on_one_line(std::string& line, std::string_view text);

/// Settles the soft breaks of a text whose holes are filled.
std::string without_soft_breaks(std::string_view text);

}  // namespace shirube
