// Markdown to HTML: GFM by cmark-gfm, in safe mode, with what Japanese authors need.
// Leaves where links and images lead to the checks; the only users of cmark-gfm are the markdown_*.cc files.
#pragma once

#include <string_view>

#include "generator/model/text.h"

namespace shirube {

struct MarkdownPlace {
  std::string_view root = "../";  // from the page to the web root, before internal links and images
  int heading_level = 4;          // of the body's `#`; deeper ones follow, never past 6
  std::string_view page = "";     // `guide:ID`, whose anchors `#id` means
};

/// Reads a Markdown text (well-formed UTF-8 without control characters but TAB and LF, any line length, up to 4 MiB).
/// Never fails: all text is Markdown. The HTML is safe: raw HTML is shown as text, dangerous targets are empty.
BodyContent read_markdown(std::string_view markdown, const MarkdownPlace& place);

}  // namespace shirube
