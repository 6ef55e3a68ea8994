#include "generator/load/load_guide.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  Guide guide;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  Guide guide;
  if (node) guide = load_guide("log-in", *node, diagnostics);
  return {std::move(guide), told(diagnostics, text)};
}

/// A guide with these lines added to its only step, or to itself.
Loaded load_with_step(const std::string& lines) {
  return load("title: T\nsteps:\n  - id: a\n    title: A\n    body: b\n" + lines);
}
Loaded load_with(const std::string& lines) { return load("steps: [{id: a, title: A, body: b}]\ntitle: T\n" + lines); }

TEST(LoadGuide, a_guide_needs_a_title_and_steps) {
  EXPECT_EQ(load("summary: S\n").told, (Told{R"(1:1 "s" missing-key key=steps)", R"(1:1 "s" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\nsteps: []\n").told, Told{R"(2:8 "[" empty-list key=steps)"});
  EXPECT_EQ(load("title: T\nsteps: ログインする\n").told,
            Told{R"(2:8 "ログインする" wrong-type key=steps expected=map, list found=text)"});
}

TEST(LoadGuide, a_step_needs_an_id_a_title_and_something_to_say) {
  EXPECT_EQ(load("title: T\nsteps:\n  - summary: x\n").told,
            (Told{R"(3:5 "s" missing-key key=body)", R"(3:5 "s" missing-key key=id)",
                  R"(3:5 "s" missing-key key=title)", R"(3:5 "summary" unknown-key key=summary)"}));
  for (const std::string instead : {"aside: {title: x, body: y}", "note: {body: x}", "image: {file: x.png, alt: y}",
                                    "screen: log-in", "reference: contacts"}) {
    EXPECT_EQ(load("title: T\nsteps:\n  - {id: a, title: A, " + instead + "}\n").told, Told{}) << instead;
  }
  EXPECT_EQ(load("title: T\nsteps:\n  - {id: a, title: A, link: guide:x}\n").told,
            Told{R"(3:5 "{" missing-key key=body)"});
}

TEST(LoadGuide, a_misspelt_body_is_told_once) {
  EXPECT_EQ(load("title: T\nsteps:\n  - {id: a, title: A, boby: x}\n").told,
            Told{R"(3:23 "boby" unknown-key key=boby suggestion=body)"});
}

TEST(LoadGuide, all_that_a_guide_may_hold_is_read) {
  const auto [guide, told] = load(R"(title: T
summary: S
audience: [clinic, {id: hospital, only: osaka}]
prepare:
  - ID
  - {text: 電話, except: [osaka]}
note: {kind: warning, title: N, body: n}
steps:
  - id: a
    title: A
    body: b
finish: F
related: [guide:x, {to: "https://example.jp/", label: L}]
source: {document: manual, section: 第2章}
contact: mamis-desk
reviewed: 2026-11-01
only: [osaka, tokyo]
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(guide.id, "log-in");
  EXPECT_EQ(guide.span, (Span{FileId{0}, 1, 1, 1}));
  ASSERT_EQ(guide.audience.size(), 2U);
  EXPECT_EQ(guide.audience[1].condition.only.at(0).text, "osaka");
  ASSERT_EQ(guide.prepare.size(), 2U);
  EXPECT_EQ(guide.prepare[1].condition.except.size(), 1U);
  ASSERT_EQ(guide.notes.size(), 1U);
  EXPECT_EQ(guide.notes[0].kind, NoteKind::warning);
  EXPECT_EQ(guide.finish.markdown.text, "F");
  ASSERT_EQ(guide.related.size(), 2U);
  EXPECT_EQ(guide.related[0].to.text, "guide:x");
  EXPECT_EQ(guide.related[1].label.text, "L");
  EXPECT_EQ(guide.sources.at(0).section.text, "第2章");
  EXPECT_EQ(guide.contact.text, "mamis-desk");
  EXPECT_EQ(guide.reviewed, (Date{2026, 11, 1}));
  EXPECT_EQ(guide.reviewed_span.line, 16U);
  EXPECT_EQ(guide.condition.only.size(), 2U);
}

TEST(LoadGuide, all_that_a_step_may_hold_is_read) {
  const auto [guide, told] = load_with_step(R"(    note: [{body: n}, {kind: caution, body: c, only: osaka}]
    aside:
      - {id: x, title: X, body: x}
      - {title: Y, body: y}
    image: {file: images/a.png, alt: 画面, caption: C, points: {x: 12.5, y: 100, label: ボタン, except: osaka}}
    link: guide:x#y
    except: [tokyo]
)");
  EXPECT_EQ(told, Told{});
  const Step& step = guide.steps.at(0);
  ASSERT_EQ(step.notes.size(), 2U);
  EXPECT_EQ(step.notes[0].kind, NoteKind::note);
  EXPECT_EQ(step.notes[1].kind, NoteKind::caution);
  ASSERT_EQ(step.asides.size(), 2U);
  EXPECT_TRUE(step.asides[1].id.empty());
  EXPECT_EQ(step.images.at(0).points.at(0).x, 12'50);
  EXPECT_EQ(step.images.at(0).points.at(0).condition.except.size(), 1U);
  EXPECT_EQ(step.links.at(0).to.text, "guide:x#y");
  EXPECT_EQ(step.condition.except.size(), 1U);
}

TEST(LoadGuide, a_step_shows_screens_with_call_outs_states_and_values) {
  const auto [guide, told] = load_with_step(R"(    screen:
      - use: log-in
        point: [user-name, {id: send, only: [osaka]}]
        set: {send: disabled, agree: chosen, news: hidden, again: normal}
        fill: {user-name: ex000000, password: "{{ x }}"}
        caption: 入力した画面
        only: osaka
      - {use: home, point: menu}
      - {use: home, set: {}}
)");
  EXPECT_EQ(told, Told{});
  const auto& screens = guide.steps.at(0).screens;
  ASSERT_EQ(screens.size(), 3U);
  EXPECT_EQ(screens[0].screen.text, "log-in");
  EXPECT_EQ(screens[0].screen.span, (Span{FileId{0}, 7, 14, 6}));
  ASSERT_EQ(screens[0].points.size(), 2U);
  EXPECT_EQ(screens[0].points[1].id.text, "send");
  EXPECT_EQ(screens[0].points[1].condition.only.size(), 1U);
  ASSERT_EQ(screens[0].states.size(), 4U);
  EXPECT_EQ(screens[0].states[0].element.text, "send");
  EXPECT_EQ(screens[0].states[0].element.span, (Span{FileId{0}, 9, 15, 4}));
  EXPECT_EQ(screens[0].states[0].state, ElementState::disabled);
  EXPECT_EQ(screens[0].states[1].state, ElementState::chosen);
  EXPECT_EQ(screens[0].states[2].state, ElementState::hidden);
  EXPECT_EQ(screens[0].states[3].state, ElementState::normal);
  ASSERT_EQ(screens[0].values.size(), 2U);
  EXPECT_EQ(screens[0].values[0].element.text, "user-name");
  EXPECT_EQ(screens[0].values[0].value.text, "ex000000");
  EXPECT_EQ(screens[0].caption.text, "入力した画面");
  EXPECT_EQ(screens[0].condition.only.size(), 1U);
  EXPECT_EQ(screens[1].points.at(0).id.text, "menu");
}

TEST(LoadGuide, a_screen_may_be_just_its_id) {
  const auto [guide, told] =
      load_with_step("    screen: log-in\n    reference: [contacts, {id: times, except: osaka}]\n");
  EXPECT_EQ(told, Told{});
  const Step& step = guide.steps.at(0);
  EXPECT_EQ(step.screens.at(0).screen.text, "log-in");
  ASSERT_EQ(step.references.size(), 2U);
  EXPECT_EQ(step.references[0].id.text, "contacts");
  EXPECT_EQ(step.references[1].condition.except.size(), 1U);
}

TEST(LoadGuide, mistakes_in_a_screen_of_a_step_are_told) {
  EXPECT_EQ(
      load_with_step("    screen: {point: [User], set: {send: disable, Send: hidden}, fill: {a: [x], b: ''}}\n").told,
      (Told{R"(6:13 "{" missing-key key=use)", R"(6:22 "User" invalid-id id=User)",
            R"(6:41 "disable" unknown-choice value=disable suggestion=disabled)", R"(6:50 "Send" invalid-id id=Send)",
            R"(6:75 "[" wrong-type key=a expected=text found=list)", R"(6:83 "'" empty-text key=b)"}));
  EXPECT_EQ(load_with_step("    screen: {use: x, set: [send], fill: y, points: z}\n").told,
            (Told{R"(6:27 "[" wrong-type key=set expected=map found=list)",
                  R"(6:41 "y" wrong-type key=fill expected=map found=text)",
                  R"(6:44 "points" unknown-key key=points suggestion=point)"}));
}

TEST(LoadGuide, points_of_a_picture_may_have_an_id) {
  const auto [guide, told] = load_with_step(
      "    image: {file: x, alt: x, points: [{id: send, x: 1, y: 2, label: L}, {x: 1, y: 2, label: L}]}\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(guide.steps.at(0).images.at(0).points.at(0).id.text, "send");
  EXPECT_TRUE(guide.steps.at(0).images.at(0).points.at(1).id.empty());
}

TEST(LoadGuide, conditions_may_stand_on_every_item) {
  const auto [guide, told] = load(R"(title: T
audience: {id: clinic, only: osaka}
prepare: {text: x, only: osaka}
note: {body: x, only: osaka}
steps:
  id: a
  title: A
  only: osaka
  note: {body: x, only: osaka}
  aside: {title: x, body: x, only: osaka}
  image: {file: x, alt: x, points: {x: 1, y: 1, label: x, only: osaka}, only: osaka}
  link: {to: "#a", only: osaka}
related: {to: "#a", only: osaka}
source: {document: x, only: osaka}
)");
  EXPECT_EQ(told, Told{});
  const Step& step = guide.steps.at(0);
  for (const Condition* condition :
       {&guide.audience.at(0).condition, &guide.prepare.at(0).condition, &guide.notes.at(0).condition, &step.condition,
        &step.notes.at(0).condition, &step.asides.at(0).condition, &step.images.at(0).condition,
        &step.images.at(0).points.at(0).condition, &step.links.at(0).condition, &guide.related.at(0).condition,
        &guide.sources.at(0).condition}) {
    EXPECT_EQ(condition->only.size(), 1U);
  }
}

TEST(LoadGuide, ids_stand_once_in_a_guide_be_they_of_steps_or_asides) {
  EXPECT_EQ(load(R"(title: T
steps:
  - {id: a, title: A, aside: [{id: b, title: x, body: y}, {title: x, body: y}, {title: x, body: y}]}
  - {id: b, title: B, body: b}
  - {id: a, title: A, body: a}
)")
                .told,
            (Told{R"(4:10 "b" duplicate-id id=b | first-here 3:36 "b")",
                  R"(5:10 "a" duplicate-id id=a | first-here 3:10 "a")"}));
}

TEST(LoadGuide, a_picture_needs_a_text_that_says_what_it_shows) {
  EXPECT_EQ(load_with_step("    image: {file: images/a.png}\n").told,
            Told{R"(6:19 "images/a.png" image-without-text file=images/a.png)"});
  EXPECT_EQ(load_with_step("    image: {file: images/a.png, alt: }\n").told,
            Told{R"(6:38 "}" image-without-text file=images/a.png)"});
  EXPECT_EQ(load_with_step("    image: {file: images/a.png, alt: ''}\n").told,
            Told{R"(6:38 "'" image-without-text file=images/a.png)"});
  EXPECT_EQ(load_with_step("    image: {file: images/a.png, alt: [x]}\n").told,
            Told{R"(6:38 "[" wrong-type key=alt expected=text found=list)"});
  EXPECT_EQ(load_with_step("    image: {alt: 画面}\n").told, Told{R"(6:12 "{" missing-key key=file)"});
  EXPECT_EQ(load_with_step("    image: images/a.png\n").told,
            Told{R"(6:12 "images/a.png" wrong-type key=image expected=map, list found=text)"});
}

TEST(LoadGuide, a_misspelt_text_of_a_picture_is_told_as_such) {
  EXPECT_EQ(load_with_step("    image: {file: images/a.png, atl: 画面}\n").told,
            (Told{R"(6:19 "images/a.png" image-without-text file=images/a.png)",
                  R"(6:33 "atl" unknown-key key=atl suggestion=alt)"}));
}

TEST(LoadGuide, points_need_their_place_and_label) {
  EXPECT_EQ(
      load_with_step("    image: {file: x, alt: x, points: [{x: 1, y: 2}, {label: L}, {x: a, y: 101, label: L}]}\n")
          .told,
      (Told{R"(6:39 "{" missing-key key=label)", R"(6:53 "{" missing-key key=x)", R"(6:53 "{" missing-key key=y)",
            R"(6:69 "a" wrong-type key=x expected=number found=text)",
            R"(6:75 "101" number-out-of-range key=y from=0 to=100)"}));
}

TEST(LoadGuide, notes_and_asides_need_their_texts) {
  EXPECT_EQ(load_with_step("    note: 注意してください\n    aside: {body: x}\n").told,
            (Told{R"(6:11 "注意してください" wrong-type key=note expected=map, list found=text)",
                  R"(7:12 "{" missing-key key=title)"}));
  EXPECT_EQ(
      load_with_step("    note: {kind: cation, title: x}\n").told,
      (Told{R"(6:11 "{" missing-key key=body)", R"(6:18 "cation" unknown-choice value=cation suggestion=caution)"}));
}

TEST(LoadGuide, wrong_types_are_told_all_at_once) {
  EXPECT_EQ(
      load_with("summary: [x]\naudience: {clinic: yes}\nprepare: [[x]]\nfinish: {a: b}\nrelated: ~\n"
                "source: [manual, {section: 1}]\ncontact: 窓口\nreviewed: 今日\nonly: {osaka: true}\n")
          .told,
      (Told{R"(3:10 "[" wrong-type key=summary expected=text found=list)", R"(4:11 "{" missing-key key=id)",
            R"(4:12 "clinic" unknown-key key=clinic)",
            R"(5:11 "[" wrong-type key=prepare expected=text, map found=list)",
            R"(6:9 "{" wrong-type key=finish expected=text found=map)", R"(7:10 "~" empty-list key=related)",
            R"(8:18 "{" missing-key key=document)", R"(9:10 "窓口" invalid-id id=窓口)",
            R"(10:11 "今日" invalid-date value=今日)", R"(11:7 "{" wrong-type key=only expected=text found=map)"}));
}

TEST(LoadGuide, a_file_that_is_no_map_is_one_mistake) {
  EXPECT_EQ(load("- title: T\n").told, Told{R"(1:1 "-" wrong-type key= expected=map found=list)"});
}

}  // namespace
}  // namespace shirube
