// `shirube walk`, `shirube graph` and `shirube check --coverage`: what a flow says, for its authors.
#include <algorithm>
#include <cstdio>

#include "generator/check/flow_coverage.h"
#include "generator/commands/asked_page.h"
#include "generator/commands/commands.h"
#include "generator/model/flow_walk.h"
#include "generator/render/flow_page.h"

namespace shirube {
namespace {

/// A flow in one edition, or what is wrong with asking for it.
class AskedFlow : public AskedPage {
 public:
  AskedFlow(const FileSystem& files, const FlowOptions& options)
      : AskedPage(files, options.site, PageKind::flow, options.flow, options.edition) {}

  /// As AskedPage has it.
  std::optional<ExitStatus> find() {
    if (const auto failed = AskedPage::find()) return failed;
    flow_ = resolve_flow(pages().in(edition_index()), edition());
    return std::nullopt;
  }

  const Editions<Flow>& pages() const { return site().flows[page_index()]; }
  const Flow& flow() const { return flow_; }

 private:
  Flow flow_;
};

/// The answers that a question takes, a line each.
std::string answers_of(const Question& question, Language language) {
  std::size_t widest = 0;
  for (const Choice& choice : question.choices) widest = std::max(widest, choice.id.text.size());
  std::string text;
  for (const Choice& choice : question.choices) {
    const std::string gap(widest - choice.id.text.size() + 2, ' ');
    text.append("  ").append(choice.id.text).append(gap).append(choice.label.text).append("\n");
  }
  const bool is_japanese = language == Language::japanese;
  switch (question.kind) {
    case QuestionKind::one:
      break;
    case QuestionKind::many:
      text += is_japanese ? "  （いくつもなら a+b、どれでもなければ -）\n" : "  (several: a+b, none of them: -)\n";
      break;
    case QuestionKind::date:
      text += is_japanese ? "  2026-11-21 の形の日付\n" : "  a date, as 2026-11-21\n";
      break;
    case QuestionKind::number:
      text += is_japanese ? "  整数\n" : "  a whole number\n";
      break;
  }
  return text;
}

/// `facility=dental-clinic` into `facts`; false, and told, where the flow knows no such fact or value, or it
/// contradicts what was stated before.
bool add_fact(const Flow& flow, const std::string& stated, Facts& facts, Language language) {
  std::vector<std::string> known;
  for (const Fact& fact : flow.facts) {
    for (const Fact::Value& value : fact.values) {
      known.push_back(fact.id.text + "=" + value.id.text);
      if (known.back() != stated) continue;
      const auto [found, is_new] = facts.emplace(fact.id.text, value.id.text);
      if (is_new || found->second == value.id.text) return true;
      print_failure("--fact が食い違っています（" + found->first + "=" + found->second + " と " + stated + "）",
                    "--fact contradicts itself (" + found->first + "=" + found->second + " and " + stated + ")",
                    language);
      return false;
    }
  }
  if (known.empty()) {
    print_failure("このフローには、--fact で書ける事実がありません", "this flow has no facts to state with --fact",
                  language);
    return false;
  }
  const std::string list = joined({known.begin(), known.end()});
  print_failure("--fact に「" + stated + "」とは書けません（書けるのは、" + list + "）",
                "--fact cannot be “" + stated + "” (it can be: " + list + ")", language);
  return false;
}

ExitStatus refuse_answer(const FlowWalk& walk, const std::string& answer, Language language) {
  if (walk.place.question == nullptr) {
    const std::string outcome = walk.place.outcome == nullptr ? "-" : walk.place.outcome->id.text;
    print_failure("結果「" + outcome + "」に着いたあとに、答え「" + answer + "」が余っています",
                  "the answer “" + answer + "” comes after the outcome “" + outcome + "”", language);
    return ExitStatus::wrong_usage;
  }
  const std::string& id = walk.place.question->id.text;
  print_failure("質問「" + id + "」に「" + answer + "」という答えはありません。選べるのは次の答えです",
                "“" + answer + "” is no answer to the question “" + id + "”; its answers are", language);
  std::fputs(answers_of(*walk.place.question, language).c_str(), stderr);
  return ExitStatus::wrong_usage;
}

}  // namespace

ExitStatus run_walk(const FileSystem& files, const FlowOptions& options) {
  AskedFlow asked(files, options);
  if (const auto failed = asked.find()) return *failed;
  Facts facts;
  for (const std::string& fact : options.facts) {
    if (!add_fact(asked.flow(), fact, facts, asked.language())) return ExitStatus::wrong_usage;
  }
  const FlowWalk walk = walk_flow(asked.flow(), facts, options.answers, date_in_japan(options.site.now));
  if (walk.taken < options.answers.size()) return refuse_answer(walk, options.answers[walk.taken], asked.language());
  if (walk.place.outcome != nullptr) {
    std::printf("outcome %s\n", walk.place.outcome->id.text.c_str());
  } else if (walk.place.question != nullptr) {
    std::printf("question %s\n", walk.place.question->id.text.c_str());
  }
  return ExitStatus::fine;
}

ExitStatus run_graph(const FileSystem& files, const FlowOptions& options) {
  AskedFlow asked(files, options);
  if (const auto failed = asked.find()) return *failed;
  std::fputs(flow_source(asked.flow(), asked.edition()).c_str(), stdout);
  return ExitStatus::fine;
}

ExitStatus run_coverage(const FileSystem& files, const FlowOptions& options) {
  AskedFlow asked(files, options);
  if (const auto failed = asked.find()) return *failed;
  asked.print_findings();
  const auto examples = asked.site().flow_examples.find(options.flow);
  const std::vector<FlowExample> none;
  std::fputs(coverage_text(asked.site(), asked.pages(),
                           examples == asked.site().flow_examples.end() ? none : examples->second, asked.language())
                 .c_str(),
             stdout);
  return ExitStatus::fine;
}

}  // namespace shirube
