#include "generator/load/load_screen.h"

#include <utility>
#include <vector>

#include "generator/load/map_reader.h"

namespace shirube {
namespace {

enum class Label { none, optional, required };

Label label_of(ElementKind kind) {
  switch (kind) {
    case ElementKind::row:
    case ElementKind::column:
    case ElementKind::tabs:
      return Label::none;
    case ElementKind::group:
    case ElementKind::table:
    case ElementKind::list:
    case ElementKind::menu:
    case ElementKind::icon:
      return Label::optional;
    default:
      return Label::required;
  }
}

void load_label(MapReader& item, ScreenElement& element) {
  const Label label = label_of(element.kind);
  if (label == Label::none) return;
  const bool says_more = element.kind == ElementKind::text || element.kind == ElementKind::message;
  element.label = item.text("label", label == Label::required ? Need::required : Need::optional,
                            says_more ? LineBreaks::kept : LineBreaks::joined);
}

Text load_icon(MapReader& item, Need need) {
  Text icon = item.text("icon", need);
  if (!icon.empty() && !item.find_choice(icon, icon_names)) return {};
  return icon;
}

void load_state(MapReader& item, ScreenElement& element) {
  element.state = static_cast<ElementState>(item.choice("state", element_state_words).value_or(0));
  element.condition = item.condition();
}

/// One of those that radio, tabs, list and menu hold.
ScreenElement load_item(MapReader& item) {
  ScreenElement element;
  element.kind = ElementKind::item;
  element.span = item.span();
  element.id = item.id("id");
  load_label(item, element);
  load_state(item, element);
  return element;
}

// As deep as read_yaml lets a file go (yaml_depth_limit).
ScreenElement load_element(MapReader& item);

ScreenElement load_cell(MapReader& table, YamlNode& node) {
  ScreenElement cell;
  cell.span = node.span();
  switch (node.kind) {
    case YamlNode::Kind::map: {
      MapReader item(node, table.diagnostics());
      cell = load_element(item);
      item.finish();
      break;
    }
    case YamlNode::Kind::list:
      table.report_wrong_type("rows", "text, map", node);
      break;
    case YamlNode::Kind::scalar:
    case YamlNode::Kind::nothing:
      cell.label = table.take_text(node, "rows", LineBreaks::kept);
  }
  return cell;
}

ScreenElement load_row(MapReader& table, YamlNode& node) {
  ScreenElement row;
  row.kind = ElementKind::row;
  row.span = node.span();
  if (node.kind != YamlNode::Kind::list) {
    row.elements.push_back(load_cell(table, node));
    return row;
  }
  if (node.items.empty()) table.diagnostics().add("empty-list", node.span(), {{"key", "rows"}});
  row.elements.reserve(node.items.size());
  for (YamlNode& cell : node.items) row.elements.push_back(load_cell(table, cell));
  return row;
}

/// The headings say how many cells a row has; without headings the first row does.
void report_row_lengths(const ScreenElement& table, Diagnostics& diagnostics) {
  std::size_t columns = table.columns.size();
  for (const ScreenElement& row : table.elements) {
    const std::size_t cells = row.elements.size();
    if (columns == 0) columns = cells;
    if (cells == columns || cells == 0) continue;
    diagnostics.add("table-row-length", row.span,
                    {{"cells", std::to_string(cells)}, {"columns", std::to_string(columns)}});
  }
}

void load_table(MapReader& item, ScreenElement& table) {
  table.columns = item.texts("columns");
  if (!item.has("rows")) item.report_missing("rows");
  for (YamlNode* row : item.items("rows")) table.elements.push_back(load_row(item, *row));
  report_row_lengths(table, item.diagnostics());
}

/// The keys that only some kinds have.
void load_own_keys(MapReader& item, ScreenElement& element) {
  switch (element.kind) {
    case ElementKind::group:
    case ElementKind::row:
    case ElementKind::column:
      element.elements = item.maps("elements", Need::required, load_element);
      break;
    case ElementKind::radio:
    case ElementKind::tabs:
    case ElementKind::list:
    case ElementKind::menu:
      element.elements = item.maps_or_texts("items", "label", Need::required, load_item);
      break;
    case ElementKind::table:
      load_table(item, element);
      break;
    case ElementKind::field:
    case ElementKind::secret:
    case ElementKind::select:
      element.value = item.text("value");
      break;
    case ElementKind::message:
      element.is_error = item.choice("tone", {"info", "error"}) == std::size_t{1};
      break;
    case ElementKind::icon:
      element.icon = load_icon(item, Need::required);
      break;
    case ElementKind::button:
    case ElementKind::link:
      element.icon = load_icon(item, Need::optional);
      break;
    case ElementKind::checkbox:
    case ElementKind::text:
    case ElementKind::graph:
    case ElementKind::item:
      break;
  }
}

/// Of an element whose kind is not known only those keys are mistakes that no kind has.
void pass_keys_of_any_kind(MapReader& item) {
  for (const std::string_view key : {"label", "value", "tone", "icon", "items", "columns", "rows", "elements"}) {
    item.raw(key);
  }
}

ScreenElement load_element(MapReader& item) {
  ScreenElement element;
  element.span = item.span();
  element.id = item.id("id");
  if (const auto kind = item.choice("kind", element_kind_words, Need::required)) {
    element.kind = static_cast<ElementKind>(*kind);
    load_label(item, element);
    load_own_keys(item, element);
  } else {
    pass_keys_of_any_kind(item);
  }
  load_state(item, element);
  return element;
}

}  // namespace

Screen load_screen(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Screen screen;
  screen.id = std::move(id);
  MapReader map(node, diagnostics);
  screen.span = map.span();
  screen.title = map.text("title", Need::required);
  screen.address = map.text("address");
  screen.elements = map.maps("elements", Need::required, load_element);
  map.finish();

  std::vector<const Text*> ids;
  for_each_element(screen.elements, [&](const ScreenElement& element) {
    ids.push_back(&element.id);
    return true;
  });
  report_duplicate_ids(ids, diagnostics);
  return screen;
}

}  // namespace shirube
