#include "generator/check/form_fields.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "generator/check/form_characters.h"
#include "generator/check/form_values.h"
#include "generator/model/form_pack.h"
#include "rules/normalise.h"
#include "rules/written_date.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

bool is_date(FieldType type) { return type == FieldType::date || type == FieldType::year_month; }

/// A bound as it is compared: a number, or a date in its normal form.
struct Bound {
  Decimal number;
  std::string date;
  auto operator<=>(const Bound&) const = default;
};

std::optional<Bound> read_bound(const FormField& field, std::string_view text) {
  if (field.type == FieldType::number) {
    const auto number = read_number(text, field.decimals);
    if (!number || !number->is_within_limits) return std::nullopt;
    return Bound{number->value, {}};
  }
  const auto date = field.type == FieldType::date ? read_date(text) : read_year_month(text);
  if (!date) return std::nullopt;
  return Bound{{}, *date};
}

/// Texts by which people tell things apart: tells each that stands a second time.
class Labels {
 public:
  Labels(const FormView& view, FormFindings& findings) : view_(view), findings_(findings) {}

  /// `kind`: a word of the catalogue.
  void add(const std::string& shown, const Text& label, std::string_view kind) {
    const auto [first, is_new] = known_.try_emplace(shown, &label);
    if (is_new) return;
    Diagnostic found = mistake("form-duplicate-label", label.span, {{"label", shown}, {"kind", std::string(kind)}});
    found.notes.push_back({"first-here", first->second->span});
    findings_.add(view_.editions, std::move(found));
  }

 private:
  const FormView& view_;
  FormFindings& findings_;
  std::map<std::string, const Text*> known_;
};

class FieldCheck {
 public:
  FieldCheck(const FormView& view, const FormField& field, FormFindings& findings)
      : view_(view), field_(field), findings_(findings) {}

  bool run() {
    is_sound_ = check_characters(view_, field_, findings_);
    check_lengths();
    check_bounds();
    if (has_options(field_.type)) check_options();
    // What judges by mistaken rules, makes mistakes.
    if (!is_sound_) return false;
    if (field_.type == FieldType::suggest) judge_options();
    judge_example();
    return is_sound_;
  }

 private:
  void add(Diagnostic found) {
    is_sound_ = false;
    findings_.add(view_.editions, std::move(found));
  }

  void check_lengths() {
    if (!field_.min_length || !field_.max_length || *field_.min_length <= *field_.max_length) return;
    report_limits("length", std::to_string(*field_.min_length), std::to_string(*field_.max_length),
                  field_.min_length_span, field_.max_length_span);
  }

  void check_bounds() {
    if (field_.type != FieldType::number && !is_date(field_.type)) return;
    const std::optional<Bound> least = check_bound(field_.least);
    const std::optional<Bound> greatest = check_bound(field_.greatest);
    if (!least || !greatest || *least <= *greatest) return;
    report_limits(is_date(field_.type) ? "date" : "number", field_.least.text, field_.greatest.text, field_.least.span,
                  field_.greatest.span);
  }

  std::optional<Bound> check_bound(const Text& written) {
    if (written.empty()) return std::nullopt;
    auto bound = read_bound(field_, written.text);
    if (bound) return bound;
    constexpr int most_decimals = 6;
    Diagnostic found = mistake("form-bound-unreadable", written.span,
                               {{"value", written.text},
                                {"field", field_.id.text},
                                {"type", std::string(word_of(field_.type))},
                                {"decimals", std::to_string(field_.decimals)}});
    if (field_.type == FieldType::number && field_.decimals > 0 && read_number(written.text, most_decimals) &&
        !read_number(written.text, field_.decimals)) {
      found.hint = "decimals";
    }
    add(std::move(found));
    return std::nullopt;
  }

  void report_limits(std::string_view kind, const std::string& least, const std::string& greatest,
                     const Span& least_span, const Span& greatest_span) {
    Diagnostic found =
        mistake("form-limits", greatest_span,
                {{"field", field_.id.text}, {"kind", std::string(kind)}, {"least", least}, {"greatest", greatest}});
    found.notes.push_back({"does-not-fit", least_span});
    add(std::move(found));
  }

  void check_options() {
    const std::size_t count = field_.options.size();
    const bool is_one_of = field_.type == FieldType::choice || field_.type == FieldType::select;
    const bool takes_any = field_.type == FieldType::suggest && field_.free;
    if (count == 0 && !takes_any && has_written_options()) {
      add(mistake("form-no-options", field_.id.span, {{"field", field_.id.text}}));
    } else if (count == 1 && is_one_of) {
      Diagnostic found = mistake("form-one-option", field_.id.span, {{"field", field_.id.text}});
      found.notes.push_back({"only-here", field_.options.front().id.span});
      add(std::move(found));
    }
    check_option_labels();
  }

  /// Where no edition has any, generator/load has told it.
  bool has_written_options() const {
    for (const FormSection& section : view_.written->sections) {
      for (const FormField& field : section.fields) {
        if (field.id.span == field_.id.span && !field.options.empty()) return true;
      }
    }
    return false;
  }

  /// What is typed into a field with suggestions is compared with their labels as both are after normalisation.
  void check_option_labels() {
    Labels labels(view_, findings_);
    const bool is_typed = field_.type == FieldType::suggest;
    const Field rules = is_typed ? field_of(field_, *view_.edition) : Field{};
    for (const FormOption& option : field_.options) {
      std::optional<std::string> shown = shown_text(option.label, *view_.edition);
      if (!shown) continue;
      if (is_typed) shown = normalise(rules, *shown).text;
      labels.add(*shown, option.label, "option");
    }
  }

  /// The label of an option must not contradict what the field takes, since both are shown.
  void judge_options() {
    if (field_.characters.empty() && field_.contains.empty() && !field_.min_length && !field_.max_length) return;
    Field typed = field_of(field_, *view_.edition);
    typed.type = FieldType::text;
    typed.options.clear();
    typed.required = false;
    const FieldJudge judge(std::move(typed));
    for (const FormOption& option : field_.options) {
      const std::optional<std::string> shown = shown_text(option.label, *view_.edition);
      if (!shown) continue;
      const JudgedValue judged = judge.judge(*shown);
      if (judged.is_taken) continue;
      add(mistake(
          "form-option-rejected", option.label.span,
          {{"option", *shown}, {"field", field_.id.text}, {"japanese", judged.japanese}, {"english", judged.english}}));
    }
  }

  /// The field's rules may be right where its example is not: it stays sound.
  void judge_example() {
    const std::optional<std::string> shown = shown_text(field_.example, *view_.edition);
    if (!shown) return;
    const JudgedValue judged = FieldJudge(field_of(field_, *view_.edition)).judge(*shown);
    if (judged.is_taken) return;
    findings_.add(view_.editions, mistake("form-example-rejected", field_.example.span,
                                          {{"example", *shown},
                                           {"field", field_.id.text},
                                           {"japanese", judged.japanese},
                                           {"english", judged.english}}));
  }

  const FormView& view_;
  const FormField& field_;
  FormFindings& findings_;
  bool is_sound_ = true;
};

void check_labels(const FormView& view, FormFindings& findings) {
  for (const FormSection& section : view.form.sections) {
    Labels labels(view, findings);
    for (const FormField& field : section.fields) {
      const std::optional<std::string> shown = shown_text(field.label, *view.edition);
      if (shown) labels.add(*shown, field.label, "field");
    }
  }
}

void check_ids(const FormView& view, const FieldsOfView& fields, FormFindings& findings) {
  for (const PlacedField& place : fields.all()) {
    const Text& id = place.field->id;
    const PlacedField* first = id.empty() ? nullptr : fields.find(id.text);
    if (first == nullptr || first->order == place.order) continue;
    Diagnostic found = mistake("duplicate-id", id.span, {{"id", id.text}});
    found.notes.push_back({"first-here", first->field->id.span});
    findings.add(view.editions, std::move(found));
  }
}

}  // namespace

SoundFields check_fields(const FormView& view, const FieldsOfView& fields, FormFindings& findings) {
  check_ids(view, fields, findings);
  check_labels(view, findings);
  SoundFields sound;
  for (const PlacedField& place : fields.all()) {
    if (FieldCheck(view, *place.field, findings).run()) sound.insert(place.field);
  }
  return sound;
}

}  // namespace shirube
