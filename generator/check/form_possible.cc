#include "generator/check/form_possible.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/written_number.h"

namespace shirube {
namespace {

using Kind = FieldCondition::Kind;
constexpr int most_decimals = 6;

/// Something that must be so for a condition to hold: of one field, and where it is written.
struct Demand {
  const PlacedField* place = nullptr;
  const FormCondition* from = nullptr;
  bool is_filled = true;  // false: the field must be empty
  bool is_own = true;     // written in the condition itself; false: follows from when the fields in it are asked

  /// Whether it says which values may be.
  bool names_values() const { return is_filled && (from->kind == Kind::is || from->kind == Kind::in); }
};

std::optional<Decimal> number_of(const Text& text) {
  const auto number = read_number(text.text, most_decimals);
  return number ? std::optional(number->value) : std::nullopt;
}

/// Whether none of the values is above the limit; a text that is no number is told by itself.
bool are_at_most(const std::vector<Text>& values, const Text& limit) {
  const auto bound = number_of(limit);
  return bound && std::all_of(values.begin(), values.end(), [&](const Text& value) {
           const auto number = number_of(value);
           return number && *number <= *bound;
         });
}

bool share_a_value(const std::vector<Text>& some, const std::vector<Text>& others) {
  return std::any_of(some.begin(), some.end(), [&](const Text& value) {
    return std::any_of(others.begin(), others.end(), [&](const Text& other) { return value.text == other.text; });
  });
}

bool contradict(const Demand& one, const Demand& other) {
  if (one.place != other.place) return false;
  if (one.is_filled != other.is_filled) return true;
  // Of several values each may be another one.
  if (one.place->field->type == FieldType::choices) return false;
  if (one.names_values() && other.names_values()) return !share_a_value(one.from->values, other.from->values);
  if (one.names_values() && other.from->kind == Kind::more_than) {
    return are_at_most(one.from->values, other.from->values.front());
  }
  if (other.names_values() && one.from->kind == Kind::more_than) {
    return are_at_most(other.from->values, one.from->values.front());
  }
  return false;
}

/// Whether the field's own bound forbids what is demanded.
bool is_out_of_bounds(const Demand& demand) {
  if (demand.from->kind != Kind::more_than || !demand.is_filled) return false;
  const auto greatest = number_of(demand.place->field->greatest);
  const auto limit = number_of(demand.from->values.front());
  return greatest && limit && *greatest <= *limit;
}

class PossibleCheck {
 public:
  PossibleCheck(const FormView& view, const FieldsOfView& fields, FormFindings& findings)
      : view_(view), fields_(fields), findings_(findings) {}

  void run() {
    for (const FormSection& section : view_.form.sections) {
      check({&section.when});
      for (const FormField& field : section.fields) {
        if (!field.when.always()) check({&section.when, &field.when});
      }
    }
    for (const FormRule& rule : view_.form.rules) check({&rule.when});
  }

 private:
  using Demands = std::vector<Demand>;

  /// The conditions must hold together.
  void check(const std::vector<const FormCondition*>& conditions) {
    Demands demands;
    std::vector<const FormCondition*> alternatives;
    for (const FormCondition* condition : conditions) collect(*condition, true, demands, alternatives);
    follow(demands);
    if (report_contradiction(demands)) return;
    for (const FormCondition* any : alternatives) check_alternatives(*any, demands);
  }

  /// Adds what the condition demands where it is to hold, or not to hold. `any` of several parts demands nothing by
  /// itself.
  void collect(const FormCondition& condition, bool holds, Demands& demands,
               std::vector<const FormCondition*>& alternatives) const {
    switch (condition.kind) {
      case Kind::all:
      case Kind::any:
        if ((condition.kind == Kind::all) == holds || condition.parts.size() == 1) {
          for (const FormCondition& part : condition.parts) collect(part, holds, demands, alternatives);
        } else if (holds) {
          alternatives.push_back(&condition);
        }
        return;
      case Kind::negation:
        for (const FormCondition& part : condition.parts) collect(part, !holds, demands, alternatives);
        return;
      case Kind::always:
        return;
      case Kind::filled:
        return add({find(condition), &condition, condition.filled == holds}, demands);
      case Kind::is:
      case Kind::in:
      case Kind::more_than:
        // Whatever else it is, is no demand that could be contradicted.
        if (holds && !condition.values.empty()) add({find(condition), &condition}, demands);
        return;
    }
  }

  const PlacedField* find(const FormCondition& condition) const { return fields_.find(condition.field.text); }

  static void add(const Demand& demand, Demands& demands) {
    if (demand.place != nullptr) demands.push_back(demand);
  }

  /// A field that is filled was asked: then its own condition and its section's held as well.
  void follow(Demands& demands) const {
    std::set<const PlacedField*> followed;
    for (std::size_t index = 0; index < demands.size(); ++index) {
      const Demand demand = demands[index];
      if (!demand.is_filled || !followed.insert(demand.place).second) continue;
      std::vector<const FormCondition*> ignored;
      const std::size_t known = demands.size();
      collect(demand.place->section->when, true, demands, ignored);
      collect(demand.place->field->when, true, demands, ignored);
      for (std::size_t added = known; added < demands.size(); ++added) demands[added].is_own = false;
    }
  }

  /// What only follows from other fields' conditions is told there.
  bool report_contradiction(const Demands& demands) {
    for (std::size_t index = 0; index < demands.size(); ++index) {
      const Demand& demand = demands[index];
      if (demand.is_own && is_out_of_bounds(demand)) {
        report(*demand.from, demand.place->field->greatest.span, *demand.place, "bounds");
        return true;
      }
      for (std::size_t other = 0; other < index; ++other) {
        if (!demand.is_own && !demands[other].is_own) continue;
        if (!contradict(demands[other], demand)) continue;
        const auto [first, second] = std::minmax(demands[other].from, demand.from,
                                                 [](const auto* a, const auto* b) { return a->span < b->span; });
        report(*second, first->span, *demand.place, "");
        return true;
      }
    }
    return false;
  }

  /// Every part of the `any` contradicts what must hold besides.
  void check_alternatives(const FormCondition& any, const Demands& demands) {
    const Demand* against = nullptr;
    for (const FormCondition& part : any.parts) {
      Demands of_part;
      std::vector<const FormCondition*> ignored;
      collect(part, true, of_part, ignored);
      const auto meets_contradiction = [&](const Demand& demand) {
        const auto found = std::find_if(of_part.begin(), of_part.end(),
                                        [&](const Demand& other) { return contradict(demand, other); });
        return found != of_part.end();
      };
      const auto found = std::find_if(demands.begin(), demands.end(), meets_contradiction);
      if (found == demands.end()) return;
      if (against == nullptr) against = &*found;
    }
    if (against != nullptr) report(any, against->from->span, *against->place, "");
  }

  void report(const FormCondition& condition, const Span& other, const PlacedField& place, std::string_view hint) {
    Diagnostic found = mistake("form-never-asked", condition.span, {{"field", place.field->id.text}});
    found.hint = hint;
    found.notes.push_back({"does-not-fit", other});
    findings_.add(view_.editions, std::move(found));
  }

  const FormView& view_;
  const FieldsOfView& fields_;
  FormFindings& findings_;
};

}  // namespace

void check_possible(const FormView& view, const FieldsOfView& fields, FormFindings& findings) {
  PossibleCheck(view, fields, findings).run();
}

}  // namespace shirube
