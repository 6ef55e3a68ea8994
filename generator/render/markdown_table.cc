#include "generator/render/markdown_table.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <string_view>

#include "generator/model/hole.h"

namespace shirube {
namespace {

// cmark-gfm gives its extensions' nodes no public types but these names.
constexpr std::string_view strikethrough_name = "strikethrough";
constexpr std::string_view table_name = "table";
constexpr std::string_view header_name = "table_header";
constexpr std::string_view row_name = "table_row";
constexpr std::string_view cell_name = "table_cell";

std::string_view name_of(cmark_node* node) { return cmark_node_get_type_string(node); }

std::string_view class_of(std::uint8_t alignment) {
  switch (alignment) {
    case 'l':
      return " class=\"align-left\"";
    case 'c':
      return " class=\"align-center\"";
    case 'r':
      return " class=\"align-right\"";
    default:
      return {};
  }
}

}  // namespace

bool is_strikethrough(cmark_node* node) { return name_of(node) == strikethrough_name; }
bool is_table_cell(cmark_node* node) { return name_of(node) == cell_name; }

bool MarkdownTable::enter(cmark_node* node, std::string& html) {
  const std::string_view name = name_of(node);
  if (name == cell_name) {
    enter_cell(node, html);
    return true;
  }
  if (name == table_name) {
    alignments_ = cmark_gfm_extensions_get_table_alignments(node);
    columns_ = cmark_gfm_extensions_get_table_columns(node);
    has_body_ = false;
    if (!html.empty() && html.back() != '\n') html += '\n';
    // A group, not a region: a page with two tables would have two landmarks of one name.
    html += "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"";
    html.append(hole("text:table")).append("\">\n<table>\n");
  } else if (name == header_name || name == row_name) {
    in_header_ = name == header_name;
    column_ = 0;
    if (in_header_) html += "<thead>\n";
    if (!in_header_ && !has_body_) html += "<tbody>\n";
    has_body_ = !in_header_;
    html += "<tr>\n";
  }
  return false;
}

void MarkdownTable::leave(cmark_node* node, std::string& html) const {
  const std::string_view name = name_of(node);
  if (name == cell_name) {
    html += cell_is_header_ ? "</th>\n" : "</td>\n";
  } else if (name == header_name || name == row_name) {
    html += "</tr>\n";
    if (in_header_) html += "</thead>\n";
  } else if (name == table_name) {
    if (has_body_) html += "</tbody>\n";
    html += "</table>\n</div>\n";
  }
}

void MarkdownTable::enter_cell(cmark_node* cell, std::string& html) {
  // A header without text would head nothing: the corner above a column of names.
  cell_is_header_ = in_header_ && cmark_node_first_child(cell) != nullptr;
  html += cell_is_header_ ? "<th scope=\"col\"" : "<td";
  if (column_ < columns_) html += class_of(alignments_[column_]);
  html += '>';
  ++column_;
}

}  // namespace shirube
