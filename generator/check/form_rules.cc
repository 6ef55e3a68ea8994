#include "generator/check/form_rules.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "generator/check/form_conditions.h"
#include "generator/check/form_values.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

/// What can be put in an order: dates and months with each other, numbers with each other.
enum class Measure : std::uint8_t { none, number, time };

Measure measure_of(FieldType type) {
  if (type == FieldType::number) return Measure::number;
  return type == FieldType::date || type == FieldType::year_month ? Measure::time : Measure::none;
}

class RuleCheck {
 public:
  RuleCheck(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields, const SoundFields& sound,
            const FormRule& rule, FormFindings& findings)
      : forms_(forms), view_(view), fields_(fields), sound_(sound), rule_(rule), findings_(findings) {}

  bool run() {
    find_fields();
    check_repeats();
    switch (rule_.kind) {
      case Rule::Kind::sum:
        for (const Named& each : named_) expect(each, each.place->field->type == FieldType::number);
        break;
      case Rule::Kind::compare:
        for (const Named& each : named_) expect(each, each.place->field->type == FieldType::number);
        check_times();
        break;
      case Rule::Kind::order:
        check_order();
        break;
      case Rule::Kind::must_be:
        check_value();
        break;
      case Rule::Kind::same:
        for (const Named& each : named_) expect(each, each.place->field->type != FieldType::file);
        break;
      case Rule::Kind::required_when:
      case Rule::Kind::at_least_one:
        break;
    }
    return are_known_;
  }

 private:
  /// A name in the rule, and the field that it stands for.
  struct Named {
    const Text* name = nullptr;
    const PlacedField* place = nullptr;
  };

  void find_fields() {
    for (const Text& name : rule_.fields) find(name);
    find(rule_.other);
    find(rule_.field);
  }

  void find(const Text& name) {
    if (name.empty()) return;
    const PlacedField* place = check_named_field(forms_, view_, fields_, name, findings_);
    are_known_ = are_known_ && place != nullptr;
    if (place != nullptr) named_.push_back({&name, place});
  }

  void check_repeats() {
    for (std::size_t index = 0; index < named_.size(); ++index) {
      for (std::size_t first = 0; first < index; ++first) {
        if (named_[first].place != named_[index].place) continue;
        Diagnostic found =
            mistake("form-rule-repeats", named_[index].name->span, {{"field", named_[index].name->text}});
        found.notes.push_back({"first-here", named_[first].name->span});
        findings_.add(view_.editions, std::move(found));
        break;
      }
    }
  }

  /// What the rule cannot do anything with is told with the field's type.
  void expect(const Named& named, bool is_suitable) {
    if (is_suitable) return;
    const FormField& field = *named.place->field;
    Diagnostic found = mistake("form-rule-type", named.name->span,
                               {{"field", named.name->text},
                                {"rule", std::string(rule_kind_words[static_cast<std::size_t>(rule_.kind)])},
                                {"type", std::string(word_of(field.type))}});
    found.notes.push_back({"field-here", field.type_span});
    findings_.add(view_.editions, std::move(found));
  }

  void check_order() {
    for (const Named& each : named_) expect(each, measure_of(each.place->field->type) != Measure::none);
    if (named_.size() != 2) return;
    const Measure earlier = measure_of(named_[0].place->field->type);
    const Measure later = measure_of(named_[1].place->field->type);
    if (earlier != Measure::none && later != Measure::none) expect(named_[1], earlier == later);
  }

  void check_times() {
    if (rule_.times.empty()) return;
    constexpr int most_decimals = 6;
    const auto times = read_number(rule_.times.text, most_decimals);
    if (times && times->is_within_limits && times->value > Decimal{}) return;
    findings_.add(view_.editions,
                  mistake("form-rule-type", rule_.times.span,
                          {{"field", ""}, {"rule", "times"}, {"type", ""}, {"value", rule_.times.text}}));
  }

  void check_value() {
    for (const Named& each : named_) {
      const FieldType type = each.place->field->type;
      const bool is_suitable = type != FieldType::file && type != FieldType::secret;
      expect(each, is_suitable);
      if (!is_suitable) continue;
      check_compared_value(forms_, view_, *each.place, sound_.count(each.place->field) != 0, rule_.value, findings_);
    }
  }

  const Editions<Form>& forms_;
  const FormView& view_;
  const FieldsOfView& fields_;
  const SoundFields& sound_;
  const FormRule& rule_;
  FormFindings& findings_;
  std::vector<Named> named_;
  bool are_known_ = true;
};

}  // namespace

bool check_rules(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                 const SoundFields& sound, FormFindings& findings) {
  bool are_known = true;
  for (const FormRule& rule : view.form.rules) {
    are_known = RuleCheck(forms, view, fields, sound, rule, findings).run() && are_known;
  }
  return are_known;
}

}  // namespace shirube
