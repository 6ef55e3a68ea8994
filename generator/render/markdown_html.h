// HTML from a Markdown document, and what the document holds: links, images, points, headings.
// Leaves texts and addresses to markdown_escape.h, line breaks to markdown_soft_break.h.
#pragma once

#include <string_view>

#include "generator/model/text.h"
#include "generator/render/markdown.h"
#include "generator/render/markdown_document.h"

namespace shirube {

/// `markdown` is the text as its author wrote it, for the places of what it holds.
BodyContent render_markdown(const MarkdownDocument& document, std::string_view markdown, const MarkdownPlace& place);

}  // namespace shirube
