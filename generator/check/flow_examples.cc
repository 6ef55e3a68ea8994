#include "generator/check/flow_examples.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "generator/check/flow_findings.h"
#include "generator/check/flow_graph.h"
#include "generator/check/flow_routes.h"
#include "generator/check/flow_targets.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// An example without a day of its own asks nothing that is compared with it, or is told to have one.
constexpr Date no_day{2000, 1, 1};

bool runs_in(const FlowExample& example, const Edition& edition) {
  const auto is_it = [&](const Text& id) {
    return std::find(edition.lineage.begin(), edition.lineage.end(), id.text) != edition.lineage.end();
  };
  if (std::any_of(example.except.begin(), example.except.end(), is_it)) return false;
  return example.editions.empty() || std::any_of(example.editions.begin(), example.editions.end(), is_it);
}

/// Those of the form's editions that the example is for.
EditionSet editions_of(const Site& site, const FlowForm& form, const FlowExample& example) {
  return those_of(form.editions, [&](std::size_t edition) { return runs_in(example, site.editions[edition]); });
}

FlowWalk walk_example(const Flow& flow, const FlowExample& example) {
  Facts facts;
  for (const auto& [fact, value] : example.facts) facts.emplace(fact.text, value.text);
  std::vector<std::string> answers;
  answers.reserve(example.answers.size());
  for (const Text& answer : example.answers) answers.push_back(answer.text);
  return walk_flow(flow, facts, answers, example.today.value_or(no_day));
}

/// What can be answered, as the parameter `allowed` of a diagnostic.
std::string answers_to(const Question& question) {
  if (question.kind == QuestionKind::date) return "(date)";
  if (question.kind == QuestionKind::number) return "(number)";
  std::string answers;
  for (const Choice& choice : question.choices) answers.append(answers.empty() ? "" : ", ").append(choice.id.text);
  return question.kind == QuestionKind::many ? answers + ", (several), (nothing)" : answers;
}

/// Whether an answer is known to lead on; if none is, that is told of the question.
bool can_be_answered(const Question& question) {
  const bool is_chosen = question.kind == QuestionKind::one || question.kind == QuestionKind::many;
  return question.is_whole && !(is_chosen && question.choices.empty()) &&
         !(question.kind != QuestionKind::one && question.routes.empty());
}

/// Whether it is known where the walk begins and which route each of its answers takes; if not, that is told.
bool can_be_judged(const Flow& flow, const FlowWalk& walk) {
  const bool starts_at_question =
      std::any_of(flow.questions.begin(), flow.questions.end(),
                  [&](const Question& question) { return question.id.text == flow.start.text; });
  return starts_at_question && std::all_of(walk.passages.begin(), walk.passages.end(), [](const FlowPassage& passage) {
           return passage.way.route == nullptr || passage.question->is_whole;
         });
}

std::string path_of(const FlowWalk& walk) {
  std::vector<std::string_view> ids;
  for (const FlowPassage& passage : walk.passages) {
    ids.push_back(passage.outcome != nullptr ? passage.outcome->id.text : passage.question->id.text);
  }
  if (walk.place.question != nullptr) ids.push_back(walk.place.question->id.text);
  if (walk.place.outcome != nullptr) ids.push_back(walk.place.outcome->id.text);
  return path_text(ids);
}

Span place_of_example(const FlowExample& example) {
  return example.outcome.empty() ? example.span : example.outcome.span;
}

class ExampleCheck {
 public:
  ExampleCheck(const Editions<Flow>& all, const FlowForm& form, EditionSet editions, const FlowExample& example,
               FlowFindings& findings)
      : all_(all), form_(form), editions_(std::move(editions)), example_(example), findings_(findings) {}

  void run() {
    bool are_known = true;
    for (const auto& [fact, value] : example_.facts) {
      are_known = check_fact(form_.flow, editions_, fact, value, findings_) && are_known;
    }
    are_known = check_outcome() && are_known;
    if (are_known) check_walk(walk_example(form_.flow, example_));
  }

 private:
  bool check_outcome() {
    const Text& outcome = example_.outcome;
    if (outcome.empty()) return false;
    const auto is_it = [&](const Outcome& each) { return each.id.text == outcome.text; };
    if (std::any_of(form_.flow.outcomes.begin(), form_.flow.outcomes.end(), is_it)) return true;
    report_target(all_, form_, editions_, outcome, Wanted::outcome, findings_);
    return false;
  }

  void check_walk(const FlowWalk& walk) {
    if (!can_be_judged(form_.flow, walk)) return;
    if (lacks_day(walk)) {
      findings_.add(editions_, mistake("missing-key", example_.span, {{"key", "today"}}));
    } else if (walk.place.question != nullptr) {
      report_stop(walk, *walk.place.question);
    } else if (walk.place.outcome != nullptr) {
      check_end(walk, *walk.place.outcome);
    }
    // Else it came to a target that does not exist, which is told.
  }

  bool lacks_day(const FlowWalk& walk) const {
    if (example_.today) return false;
    if (walk.place.question != nullptr && walk.taken < example_.answers.size() &&
        depends_on_today(*walk.place.question)) {
      return true;
    }
    return std::any_of(walk.passages.begin(), walk.passages.end(), [](const FlowPassage& passage) {
      return passage.question != nullptr && depends_on_today(*passage.question);
    });
  }

  void report_stop(const FlowWalk& walk, const Question& question) {
    if (!can_be_answered(question)) return;
    if (walk.taken < example_.answers.size()) {
      const Text& answer = example_.answers[walk.taken];
      findings_.add(editions_, mistake("flow-example-answer", answer.span,
                                       {{"answer", answer.text},
                                        {"question", question.id.text},
                                        {"path", path_of(walk)},
                                        {"allowed", answers_to(question)}}));
      return;
    }
    findings_.add(
        editions_,
        mistake("flow-example-unfinished", place_of_example(example_),
                {{"question", question.id.text}, {"path", path_of(walk)}, {"allowed", answers_to(question)}}));
  }

  void check_end(const FlowWalk& walk, const Outcome& outcome) {
    if (walk.taken < example_.answers.size()) {
      const Text& answer = example_.answers[walk.taken];
      findings_.add(editions_,
                    mistake("flow-example-left-over", answer.span,
                            {{"answer", answer.text}, {"outcome", outcome.id.text}, {"path", path_of(walk)}}));
    } else if (outcome.id.text != example_.outcome.text) {
      findings_.add(editions_,
                    mistake("flow-example-wrong", example_.outcome.span,
                            {{"found", outcome.id.text}, {"outcome", example_.outcome.text}, {"path", path_of(walk)}}));
    }
  }

  const Editions<Flow>& all_;
  const FlowForm& form_;
  EditionSet editions_;
  const FlowExample& example_;
  FlowFindings& findings_;
};

/// Whether all editions that the example names exist.
bool check_editions(const Site& site, const FlowExample& example, Diagnostics& diagnostics) {
  bool are_known = true;
  for (const auto* named : {&example.editions, &example.except}) {
    for (const Text& edition : *named) {
      if (site.edition_index(edition.text)) continue;
      are_known = false;
      if (site.is_unread("edition", edition.text)) continue;
      suggest(diagnostics.add("unknown-edition", edition.span, {{"edition", edition.text}}), edition.text,
              ids_of(site.editions));
    }
  }
  return are_known;
}

/// The path of the file of examples beside the flow, whether it is there or not.
std::string path_of_examples(const Site& site, const Editions<Flow>& flow) {
  constexpr std::string_view ending = ".yaml";
  const std::string& path = site.files.path(flow.variants.front().span.file);
  return path.substr(0, path.size() - (path.ends_with(ending) ? ending.size() : 0)) + ".test.yaml";
}

/// Whether anything told is wrong in the flow, its overlays or its examples. What examples miss may be due to that.
bool has_errors(const Site& site, const Editions<Flow>& flow, const Diagnostics& diagnostics) {
  const std::string file = "flows/" + flow.id + ".yaml";
  const std::string examples = "flows/" + flow.id + ".test.yaml";
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& told) {
    if (told.severity != Severity::error) return false;
    const std::string& path = site.files.path(told.span.file);
    return path.ends_with("/" + file) || path.ends_with("/" + examples);
  });
}

/// What can be passed in a form and is passed by no example in any.
class CoverageCheck {
 public:
  CoverageCheck(const Passes& passes, std::string file, Diagnostics& diagnostics)
      : passes_(passes), file_(std::move(file)), diagnostics_(diagnostics) {}

  void run(const FlowForm& form) {
    const FlowGraph graph = graph_of(form.flow);
    // Else the start is told, and what stands there is no outcome to be shown.
    if (graph.start == FlowGraph::nowhere || !graph.is_question(graph.start)) return;
    const std::vector<bool> reached = reached_from(graph, graph.start);
    for (PlaceIndex place = 0; place < graph.size(); ++place) {
      if (!reached[place]) continue;
      if (!graph.is_question(place)) {
        const Outcome& outcome = form.flow.outcomes[place - form.flow.questions.size()];
        report(name_of_outcome(outcome), "outcome", outcome.id.span);
        continue;
      }
      for (const FlowGraph::Way& way : graph.ways[place]) {
        if (!way.is_taken || way.to == FlowGraph::nowhere) continue;
        const bool is_choice = way.way.choice != nullptr;
        if (is_choice && way.way.choice->id.empty()) continue;
        report(name_of_way(form.flow.questions[place], way.way), is_choice ? "choice" : "route",
               is_choice ? way.way.choice->id.span : way.way.route->span);
      }
    }
  }

 private:
  void report(const std::string& name, std::string kind, const Span& span) {
    if (passes_.count(name) != 0 || !told_.insert(name).second) return;
    diagnostics_.add("flow-uncovered", span, {{"place", name}, {"kind", std::move(kind)}, {"file", file_}});
  }

  const Passes& passes_;
  std::string file_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> told_;
};

void check_coverage(const Site& site, const Editions<Flow>& flow, const std::vector<FlowForm>& forms,
                    const std::vector<FlowExample>& examples, Diagnostics& diagnostics) {
  std::string file = path_of_examples(site, flow);
  if (examples.empty()) {
    const Span whole{flow.variants.front().span.file, 0, 0, 0};
    diagnostics.add("flow-uncovered", whole, {{"place", flow.id}, {"kind", "flow"}, {"file", std::move(file)}}).hint =
        "flow";
    return;
  }
  Passes passes;
  for (const FlowForm& form : forms) {
    for (const auto& [name, count] : count_passes(site, form, examples)) passes[name] += count;
  }
  CoverageCheck coverage(passes, std::move(file), diagnostics);
  for (const FlowForm& form : forms) coverage.run(form);
}

}  // namespace

std::string name_of_outcome(const Outcome& outcome) { return outcome.id.text; }

Passes count_passes(const Site& site, const FlowForm& form, const std::vector<FlowExample>& examples) {
  Passes passes;
  for (const FlowExample& example : examples) {
    if (!is_any(editions_of(site, form, example))) continue;
    const FlowWalk walk = walk_example(form.flow, example);
    std::set<std::string> names;
    for (const FlowPassage& passage : walk.passages) {
      names.insert(passage.outcome != nullptr ? name_of_outcome(*passage.outcome)
                                              : name_of_way(*passage.question, passage.way));
    }
    if (walk.place.outcome != nullptr) names.insert(name_of_outcome(*walk.place.outcome));
    for (const std::string& name : names) ++passes[name];
  }
  return passes;
}

void check_flow_examples(const Site& site, const Editions<Flow>& flow, const std::vector<FlowExample>& examples,
                         Diagnostics& diagnostics) {
  if (site.is_unread("flow", flow.id)) return;
  const std::vector<FlowForm> forms = forms_of(site, flow);
  FlowFindings findings(site, forms);
  for (const FlowExample& example : examples) {
    if (!check_editions(site, example, diagnostics) || !example.is_whole) continue;
    bool runs = false;
    for (const FlowForm& form : forms) {
      EditionSet editions = editions_of(site, form, example);
      if (!is_any(editions)) continue;
      runs = true;
      ExampleCheck(flow, form, std::move(editions), example, findings).run();
    }
    if (runs || forms.empty()) continue;
    diagnostics.add("flow-example-nowhere",
                    (example.editions.empty() ? example.except : example.editions).front().span);
  }
  findings.report(diagnostics);
  if (!forms.empty() && !has_errors(site, flow, diagnostics)) check_coverage(site, flow, forms, examples, diagnostics);
}

}  // namespace shirube
