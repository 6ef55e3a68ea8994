#include "generator/render/form_table.h"

#include <algorithm>

#include "generator/render/form_field.h"
#include "generator/render/form_words.h"
#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

constexpr std::size_t most_options_in_words = 60;  // all prefectures; a longer list is no reading

std::string options_in_words(const Field& field, const RulePack& pack) {
  if (field.options.size() > most_options_in_words) {
    return interface_text("form-options-too-many", pack.language, {{"count", std::to_string(field.options.size())}});
  }
  std::string labels;
  for (const FieldOption& option : field.options) {
    if (!labels.empty()) labels += interface_text("flow-and", pack.language);
    labels += option.label;
  }
  const std::string_view key = field.type == FieldType::choices ? "form-options-many"
                               : field.free                     ? "form-options-free"
                                                                : "form-options";
  return interface_text(key, pack.language, {{"options", labels}});
}

std::string title_of(const PackSection& section, const RulePack& pack) {
  const std::string condition = condition_in_words(section.when, pack);
  if (condition.empty()) return section.title;
  return interface_text("form-section-only", pack.language, {{"title", section.title}, {"condition", condition}});
}

TableCell rules_of(const Field& field, const RulePack& pack) {
  TableCell texts;
  if (const std::string condition = condition_in_words(field.when, pack); !condition.empty()) {
    texts.push_back({interface_text("form-only-when", pack.language, {{"condition", condition}})});
  }
  if (!field.options.empty()) texts.push_back({options_in_words(field, pack)});
  for (std::string& hint : hints_of(field, pack, HintUse::table)) texts.push_back({std::move(hint)});
  return texts;
}

}  // namespace

TableView form_table(const RulePack& pack) {
  const auto text = [&](std::string_view key) { return interface_text(key, pack.language); };
  const bool has_examples = std::any_of(pack.fields.begin(), pack.fields.end(),
                                        [](const Field& field) { return !shown_example(field).empty(); });
  TableView table;
  table.caption = text("form-table");
  table.is_caption_hidden = true;
  table.columns = {{text("form-column-field")}, {text("form-column-need")}, {text("form-column-rules")}};
  if (has_examples) table.columns.push_back({text("form-column-example")});
  for (const PackSection& section : pack.sections) {
    TableGroup group;
    group.title = title_of(section, pack);
    for (const std::string& id : section.fields) {
      const Field* field = pack.field(id);
      if (field == nullptr) continue;
      TableRow row;
      row.cells = {{{field->label, "#" + id}}, {{need_in_words(*field, pack)}}, rules_of(*field, pack)};
      if (has_examples) {
        const std::string example = shown_example(*field);
        row.cells.push_back(example.empty() ? TableCell{} : TableCell{{example}});
      }
      group.rows.push_back(std::move(row));
    }
    if (!group.rows.empty()) table.groups.push_back(std::move(group));
  }
  return table;
}

}  // namespace shirube
