// A flow as tests of its checks write it: a few short lines, so that what is reported can be told with the words that
// it points at. Leaves reading the real files to generator/load.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "generator/model/flow_walk.h"
#include "generator/model/site.h"
#include "generator/model/told_test.h"

namespace shirube {

/// A site of three editions, the last two built on the first, with one flow:
///
///     start ID
///     fact ID VALUE[:EDITION]…
///     ? ID [many|date|number] [CONDITION]   a question
///     - ID [TARGET] [CONDITION]             its choices
///     = FACT VALUE[,VALUE…] CHOICE          its decisions
///     / TEST [WORD…] > TARGET [CONDITION]   its routes: `any-of a b`, `within 21`, `before 2025-04-01`, `otherwise`
///     ! ID [done] [empty] [body] [again:ID] [step:ID] [CONDITION]   an outcome, with a link unless it is empty
///
/// A label stands after `|`, a CONDITION is `only:EDITION` or `except:EDITION`.
class WrittenFlow {
 public:
  WrittenFlow() {
    site.files.add("content/flows/mail.yaml");
    for (const std::string id : {"fukushima", "national", "osaka"}) {
      Edition& edition = site.editions.emplace_back();
      edition.id = id;
      edition.lineage = {id};
      if (id != "national") edition.lineage.push_back("national");
    }
    flow.id = "mail";
    flow.variant_of_edition.assign(site.editions.size(), 0);
  }

  /// The flow of all editions. Must come first.
  void base(const std::string& written) { flow.variants.push_back(read(written)); }
  /// The flow as an edition's overlay makes it.
  void form_in(const std::string& edition, const std::string& written) {
    flow.variant_of_edition.at(site.edition_index(edition).value()) = static_cast<std::uint32_t>(flow.variants.size());
    flow.variants.push_back(read(written));
  }

  /// `ANSWER… > OUTCOME [FACT=VALUE…] [in:EDITION…] [except:EDITION…] [on:DATE]`
  FlowExample example(const std::string& written) {
    FlowExample example;
    bool is_answer = true;
    bool is_outcome = false;
    const std::vector<std::vector<Text>> lines = words_of(written);
    for (const Text& word : lines.front()) {
      const std::size_t equals = word.text.find('=');
      if (example.span.line == 0) example.span = word.span;
      if (word.text == ">") {
        is_answer = false;
        is_outcome = true;
      } else if (is_answer) {
        example.answers.push_back(word);
      } else if (std::exchange(is_outcome, false)) {
        example.outcome = word;
      } else if (word.text.starts_with("in:")) {
        example.editions.push_back(part_of(word, 3));
      } else if (word.text.starts_with("except:")) {
        example.except.push_back(part_of(word, 7));
      } else if (word.text.starts_with("on:")) {
        example.today = parse_date(word.text.substr(3));
      } else {
        Text fact = word;
        fact.text.resize(equals);
        fact.span.length = static_cast<std::uint32_t>(equals);
        example.facts.emplace_back(std::move(fact), part_of(word, equals + 1));
      }
    }
    return example;
  }

  Told told_of(const Diagnostics& diagnostics) const { return told(diagnostics, file_); }

  Site site;
  Editions<Flow> flow;

 private:
  static Text part_of(const Text& word, std::size_t from) {
    Text part = word;
    part.text.erase(0, from);
    part.span.column += static_cast<std::uint32_t>(from);
    part.span.length -= static_cast<std::uint32_t>(from);
    return part;
  }

  /// The words of each line; they are added to what is in the file.
  std::vector<std::vector<Text>> words_of(const std::string& written) {
    std::vector<std::vector<Text>> lines;
    std::istringstream stream(written);
    for (std::string line; std::getline(stream, line);) {
      file_ += line + "\n";
      ++line_;
      std::vector<Text> words;
      for (std::size_t begin = line.find_first_not_of(' '); begin != std::string::npos;) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        words.push_back({line.substr(begin, end - begin),
                         {FileId{0}, line_, static_cast<std::uint32_t>(begin + 1),
                          static_cast<std::uint32_t>(count_code_points(line.substr(begin, end - begin)).value)}});
        begin = line.find_first_not_of(' ', end);
      }
      if (!words.empty()) lines.push_back(std::move(words));
    }
    return lines;
  }

  Flow read(const std::string& written) {
    Flow read;
    for (std::vector<Text>& words : words_of(written)) {
      Condition condition;
      std::erase_if(words, [&](const Text& word) {
        if (word.text.starts_with("only:")) condition.only.push_back(part_of(word, 5));
        if (word.text.starts_with("except:")) condition.except.push_back(part_of(word, 7));
        return word.text.starts_with("only:") || word.text.starts_with("except:");
      });
      const std::string sign = words[0].text;
      words.erase(words.begin());
      const Text label = take_label(words);
      if (sign == "start") read.start = words[0];
      if (sign == "fact") read_fact(read, words);
      if (sign == "?") read_question(read, words, condition, label);
      if (sign == "-") read_choice(read.questions.back(), words, condition, label);
      if (sign == "=") read_decision(read.questions.back(), words);
      if (sign == "/") read_route(read.questions.back(), words, condition);
      if (sign == "!") read_outcome(read, words, condition, label);
    }
    return read;
  }

  static Text take_label(std::vector<Text>& words) {
    const auto sign = std::find_if(words.begin(), words.end(), [](const Text& word) { return word.text == "|"; });
    if (sign == words.end()) return {};
    const Text label = *(sign + 1);
    words.erase(sign, sign + 2);
    return label;
  }

  static void read_fact(Flow& flow, const std::vector<Text>& words) {
    Fact& fact = flow.facts.emplace_back();
    fact.id = words[0];
    for (std::size_t each = 1; each < words.size(); ++each) {
      Fact::Value& value = fact.values.emplace_back();
      value.id = words[each];
      const std::size_t colon = words[each].text.find(':');
      if (colon == std::string::npos) continue;
      value.condition.only.push_back(part_of(words[each], colon + 1));
      value.id.text.resize(colon);
    }
  }

  static void read_question(Flow& flow, const std::vector<Text>& words, const Condition& condition, const Text& ask) {
    Question& question = flow.questions.emplace_back();
    question.id = words[0];
    question.ask = ask;
    question.condition = condition;
    const std::string kind = words.size() > 1 ? words[1].text : "";
    if (kind == "many") question.kind = QuestionKind::many;
    if (kind == "date") question.kind = QuestionKind::date;
    if (kind == "number") question.kind = QuestionKind::number;
  }

  static void read_choice(Question& question, const std::vector<Text>& words, const Condition& condition,
                          const Text& label) {
    Choice& choice = question.choices.emplace_back();
    choice.id = words[0];
    choice.label = label;
    choice.condition = condition;
    if (words.size() > 1) choice.to = words[1];
  }

  static void read_decision(Question& question, const std::vector<Text>& words) {
    Decision& decision = question.decided.emplace_back();
    decision.fact = words[0];
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = words[1].text.find(',', begin);
      Text value = part_of(words[1], begin);
      value.text.resize(std::min(end, words[1].text.size()) - begin);
      value.span.length = static_cast<std::uint32_t>(value.text.size());
      decision.values.push_back(std::move(value));
    }
    decision.choice = words[2];
  }

  static void read_route(Question& question, const std::vector<Text>& words, const Condition& condition) {
    static const std::vector<std::string> tests = {"any-of",  "all-of",    "none",     "older-than",
                                                   "within",  "before",    "from",     "less-than",
                                                   "at-most", "more-than", "at-least", "otherwise"};
    Route& route = question.routes.emplace_back();
    route.condition = condition;
    route.span = words[0].span;
    route.test = static_cast<Route::Test>(std::find(tests.begin(), tests.end(), words[0].text) - tests.begin());
    std::size_t each = 1;
    for (; words[each].text != ">"; ++each) {
      if (route.test == Route::Test::any_of || route.test == Route::Test::all_of) {
        route.choices.push_back(words[each]);
        continue;
      }
      route.written = words[each];
      const auto date = parse_date(words[each].text);
      route.amount = date ? day_number(*date) : std::stoll(words[each].text);
    }
    if (each + 1 < words.size()) route.to = words[each + 1];
  }

  static void read_outcome(Flow& flow, const std::vector<Text>& words, const Condition& condition, const Text& title) {
    Outcome& outcome = flow.outcomes.emplace_back();
    outcome.id = words[0];
    outcome.title = title;
    outcome.condition = condition;
    bool is_empty = false;
    for (std::size_t each = 1; each < words.size(); ++each) {
      const std::string& word = words[each].text;
      if (word == "done") outcome.kind = OutcomeKind::done;
      if (word == "empty") is_empty = true;
      if (word == "body") outcome.body.markdown = words[each];
      if (word.starts_with("again:")) outcome.again = part_of(words[each], 6);
      if (word.starts_with("step:")) outcome.steps.emplace_back().id = part_of(words[each], 5);
    }
    if (!is_empty) outcome.links.emplace_back();
  }

  std::string file_;
  std::uint32_t line_ = 0;
};

}  // namespace shirube
