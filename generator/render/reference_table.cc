#include "generator/render/reference_table.h"

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/page_fill.h"
#include "generator/render/page_frame.h"
#include "generator/render/reference_view.h"

namespace shirube {
namespace {

/// Up to so many columns, a table is never wider than its place: past a phone's width, where rows are cards, that has
/// room for so many columns of the style sheet's narrowest.
constexpr std::size_t columns_that_always_fit = 5;

/// A word for the style sheet; none for texts.
std::string kind_of(const TableColumn& column) {
  if (column.kind == ColumnKind::text) return {};
  return std::string(column_kind_words[static_cast<std::size_t>(column.kind)]);
}

TemplateList lines_of(std::string_view text) {
  TemplateList lines;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('\n');
    lines.push_back(TemplateData().with("line", text.substr(0, end)).with("is-later", !lines.empty()));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return lines;
}

TemplateData text_data(const TableText& text, ColumnKind kind, Language language) {
  const auto date = kind == ColumnKind::date ? parse_date(text.text) : std::nullopt;
  TemplateData data;
  data.set("lines", lines_of(date ? date_in_words(*date, language) : text.text));
  data.set("iso", date ? text.text : std::string());
  data.set("code", kind == ColumnKind::code);
  data.set("href", text.href);
  data.set("external", text.href.starts_with("http"));
  data.set("is-address", text.href == text.text);  // on paper it is written out already
  return data;
}

TemplateData cell_data(const TableCell& cell, const TableColumn& column, bool is_first, Language language) {
  TemplateList texts;
  for (const TableText& text : cell) texts.push_back(text_data(text, column.kind, language));
  TemplateData data;
  // A heading that says nothing is none.
  data.set("is-heading", is_first && !cell.empty());
  data.set("is-empty", cell.empty());
  data.set("kind", kind_of(column));
  data.set("label", column.title);
  data.set("is-list", cell.size() > 1);
  data.set("texts", std::move(texts));
  return data;
}

TemplateData row_data(const TableRow& row, const TableView& view, Language language) {
  const TableCell nothing;
  TemplateList cells;
  for (std::size_t column = 0; column < view.columns.size(); ++column) {
    const TableCell& cell = column < row.cells.size() ? row.cells[column] : nothing;
    cells.push_back(cell_data(cell, view.columns[column], column == 0, language));
  }
  return TemplateData().with("id", row.id).with("cells", std::move(cells));
}

/// Makes the cells' texts of a reference.
class ReferenceCells {
 public:
  ReferenceCells(const Reference& reference, std::string_view root, TablePlace place)
      : page_("reference:" + reference.id), root_(root), place_(place) {}

  TableCell cell(const ReferenceCell& cell, ColumnKind kind) const {
    TableCell texts;
    for (const Text& text : cell) texts.push_back({label_of(text, kind), href_of_cell(text, kind)});
    return texts;
  }

 private:
  std::string href_of_cell(const Text& text, ColumnKind kind) const {
    const std::string link = link_of_cell(kind, text.text);
    if (link.empty()) return {};
    const bool leads_to_row = parse_target(link).kind == Target::Kind::anchor;
    return href_with_holes(leads_to_row && place_ == TablePlace::step ? page_ + link : link, root_);
  }

  /// The title of what a link leads to; all else says itself.
  std::string label_of(const Text& text, ColumnKind kind) const {
    if (kind != ColumnKind::link) return text_of(text);
    const Target::Kind target = parse_target(text.text).kind;
    if (target == Target::Kind::page) return hole("title:" + text.text);
    if (target == Target::Kind::anchor) return hole("title:" + page_ + text.text);
    return text_of(text);
  }

  std::string page_;
  std::string_view root_;
  TablePlace place_;
};

}  // namespace

TemplateData table_data(const TableView& view, Language language) {
  TemplateList columns;
  for (const TableColumn& column : view.columns) {
    columns.push_back(TemplateData().with("title", column.title).with("kind", kind_of(column)));
  }
  TemplateList groups;
  for (const TableGroup& group : view.groups) {
    TemplateList rows;
    for (const TableRow& row : group.rows) rows.push_back(row_data(row, view, language));
    groups.push_back(TemplateData()
                         .with("id", group.id)
                         .with("title", group.title)
                         .with("width", std::to_string(view.columns.size()))
                         .with("rows", std::move(rows)));
  }
  TemplateData data;
  data.set("caption", view.caption);
  data.set("is-caption-hidden", view.is_caption_hidden);
  data.set("is-wide", view.columns.size() > columns_that_always_fit);
  data.set("columns", std::move(columns));
  data.set("groups", std::move(groups));
  data.set("page", view.page_href);
  return data;
}

TableView reference_table(const Reference& resolved, std::string_view root, TablePlace place) {
  const bool is_own_page = place == TablePlace::own_page;
  const auto anchor = [&](const Text& id) { return is_own_page ? id.text : std::string(); };
  const ReferenceCells cells(resolved, root, place);
  TableView view;
  view.caption = text_of(resolved.title);
  view.is_caption_hidden = is_own_page;
  for (const ReferenceColumn& column : resolved.columns) view.columns.push_back({text_of(column.title), column.kind});
  for (const ReferenceSection& section : sections_of(resolved)) {
    TableGroup group;
    if (section.group != nullptr) {
      group.title = text_of(section.group->title);
      group.id = anchor(section.group->id);
    }
    for (const ReferenceRow* row : section.rows) {
      TableRow table_row;
      table_row.id = anchor(row->id);
      for (std::size_t column = 0; column < resolved.columns.size(); ++column) {
        table_row.cells.push_back(cells.cell(cell_of(*row, column), resolved.columns[column].kind));
      }
      group.rows.push_back(std::move(table_row));
    }
    view.groups.push_back(std::move(group));
  }
  if (!is_own_page) view.page_href = std::string(root) + page_path(PageKind::reference, resolved.id);
  return view;
}

}  // namespace shirube
