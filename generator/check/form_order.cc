#include "generator/check/form_order.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shirube {
namespace {

/// A name on which fields depend: a field's own condition or `equals`, or its section's condition.
struct Dependence {
  const Text* name = nullptr;
  std::size_t first = 0;  // the fields that depend, by their order
  std::size_t end = 0;
  std::size_t on = 0;  // the field that is named
};

/// How a field was come to: by which dependence, of which field.
struct StepBack {
  std::size_t dependence = 0;
  std::size_t from = 0;
};

class OrderCheck {
 public:
  OrderCheck(const FormView& view, const FieldsOfView& fields, FormFindings& findings)
      : view_(view), fields_(fields), findings_(findings), of_field_(fields.all().size()) {
    collect();
  }

  bool run() {
    bool is_in_order = true;
    for (std::size_t index = 0; index < dependences_.size(); ++index) {
      const Dependence& looked_at = dependences_[index];
      if (looked_at.on < looked_at.first) continue;
      is_in_order = false;
      const std::vector<std::size_t> circle = circle_through(index);
      circle.empty() ? report_later(looked_at) : report_circle(circle);
    }
    return is_in_order;
  }

 private:
  void collect() {
    std::size_t order = 0;
    for (const FormSection& section : view_.form.sections) {
      const std::size_t end = order + section.fields.size();
      add(section.when, order, end);
      for (const FormField& field : section.fields) {
        add(field.when, order, order + 1);
        add(field.equals, order, order + 1);
        ++order;
      }
    }
  }

  void add(const FormCondition& condition, std::size_t first, std::size_t end) {
    for_each_part(condition, [&](const FormCondition& part) { add(part.field, first, end); });
  }

  void add(const Text& name, std::size_t first, std::size_t end) {
    const PlacedField* place = name.empty() ? nullptr : fields_.find(name.text);
    if (place == nullptr) return;
    for (std::size_t field = first; field < end; ++field) of_field_[field].push_back(dependences_.size());
    dependences_.push_back({&name, first, end, place->order});
  }

  /// The dependences that lead from the one given back to a field that has it, it first; empty where none do. A field
  /// that only looks at itself goes in no circle: there is nothing to follow.
  std::vector<std::size_t> circle_through(std::size_t start) const {
    const Dependence& looked_at = dependences_[start];
    std::vector<StepBack> steps(of_field_.size());
    std::deque<std::size_t> waiting = {looked_at.on};
    std::vector<bool> seen(of_field_.size());
    seen[looked_at.on] = true;
    while (!waiting.empty()) {
      const std::size_t field = waiting.front();
      waiting.pop_front();
      if (field != looked_at.on && field >= looked_at.first && field < looked_at.end) return path(start, field, steps);
      for (const std::size_t next : of_field_[field]) {
        const std::size_t on = dependences_[next].on;
        if (seen[on]) continue;
        seen[on] = true;
        steps[on] = {next, field};
        waiting.push_back(on);
      }
    }
    return {};
  }

  std::vector<std::size_t> path(std::size_t start, std::size_t field, const std::vector<StepBack>& steps) const {
    std::vector<std::size_t> circle;
    for (; field != dependences_[start].on; field = steps[field].from) circle.push_back(steps[field].dependence);
    circle.push_back(start);
    std::reverse(circle.begin(), circle.end());
    return circle;
  }

  void report_later(const Dependence& looked_at) {
    Diagnostic found = mistake("form-later-field", looked_at.name->span, {{"field", looked_at.name->text}});
    found.notes.push_back({"field-here", fields_.all()[looked_at.on].field->id.span});
    findings_.add(view_.editions, std::move(found));
  }

  void report_circle(const std::vector<std::size_t>& circle) {
    std::set<std::size_t> known;
    for (const std::size_t each : circle) known.insert(dependences_[each].on);
    if (!told_.insert(known).second) return;
    const std::string& last = dependences_[circle.back()].name->text;
    std::string path = last;
    for (const std::size_t each : circle) path.append(" → ").append(dependences_[each].name->text);
    Diagnostic found = mistake("form-circular", dependences_[circle.front()].name->span, {{"path", std::move(path)}});
    for (auto each = circle.begin() + 1; each != circle.end(); ++each) {
      found.notes.push_back({"leads-on-here", dependences_[*each].name->span});
    }
    findings_.add(view_.editions, std::move(found));
  }

  const FormView& view_;
  const FieldsOfView& fields_;
  FormFindings& findings_;
  std::vector<Dependence> dependences_;
  std::vector<std::vector<std::size_t>> of_field_;  // the dependences of each field
  std::set<std::set<std::size_t>> told_;
};

}  // namespace

bool check_order(const FormView& view, const FieldsOfView& fields, FormFindings& findings) {
  return OrderCheck(view, fields, findings).run();
}

}  // namespace shirube
