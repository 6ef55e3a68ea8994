#include "generator/check/flow_questions.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "generator/check/flow_graph.h"

namespace shirube {
namespace {

void check_number_of_answers(const FlowForm& form, const Question& question, const PathsFromStart& paths,
                             FlowFindings& findings) {
  if (!question.is_whole) return;
  const auto report = [&](std::string_view code) {
    findings.add(form.editions, reached_by(paths.text_to(question.id.text),
                                           mistake(code, question.id.span, {{"question", question.id.text}})));
  };
  const bool is_chosen = question.kind == QuestionKind::one || question.kind == QuestionKind::many;
  // Of things to choose any number of, a single one still leaves two answers.
  const std::size_t answers = question.kind == QuestionKind::one ? question.choices.size() : question.routes.size();
  if (answers == 0 || (is_chosen && question.choices.empty())) {
    report("flow-no-choice");
  } else if (answers == 1 && question.kind != QuestionKind::many) {
    report("flow-one-choice");
  }
}

/// Texts by which readers or answers tell things apart: tells each that stands a second time.
class Distinct {
 public:
  Distinct(const FlowForm& form, FlowFindings& findings) : form_(form), findings_(findings) {}

  void add_id(const Text& id) {
    add(id, [&] { return mistake("duplicate-id", id.span, {{"id", id.text}}); });
  }
  /// `kind`: a word of the catalogue.
  void add_label(const Text& label, std::string_view kind) {
    add(label, [&] {
      return mistake("flow-duplicate-label", label.span, {{"label", label.text}, {"kind", std::string(kind)}});
    });
  }

 private:
  template <typename Mistake>
  void add(const Text& text, const Mistake& made) {
    if (text.empty()) return;
    const auto [first, is_new] = known_.try_emplace(text.text, &text);
    if (is_new) return;
    Diagnostic found = made();
    found.notes.push_back({"first-here", first->second->span});
    findings_.add(form_.editions, std::move(found));
  }

  const FlowForm& form_;
  FlowFindings& findings_;
  std::unordered_map<std::string_view, const Text*> known_;
};

void check_choices(const FlowForm& form, const Question& question, const PathsFromStart& paths,
                   FlowFindings& findings) {
  Distinct ids(form, findings);
  Distinct labels(form, findings);
  for (const Choice& choice : question.choices) {
    ids.add_id(choice.id);
    labels.add_label(choice.label, "choice");
    // As an answer it says that nothing was chosen.
    if (choice.id.text == "-")
      findings.add(form.editions, mistake("invalid-id", choice.id.span, {{"id", choice.id.text}}));
    if (question.is_whole && question.kind == QuestionKind::one && choice.to.empty()) {
      findings.add(form.editions, reached_by(paths.text_to(question.id.text),
                                             mistake("flow-undecided", choice.id.span,
                                                     {{"choice", choice.id.text}, {"question", question.id.text}})));
    }
  }
}

void check_contradictions(const FlowForm& form, const Question& question, FlowFindings& findings) {
  std::map<std::pair<std::string_view, std::string_view>, std::pair<const Text*, std::string_view>> decided;
  for (const Decision& decision : question.decided) {
    if (decision.choice.empty()) continue;
    for (const Text& value : decision.values) {
      const auto [first, is_new] = decided.try_emplace({decision.fact.text, value.text}, &value, decision.choice.text);
      if (is_new || first->second.second == decision.choice.text) continue;
      Diagnostic found = mistake("flow-contradictory-facts", value.span,
                                 {{"fact", decision.fact.text + "=" + value.text}, {"question", question.id.text}});
      found.notes.push_back({"first-here", first->second.first->span});
      findings.add(form.editions, std::move(found));
    }
  }
}

/// Whether every value of the fact answers the question.
bool decides(const Fact& fact, const Question& question) {
  std::set<std::string_view> decided;
  for (const Decision& decision : question.decided) {
    if (decision.fact.text != fact.id.text) continue;
    for (const Text& value : decision.values) decided.insert(value.text);
  }
  return !fact.values.empty() && std::all_of(fact.values.begin(), fact.values.end(), [&](const Fact::Value& value) {
    return decided.count(value.id.text) != 0;
  });
}

/// Where a fact answers the question for everybody, nobody can give another answer.
void check_never_chosen(const FlowForm& form, const Question& question, FlowFindings& findings) {
  if (question.decided.empty()) return;
  const auto& facts = form.flow.facts;
  const auto fact = std::find_if(facts.begin(), facts.end(), [&](const Fact& each) { return decides(each, question); });
  if (fact == facts.end()) return;
  std::set<std::string_view> decided;
  for (const Decision& decision : question.decided) decided.insert(decision.choice.text);
  // What is misspelt may be any of them, and is told by itself.
  const auto is_misspelt = [&](std::string_view id) {
    return std::none_of(question.choices.begin(), question.choices.end(),
                        [&](const Choice& choice) { return choice.id.text == id; });
  };
  if (std::any_of(decided.begin(), decided.end(), is_misspelt)) return;
  for (const Choice& choice : question.choices) {
    if (choice.id.empty() || decided.count(choice.id.text) != 0) continue;
    findings.add(form.editions,
                 mistake("flow-never-chosen", choice.id.span,
                         {{"choice", choice.id.text}, {"question", question.id.text}, {"fact", fact->id.text}}));
  }
}

/// Whether readers learn what to do or where to go, or to whom.
bool leads_on(const Outcome& outcome) {
  return !outcome.steps.empty() || !outcome.links.empty() || !outcome.contact.empty() || !outcome.next.empty() ||
         !outcome.again.empty() || !outcome.body.content.links.empty();
}

}  // namespace

void check_questions(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings) {
  Distinct labels(form, findings);
  for (const Question& question : form.flow.questions) {
    labels.add_label(question.ask, "question");
    check_number_of_answers(form, question, paths, findings);
    check_choices(form, question, paths, findings);
    check_contradictions(form, question, findings);
    check_never_chosen(form, question, findings);
  }
}

void check_outcomes(const FlowForm& form, const PathsFromStart& paths, FlowFindings& findings) {
  Distinct labels(form, findings);
  for (const Outcome& outcome : form.flow.outcomes) {
    labels.add_label(outcome.title, "outcome");
    const bool is_done = outcome.kind == OutcomeKind::done;
    // Where all is well, it is enough to say so.
    if (leads_on(outcome) || (is_done && !outcome.body.empty())) continue;
    Diagnostic found = reached_by(paths.text_to(outcome.id.text), mistake("flow-outcome-without-next", outcome.id.span,
                                                                          {{"outcome", outcome.id.text}}));
    if (is_done) found.hint = "done";
    findings.add(form.editions, std::move(found));
  }
}

void check_flow_ids(const FlowForm& form, FlowFindings& findings) {
  std::unordered_map<std::string, const Text*> known;
  const auto add = [&](const std::string& name, const Text& id) {
    if (id.empty()) return;
    const auto [first, is_new] = known.try_emplace(name, &id);
    if (is_new) return;
    Diagnostic found = mistake("duplicate-id", id.span, {{"id", id.text}});
    found.notes.push_back({"first-here", first->second->span});
    findings.add(form.editions, std::move(found));
  };
  // An answer's `to` may name either: as anchors they differ, as names they do not.
  for (const Question& question : form.flow.questions) add("place " + question.id.text, question.id);
  for (const Outcome& outcome : form.flow.outcomes) add("place " + outcome.id.text, outcome.id);
  for (const Fact& fact : form.flow.facts) {
    add("fact " + fact.id.text, fact.id);
    for (const Fact::Value& value : fact.values) add("fact " + fact.id.text + "=" + value.id.text, value.id);
  }
  for (const Question& question : form.flow.questions) known.try_emplace("#q-" + question.id.text, &question.id);
  for (const Outcome& outcome : form.flow.outcomes) known.try_emplace("#o-" + outcome.id.text, &outcome.id);
  for (const Outcome& outcome : form.flow.outcomes) {
    for (const Step& step : outcome.steps) {
      add("#" + step.id.text, step.id);
      for (const Aside& aside : step.asides) add("#" + aside.id.text, aside.id);
    }
  }
}

}  // namespace shirube
