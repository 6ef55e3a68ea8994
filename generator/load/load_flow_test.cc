#include "generator/load/load_flow.h"

#include <gtest/gtest.h>

#include "generator/load/overlay.h"
#include "generator/model/flow_walk.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  Flow flow;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  Flow flow;
  if (node) flow = load_flow("mail", *node, diagnostics);
  return {std::move(flow), told(diagnostics, text)};
}

/// A flow with a question `q` of these lines, each of which stands in the file from line 6 on.
Loaded load_question(const std::string& lines) {
  return load("title: T\nstart: q\noutcomes: {o: {title: O}}\nquestions:\n  q:\n" + lines);
}
/// The same with a route, from column 14 of line 8 on.
Loaded load_route(const std::string& kind, const std::string& route) {
  return load_question("    ask: A\n    " + kind + "\n    routes: [" + route + "]\n");
}
/// What is told of a flow with these facts or outcomes.
Loaded load_with(const std::string& lines) {
  return load("title: T\nstart: q\nquestions: {q: {ask: A, choices: {id: a, label: A, to: o}}}\n" + lines);
}

TEST(LoadFlow, a_flow_needs_a_title_a_start_questions_and_outcomes) {
  EXPECT_EQ(load("summary: S\n").told,
            (Told{R"(1:1 "s" missing-key key=outcomes)", R"(1:1 "s" missing-key key=questions)",
                  R"(1:1 "s" missing-key key=start)", R"(1:1 "s" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\nstart: q\nquestions: {}\noutcomes:\n").told,
            (Told{R"(3:12 "{" wrong-type key=questions expected=map found=nothing)",
                  R"(4:10 "" wrong-type key=outcomes expected=map found=nothing)"}));
  EXPECT_EQ(load("title: T\nstart: q\nquestions: [{id: q}]\noutcomes: x\n").told,
            (Told{R"(3:12 "[" wrong-type key=questions expected=map found=list)",
                  R"(4:11 "x" wrong-type key=outcomes expected=map found=text)"}));
}

TEST(LoadFlow, all_that_a_flow_may_hold_is_read) {
  const auto [flow, told] = load(R"(title: T
summary: S
audience: [clinic, {id: hospital, only: osaka}]
note: {kind: caution, title: N, body: n}
facts:
  facility:
    title: 種類
    values: {hospital: 病院, clinic: {label: 診療所, only: osaka}}
    except: [tokyo]
start: arrived
questions:
  arrived:
    ask: 届きましたか？
    help: |
      送り主を見ます。
    choices:
      - {id: "yes", label: はい, to: done, note: よかったです, except: osaka}
      - {id: "no", label: いいえ, to: wait}
    decided:
      - {when: {facility: [hospital, clinic]}, choice: "yes"}
      - {when: {facility: clinic}, choice: "no", only: osaka}
    only: [osaka, tokyo]
  again:
    choose: one
    ask: もう一度？
    choices: [{id: a, label: A, to: done}]
outcomes:
  wait:
    title: 待つ
    body: |
      待ちます。
    steps:
      - {id: look, title: 見る, screen: {use: log-in, point: [send]}}
    link: [guide:log-in]
    contact: desk
    next: guide:log-in
    again: arrived
    except: tokyo
  done: {kind: done, title: 終わり}
related: guide:log-in
source: {document: manual, section: 第2章}
contact: mamis-desk
reviewed: 2026-11-01
only: [osaka, tokyo]
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(flow.id, "mail");
  EXPECT_EQ(flow.span, (Span{FileId{0}, 1, 1, 1}));
  EXPECT_EQ(flow.title.text, "T");
  EXPECT_EQ(flow.summary.text, "S");
  ASSERT_EQ(flow.audience.size(), 2U);
  EXPECT_EQ(flow.audience[1].condition.only.size(), 1U);
  EXPECT_EQ(flow.notes.at(0).kind, NoteKind::caution);

  const Fact& facility = flow.facts.at(0);
  EXPECT_EQ(facility.id.text, "facility");
  EXPECT_EQ(facility.id.span, (Span{FileId{0}, 6, 3, 8}));
  EXPECT_EQ(facility.title.text, "種類");
  ASSERT_EQ(facility.values.size(), 2U);
  EXPECT_EQ(facility.values[0].id.text, "hospital");
  EXPECT_EQ(facility.values[0].label.text, "病院");
  EXPECT_EQ(facility.values[0].label.span, (Span{FileId{0}, 8, 24, 2}));
  EXPECT_EQ(facility.values[1].label.text, "診療所");
  EXPECT_EQ(facility.values[1].condition.only.size(), 1U);
  EXPECT_EQ(facility.condition.except.size(), 1U);

  EXPECT_EQ(flow.start.text, "arrived");
  ASSERT_EQ(flow.questions.size(), 2U);
  const Question& arrived = flow.questions[0];
  EXPECT_EQ(arrived.id.text, "arrived");
  EXPECT_EQ(arrived.id.span, (Span{FileId{0}, 12, 3, 7}));
  EXPECT_EQ(arrived.kind, QuestionKind::one);
  EXPECT_EQ(arrived.ask.text, "届きましたか？");
  EXPECT_EQ(arrived.help.markdown.text, "送り主を見ます。");
  ASSERT_EQ(arrived.choices.size(), 2U);
  EXPECT_EQ(arrived.choices[0].id.text, "yes");
  EXPECT_EQ(arrived.choices[0].label.text, "はい");
  EXPECT_EQ(arrived.choices[0].to.text, "done");
  EXPECT_EQ(arrived.choices[0].note.text, "よかったです");
  EXPECT_EQ(arrived.choices[0].condition.except.size(), 1U);
  ASSERT_EQ(arrived.decided.size(), 2U);
  EXPECT_EQ(arrived.decided[0].fact.text, "facility");
  EXPECT_EQ(arrived.decided[0].fact.span, (Span{FileId{0}, 20, 17, 8}));
  ASSERT_EQ(arrived.decided[0].values.size(), 2U);
  EXPECT_EQ(arrived.decided[0].values[1].text, "clinic");
  EXPECT_EQ(arrived.decided[0].choice.text, "yes");
  EXPECT_EQ(arrived.decided[1].values.at(0).text, "clinic");
  EXPECT_EQ(arrived.decided[1].condition.only.size(), 1U);
  EXPECT_EQ(arrived.condition.only.size(), 2U);
  EXPECT_EQ(flow.questions[1].id.text, "again");

  ASSERT_EQ(flow.outcomes.size(), 2U);
  const Outcome& wait = flow.outcomes[0];
  EXPECT_EQ(wait.id.span, (Span{FileId{0}, 28, 3, 4}));
  EXPECT_EQ(wait.kind, OutcomeKind::remedy);
  EXPECT_EQ(wait.title.text, "待つ");
  EXPECT_EQ(wait.body.markdown.text, "待ちます。");
  EXPECT_EQ(wait.steps.at(0).screens.at(0).points.at(0).id.text, "send");
  EXPECT_EQ(wait.links.at(0).to.text, "guide:log-in");
  EXPECT_EQ(wait.contact.text, "desk");
  EXPECT_EQ(wait.next.text, "guide:log-in");
  EXPECT_EQ(wait.again.text, "arrived");
  EXPECT_EQ(wait.condition.except.size(), 1U);
  EXPECT_EQ(flow.outcomes[1].kind, OutcomeKind::done);

  EXPECT_EQ(flow.related.at(0).to.text, "guide:log-in");
  EXPECT_EQ(flow.sources.at(0).section.text, "第2章");
  EXPECT_EQ(flow.contact.text, "mamis-desk");
  EXPECT_EQ(flow.reviewed, (Date{2026, 11, 1}));
  EXPECT_EQ(flow.reviewed_span.line, 43U);
  EXPECT_EQ(flow.condition.only.size(), 2U);
}

TEST(LoadFlow, of_many_choices_the_routes_decide) {
  const auto [flow, told] = load_question(R"(    ask: A
    choose: many
    choices: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]
    routes:
      - {any-of: a, to: o}
      - {all-of: [b, c], to: o, only: osaka}
      - {none: true, to: o}
      - {to: o, otherwise: true}
    decided: {when: {facility: clinic}, choice: a}
)");
  EXPECT_EQ(told, Told{});
  const Question& question = flow.questions.at(0);
  EXPECT_EQ(question.kind, QuestionKind::many);
  EXPECT_TRUE(question.choices.at(0).to.empty());
  ASSERT_EQ(question.routes.size(), 4U);
  EXPECT_EQ(question.routes[0].test, Route::Test::any_of);
  EXPECT_EQ(question.routes[0].span, (Span{FileId{0}, 10, 10, 6}));
  EXPECT_EQ(question.routes[0].choices.at(0).text, "a");
  EXPECT_EQ(question.routes[0].to.text, "o");
  EXPECT_EQ(question.routes[1].test, Route::Test::all_of);
  EXPECT_EQ(question.routes[1].choices.size(), 2U);
  EXPECT_EQ(question.routes[1].condition.only.size(), 1U);
  EXPECT_EQ(question.routes[2].test, Route::Test::none);
  EXPECT_EQ(question.routes[3].test, Route::Test::otherwise);
  EXPECT_EQ(question.routes[3].span, (Span{FileId{0}, 13, 17, 9}));
  EXPECT_EQ(question.decided.size(), 1U);
}

TEST(LoadFlow, dates_are_compared_with_today_or_with_a_date) {
  const auto [flow, told] = load_route("answer: date",
                                       "{older-than: {weeks: 3}, to: o}, {within: {days: 20}, to: o}, "
                                       "{before: 2025-04-01, to: o}, {from: 1970-01-02, to: o}");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(flow.questions.at(0).kind, QuestionKind::date);
  const std::vector<Route>& routes = flow.questions[0].routes;
  ASSERT_EQ(routes.size(), 4U);
  EXPECT_EQ(routes[0].test, Route::Test::older_than);
  EXPECT_EQ(routes[0].amount, 21);
  EXPECT_EQ(routes[0].written.text, "3 weeks");
  EXPECT_EQ(routes[0].written.span, (Span{FileId{0}, 8, 35, 1}));
  EXPECT_EQ(routes[1].test, Route::Test::within);
  EXPECT_EQ(routes[1].amount, 20);
  EXPECT_EQ(routes[1].written.text, "20 days");
  EXPECT_EQ(routes[2].test, Route::Test::before);
  EXPECT_EQ(routes[2].amount, day_number({2025, 4, 1}));
  EXPECT_EQ(routes[2].written.text, "2025-04-01");
  EXPECT_EQ(routes[2].written.span.length, 10U);
  EXPECT_EQ(routes[3].test, Route::Test::from);
  EXPECT_EQ(routes[3].amount, 1);
}

TEST(LoadFlow, numbers_are_whole_and_may_be_below_zero) {
  const auto [flow, told] = load_route("answer: number",
                                       "{less-than: -999999999, to: o}, {at-most: 0, to: o}, {more-than: 12, to: o}, "
                                       "{at-least: 999999999, to: o}, {otherwise: true, to: o}");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(flow.questions.at(0).kind, QuestionKind::number);
  const std::vector<Route>& routes = flow.questions[0].routes;
  ASSERT_EQ(routes.size(), 5U);
  EXPECT_EQ(routes[0].test, Route::Test::less_than);
  EXPECT_EQ(routes[0].amount, -999'999'999);
  EXPECT_EQ(routes[0].written.text, "-999999999");
  EXPECT_EQ(routes[1].test, Route::Test::at_most);
  EXPECT_EQ(routes[2].test, Route::Test::more_than);
  EXPECT_EQ(routes[2].amount, 12);
  EXPECT_EQ(routes[3].test, Route::Test::at_least);
  EXPECT_EQ(routes[4].test, Route::Test::otherwise);
}

TEST(LoadFlow, a_route_has_one_comparison_and_a_target) {
  EXPECT_EQ(
      load_route("answer: number", "{to: o}, {at-most: 1, more-than: 1, otherwise: true, to: o}, {at-most: 1}").told,
      (Told{R"(8:14 "{" one-key)", R"(8:36 "more-than" one-key hint=several | first-here 8:24 "at-most")",
            R"(8:50 "otherwise" one-key hint=several | first-here 8:24 "at-most")", R"(8:75 "{" missing-key key=to)"}));
  EXPECT_EQ(load_route("answer: number", "{at_most: 1, to: o}").told,
            Told{R"(8:15 "at_most" unknown-key key=at_most suggestion=at-most)"});
}

TEST(LoadFlow, the_first_of_two_comparisons_counts_and_a_route_without_one_is_left_out) {
  const Flow flow = load_route("answer: number", "{to: o}, {more-than: 1, at-most: 2, to: o}").flow;
  ASSERT_EQ(flow.questions.at(0).routes.size(), 1U);
  EXPECT_EQ(flow.questions[0].routes[0].test, Route::Test::more_than);
  EXPECT_EQ(flow.questions[0].routes[0].amount, 1);
}

TEST(LoadFlow, comparisons_must_suit_what_is_asked) {
  EXPECT_EQ(load_route("answer: date", "{less-than: 3, to: o}, {none: true, to: o}").told,
            (Told{R"(8:15 "less-than" unknown-key key=less-than)", R"(8:38 "none" unknown-key key=none)"}));
  EXPECT_EQ(load_route("answer: number", "{before: 2026-01-01, to: o}, {any-of: [a], to: o}").told,
            (Told{R"(8:15 "before" unknown-key key=before)", R"(8:44 "any-of" unknown-key key=any-of)"}));
  EXPECT_EQ(load_route("choose: many\n    choices: {id: a, label: A}", "{within: {days: 3}, to: o}").told,
            Told{R"(9:15 "within" unknown-key key=within)"});
}

TEST(LoadFlow, what_a_route_compares_with_must_be_of_its_kind) {
  EXPECT_EQ(
      load_route("answer: date",
                 "{older-than: 3, to: o}, {within: {months: 1}, to: o}, {within: {}, to: o}, "
                 "{older-than: {days: 1, weeks: 1}, to: o}, {within: {days: -1}, to: o}, "
                 "{within: {weeks: 36501}, to: o}, {within: {days: 1.5}, to: o}, {before: 今日, to: o}, "
                 "{from: 2026-02-29, to: o}, {from: {days: 3}, to: o}")
          .told,
      (Told{R"(8:27 "3" wrong-type key=older-than expected=map found=text)", R"(8:48 "months" unknown-key key=months)",
            R"(8:77 "{" one-key)", R"(8:112 "weeks" one-key hint=several | first-here 8:103 "days")",
            R"(8:147 "-1" number-out-of-range key=days from=0 to=36500)",
            R"(8:177 "36501" number-out-of-range key=weeks from=0 to=36500)",
            R"(8:209 "1.5" wrong-type key=days expected=number found=text)", R"(8:232 "今日" invalid-date value=今日)",
            R"(8:251 "2026-02-29" invalid-date value=2026-02-29)",
            R"(8:278 "{" wrong-type key=from expected=text found=map)"}));
  EXPECT_EQ(load_route("answer: number",
                       "{at-most: 1000000000, to: o}, {at-most: 3.5, to: o}, {at-most: [3], to: o}, "
                       "{otherwise: yes, to: o}, {otherwise: false, to: o}")
                .told,
            (Told{R"(8:24 "1000000000" number-out-of-range key=at-most from=-999999999 to=999999999)",
                  R"(8:54 "3.5" wrong-type key=at-most expected=number found=text)",
                  R"(8:77 "[" wrong-type key=at-most expected=text found=list)",
                  R"(8:102 "yes" unknown-choice value=yes)", R"(8:127 "false" unknown-choice value=false)"}));
  EXPECT_EQ(load_route("choose: many\n    choices: {id: a, label: A}",
                       "{any-of: [], to: o}, {all-of: {a: b}, to: o}, {none: , to: o}")
                .told,
            (Told{R"(9:23 "[" empty-list key=any-of)", R"(9:44 "{" wrong-type key=all-of expected=text found=map)",
                  R"(9:67 "," empty-text key=none)"}));
}

TEST(LoadFlow, a_question_needs_its_text_and_its_answers) {
  EXPECT_EQ(load_question("    help: h\n").told,
            (Told{R"(6:5 "h" missing-key key=ask)", R"(6:5 "h" missing-key key=choices)"}));
  EXPECT_EQ(load_question("    ask: A\n    choose: many\n").told,
            (Told{R"(6:5 "a" missing-key key=choices)", R"(6:5 "a" missing-key key=routes)"}));
  EXPECT_EQ(load_question("    ask: A\n    answer: date\n").told, Told{R"(6:5 "a" missing-key key=routes)"});
  EXPECT_EQ(
      load_question("    ask: A\n    choices: [{to: o}, {}]\n    routes: []\n").told,
      (Told{R"(7:15 "{" missing-key key=id)", R"(7:15 "{" missing-key key=label)", R"(7:24 "{" missing-key key=id)",
            R"(7:24 "{" missing-key key=label)", R"(8:5 "routes" unknown-key key=routes)"}));
}

TEST(LoadFlow, a_question_has_only_the_keys_of_its_kind) {
  EXPECT_EQ(load_question("    ask: A\n    answer: date\n    choose: one\n    choices: []\n    decided: []\n"
                          "    routes: {otherwise: true, to: o}\n")
                .told,
            (Told{R"(8:5 "choose" unknown-key key=choose)", R"(9:5 "choices" unknown-key key=choices)",
                  R"(10:5 "decided" unknown-key key=decided)"}));
  EXPECT_EQ(load_question("    ask: A\n    choose: many\n    choices: [{id: a, label: A, to: o}]\n"
                          "    routes: {otherwise: true, to: o}\n")
                .told,
            Told{R"(8:33 "to" unknown-key key=to)"});
}

TEST(LoadFlow, a_kind_that_cannot_be_read_is_the_only_mistake) {
  EXPECT_EQ(load_question("    ask: A\n    choose: mny\n    choices: {id: a, label: A}\n"
                          "    routes: {any-of: a, to: o}\n")
                .told,
            Told{R"(7:13 "mny" unknown-choice value=mny suggestion=many)"});
  EXPECT_EQ(load_question("    ask: A\n    choose: oen\n    choices: {id: a, label: A, to: o}\n").told,
            Told{R"(7:13 "oen" unknown-choice value=oen suggestion=one)"});
  EXPECT_EQ(load_route("answer: amount", "{at-most: 3, to: o}, {older-than: {days: 3}, to: o}").told,
            Told{R"(7:13 "amount" unknown-choice value=amount)"});
}

TEST(LoadFlow, a_decision_has_one_fact_with_values_and_a_choice) {
  EXPECT_EQ(load_question("    ask: A\n    choices: {id: a, label: A, to: o}\n    decided:\n"
                          "      - {choice: a}\n      - {when: {}, choice: a}\n      - {when: a, choice: a}\n"
                          "      - {when: {a: b, c: d}, choice: a}\n      - {when: {a: []}}\n")
                .told,
            (Told{R"(9:9 "{" missing-key key=when)", R"(10:16 "{" wrong-type key=when expected=map found=nothing)",
                  R"(11:16 "a" wrong-type key=when expected=map found=text)",
                  R"(12:23 "c" one-key hint=several | first-here 12:17 "a")", R"(13:9 "{" missing-key key=choice)",
                  R"(13:20 "[" empty-list key=a)"}));
}

TEST(LoadFlow, facts_have_a_title_and_values) {
  EXPECT_EQ(load_with("outcomes: {o: {title: O}}\nfacts:\n  a: {}\n  b: {title: B, values: {}}\n  c: text\n"
                      "  d: {title: D, values: {x: , y: [z], Z: z, w: {only: osaka}, v: {}}}\n")
                .told,
            (Told{R"(6:6 "{" missing-key key=title)", R"(6:6 "{" missing-key key=values)",
                  R"(7:25 "{" wrong-type key=values expected=map found=nothing)",
                  R"(8:6 "text" wrong-type key= expected=map found=text)", R"(9:29 "," empty-text key=x)",
                  R"(9:34 "[" wrong-type key=y expected=text, map found=list)", R"(9:39 "Z" invalid-id id=Z)",
                  R"(9:48 "{" missing-key key=label)", R"(9:66 "{" missing-key key=label)"}));
  EXPECT_EQ(load_with("outcomes: {o: {title: O}}\nfacts: {}\n").told,
            Told{R"(5:8 "{" wrong-type key=facts expected=map found=nothing)"});
}

TEST(LoadFlow, an_outcome_needs_a_title_and_mistakes_in_it_are_told_all_at_once) {
  EXPECT_EQ(
      load_with("outcomes:\n  o: {kind: remdy, steps: [{id: a}], contact: 窓口, netx: x}\n  O: {titel: x}\n").told,
      (Told{R"(5:6 "{" missing-key key=title)", R"(5:13 "remdy" unknown-choice value=remdy suggestion=remedy)",
            R"(5:28 "{" missing-key key=body)", R"(5:28 "{" missing-key key=title)",
            R"(5:47 "窓口" invalid-id id=窓口)", R"(5:51 "netx" unknown-key key=netx suggestion=next)",
            R"(6:3 "O" invalid-id id=O)", R"(6:7 "titel" unknown-key key=titel suggestion=title)"}));
}

TEST(LoadFlow, what_has_no_id_is_left_out) {
  const Flow flow = load_with("outcomes: {O: {title: x}, o: {title: y}}\n").flow;
  ASSERT_EQ(flow.outcomes.size(), 1U);
  EXPECT_EQ(flow.outcomes[0].id.text, "o");
}

TEST(LoadFlow, steps_of_all_outcomes_and_places_share_the_anchors_of_one_page) {
  EXPECT_EQ(load_with("outcomes:\n  o: {title: O, steps: [{id: a, title: A, body: b}]}\n"
                      "  p: {title: P, steps: [{id: a, title: A, aside: {id: o-p, title: A, body: b}}]}\n"
                      "  r: {title: R, steps: [{id: q-q, title: A, body: b}, {id: o-x, title: A, body: b}]}\n")
                .told,
            (Told{R"(6:30 "a" duplicate-id id=a | first-here 5:30 "a")",
                  R"(6:55 "o-p" duplicate-id id=o-p | first-here 6:3 "p")",
                  R"(7:30 "q-q" duplicate-id id=q-q | first-here 3:13 "q")"}));
}

TEST(LoadFlow, a_file_that_is_no_map_is_one_mistake) {
  EXPECT_EQ(load("- title: T\n").told, Told{R"(1:1 "-" wrong-type key= expected=map found=list)"});
}

TEST(LoadFlow, an_overlay_may_empty_the_facts_but_not_the_questions) {
  const std::string text =
      "title: T\nstart: q\nfacts: {f: {title: F, values: {a: A}}}\n"
      "questions: {q: {ask: A, choices: {id: a, label: A, to: o}}}\noutcomes: {o: {title: O}}\n";
  Diagnostics diagnostics;
  std::vector<OverlayChange> changes;
  YamlNode base = *read_yaml({FileId{0}, text}, diagnostics);
  const std::string overlay = "facts: {f: {remove: true}}\nquestions: {q: {remove: true}}\noutcomes: {p: {body: b}}\n";
  apply_overlay(base, *read_yaml({FileId{0}, overlay}, diagnostics), changes, diagnostics);
  load_flow("mail", base, diagnostics);
  EXPECT_EQ(told(diagnostics, overlay), (Told{R"(2:25 "true" wrong-type key=questions expected=map found=nothing)",
                                              R"(3:12 "p" overlay-unknown-id id=p suggestion=o)"}));
}

}  // namespace
}  // namespace shirube
