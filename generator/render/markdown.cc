#include "generator/render/markdown.h"

#include <algorithm>
#include <string>

#include "generator/model/value_reference.h"
#include "generator/render/markdown_cost.h"
#include "generator/render/markdown_document.h"
#include "generator/render/markdown_escape.h"
#include "generator/render/markdown_html.h"

namespace shirube {
namespace {

/// The noncharacters that this program marks its places with, U+FDD0 to U+FDEF, as U+FFFD. Content cannot hold them;
/// should one come here nonetheless, it must not be taken for a mark. Keeps every offset.
std::string without_noncharacters(std::string_view markdown) {
  constexpr std::string_view block = "\xEF\xB7";
  std::string clean(markdown);
  for (std::size_t at = clean.find(block); at != std::string::npos; at = clean.find(block, at + 1)) {
    if (at + 2 == clean.size()) break;
    const auto last = static_cast<unsigned char>(clean[at + 2]);
    if (last >= 0x90 && last <= 0xAF) clean.replace(at, 3, "\xEF\xBF\xBD");
  }
  return clean;
}

/// A text that would take too long to read is shown as it is.
BodyContent as_it_is(std::string_view text) {
  BodyContent content;
  content.html.text = "<p>";
  append_verbatim(content.html.text, text);
  content.html.text += "</p>\n";
  return content;
}

}  // namespace

BodyContent read_markdown(std::string_view markdown, const MarkdownPlace& place) {
  std::string clean, holed;
  std::string_view text = markdown;
  if (text.find("\xEF\xB7") != std::string_view::npos) text = clean = without_noncharacters(text);
  if (text.find("{{") != std::string_view::npos) text = holed = with_holes(text);
  if (is_too_costly(text)) return as_it_is(text);
  return render_markdown(MarkdownDocument(text), markdown, place);
}

}  // namespace shirube
