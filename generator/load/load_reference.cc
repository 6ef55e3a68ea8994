#include "generator/load/load_reference.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "generator/load/load_parts.h"
#include "generator/load/map_reader.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// One to three digits, then groups of a comma and three digits; or digits alone.
bool is_whole_number(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return is_digits(text);
  const std::size_t first = text.find(',');
  if (first > 3 || !is_digits(text.substr(0, first))) return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4)) {
    if (text.size() < 4 || text.front() != ',' || !is_digits(text.substr(1, 3))) return false;
  }
  return true;
}

bool is_written_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  return is_whole_number(text.substr(0, point)) && (point == text.size() || is_digits(text.substr(point + 1)));
}

ReferenceColumn load_column(MapReader& item) {
  ReferenceColumn column;
  column.id = item.id("id", Need::required);
  column.title = item.text("title", Need::required);
  column.kind = static_cast<ColumnKind>(item.choice("type", column_kind_words).value_or(0));
  column.condition = item.condition();
  return column;
}

ReferenceGroup load_group(MapReader& item) {
  ReferenceGroup group;
  group.id = item.id("id", Need::required);
  group.title = item.text("title", Need::required);
  group.condition = item.condition();
  return group;
}

/// What an edition's values make of a cell cannot be told here.
void check_form(MapReader& cells, const ReferenceColumn& column, const Text& text) {
  if (text.text.find("{{") != std::string::npos) return;
  if (column.kind == ColumnKind::number && !is_written_number(text.text))
    cells.report_wrong_text(column.id.text, "number", text);
  if (column.kind == ColumnKind::date && !parse_date(text.text))
    cells.diagnostics().add("invalid-date", text.span, {{"value", text.text}});
}

class RowReader {
 public:
  explicit RowReader(const Reference& reference)
      : reference_(reference),
        groups_(ids_of(reference.groups)),
        knows_groups_(all_have_ids(reference.groups)),
        knows_columns_(all_have_ids(reference.columns)),
        is_repeated_(reference.columns.size()) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < is_repeated_.size(); ++i)
      is_repeated_[i] = !seen.insert(reference.columns[i].id.text).second;
  }

  ReferenceRow load(MapReader& item) const {
    ReferenceRow row;
    row.id = item.id("id", Need::required);
    if (!groups_.empty()) row.group = load_group_of_row(item);
    if (YamlNode* cells = item.raw("cells")) {
      row.cells = load_cells(*cells, item.diagnostics());
    } else {
      item.report_missing("cells");
      row.cells.resize(reference_.columns.size());
    }
    row.condition = item.condition();
    return row;
  }

 private:
  /// Where an id could not be read, what names it is not reported as well.
  template <typename Items>
  static bool all_have_ids(const Items& items) {
    return std::none_of(items.begin(), items.end(), [](const auto& item) { return item.id.empty(); });
  }

  Text load_group_of_row(MapReader& item) const {
    Text group = item.id("group", Need::required);
    if (!group.empty() && knows_groups_) item.find_choice(group, groups_);
    return group;
  }

  std::vector<ReferenceCell> load_cells(YamlNode& node, Diagnostics& diagnostics) const {
    MapReader reader(node, diagnostics);
    std::vector<ReferenceCell> cells;
    cells.reserve(reference_.columns.size());
    for (const ReferenceColumn& column : reference_.columns) {
      const bool is_heading = cells.empty();
      const std::string_view key = column.id.text;
      if (is_repeated_[cells.size()]) {  // its text was moved out for the first one
        cells.emplace_back();
        continue;
      }
      if (is_heading && !key.empty() && !reader.has(key)) reader.report_missing(key);
      const LineBreaks breaks = column.kind == ColumnKind::text ? LineBreaks::kept : LineBreaks::joined;
      cells.push_back(reader.texts(key, Need::optional, breaks));
      for (const Text& text : cells.back()) check_form(reader, column, text);
    }
    if (knows_columns_) reader.finish();
    return cells;
  }

  const Reference& reference_;
  std::vector<std::string_view> groups_;
  bool knows_groups_;
  bool knows_columns_;
  std::vector<bool> is_repeated_;  // a column: its id is that of an earlier one
};

/// Takes out what is too many, so that nothing grows with their product.
template <typename Items>
void limit(Items& items, std::size_t most, std::string_view key, const MapReader& map, Diagnostics& diagnostics) {
  if (items.size() <= most) return;
  const Span& span = items[most].title.empty() ? map.span() : items[most].title.span;
  diagnostics.add("number-out-of-range", span,
                  {{"key", std::string(key)}, {"from", "1"}, {"to", std::to_string(most)}});
  items.resize(most);
}

void report_duplicates(const Reference& reference, Diagnostics& diagnostics) {
  std::vector<const Text*> ids;
  for (const ReferenceColumn& column : reference.columns) ids.push_back(&column.id);
  report_duplicate_ids(ids, diagnostics);
  ids.clear();
  for (const ReferenceGroup& group : reference.groups) ids.push_back(&group.id);
  for (const ReferenceRow& row : reference.rows) ids.push_back(&row.id);
  report_duplicate_ids(ids, diagnostics);
}

}  // namespace

Reference load_reference(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Reference reference;
  reference.id = std::move(id);
  MapReader map(node, diagnostics);
  reference.span = map.span();
  reference.title = map.text("title", Need::required);
  reference.summary = map.text("summary");
  reference.columns = map.maps("columns", Need::required, load_column);
  limit(reference.columns, most_reference_columns, "columns", map, diagnostics);
  reference.groups = map.maps("groups", Need::optional, load_group);
  limit(reference.groups, most_reference_groups, "groups", map, diagnostics);
  const RowReader rows(reference);
  reference.rows = map.maps("rows", Need::required, [&](MapReader& item) { return rows.load(item); });
  reference.notes = load_notes(map);
  reference.related = load_links(map, "related");
  reference.sources = load_sources(map);
  reference.contact = map.id("contact");
  reference.reviewed = map.date("reviewed", reference.reviewed_span);
  reference.condition = map.condition();
  map.finish();
  report_duplicates(reference, diagnostics);
  return reference;
}

}  // namespace shirube
