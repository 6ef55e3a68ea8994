#include "generator/drawing/flow_chart_boxes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "generator/model/value_reference.h"

namespace shirube {
namespace {

constexpr int text_space = 12;   // between a frame and its texts
constexpr int pill_corner = 24;  // a line of text that begins this far in is clear of it at any height
constexpr int cut_corner = 12;
constexpr int number_gap = 5;  // around a question's number

constexpr CellCount narrowest_text{20};
constexpr CellCount widest_text{36};
constexpr CellCount widest_label{16};

/// The text in one line, as it is told.
std::string in_one_line(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    const bool is_space = letter == ' ' || letter == '\t' || letter == '\n';
    if (is_space && (result.empty() || result.back() == ' ')) continue;
    result += is_space ? ' ' : letter;
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

CellCount widest_of(const std::vector<TextLine>& lines) {
  CellCount widest{2};
  for (const TextLine& line : lines) widest = std::max(widest, line.width);
  return widest;
}

/// The text in as few lines as the room allows, and those even where the last one would be of a few letters.
std::vector<TextLine> even_lines(std::string_view text, CellCount room) {
  std::vector<TextLine> lines = break_lines(text, room);
  if (lines.size() < 2 || lines.back().width.value * 3 > room.value) return lines;
  const CellCount least{widest_line(text).value / lines.size() + 3};
  std::vector<TextLine> even = break_lines(text, std::min(least, room));
  return even.size() == lines.size() ? even : lines;
}

/// Long texts get wider boxes, so that no box is a tower.
CellCount room_for(std::string_view text) {
  const double cells = static_cast<double>(widest_line(text).value);
  const CellCount pleasing{static_cast<std::size_t>(std::lround(std::sqrt(cells * 4.8)))};
  return std::clamp(pleasing, narrowest_text, widest_text);
}

enum class Align : std::uint8_t { left, middle };

/// A box around lines of text that stand `left` and `right` from its sides.
Part box_of(std::string names, std::vector<TextLine> lines, int left, int right, int above, Align align) {
  const int width = static_cast<int>(widest_of(lines).value) * cell;
  Part part;
  part.names = std::move(names);
  part.box.width = left + width + right;
  int y = above;
  for (TextLine& line : lines) {
    PartLine placed{std::move(line), left, y, LineStyle::plain};
    if (align == Align::middle) placed.x += (width - placed.width()) / 2;
    part.lines.push_back(std::move(placed));
    y += line_height;
  }
  part.box.height = y + above;
  return part;
}

void make_bold(Part& part) {
  for (PartLine& line : part.lines) line.style = LineStyle::bold;
}

Part question_box(int number, std::string_view ask) {
  const std::string digits = std::to_string(number);
  const int tile = std::max(2, static_cast<int>(digits.size())) * cell + 12;
  Part part =
      box_of("chart-question", even_lines(ask, room_for(ask)), number_gap + tile + 11, text_space, 8, Align::left);
  part.frame = Frame::line;
  part.corner = 8;
  Part badge;
  badge.names = "chart-number";
  badge.frame = Frame::bare;
  badge.corner = 5;
  badge.box = {number_gap, number_gap, tile, part.box.height - 2 * number_gap};
  PartLine line{break_lines(digits, CellCount{digits.size()}).front(), 0, 8 - number_gap, LineStyle::bold};
  line.x = (tile - line.width()) / 2;
  badge.lines.push_back(std::move(line));
  part.parts.push_back(std::move(badge));
  return part;
}

/// A box with its corners cut off: a thing to do, also where colours are not seen.
Part remedy_box(std::string_view title) {
  Part part =
      box_of("chart-remedy", even_lines(title, room_for(title)), text_space + 4, text_space + 4, 8, Align::left);
  const auto whole = [](int length) { return std::to_string(length); };
  const std::string cut = whole(cut_corner);
  const std::string across = whole(part.box.width - 2 * cut_corner);
  const std::string down = whole(part.box.height - 2 * cut_corner);
  std::string path = "M" + cut + " 0h" + across + "l" + cut + " " + cut + "v" + down + "l-" + cut + " " + cut + "h-" +
                     across + "l-" + cut + "-" + cut + "v-" + down + "z";
  part.shapes.push_back({"shape", std::move(path), 0, 0, Ink::line});
  return part;
}

/// A pill, as flow charts end.
Part done_box(std::string_view title) {
  Part part = box_of("chart-done", even_lines(title, room_for(title)), pill_corner, pill_corner, 8, Align::middle);
  part.frame = Frame::line;
  part.corner = std::min(pill_corner, part.box.height / 2);
  return part;
}

Part start_mark(std::string_view word) {
  Part part = box_of("chart-start", break_lines(word, widest_text), 16, 16, 4, Align::middle);
  part.frame = Frame::line;
  part.corner = part.box.height / 2;
  make_bold(part);
  return part;
}

Part mark_of(std::string_view words) {
  Part part = box_of("chart-mark", break_lines(words, widest_text), 10, 10, 4, Align::middle);
  part.frame = Frame::dashed;
  part.corner = 4;
  return part;
}

Part label_of(std::string_view words) {
  return box_of("chart-label", even_lines(words, widest_label), 4, 4, 0, Align::middle);
}

/// Ids by their index.
class Places {
 public:
  template <typename Item>
  explicit Places(const std::vector<Item>& items) {
    int index = 0;
    for (const Item& item : items) places_.emplace(item.id.text, index++);
  }
  int of(const Text& id) const {
    const auto found = places_.find(id.text);
    return found == places_.end() ? -1 : found->second;
  }

 private:
  std::map<std::string_view, int> places_;
};

}  // namespace

ChartBoxes make_chart_boxes(const Flow& flow, const Edition& edition, const FlowChartTexts& texts) {
  const Places questions(flow.questions);
  const Places outcomes(flow.outcomes);
  ChartBoxes boxes;
  boxes.start = start_mark(texts.start);
  boxes.first = questions.of(flow.start);
  for (const Question& question : flow.questions) {
    const int number = static_cast<int>(boxes.questions.size()) + 1;
    const std::string ask = with_values(question.ask.text, edition);
    ChartQuestion& drawn = boxes.questions.emplace_back();
    drawn.box = question_box(number, ask);
    drawn.mark = mark_of(texts.go_on(number));
    drawn.link = "q-" + question.id.text;
    drawn.name = std::to_string(number) + ". " + in_one_line(ask);
    drawn.mark_name = in_one_line(texts.go_on(number)) + " " + drawn.name;
    const auto add_way = [&](std::string_view words, const Text& to) {
      drawn.ways.push_back({label_of(words), questions.of(to), outcomes.of(to)});
    };
    if (question.kind == QuestionKind::one) {
      for (const Choice& choice : question.choices) add_way(with_values(choice.label.text, edition), choice.to);
    } else {
      for (const Route& route : question.routes) add_way(with_values(texts.route(question, route), edition), route.to);
    }
  }
  for (const Outcome& outcome : flow.outcomes) {
    const std::string title = with_values(outcome.title.text, edition);
    Part box = outcome.kind == OutcomeKind::done ? done_box(title) : remedy_box(title);
    boxes.outcomes.push_back({std::move(box), "o-" + outcome.id.text, in_one_line(title),
                              outcome.again.empty() ? -1 : questions.of(outcome.again)});
  }
  return boxes;
}

}  // namespace shirube
