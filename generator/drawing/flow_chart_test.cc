#include "generator/drawing/flow_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/drawing/flow_chart_graph.h"
#include "generator/drawing/flow_chart_source.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

FlowChartTexts texts() {
  return {"はじめ", [](const Question&, const Route& route) { return "[" + route.written.text + "]"; },
          [](int number) { return "質問" + std::to_string(number) + "へ"; }};
}

/// A question with ways out of it, `yes>b` each: a label and where it leads.
Question question(std::string_view id, std::string_view ask, std::initializer_list<std::string_view> ways) {
  Question question;
  question.id.text = id;
  question.ask.text = ask;
  for (const std::string_view way : ways) {
    Choice& choice = question.choices.emplace_back();
    choice.label.text = way.substr(0, way.find('>'));
    choice.to.text = way.substr(way.find('>') + 1);
  }
  return question;
}

Outcome outcome(std::string_view id, std::string_view title, OutcomeKind kind, std::string_view again = {}) {
  Outcome outcome;
  outcome.id.text = id;
  outcome.title.text = title;
  outcome.kind = kind;
  outcome.again.text = again;
  return outcome;
}

Flow flow(std::vector<Question> questions, std::vector<Outcome> outcomes) {
  Flow flow;
  flow.id = "mail";
  flow.start.text = questions.front().id.text;
  flow.questions = std::move(questions);
  flow.outcomes = std::move(outcomes);
  return flow;
}

Flow small_flow() {
  return flow({question("got-it", "届いた？", {"はい>end", "いいえ>look"})},
              {outcome("end", "完了", OutcomeKind::done), outcome("look", "探す", OutcomeKind::remedy, "got-it")});
}

FlowChartDrawing draw(const Flow& flow, const Edition& edition = {}) {
  return draw_flow_chart(make_chart_boxes(flow, edition, texts()), {"図", "説明", "chart-title_", "chart-text_"}, {});
}

std::string source(const Flow& flow) { return graph_source(flow, Edition(), texts()); }

TEST(FlowChart, a_question_with_two_outcomes) {
  EXPECT_EQ(draw(small_flow()).chart.text,
            R"x(<svg class="chart chart-16" role="group" aria-labelledby="chart-title_" )x"
            R"x(aria-describedby="chart-text_" viewBox="0 0 188 230" width="11.75em" height="14.375em">)x"
            R"x(<title id="chart-title_">図</title><desc id="chart-text_">説明</desc>)x"
            R"x(<g font-family="monospace" font-size="16" fill="none" stroke="currentColor">)x"
            R"x(<g aria-hidden="true"><g class="chart-lines" stroke-width="1.5"><path d="M124 36V52"/>)x"
            R"x(<path d="M124 100V104q0 8 -8 8H52q-8 0 -8 8V120M124 100V120"/>)x"
            R"x(<path class="chart-again" stroke-dasharray="6 4" d="M166 108V108q0 4 4 4H172q4 0 4 4V144"/>)x"
            R"x(<path d="M44 144V178"/><path d="M124 144V150q0 6 6 6H130q6 0 6 6V178"/>)x"
            R"x(<path class="chart-again" stroke-dasharray="6 4" d="M176 144V160q0 8 -8 8H158q-8 0 -8 8V186"/>)x"
            R"x(<path class="arrows" fill="currentColor" stroke="none" d="M124 60l-5 -9h10zM166 100l-5 )x"
            R"x(9h10zM44 186l-5 -9h10zM136 186l-5 -9h10z"/></g><g class="chart-start"><g class="outline">)x"
            R"x(<rect x="84" y="4" width="80" height="32" rx="16"/></g>)x"
            R"x(<text x="100" y="26" font-weight="700" fill="currentColor" stroke="none">はじめ</text></g>)x"
            R"x(<g class="chart-label"><text x="28" y="138" fill="currentColor" stroke="none">はい</text></g>)x"
            R"x(<g class="chart-label"><text x="100" y="138" fill="currentColor" stroke="none">いいえ</text>)x"
            R"x(</g></g><a href="#q-got-it" aria-label="1. 届いた？"><g class="chart-question">)x"
            R"x(<g class="outline"><rect x="64" y="60" width="120" height="40" rx="8"/>)x"
            R"x(<g class="chart-number"><rect x="69" y="65" width="28" height="30" rx="5" stroke="none"/>)x"
            R"x(<text x="79" y="86" textLength="8" lengthAdjust="spacingAndGlyphs" font-weight="700" )x"
            R"x(fill="currentColor" stroke="none">1</text></g></g> )x"
            R"x(<text x="108" y="86" fill="currentColor" stroke="none">届いた？</text></g></a>)x"
            R"x(<a href="#o-end" aria-label="完了"><g class="chart-done"><g class="outline">)x"
            R"x(<rect x="4" y="186" width="80" height="40" rx="20"/></g>)x"
            R"x(<text x="28" y="212" fill="currentColor" stroke="none">完了</text></g></a>)x"
            R"x(<a href="#o-look" aria-label="探す"><g class="chart-remedy"><g class="outline">)x"
            R"x(<path class="shape" transform="translate(104 186)" d="M12 0h40l12 12v16l-12 12h-40l-12-12v-16z"/>)x"
            R"x(</g><text x="120" y="212" fill="currentColor" stroke="none">探す</text></g></a></g></svg>)x");
}

TEST(FlowChart, one_that_fits_a_page_is_printed_as_it_is) {
  EXPECT_THAT(draw(small_flow()).print_parts, IsEmpty());
  EXPECT_THAT(draw(small_flow()).chart.text, Not(HasSubstr("screen-only")));
}

TEST(FlowChart, values_are_the_editions) {
  Edition edition;
  edition.values["contact.name"].text = "大阪府";
  const Flow drawn = flow({question("q", "{{ contact.name }}？", {"{{ contact.name }}です>o", "ほか>o"})},
                          {outcome("o", "{{contact.name}}へ{{ nothing }}", OutcomeKind::remedy)});
  const std::string svg = draw(drawn, edition).chart.text;
  EXPECT_THAT(svg, HasSubstr(">大阪府？<"));
  EXPECT_THAT(svg, HasSubstr(">大阪府です<"));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"大阪府へ{{ nothing }}\""));
}

TEST(FlowChart, a_boxs_text_reads_as_the_links_name) {
  const std::string ask = "Did the mail from the office arrive at last?";
  const std::string svg =
      draw(flow({question("q", ask, {"Yes>o", "No>o"})}, {outcome("o", "O", OutcomeKind::done)})).chart.text;
  std::string shown = svg.substr(svg.find("aria-label=\"1. "));
  shown.resize(shown.find("</a>"));
  shown.erase(0, shown.find('>') + 1);
  std::string text;
  bool is_text = true;
  for (const char letter : shown) {
    if (letter == '<') is_text = false;
    if (is_text) text += letter;
    if (letter == '>') is_text = true;
  }
  EXPECT_EQ(text, "1 " + ask);
}

TEST(FlowChart, texts_are_escaped) {
  const std::string svg =
      draw(flow({question("q", "<b>", {"<i>>o", "&>o"})}, {outcome("o", "\"'", OutcomeKind::done)})).chart.text;
  EXPECT_THAT(svg, HasSubstr("1. &lt;b&gt;"));
  EXPECT_THAT(svg, HasSubstr(">&amp;</text>"));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"&quot;&#39;\""));
  EXPECT_THAT(svg, Not(HasSubstr("<b>")));
}

TEST(FlowChart, routes_are_in_the_words_that_they_are_given) {
  Question asked = question("q", "いつ？", {});
  asked.kind = QuestionKind::date;
  asked.routes.resize(2);
  asked.routes[0].written.text = "3 weeks";
  asked.routes[0].to.text = asked.routes[1].to.text = "o";
  EXPECT_THAT(draw(flow({asked}, {outcome("o", "O", OutcomeKind::done)})).chart.text, HasSubstr(">[3 weeks]<"));
}

TEST(FlowChart, as_a_file_its_links_lead_to_the_page) {
  const std::string file = draw_flow_chart(make_chart_boxes(small_flow(), Edition(), texts()),
                                           {"図", "説明", "title", "text"}, {"mail.html", "図だけ"})
                               .file;
  EXPECT_THAT(file, HasSubstr(">図だけ</desc>"));
  EXPECT_THAT(file, HasSubstr("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart"));
  EXPECT_THAT(file, HasSubstr("<a href=\"mail.html#q-got-it\""));
  EXPECT_TRUE(file.ends_with("</svg>\n"));
}

/// Twelve questions, one below the other.
Flow long_flow() {
  std::vector<Question> questions;
  for (int i = 1; i <= 12; ++i) {
    const std::string next = i == 12 ? "end" : "q" + std::to_string(i + 1);
    questions.push_back(question("q" + std::to_string(i), "問" + std::to_string(i), {"はい>" + next, "いいえ>look"}));
  }
  return flow(std::move(questions),
              {outcome("end", "完了", OutcomeKind::done), outcome("look", "探す", OutcomeKind::remedy, "q1")});
}

TEST(FlowChart, one_that_does_not_fit_a_page_is_printed_in_parts) {
  const FlowChartDrawing drawing = draw(long_flow());
  EXPECT_THAT(drawing.chart.text, HasSubstr(" screen-only\""));
  ASSERT_THAT(drawing.print_parts, SizeIs(2));
  const std::string& first = drawing.print_parts[0].text;
  const std::string& second = drawing.print_parts[1].text;
  EXPECT_TRUE(first.starts_with("<svg class=\"chart print-only\" aria-hidden=\"true\" viewBox="))
      << first.substr(0, 90);
  for (const std::string* part : {&first, &second}) {
    EXPECT_THAT(*part, Not(HasSubstr("<a")));
    EXPECT_THAT(*part, Not(HasSubstr("id=")));
    EXPECT_THAT(*part, HasSubstr(">探す<"));  // drawn in each
  }
  EXPECT_THAT(first, HasSubstr(">はじめ<"));
  EXPECT_THAT(second, Not(HasSubstr(">はじめ<")));
  EXPECT_THAT(second, HasSubstr(">問12<"));
  EXPECT_THAT(second, HasSubstr(">質問1へ<"));  // to be tried again
}

TEST(FlowChart, what_is_far_away_is_drawn_once_more) {
  const std::string svg = draw(long_flow()).chart.text;
  std::size_t count = 0;
  for (std::size_t at = svg.find("#o-look"); at != std::string::npos; at = svg.find("#o-look", at + 1)) ++count;
  EXPECT_EQ(count, 2U);
  EXPECT_THAT(svg, HasSubstr("<a href=\"#q-q1\" aria-label=\"質問1へ 1. 問1\"><g class=\"chart-mark\">"));
}

TEST(FlowChart, circles_and_ways_to_nowhere_are_drawn_too) {
  const Flow drawn =
      flow({question("a", "A？", {"はい>b", "いいえ>nowhere"}), question("b", "B？", {"はい>a", "いいえ>b"})}, {});
  const std::string svg = draw(drawn).chart.text;
  EXPECT_THAT(svg, HasSubstr(">質問1へ<"));
  EXPECT_THAT(svg, HasSubstr(">質問2へ<"));
  EXPECT_THAT(draw(flow({question("a", "A？", {})}, {})).chart.text, HasSubstr(">A？<"));
}

TEST(FlowChartOrder, a_question_comes_after_all_that_lead_to_it_and_next_to_one) {
  const ChartBoxes boxes = make_chart_boxes(
      flow({question("a", "A", {"1>b", "2>c"}), question("b", "B", {"1>d", "2>e"}), question("c", "C", {"1>e", "2>d"}),
            question("d", "D", {}), question("e", "E", {}), question("f", "F", {"1>f", "2>d"})},
           {}),
      Edition(), texts());
  EXPECT_THAT(chart_order(boxes), ElementsAre(0, 1, 2, 4, 3, 5));
}

TEST(GraphSource, is_read_by_graphviz_and_by_people) {
  EXPECT_EQ(source(small_flow()), R"(digraph "mail" {
  node [shape=box, style=rounded];
  start [shape=plaintext, label="はじめ"];
  "q-got-it" [label="1. 届いた？"];
  "o-end" [label="完了", shape=ellipse, style=solid];
  "o-look" [label="探す", shape=octagon, style=solid];

  start -> "q-got-it";
  "q-got-it" -> "o-end" [label="はい"];
  "q-got-it" -> "o-look" [label="いいえ"];
  "o-look" -> "q-got-it" [style=dashed, constraint=false];
}
)");
}

TEST(GraphSource, texts_cannot_end_their_quotes) {
  EXPECT_THAT(
      source(flow({question("q", "a\"b\\", {"\\N>nowhere"})}, {})),
      testing::AllOf(HasSubstr(R"("q-q" [label="1. a\"b\\"];)"), HasSubstr(R"("q-q" -> "nowhere" [label="\\N"];)")));
}

}  // namespace
}  // namespace shirube
