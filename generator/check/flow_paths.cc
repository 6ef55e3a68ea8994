#include "generator/check/flow_paths.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// Where the question leads as it was written, for all editions.
std::vector<std::string_view> written_targets(const Flow& written, std::string_view id) {
  std::vector<std::string_view> targets;
  for (const Question& question : written.questions) {
    if (question.id.text != id) continue;
    for (const Choice& choice : question.choices) targets.push_back(choice.to.text);
    for (const Route& route : question.routes) targets.push_back(route.to.text);
  }
  return targets;
}

/// What can be reached once everything is mended that is told of already: misspelt targets lead to what was meant,
/// routes that are never taken are taken, a question of which nothing is left has its choices. It would be told twice
/// that nothing else leads there.
std::vector<bool> reached_when_mended(const FlowGraph& graph, const Flow& written) {
  std::vector<std::string_view> ids;
  for (PlaceIndex place = 0; place < graph.size(); ++place) ids.push_back(graph.id(place).text);
  std::vector<bool> reached(graph.size());
  std::vector<PlaceIndex> open;
  const auto reach = [&](PlaceIndex place) {
    if (place == FlowGraph::nowhere || reached[place]) return;
    reached[place] = true;
    open.push_back(place);
  };
  reach(graph.start);
  while (!open.empty()) {
    const PlaceIndex place = open.back();
    open.pop_back();
    reach(graph.again[place]);
    for (const FlowGraph::Way& way : graph.ways[place]) {
      const bool is_misspelt = way.to == FlowGraph::nowhere && !way.way.to().empty();
      reach(is_misspelt ? graph.find(nearest_word(way.way.to(), ids)) : way.to);
    }
    if (!graph.ways[place].empty()) continue;
    for (const std::string_view target : written_targets(written, graph.id(place).text)) reach(graph.find(target));
  }
  return reached;
}

void report_unreachable(const FlowForm& form, const FlowGraph& graph, const std::vector<bool>& reached,
                        FlowFindings& findings) {
  if (std::find(reached.begin(), reached.end(), false) == reached.end()) return;
  const std::vector<bool> mended = reached_when_mended(graph, *form.written);
  // What could not be read of a question may lead anywhere.
  for (PlaceIndex place = 0; place < graph.size(); ++place) {
    if (mended[place] && graph.is_question(place) && !form.flow.questions[place].is_whole) return;
  }
  for (PlaceIndex place = 0; place < graph.size(); ++place) {
    const Text& id = graph.id(place);
    if (mended[place] || graph.find(id.text) != place) continue;
    findings.add(form.editions,
                 mistake("flow-unreachable", id.span,
                         {{"place", id.text}, {"kind", graph.is_question(place) ? "question" : "outcome"}}));
  }
}

void report_endless(const FlowForm& form, const FlowGraph& graph, const std::vector<bool>& reached,
                    FlowFindings& findings) {
  for (const auto& group : groups_of(graph, reached)) {
    if (!is_endless(graph, group)) continue;
    const Round round = round_in(graph, group);
    const Text& back = round.last->choice != nullptr ? round.last->choice->to : round.last->route->to;
    findings.add(form.editions, mistake("flow-endless", back.span, {{"path", path_text(graph, round.places)}}));
  }
}

void report_too_long(const FlowForm& form, const FlowGraph& graph, FlowFindings& findings) {
  const std::vector<PlaceIndex> path = longest_path(graph);
  const auto questions = static_cast<std::size_t>(
      std::count_if(path.begin(), path.end(), [&](PlaceIndex place) { return graph.is_question(place); }));
  if (questions <= most_questions_on_a_path) return;
  findings.add(form.editions, mistake("flow-too-long", form.flow.start.span,
                                      {{"count", std::to_string(questions)}, {"path", path_text(graph, path)}}));
}

}  // namespace

void check_paths(const FlowForm& form, const FlowGraph& graph, FlowFindings& findings) {
  // That the start is no question is told by itself; nothing could be reached from there.
  if (graph.start == FlowGraph::nowhere || !graph.is_question(graph.start)) return;
  const std::vector<bool> reached = reached_from(graph, graph.start);
  report_unreachable(form, graph, reached, findings);
  report_endless(form, graph, reached, findings);
  report_too_long(form, graph, findings);
}

}  // namespace shirube
