// `shirube walk`, `shirube graph` and `shirube check --coverage`: what a flow says, for its authors.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "generator/check/flow_coverage.h"
#include "generator/commands/commands.h"
#include "generator/commands/prepared_site.h"
#include "generator/model/flow_walk.h"
#include "generator/model/suggestion.h"
#include "generator/render/flow_page.h"

namespace shirube {
namespace {

/// A flow in one edition, or what is wrong with asking for it.
class AskedFlow {
 public:
  AskedFlow(const FileSystem& files, const FlowOptions& options)
      : files_(files), options_(options), prepared_(prepare_site(files, options.site)) {}

  /// Finds what was asked for. Where that fails, it was told, and this is what to end with.
  std::optional<ExitStatus> find() {
    if (prepared_.diagnostics.has_errors()) {
      print_findings();
      return ExitStatus::content_has_errors;
    }
    const auto page = site().page(PageKind::flow, options_.flow);
    if (!page) {
      print_failure(
          "「" + options_.flow + "」というフローはありません（あるのは、" + joined(ids_of(site().flows)) + "）",
          "there is no flow “" + options_.flow + "” (there are: " + joined(ids_of(site().flows)) + ")", language());
      return ExitStatus::wrong_usage;
    }
    const auto edition = options_.edition.empty() ? base_edition() : site().edition_index(options_.edition);
    if (!edition) {
      print_failure(
          "「" + options_.edition + "」という版はありません（あるのは、" + joined(ids_of(site().editions)) + "）",
          "there is no edition “" + options_.edition + "” (there are: " + joined(ids_of(site().editions)) + ")",
          language());
      return ExitStatus::wrong_usage;
    }
    pages_ = &site().flows[page->index];
    edition_ = *edition;
    const Flow& form = pages_->in(edition_);
    if (!form.condition.holds(site().editions[edition_].lineage)) {
      const std::string& id = site().editions[edition_].id;
      print_failure("フロー「" + options_.flow + "」は、版「" + id + "」には出ません",
                    "the flow “" + options_.flow + "” is left out of the edition “" + id + "”", language());
      return ExitStatus::wrong_usage;
    }
    flow_ = resolve_flow(form, site().editions[edition_]);
    return std::nullopt;
  }

  void print_findings() const {
    const bool color = isatty(STDERR_FILENO) != 0;
    std::fputs(print_diagnostics(files_, prepared_, options_.site, color).c_str(), stderr);
  }

  const Site& site() const { return prepared_.site; }
  const Editions<Flow>& pages() const { return *pages_; }
  const Flow& flow() const { return flow_; }
  const Edition& edition() const { return site().editions[edition_]; }
  Language language() const { return options_.site.language; }

  static std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text.empty() ? "-" : text;
  }

 private:
  std::optional<std::size_t> base_edition() const {
    const auto& editions = site().editions;
    const auto base =
        std::find_if(editions.begin(), editions.end(), [](const Edition& each) { return each.base.empty(); });
    if (base == editions.end()) return std::nullopt;
    return static_cast<std::size_t>(base - editions.begin());
  }

  const FileSystem& files_;
  const FlowOptions& options_;
  PreparedSite prepared_;
  const Editions<Flow>* pages_ = nullptr;
  std::size_t edition_ = 0;
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
  const std::string list = AskedFlow::joined({known.begin(), known.end()});
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
