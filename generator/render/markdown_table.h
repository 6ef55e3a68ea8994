// GFM's tables as HTML that says which cells are headers and that narrow screens can scroll.
// Leaves the cells' contents to markdown_html.h, the words to the page's language.
#pragma once

#include <cstdint>
#include <string>

#include <cmark-gfm.h>

namespace shirube {

bool is_strikethrough(cmark_node* node);
bool is_table_cell(cmark_node* node);

/// The table that a walk through a document is in. Tables hold no tables.
class MarkdownTable {
 public:
  /// Appends the tags before and after a table, a row or a cell. `enter` says whether it was a cell.
  bool enter(cmark_node* node, std::string& html);
  void leave(cmark_node* node, std::string& html) const;

 private:
  void enter_cell(cmark_node* cell, std::string& html);

  const std::uint8_t* alignments_ = nullptr;  // of the columns; owned by the table's node
  std::size_t columns_ = 0;
  std::size_t column_ = 0;
  bool in_header_ = false;
  bool has_body_ = false;
  bool cell_is_header_ = false;
};

}  // namespace shirube
