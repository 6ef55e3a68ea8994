#include "generator/drawing/flow_chart_source.h"

#include <algorithm>
#include <string_view>

namespace shirube {
namespace {

/// The language of graphs knows one escape, and readers of labels know others that begin with the same sign.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"') result += '\\';
    if (letter == '\\') result += '\\';
    if (letter == '\n') {
      result += "\\n";
    } else {
      result += letter;
    }
  }
  return result + "\"";
}

/// As on the drawing: the lines of a box, without what places them.
std::string lines_of(const Part& part) {
  std::string text;
  for (const PartLine& line : part.lines) {
    if (!text.empty()) text += "\n";
    text += line.line.text;
  }
  return text;
}

class Writer {
 public:
  Writer(const Flow& flow, const ChartBoxes& boxes) : flow_(flow), boxes_(boxes) {}

  std::string write() {
    source_ = "digraph " + quoted(flow_.id) + " {\n";
    source_ += "  node [shape=box, style=rounded];\n";
    source_ += "  start [shape=plaintext, label=" + quoted(lines_of(boxes_.start)) + "];\n";
    for (std::size_t i = 0; i < flow_.questions.size(); ++i) {
      add_node(boxes_.questions[i].link, std::to_string(i + 1) + ". " + lines_of(boxes_.questions[i].box), "");
    }
    for (std::size_t i = 0; i < flow_.outcomes.size(); ++i) {
      const bool is_done = flow_.outcomes[i].kind == OutcomeKind::done;
      // Sides say it without colours: an octagon is a thing to do, an ellipse an end.
      add_node(boxes_.outcomes[i].link, lines_of(boxes_.outcomes[i].box),
               is_done ? ", shape=ellipse, style=solid" : ", shape=octagon, style=solid");
    }
    source_ += "\n";
    add_edge("start", name_of(boxes_.first, -1, flow_.start), "");
    for (std::size_t i = 0; i < flow_.questions.size(); ++i) add_ways(i);
    for (std::size_t i = 0; i < flow_.outcomes.size(); ++i) {
      const Text& again = flow_.outcomes[i].again;
      if (again.empty()) continue;
      add_edge(quoted(boxes_.outcomes[i].link), name_of(boxes_.outcomes[i].again, -1, again),
               "style=dashed, constraint=false");
    }
    return source_ + "}\n";
  }

 private:
  void add_node(std::string_view name, std::string_view label, std::string_view attributes) {
    source_.append("  ").append(quoted(name)).append(" [label=").append(quoted(label));
    source_.append(attributes).append("];\n");
  }

  void add_edge(std::string_view from, std::string_view to, std::string_view attributes) {
    source_.append("  ").append(from).append(" -> ").append(to);
    if (!attributes.empty()) source_.append(" [").append(attributes).append("]");
    source_ += ";\n";
  }

  std::string name_of(int question, int outcome, const Text& id) const {
    if (question >= 0) return quoted(boxes_.questions[static_cast<std::size_t>(question)].link);
    if (outcome >= 0) return quoted(boxes_.outcomes[static_cast<std::size_t>(outcome)].link);
    return quoted(id.text);
  }

  void add_ways(std::size_t index) {
    const Question& question = flow_.questions[index];
    const std::vector<ChartWay>& ways = boxes_.questions[index].ways;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      const Text& to = question.kind == QuestionKind::one ? question.choices[i].to : question.routes[i].to;
      add_edge(quoted(boxes_.questions[index].link), name_of(ways[i].question, ways[i].outcome, to),
               "label=" + quoted(lines_of(ways[i].label)));
    }
  }

  const Flow& flow_;
  const ChartBoxes& boxes_;
  std::string source_;
};

}  // namespace

std::string graph_source(const Flow& flow, const Edition& edition, const FlowChartTexts& texts) {
  return Writer(flow, make_chart_boxes(flow, edition, texts)).write();
}

}  // namespace shirube
