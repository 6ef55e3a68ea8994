#include "generator/check/flow_coverage.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>

#include "base/diagnostic_print.h"
#include "base/utf8.h"
#include "generator/check/flow_examples.h"
#include "generator/check/flow_graph.h"

namespace shirube {
namespace {

constexpr std::uint64_t most_paths_listed = 1000;

struct Words {
  std::string_view flow, editions, paths, no_path, many_paths, choices, outcomes, uncovered, covered, covered_end;
};

constexpr Words japanese = {"フロー",
                            "版",
                            "道筋",
                            "道筋は数えられません。終わらない道筋があるか、始まりの質問がありません。",
                            "道筋が多いので、並べません。",
                            "選択肢ごとの例の数",
                            "結果ごとの例の数",
                            "例がありません",
                            "（例で通るもの: ",
                            "）"};
constexpr Words english = {"flow",
                           "editions",
                           "paths",
                           "the paths cannot be counted: one never ends, or there is no question to start from",
                           "too many to list",
                           "examples by choice",
                           "examples by outcome",
                           "no example",
                           " (covered: ",
                           ")"};

/// What tells two forms' graphs apart.
std::string shape_of(const FlowGraph& graph) {
  std::string shape = graph.flow->start.text;
  for (PlaceIndex place = 0; place < graph.size(); ++place) {
    shape.append("\n").append(graph.id(place).text).append(graph.is_question(place) ? "?" : "!");
    if (graph.again[place] != FlowGraph::nowhere) shape.append(graph.id(graph.again[place]).text);
    if (!graph.is_question(place)) continue;
    const Question& question = graph.flow->questions[place];
    for (const FlowGraph::Way& way : graph.ways[place]) {
      shape.append("\n ").append(name_of_way(question, way.way)).append(" ").append(way.way.to());
    }
    for (const Decision& decision : question.decided) {
      shape.append("\n ").append(decision.fact.text).append(" ").append(decision.choice.text);
      for (const Text& value : decision.values) shape.append(" ").append(value.text);
    }
  }
  return shape;
}

/// The forms, those with the same graph taken together.
std::vector<FlowForm> groups_of_forms(const Site& site, const Editions<Flow>& flow) {
  std::vector<FlowForm> groups;
  std::map<std::string, std::size_t> known;
  for (FlowForm& form : forms_of(site, flow)) {
    const auto [group, is_new] = known.try_emplace(shape_of(graph_of(form.flow)), groups.size());
    if (is_new) {
      groups.push_back(std::move(form));
      continue;
    }
    EditionSet& editions = groups[group->second].editions;
    std::transform(editions.begin(), editions.end(), form.editions.begin(), editions.begin(), std::logical_or<>());
  }
  return groups;
}

class CoverageText {
 public:
  CoverageText(const Site& site, const std::vector<FlowExample>& examples, Language language)
      : site_(site), examples_(examples), words_(language == Language::japanese ? japanese : english) {}

  std::string run(const Editions<Flow>& flow) {
    line(std::string(words_.flow) + ": " + flow.id);
    for (const FlowForm& form : groups_of_forms(site_, flow)) append_form(form);
    return std::move(text_);
  }

 private:
  struct Count {
    std::string name;
    std::size_t examples = 0;
  };

  void append_form(const FlowForm& form) {
    const FlowGraph graph = graph_of(form.flow);
    line("");
    line(std::string(words_.editions) + ": " + names_of(form.editions));
    append_paths(graph);
    append_counts(form, graph);
  }

  void append_paths(const FlowGraph& graph) {
    const std::vector<std::uint64_t> counts = count_paths(graph);
    if (counts.empty()) return line(std::string(words_.no_path));
    const std::uint64_t paths = counts[graph.start];
    const std::string number = (paths == most_paths ? "≥ " : "") + std::to_string(paths);
    line(std::string(words_.paths) + ": " + number);
    if (paths > most_paths_listed) return line("  " + std::string(words_.many_paths));
    list_paths(graph, counts);
  }

  /// Only places from which a path leads to an outcome are gone to, so that every step taken is one that is printed.
  void list_paths(const FlowGraph& graph, const std::vector<std::uint64_t>& counts) {
    struct Visit {
      PlaceIndex place;
      std::size_t begin;  // of what stands for it in `path`
      std::size_t next_way = 0;
    };
    std::string path;
    std::uint64_t listed = 0;
    std::vector<Visit> visits = {{graph.start, 0}};
    while (!visits.empty()) {
      Visit& visit = visits.back();
      path.resize(visit.begin);
      const PlaceIndex place = visit.place;
      if (!graph.is_question(place)) line("  " + std::to_string(++listed) + ". " + path + graph.id(place).text);
      if (visit.next_way == graph.ways[place].size()) {
        visits.pop_back();
        continue;
      }
      const FlowGraph::Way& way = graph.ways[place][visit.next_way++];
      if (!way.is_taken || way.to == FlowGraph::nowhere || counts[way.to] == 0) continue;
      path.append(name_of_way(graph.flow->questions[place], way.way)).append(" → ");
      visits.push_back({way.to, path.size()});
    }
  }

  void append_counts(const FlowForm& form, const FlowGraph& graph) {
    const Passes passes = count_passes(site_, form, examples_);
    const auto counted = [&](std::string name) {
      const auto found = passes.find(name);
      return Count{std::move(name), found == passes.end() ? 0 : found->second};
    };
    std::vector<Count> choices;
    std::vector<Count> outcomes;
    for (PlaceIndex place = 0; place < graph.size(); ++place) {
      for (const FlowGraph::Way& way : graph.ways[place]) {
        if (way.way.choice != nullptr && way.way.choice->id.empty()) continue;
        choices.push_back(counted(name_of_way(form.flow.questions[place], way.way)));
      }
    }
    for (const Outcome& outcome : form.flow.outcomes) outcomes.push_back(counted(name_of_outcome(outcome)));
    append_table(words_.choices, choices);
    append_table(words_.outcomes, outcomes);
  }

  void append_table(std::string_view title, const std::vector<Count>& counts) {
    std::size_t covered = 0;
    std::size_t width = 0;
    for (const Count& count : counts) {
      covered += count.examples > 0 ? 1 : 0;
      width = std::max(width, count_cells(count.name).value);
    }
    line(std::string(title).append(words_.covered) + std::to_string(covered) + "/" + std::to_string(counts.size()) +
         std::string(words_.covered_end));
    for (const Count& count : counts) {
      const std::string gap(width - count_cells(count.name).value + 2, ' ');
      std::string row = "  " + count.name + gap + std::to_string(count.examples);
      if (count.examples == 0) row.append("  ← ").append(words_.uncovered);
      line(row);
    }
  }

  std::string names_of(const EditionSet& editions) const {
    std::string names;
    for (std::size_t edition = 0; edition < editions.size(); ++edition) {
      if (editions[edition]) names.append(names.empty() ? "" : ", ").append(site_.editions[edition].id);
    }
    return names;
  }

  // What authors wrote goes to a terminal.
  void line(const std::string& written) { text_.append(visible_text(written)).append("\n"); }

  const Site& site_;
  const std::vector<FlowExample>& examples_;
  const Words& words_;
  std::string text_;
};

}  // namespace

std::string coverage_text(const Site& site, const Editions<Flow>& flow, const std::vector<FlowExample>& examples,
                          Language language) {
  return CoverageText(site, examples, language).run(flow);
}

}  // namespace shirube
