#include "generator/check/flow_routes.h"

#include <algorithm>
#include <unordered_map>

#include "generator/check/flow_graph.h"

namespace shirube {
namespace {

constexpr std::string_view test_words[] = {"any-of", "all-of",    "none",    "older-than", "within",   "before",
                                           "from",   "less-than", "at-most", "more-than",  "at-least", "otherwise"};

/// Of what may be chosen, the ways to choose least of it: a route takes something if and only if it takes one of these
/// or, for `all-of`, just what it names. More being chosen only gives earlier routes more to take.
class ChosenRoutes {
 public:
  ChosenRoutes(const Question& question, RouteUse& use) : question_(question), use_(use) {
    for (const Choice& choice : question.choices) index_.try_emplace(choice.id.text, index_.size());
    is_taken_alone_.resize(index_.size());
    is_taken_by_any_.resize(index_.size());
  }

  void run() {
    for (const Route& route : question_.routes) {
      use_.is_taken.push_back(takes_any(route));
      take(route);
    }
    use_.lacks_nothing_chosen = !is_none_taken_;
    for (const Choice& choice : question_.choices) {
      if (!is_taken_alone_[index_.at(choice.id.text)]) use_.lacking.push_back(&choice);
    }
  }

 private:
  using Chosen = std::vector<std::size_t>;  // sorted

  /// Those of the route's choices that there are.
  Chosen chosen_of(const Route& route) const {
    Chosen chosen;
    for (const Text& choice : route.choices) {
      const auto found = index_.find(choice.text);
      if (found != index_.end()) chosen.push_back(found->second);
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }

  /// Then `all-of` takes nothing.
  bool names_unknown(const Route& route) const {
    return std::any_of(route.choices.begin(), route.choices.end(),
                       [&](const Text& choice) { return index_.count(choice.text) == 0; });
  }

  bool takes_any(const Route& route) const {
    switch (route.test) {
      case Route::Test::none:
        return !is_none_taken_;
      case Route::Test::any_of: {
        const Chosen chosen = chosen_of(route);
        return std::any_of(chosen.begin(), chosen.end(), [&](std::size_t each) { return !is_taken_alone_[each]; });
      }
      case Route::Test::all_of:
        return !names_unknown(route) && !is_taken(chosen_of(route));
      default:
        return route.test == Route::Test::otherwise && (!is_none_taken_ || takes_otherwise());
    }
  }

  bool takes_otherwise() const {
    return std::find(is_taken_alone_.begin(), is_taken_alone_.end(), false) != is_taken_alone_.end();
  }

  /// Whether an earlier route takes just this.
  bool is_taken(const Chosen& chosen) const {
    if (takes_all_) return true;
    if (chosen.empty()) return is_none_taken_;
    if (std::any_of(chosen.begin(), chosen.end(), [&](std::size_t each) { return is_taken_by_any_[each]; }))
      return true;
    return std::any_of(all_of_.begin(), all_of_.end(), [&](const Chosen& earlier) {
      return std::includes(chosen.begin(), chosen.end(), earlier.begin(), earlier.end());
    });
  }

  void take(const Route& route) {
    switch (route.test) {
      case Route::Test::none:
        is_none_taken_ = true;
        return;
      case Route::Test::any_of:
        for (const std::size_t each : chosen_of(route)) is_taken_alone_[each] = is_taken_by_any_[each] = true;
        return;
      case Route::Test::all_of:
        if (!names_unknown(route)) take_all_of(chosen_of(route));
        return;
      default:
        if (route.test == Route::Test::otherwise) take_everything();
        return;
    }
  }

  void take_all_of(Chosen chosen) {
    if (chosen.empty()) return take_everything();
    if (chosen.size() == 1) is_taken_alone_[chosen.front()] = is_taken_by_any_[chosen.front()] = true;
    all_of_.push_back(std::move(chosen));
  }

  void take_everything() {
    takes_all_ = is_none_taken_ = true;
    is_taken_alone_.assign(is_taken_alone_.size(), true);
  }

  const Question& question_;
  RouteUse& use_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<bool> is_taken_alone_;   // when it is all that was chosen
  std::vector<bool> is_taken_by_any_;  // whatever else was chosen
  std::vector<Chosen> all_of_;
  bool is_none_taken_ = false;
  bool takes_all_ = false;
};

void use_comparisons(const Question& question, RouteUse& use) {
  Cover cover;
  bool is_rest_taken = false;
  std::vector<std::pair<const Route*, Range>> earlier;
  std::optional<RangeKind> kind;
  for (const Route& route : question.routes) {
    const auto rest = is_rest_taken ? std::nullopt : cover.rest();
    if (route.test == Route::Test::otherwise) {
      use.is_taken.push_back(rest.has_value());
      is_rest_taken = true;
      continue;
    }
    const auto range = range_of(route);
    use.is_taken.push_back(range && rest && common_of(*range, *rest));
    if (!range) continue;
    if (!kind) kind = range_kind_of(route.test);
    if (kind != range_kind_of(route.test) && use.other_kind == nullptr) use.other_kind = &route;
    for (const auto& [other, taken] : earlier) {
      const auto common = common_of(*range, taken);
      if (!common) continue;
      use.overlaps.push_back({&route, other, *common});
      break;
    }
    earlier.emplace_back(&route, *range);
    cover.add(*range);
  }
  if (!kind) return;
  use.kind = *kind;
  if (!is_rest_taken) use.gap = cover.rest();
  // What cannot be compared cannot overlap either; that it is mixed is told.
  if (use.other_kind == nullptr) return;
  use.is_taken.assign(question.routes.size(), true);
  use.overlaps.clear();
  use.gap.reset();
}

void report_gaps(const FlowForm& form, const Question& question, const RouteUse& use, const std::string& path,
                 FlowFindings& findings) {
  // What could not be read may be just what takes the rest.
  if (!question.is_whole) return;
  const auto report = [&](std::string values, std::string_view hint) {
    Diagnostic found = reached_by(path, mistake("flow-routes-gap", question.id.span,
                                                {{"values", std::move(values)}, {"question", question.id.text}}));
    found.hint = hint;
    findings.add(form.editions, std::move(found));
  };
  if (use.lacks_nothing_chosen) report("nothing-chosen", "nothing-chosen");
  if (use.gap) report(values_of(*use.gap, use.kind), "");
  for (const Choice* choice : use.lacking) {
    findings.add(form.editions,
                 reached_by(path, mistake("flow-undecided", choice->id.span,
                                          {{"choice", choice->id.text}, {"question", question.id.text}})));
  }
}

/// Routes that are never taken, for no reason that is told otherwise.
void report_never_taken(const FlowForm& form, const Question& question, const RouteUse& use, FlowFindings& findings) {
  for (std::size_t index = 0; index < question.routes.size(); ++index) {
    const Route& route = question.routes[index];
    if (&route == use.early_otherwise) return;
    const bool overlaps = std::any_of(use.overlaps.begin(), use.overlaps.end(),
                                      [&](const RouteUse::Overlap& overlap) { return overlap.route == &route; });
    const bool names_unknown = std::any_of(route.choices.begin(), route.choices.end(), [&](const Text& id) {
      return std::none_of(question.choices.begin(), question.choices.end(),
                          [&](const Choice& choice) { return choice.id.text == id.text; });
    });
    if (use.is_taken[index] || overlaps || names_unknown) continue;
    findings.add(form.editions,
                 mistake("flow-route-never", route.span, {{"route", name_of(route)}, {"question", question.id.text}}));
  }
}

void check_routes_of(const FlowForm& form, const Question& question, const std::string& path, FlowFindings& findings) {
  const RouteUse use = use_of_routes(question);
  if (use.other_kind != nullptr) {
    Diagnostic found = mistake("flow-routes-mixed", use.other_kind->span, {{"question", question.id.text}});
    found.notes.push_back({"first-here", question.routes.front().span});
    findings.add(form.editions, std::move(found));
  }
  for (const RouteUse::Overlap& overlap : use.overlaps) {
    Diagnostic found =
        reached_by(path, mistake("flow-routes-overlap", overlap.route->span,
                                 {{"values", values_of(overlap.range, use.kind)}, {"question", question.id.text}}));
    found.notes.push_back({"first-here", overlap.earlier->span});
    findings.add(form.editions, std::move(found));
  }
  if (use.early_otherwise != nullptr) {
    findings.add(form.editions,
                 mistake("flow-otherwise-not-last", use.early_otherwise->span, {{"question", question.id.text}}));
  }
  report_gaps(form, question, use, path, findings);
  report_never_taken(form, question, use, findings);
}

}  // namespace

RouteUse use_of_routes(const Question& question) {
  RouteUse use;
  if (question.kind == QuestionKind::many) {
    ChosenRoutes(question, use).run();
  } else {
    use_comparisons(question, use);
  }
  const auto otherwise = std::find_if(question.routes.begin(), question.routes.end(),
                                      [](const Route& route) { return route.test == Route::Test::otherwise; });
  if (otherwise != question.routes.end() && otherwise + 1 != question.routes.end()) use.early_otherwise = &*otherwise;
  return use;
}

std::string name_of(const Route& route) {
  std::string name(test_words[static_cast<std::size_t>(route.test)]);
  if (!route.written.empty()) {
    const std::string& written = route.written.text;
    const bool is_one = written.starts_with("1 ") && written.ends_with("s");
    name.append(" ").append(written, 0, written.size() - (is_one ? 1 : 0));
  }
  const char* separator = " ";
  for (const Text& choice : route.choices) {
    name.append(separator).append(choice.text);
    separator = "+";
  }
  return name;
}

void check_routes(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings) {
  for (const Question& question : form.flow.questions) {
    // That nothing can be answered is told by itself.
    if (question.kind == QuestionKind::one || question.routes.empty()) continue;
    check_routes_of(form, question, paths.text_to(question.id.text), findings);
  }
}

}  // namespace shirube
