#include "generator/load/load_form.h"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/load/load_form_condition.h"
#include "generator/load/load_form_field.h"
#include "generator/load/load_form_mail.h"
#include "generator/load/load_form_rules.h"
#include "generator/load/load_parts.h"
#include "generator/load/map_reader.h"

namespace shirube {
namespace {

/// A label alone, or a map.
void load_button(MapReader& map, Form& form) {
  YamlNode* node = map.raw("button");
  if (node == nullptr) return;
  if (node->kind == YamlNode::Kind::list) return map.report_wrong_type("button", "text, map", *node);
  if (node->kind != YamlNode::Kind::map) {
    form.button = map.text("button");
    return;
  }
  MapReader button(*node, map.diagnostics());
  form.button = button.text("label");
  form.button_waits = button.yes_no("waits");
  button.finish();
}

FormSection load_section(MapReader& item, FieldForms& earlier) {
  FormSection section;
  section.id = item.id("id");
  section.title = item.text("title", Need::required);
  section.body = item.markdown("body");
  section.fields =
      item.maps("fields", Need::required, [&](MapReader& field) { return load_form_field(field, earlier); });
  section.when = load_form_condition(item, "when");
  section.condition = item.condition();
  return section;
}

/// Ids of the page's HTML that stand for a field: its own, those of its hint and its error, and those of choices that
/// are all in view.
std::vector<Text> anchors_beside(const FormField& field) {
  std::vector<Text> anchors;
  if (field.id.empty()) return anchors;
  const auto add = [&](std::string_view ending, const Span& span) {
    anchors.push_back({std::string(field.id.text).append("-").append(ending), span});
  };
  add("hint", field.id.span);
  add("error", field.id.span);
  if (field.type != FieldType::choice && field.type != FieldType::choices) return anchors;
  for (const FormOption& option : field.options) add(option.id.text, option.id.span);
  return anchors;
}

/// A field is named by its id in what is sent, and in the page.
void report_duplicate_anchors(const Form& form, Diagnostics& diagnostics) {
  std::vector<const Text*> anchors;
  std::vector<Text> beside;
  std::vector<const Text*> sections;
  std::set<std::string_view> fields;
  for (const FormSection& section : form.sections) {
    sections.push_back(&section.id);
    for (const FormField& field : section.fields) {
      anchors.push_back(&field.id);
      if (!fields.insert(field.id.text).second) continue;
      for (Text& anchor : anchors_beside(field)) beside.push_back(std::move(anchor));
    }
  }
  for (const Text& anchor : beside) anchors.push_back(&anchor);
  report_duplicate_ids(anchors, diagnostics);
  report_duplicate_ids(sections, diagnostics);
}

}  // namespace

Form load_form(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Form form;
  form.id = std::move(id);
  MapReader map(node, diagnostics);
  form.span = map.span();
  form.title = map.text("title", Need::required);
  form.summary = map.text("summary");
  form.audience = load_listed_ids(map, "audience");
  form.notes = load_notes(map);
  form.is_rehearsal = map.choice("submit", {"none"}).has_value();
  if (form.is_rehearsal) form.rehearsal_span = map.raw("submit")->span();
  load_button(map, form);
  FieldForms fields;
  form.sections =
      map.maps("sections", Need::required, [&](MapReader& section) { return load_section(section, fields); });
  form.rules = load_form_rules(map);
  form.finish = map.markdown("finish");
  form.mails = load_form_mails(map);
  form.related = load_links(map, "related");
  form.sources = load_sources(map);
  form.contact = map.id("contact");
  form.reviewed = map.date("reviewed", form.reviewed_span);
  form.condition = map.condition();
  map.finish();
  report_duplicate_anchors(form, diagnostics);
  return form;
}

}  // namespace shirube
