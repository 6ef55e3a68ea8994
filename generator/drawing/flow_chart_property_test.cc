// Random flows, sound or not: whatever they are, boxes stand apart, texts in their boxes, all of it in the drawing.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "generator/drawing/flow_chart.h"
#include "generator/drawing/flow_chart_layout.h"

namespace shirube {
namespace {

constexpr int any_width = 1152;

FlowChartTexts texts() {
  return {"はじめ", [](const Question&, const Route& route) { return route.written.text; },
          [](int number) { return "質問" + std::to_string(number) + "へ"; }};
}

/// Makes flows of a seed. Takes numbers from the engine itself: the distributions differ from library to library.
class RandomFlows {
 public:
  explicit RandomFlows(unsigned seed) : engine_(seed) {}

  /// With circles, ways to nowhere and what nothing leads to, unless it is to be sound.
  Flow flow(unsigned questions, unsigned outcomes, bool is_sound) {
    Flow flow;
    flow.start.text = "a0";
    for (unsigned i = 0; i < outcomes; ++i) flow.outcomes.push_back(outcome(i, questions));
    for (unsigned i = 0; i < questions; ++i) {
      Question question;
      question.id.text = "a" + std::to_string(i);
      question.ask.text = text(12);
      if (one_in(5)) question.kind = QuestionKind::number;
      for (unsigned way = 2 + (one_in(4) ? below(5) : 0); way > 0; --way) {
        const std::string to = target(i, questions, outcomes, is_sound);
        if (question.kind == QuestionKind::number) {
          Route& route = question.routes.emplace_back();
          route.to.text = to;
          route.written.text = text(5);
        } else {
          Choice& choice = question.choices.emplace_back();
          choice.to.text = to;
          choice.label.text = text(5);
        }
      }
      flow.questions.push_back(std::move(question));
    }
    return flow;
  }

  unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }
  bool one_in(unsigned chances) { return below(chances) == 0; }

 private:
  std::string target(unsigned from, unsigned questions, unsigned outcomes, bool is_sound) {
    if (!is_sound && one_in(20)) return "nowhere";
    if (!is_sound && one_in(12)) return "a" + std::to_string(below(questions));
    if (from + 1 < questions && one_in(2)) {
      const unsigned reach = one_in(5) ? questions : 5;
      return "a" + std::to_string(from + 1 + below(std::min(questions - from - 1, reach)));
    }
    return outcomes == 0 ? "nowhere" : "b" + std::to_string(below(outcomes));
  }

  Outcome outcome(unsigned index, unsigned questions) {
    Outcome outcome;
    outcome.id.text = "b" + std::to_string(index);
    outcome.kind = one_in(3) ? OutcomeKind::done : OutcomeKind::remedy;
    outcome.title.text = text(10);
    if (one_in(3)) outcome.again.text = "a" + std::to_string(below(questions));
    return outcome;
  }

  std::string text(unsigned most) {
    static constexpr std::string_view pieces[] = {"届いて",
                                                  "いますか？",
                                                  "「G-MIS利用案内メール」は",
                                                  "、",
                                                  "password ",
                                                  "\n",
                                                  "①",
                                                  "🏥",
                                                  "<&\">",
                                                  "か\u3099",
                                                  "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                                                  "メールボックスの空き容量は、"};
    std::string text;
    const unsigned count = one_in(10) ? below(60) : 1 + below(most);
    for (unsigned i = 0; i < count; ++i) text += pieces[below(std::size(pieces))];
    return text;
  }

  std::mt19937 engine_;
};

FlowChartLayout layout_of(const ChartBoxes& boxes) {
  return lay_out_flow_chart(build_chart_graph(boxes, chart_order(boxes), any_width));
}

bool is_inside(const Box& inner, const Box& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

/// What a shape's corners leave of a line of text: nothing of it may stick out.
void check_texts(const Part& part) {
  const Box whole{0, 0, part.box.width, part.box.height};
  for (const PartLine& line : part.lines) {
    EXPECT_TRUE(is_inside({line.x, line.y, line.width(), line_height}, whole)) << line.line.text;
    const bool is_round = part.frame != Frame::none && part.corner > 12;
    if (is_round && part.box.height > line_height + 12) {
      EXPECT_GE(line.x, part.corner) << line.line.text << " may stick out of round ends";
    }
  }
  for (const Part& inner : part.parts) {
    EXPECT_TRUE(is_inside(inner.box, whole));
    for (const PartLine& line : part.lines) EXPECT_GE(line.x, inner.box.right()) << "a number lies on its text";
    check_texts(inner);
  }
}

void check_layout(const FlowChartLayout& layout) {
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    const PlacedBox& placed = layout.boxes[i];
    EXPECT_TRUE(is_inside(placed.box, {0, 0, layout.width, layout.height}));
    EXPECT_EQ(placed.box.width, placed.node.part->box.width);
    EXPECT_EQ(placed.box.height, placed.node.part->box.height);
    check_texts(*placed.node.part);
    if (i == 0) continue;
    // In one row side by side; a row further down, below all of the one before.
    const PlacedBox& before = layout.boxes[i - 1];
    if (before.node.row == placed.node.row) {
      EXPECT_LT(before.box.right(), placed.box.x) << before.node.name << " and " << placed.node.name;
      EXPECT_EQ(before.box.y, placed.box.y);
    } else {
      EXPECT_LT(before.box.bottom(), placed.box.y);
    }
  }
}

TEST(FlowChartProperty, boxes_stand_apart_and_texts_in_them) {
  for (unsigned seed = 1; seed <= 150 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomFlows random(seed);
    const unsigned questions = 1 + random.below(random.one_in(8) ? 60 : 14);
    const Flow flow = random.flow(questions, random.below(questions + 3), seed % 2 == 0);
    const ChartBoxes boxes = make_chart_boxes(flow, Edition(), texts());
    check_layout(layout_of(boxes));
  }
}

TEST(FlowChartProperty, every_question_and_every_outcome_that_is_led_to_is_drawn) {
  for (unsigned seed = 1; seed <= 50 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomFlows random(seed);
    const Flow flow = random.flow(1 + random.below(40), 1 + random.below(20), seed % 2 == 0);
    const ChartBoxes boxes = make_chart_boxes(flow, Edition(), texts());
    std::size_t labels = 0;
    std::vector<std::string_view> drawn;
    for (const PlacedBox& placed : layout_of(boxes).boxes) {
      if (placed.node.kind == ChartNode::Kind::label) ++labels;
      drawn.push_back(placed.node.link);
    }
    std::size_t ways = 0;
    for (const ChartQuestion& question : boxes.questions) {
      ways += question.ways.size();
      EXPECT_NE(std::find(drawn.begin(), drawn.end(), question.link), drawn.end()) << question.link;
      for (const ChartWay& way : question.ways) {
        if (way.outcome < 0) continue;
        const std::string& link = boxes.outcomes[static_cast<std::size_t>(way.outcome)].link;
        EXPECT_NE(std::find(drawn.begin(), drawn.end(), link), drawn.end()) << link;
      }
    }
    EXPECT_EQ(labels, ways);
  }
}

TEST(FlowChartProperty, the_same_flow_gives_the_same_bytes) {
  for (unsigned seed = 1; seed <= 15; ++seed) {
    const auto drawing = [&] {
      RandomFlows random(seed);
      const Flow flow = random.flow(1 + random.below(30), 12, true);
      return draw_flow_chart(make_chart_boxes(flow, Edition(), texts()), {"t", "d", "t_", "d_"}, {});
    };
    const FlowChartDrawing first = drawing();
    const FlowChartDrawing second = drawing();
    EXPECT_EQ(first.chart.text, second.chart.text);
    ASSERT_EQ(first.print_parts.size(), second.print_parts.size());
    for (std::size_t i = 0; i < first.print_parts.size(); ++i) {
      EXPECT_EQ(first.print_parts[i].text, second.print_parts[i].text);
    }
  }
}

/// What a drawing with its parts for paper takes, in this program's own time.
double seconds_to_draw(const Flow& flow) {
  const std::clock_t begin = std::clock();
  draw_flow_chart(make_chart_boxes(flow, Edition(), texts()), {"t", "d", "t_", "d_"}, {});
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// One question after the other, each with an outcome of its own; or each with two questions below it.
Flow large_flow(bool is_tree) {
  Flow flow;
  flow.start.text = "a0";
  for (int i = 0; i < 500; ++i) {
    Question& question = flow.questions.emplace_back();
    question.id.text = "a" + std::to_string(i);
    question.ask.text = "「G-MIS利用案内メール」は届いていますか？";
    const int next = is_tree ? 2 * i + 1 : i + 1;
    for (int way = 0; way < 2; ++way) {
      Choice& choice = question.choices.emplace_back();
      choice.label.text = way == 0 ? "届いている" : "届いていない";
      const bool is_question = next + way < 500 && (is_tree || way == 0);
      choice.to.text = (is_question ? "a" : "b") + std::to_string(is_question ? next + way : i);
    }
    Outcome& outcome = flow.outcomes.emplace_back();
    outcome.id.text = "b" + std::to_string(i);
    outcome.title.text = "メールボックスに空きを作る";
  }
  return flow;
}

TEST(FlowChartProperty, five_hundred_questions_and_outcomes_take_less_than_two_seconds) {
  EXPECT_LT(seconds_to_draw(large_flow(false)), 2);
  EXPECT_LT(seconds_to_draw(large_flow(true)), 2);
  RandomFlows random(1);
  EXPECT_LT(seconds_to_draw(random.flow(500, 500, true)), 2);
}

}  // namespace
}  // namespace shirube
