#include "generator/check/flow_targets.h"

#include <algorithm>
#include <unordered_set>

#include "generator/model/suggestion.h"

namespace shirube {
namespace {

template <typename Item>
const Item* find_in(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id.text == id; });
  return found == items.end() ? nullptr : &*found;
}

/// The condition of what the id stands for in this form of the flow, whatever the edition; nullptr where there is none.
const Condition* condition_of(const Flow& flow, std::string_view id, Wanted wanted) {
  const Question* question = wanted == Wanted::outcome ? nullptr : find_in(flow.questions, id);
  if (question != nullptr) return &question->condition;
  const Outcome* outcome = wanted == Wanted::question ? nullptr : find_in(flow.outcomes, id);
  return outcome == nullptr ? nullptr : &outcome->condition;
}

bool is_known(const Editions<Flow>& flow, std::string_view id, Wanted wanted) {
  return std::any_of(flow.variants.begin(), flow.variants.end(),
                     [&](const Flow& variant) { return condition_of(variant, id, wanted) != nullptr; });
}

/// Whether all of the question's choices could be read: what could not, may be what is named.
bool has_all_choices(const Question& question) {
  const auto lacks_id = [](const Choice& choice) { return choice.id.empty(); };
  return question.is_whole ||
         (!question.choices.empty() && std::none_of(question.choices.begin(), question.choices.end(), lacks_id));
}

/// As a word of the catalogue.
std::string word_of(Wanted wanted) {
  constexpr const char* words[] = {"question", "outcome", "any"};
  return words[static_cast<std::size_t>(wanted)];
}

class TargetCheck {
 public:
  TargetCheck(const Editions<Flow>& all, const FlowForm& form, FlowFindings& findings)
      : all_(all), form_(form), findings_(findings) {
    for (const Question& question : form.flow.questions) questions_.insert(question.id.text);
    for (const Outcome& outcome : form.flow.outcomes) outcomes_.insert(outcome.id.text);
  }

  void run() {
    check(form_.flow.start, Wanted::question);
    for (const Question& question : form_.flow.questions) {
      if (question.kind == QuestionKind::one) {
        for (const Choice& choice : question.choices) check(choice.to, Wanted::any);
      }
      for (const Route& route : question.routes) {
        check(route.to, Wanted::any);
        for (const Text& choice : route.choices) check_choice(question, choice);
      }
      for (const Decision& decision : question.decided) check_decision(question, decision);
    }
    for (const Outcome& outcome : form_.flow.outcomes) check(outcome.again, Wanted::question);
  }

 private:
  void check(const Text& target, Wanted wanted) {
    if (target.empty() || questions_.count(target.text) != 0) return;
    if (wanted == Wanted::any && outcomes_.count(target.text) != 0) return;
    report_target(all_, form_, form_.editions, target, wanted, findings_);
  }

  void check_choice(const Question& question, const Text& choice) {
    if (choice.empty() || find_in(question.choices, choice.text) != nullptr) return;
    const bool is_known = std::any_of(all_.variants.begin(), all_.variants.end(), [&](const Flow& variant) {
      const Question* same = find_in(variant.questions, question.id.text);
      return same != nullptr && find_in(same->choices, choice.text) != nullptr;
    });
    if (is_known) {
      Diagnostic found = mistake("reference-left-out", choice.span, {{"target", choice.text}});
      found.hint = "in-flow";
      findings_.add(form_.editions, std::move(found));
      return;
    }
    if (!has_all_choices(question)) return;
    Diagnostic found =
        mistake("flow-unknown-choice", choice.span, {{"choice", choice.text}, {"question", question.id.text}});
    suggest(found, choice.text, ids_of(question.choices));
    findings_.add(form_.editions, std::move(found));
  }

  void check_decision(const Question& question, const Decision& decision) {
    check_choice(question, decision.choice);
    for (const Text& value : decision.values) check_fact(form_.flow, form_.editions, decision.fact, value, findings_);
  }

  const Editions<Flow>& all_;
  const FlowForm& form_;
  FlowFindings& findings_;
  std::unordered_set<std::string_view> questions_;
  std::unordered_set<std::string_view> outcomes_;
};

}  // namespace

void check_targets(const Editions<Flow>& flow, const FlowForm& form, FlowFindings& findings) {
  TargetCheck(flow, form, findings).run();
}

void report_target(const Editions<Flow>& flow, const FlowForm& form, const EditionSet& editions, const Text& target,
                   Wanted wanted, FlowFindings& findings) {
  if (is_known(flow, target.text, wanted)) {
    // A link needs a place to go to; an example may be one of other editions.
    const bool is_example = wanted == Wanted::outcome;
    Diagnostic found =
        mistake(is_example ? "flow-example-left-out" : "reference-left-out", target.span, {{"target", target.text}});
    if (!is_example) found.hint = "in-flow";
    const Condition* condition = condition_of(*form.written, target.text, wanted);
    if (condition != nullptr && !condition->always()) found.notes.push_back({"left-out-here", condition->place()});
    return findings.add(editions, std::move(found));
  }
  if (is_known(flow, target.text, Wanted::any)) {
    return findings.add(
        editions, mistake("flow-wrong-target", target.span, {{"target", target.text}, {"expected", word_of(wanted)}}));
  }
  Diagnostic found = mistake("flow-unknown-target", target.span, {{"target", target.text}, {"kind", word_of(wanted)}});
  std::vector<std::string_view> candidates;
  if (wanted != Wanted::outcome) candidates = ids_of(form.flow.questions);
  if (wanted != Wanted::question) {
    for (const Outcome& outcome : form.flow.outcomes) candidates.push_back(outcome.id.text);
  }
  suggest(found, target.text, candidates);
  findings.add(editions, std::move(found));
}

bool check_fact(const Flow& flow, const EditionSet& editions, const Text& fact, const Text& value,
                FlowFindings& findings) {
  if (fact.empty() || value.empty()) return false;
  const Fact* known = find_in(flow.facts, fact.text);
  if (known == nullptr) {
    Diagnostic found = mistake("flow-unknown-fact", fact.span, {{"fact", fact.text}});
    suggest(found, fact.text, ids_of(flow.facts));
    findings.add(editions, std::move(found));
    return false;
  }
  if (find_in(known->values, value.text) != nullptr) return true;
  const std::string name = fact.text + "=";
  Diagnostic found = mistake("flow-unknown-fact", value.span, {{"fact", name + value.text}});
  suggest(found, value.text, ids_of(known->values), name);
  findings.add(editions, std::move(found));
  return false;
}

}  // namespace shirube
