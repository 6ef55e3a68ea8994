#include "generator/check/form_conditions.h"

#include <string>
#include <utility>

#include "generator/check/form_values.h"
#include "generator/model/suggestion.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

/// The condition of the field, or of its section, in any form of the content; `is_known` tells whether there is one.
const Condition* known_field(const Editions<Form>& forms, std::string_view id, bool& is_known) {
  const Condition* condition = nullptr;
  for (const Form& variant : forms.variants) {
    for (const FormSection& section : variant.sections) {
      for (const FormField& field : section.fields) {
        if (field.id.text != id) continue;
        is_known = true;
        if (condition != nullptr) continue;
        if (!field.condition.always())
          condition = &field.condition;
        else if (!section.condition.always())
          condition = &section.condition;
      }
    }
  }
  return condition;
}

std::string kind_word(FieldCondition::Kind kind) {
  switch (kind) {
    case FieldCondition::Kind::is:
      return "is";
    case FieldCondition::Kind::in:
      return "in";
    case FieldCondition::Kind::more_than:
      return "more-than";
    default:
      return "filled";
  }
}

class ConditionCheck {
 public:
  ConditionCheck(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                 const SoundFields& sound, FormFindings& findings)
      : forms_(forms), view_(view), fields_(fields), sound_(sound), findings_(findings) {}

  bool run() {
    for (const FormSection& section : view_.form.sections) {
      check(section.when);
      for (const FormField& field : section.fields) {
        check(field.when);
        check_confirmation(field);
      }
    }
    for (const FormRule& rule : view_.form.rules) check(rule.when);
    return are_known_;
  }

 private:
  const PlacedField* find(const Text& name) {
    const PlacedField* place = check_named_field(forms_, view_, fields_, name, findings_);
    are_known_ = are_known_ && place != nullptr;
    return place;
  }

  void check(const FormCondition& condition) {
    for_each_part(condition, [&](const FormCondition& part) { check_part(part); });
  }

  void check_part(const FormCondition& part) {
    using Kind = FieldCondition::Kind;
    if (part.kind == Kind::all || part.kind == Kind::any || part.kind == Kind::negation) return;
    const PlacedField* place = find(part.field);
    if (place == nullptr || part.kind == Kind::filled) return;
    const FieldType type = place->field->type;
    const bool is_more = part.kind == Kind::more_than;
    if (is_more ? type != FieldType::number : type == FieldType::file || type == FieldType::secret) {
      Diagnostic found =
          mistake("form-condition-type", part.span,
                  {{"field", part.field.text}, {"kind", kind_word(part.kind)}, {"type", std::string(word_of(type))}});
      found.notes.push_back({"field-here", place->field->type_span});
      findings_.add(view_.editions, std::move(found));
      return;
    }
    for (const Text& value : part.values) {
      if (is_more)
        check_number(*place->field, value);
      else
        check_compared_value(forms_, view_, *place, sound_.count(place->field) != 0, value, findings_);
    }
  }

  void check_number(const FormField& field, const Text& value) {
    constexpr int most_decimals = 6;
    if (value.empty() || read_number(value.text, most_decimals)) return;
    findings_.add(view_.editions, mistake("form-bound-unreadable", value.span,
                                          {{"value", value.text},
                                           {"field", field.id.text},
                                           {"type", std::string(word_of(field.type))},
                                           {"decimals", std::to_string(most_decimals)}}));
  }

  void check_confirmation(const FormField& field) {
    if (field.equals.empty()) return;
    const PlacedField* place = find(field.equals);
    // Of a later one, which is told by itself, it could not take over the type.
    const PlacedField* own = fields_.find(field.id.text);
    if (place == nullptr || own == nullptr || place->order >= own->order) return;
    const FormField& original = *place->field;
    const auto cannot_be = [](FieldType type) {
      return type == FieldType::choices || type == FieldType::consent || type == FieldType::file;
    };
    const bool is_unsuitable = cannot_be(original.type) || cannot_be(field.type);
    if (!is_unsuitable && field.type == original.type && field.width == original.width &&
        field.katakana == original.katakana) {
      return;
    }
    Diagnostic found =
        mistake("form-equals-type", field.equals.span, {{"field", field.id.text}, {"original", original.id.text}});
    if (is_unsuitable) found.hint = "unsuitable";
    found.notes.push_back({"does-not-fit", original.type_span});
    findings_.add(view_.editions, std::move(found));
  }

  const Editions<Form>& forms_;
  const FormView& view_;
  const FieldsOfView& fields_;
  const SoundFields& sound_;
  FormFindings& findings_;
  bool are_known_ = true;
};

}  // namespace

const PlacedField* check_named_field(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                                     const Text& name, FormFindings& findings, std::string_view code) {
  if (name.empty()) return nullptr;
  const PlacedField* place = fields.find(name.text);
  if (place != nullptr) return place;
  Diagnostic found = mistake(code, name.span, {{"field", name.text}});
  bool is_known = false;
  const Condition* condition = known_field(forms, name.text, is_known);
  if (is_known) {
    found.hint = "left-out";
    if (condition != nullptr) found.notes.push_back({"left-out-here", condition->place()});
  } else {
    suggest(found, name.text, fields.ids());
  }
  findings.add(view.editions, std::move(found));
  return nullptr;
}

bool check_conditions(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                      const SoundFields& sound, FormFindings& findings) {
  return ConditionCheck(forms, view, fields, sound, findings).run();
}

}  // namespace shirube
