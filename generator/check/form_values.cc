#include "generator/check/form_values.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "generator/model/form_pack.h"
#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"
#include "rules/evaluate.h"
#include "rules/messages.h"

namespace shirube {
namespace {

/// What a verdict has of a field; a secret stands apart, several values one below the other.
std::string value_in(const Verdict& verdict, const std::string& field) {
  const auto secret = verdict.secrets.find(field);
  if (secret != verdict.secrets.end()) return secret->second;
  const auto value = verdict.values.find(field);
  if (value == verdict.values.end()) return {};
  if (const auto* text = std::get_if<std::string>(&value->second)) return *text;
  std::string joined;
  for (const std::string& item : std::get<std::vector<std::string>>(value->second)) {
    joined.append(joined.empty() ? "" : "\n").append(item);
  }
  return joined;
}

const FormOption* option_of(const FormField& field, std::string_view id) {
  const auto found = std::find_if(field.options.begin(), field.options.end(),
                                  [&](const FormOption& option) { return option.id.text == id; });
  return found == field.options.end() ? nullptr : &*found;
}

/// The option in any form of the content, in whichever editions it stands.
const FormOption* known_option(const Editions<Form>& forms, std::string_view field, std::string_view id) {
  for (const Form& variant : forms.variants) {
    for (const FormSection& section : variant.sections) {
      for (const FormField& each : section.fields) {
        const FormOption* option = each.id.text == field ? option_of(each, id) : nullptr;
        if (option != nullptr) return option;
      }
    }
  }
  return nullptr;
}

void report_option(const Editions<Form>& forms, const FormView& view, const FormField& field, const Text& value,
                   FormFindings& findings) {
  Diagnostic found = mistake("form-unknown-option", value.span, {{"option", value.text}, {"field", field.id.text}});
  const FormOption* elsewhere = known_option(forms, field.id.text, value.text);
  const auto labelled = std::find_if(field.options.begin(), field.options.end(),
                                     [&](const FormOption& option) { return option.label.text == value.text; });
  if (elsewhere != nullptr) {
    found.hint = "left-out";
    if (!elsewhere->condition.always()) found.notes.push_back({"left-out-here", elsewhere->condition.place()});
  } else if (labelled != field.options.end() && !labelled->id.empty()) {
    // People see labels; what is sent are ids.
    found.parameters.emplace_back("suggestion", labelled->id.text);
    found.hint = "suggestion";
    found.notes.push_back({"field-here", field.id.span});
  } else {
    suggest(found, value.text, ids_of(field.options));
    found.notes.push_back({"field-here", field.id.span});
  }
  findings.add(view.editions, std::move(found));
}

void check_by_rules(const FormView& view, const FormField& field, const Text& value, FormFindings& findings) {
  const JudgedValue judged = FieldJudge(field_of(field, *view.edition)).judge(value.text);
  if (judged.is_taken && judged.normal == value.text) return;
  Diagnostic found = mistake("form-value-rejected", value.span, {{"value", value.text}, {"field", field.id.text}});
  if (judged.is_taken) {
    found.parameters.emplace_back("suggestion", judged.normal);
    found.hint = "suggestion";
  } else {
    found.parameters.emplace_back("japanese", judged.japanese);
    found.parameters.emplace_back("english", judged.english);
  }
  found.notes.push_back({"field-here", field.id.span});
  findings.add(view.editions, std::move(found));
}

void check_consent(const FormView& view, const FormField& field, const Text& value, FormFindings& findings) {
  if (value.text == "yes") return;
  Diagnostic found = mistake("form-unknown-option", value.span, {{"option", value.text}, {"field", field.id.text}});
  found.parameters.emplace_back("suggestion", "yes");
  found.hint = "suggestion";
  found.notes.push_back({"field-here", field.id.span});
  findings.add(view.editions, std::move(found));
}

}  // namespace

std::optional<std::string> shown_text(const Text& text, const Edition& edition) {
  bool is_whole = !text.empty();
  for_each_value_reference(text.text, [&](const ValueReference& reference) {
    is_whole = is_whole && reference.well_formed && edition.value(reference.name) != nullptr;
  });
  if (!is_whole) return std::nullopt;
  return with_values(text.text, edition);
}

FieldJudge::FieldJudge(Field field) {
  field.equals.clear();
  field.when = {};
  pack_.sections.push_back({"", {field.id}, {}});
  pack_.fields.push_back(std::move(field));
  complete_pack(pack_);
}

JudgedValue FieldJudge::judge(std::string_view value) const {
  const std::string& field = pack_.fields.front().id;
  const SentValues sent = {{field, std::string(value)}};
  const Verdict verdict = evaluate(pack_, sent, Language::japanese);
  JudgedValue judged;
  judged.normal = value_in(verdict, field);
  if (verdict.ok()) return judged;
  judged.is_taken = false;
  judged.japanese = verdict.errors.front().message;
  const Verdict english = evaluate(pack_, sent, Language::english);
  if (!english.ok()) judged.english = english.errors.front().message;
  return judged;
}

void check_compared_value(const Editions<Form>& forms, const FormView& view, const PlacedField& place, bool is_sound,
                          const Text& value, FormFindings& findings) {
  const FormField& field = *place.field;
  // Nothing is compared with what a secret or a file holds.
  if (value.empty() || field.type == FieldType::secret || field.type == FieldType::file) return;
  if (field.type == FieldType::consent) return check_consent(view, field, value, findings);
  if (!has_options(field.type)) {
    if (is_sound) check_by_rules(view, field, value, findings);
    return;
  }
  if (option_of(field, value.text) != nullptr) return;
  if (field.type == FieldType::suggest && field.free) {
    const bool is_label = std::any_of(field.options.begin(), field.options.end(),
                                      [&](const FormOption& option) { return option.label.text == value.text; });
    if (!is_label && is_sound) return check_by_rules(view, field, value, findings);
    if (!is_label) return;
  }
  // Where it has no options at all, that is told by itself.
  if (!field.options.empty()) report_option(forms, view, field, value, findings);
}

}  // namespace shirube
