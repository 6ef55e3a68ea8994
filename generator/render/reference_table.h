// Tables for readers: references, a source's revisions, what an edition changed, all by the partial reference-table.
// Leaves which rows an edition shows to reference_view.h, and the table as a file to reference_csv.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "generator/model/reference.h"
#include "generator/render/templates.h"

namespace shirube {

/// One text of a cell, with holes. Line breaks stay. Dates are as in content, YYYY-MM-DD, or words.
struct TableText {
  std::string text;
  std::string href = {};  // empty where it is no link
};

/// None where there is nothing to say; several make a list.
using TableCell = std::vector<TableText>;

struct TableColumn {
  std::string title;
  ColumnKind kind = ColumnKind::text;
};

/// The first cell heads the row.
struct TableRow {
  std::vector<TableCell> cells;  // one a column
  std::string id = {};           // the anchor; empty for none
};

struct TableGroup {
  std::vector<TableRow> rows;
  std::string title = {};  // empty where rows are not grouped
  std::string id = {};     // the anchor; empty for none
};

/// A table in plain values. All texts may hold holes.
struct TableView {
  std::string caption;
  bool is_caption_hidden = false;  // seen by screen readers alone: a heading above says the same
  std::vector<TableColumn> columns;
  std::vector<TableGroup> groups;
  std::string page_href = {};  // where the caption leads; may be empty
};

/// The data of the partial reference-table.
TemplateData table_data(const TableView& view, Language language);

/// The page of the reference itself, or a step, whose page has anchors of its own.
enum class TablePlace { own_page, step };

/// The table of a resolved reference. `root` leads from the page to the web root. On its own page rows and groups are
/// anchors and the heading serves as caption; in a step links to rows, and the caption, lead to that page.
TableView reference_table(const Reference& resolved, std::string_view root, TablePlace place = TablePlace::own_page);

}  // namespace shirube
