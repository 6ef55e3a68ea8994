// A string that is HTML already. Only the Markdown, template and SVG renderers make one; all else is escaped.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

struct Html {
  std::string text;
  bool empty() const { return text.empty(); }
};

/// Text for an element or a quoted attribute: `&`, `<`, `>`, `"` and `'` as character references.
void append_escaped(std::string& html, std::string_view text);

}  // namespace shirube
