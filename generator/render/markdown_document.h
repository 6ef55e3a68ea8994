// Markdown as cmark-gfm's tree: GFM with Shirube's marks (markdown_marks.h).
// Leaves the HTML to markdown_html.h.
#pragma once

#include <string>
#include <string_view>

#include <cmark-gfm.h>

#include "generator/render/markdown_memory.h"

namespace shirube {

/// cmark-gfm's options for every text: `~~` strikes through, a single `~` (9:00~17:00) does not.
inline constexpr int markdown_options = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

/// A Markdown text read: tables, strikethrough, autolinks and task lists are on. Safe to make in several threads.
/// Uses its thread's memory: must be used and end in the thread that made it.
class MarkdownDocument {
 public:
  explicit MarkdownDocument(std::string_view markdown);

  /// The document's node. Its texts hold marks. Ends with this.
  cmark_node* root() const { return root_; }

 private:
  MarkdownMemory memory_;
  cmark_node* root_ = nullptr;
};

}  // namespace shirube
