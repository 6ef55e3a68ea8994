#include "generator/load/load_form.h"

#include <gtest/gtest.h>

#include "generator/load/overlay.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  Form form;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  Form form;
  if (node) form = load_form("register", *node, diagnostics);
  return {std::move(form), told(diagnostics, text)};
}

/// The form with an overlay on it.
Loaded load_changed(const std::string& base, const std::string& overlay) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, base}, diagnostics);
  auto changed = read_yaml({FileId{1}, overlay}, diagnostics);
  std::vector<OverlayChange> changes;
  apply_overlay(*node, std::move(*changed), changes, diagnostics);
  Form form = load_form("register", *node, diagnostics);
  FileNames names;
  names.add("base");
  names.add("overlay");
  return {std::move(form), told(diagnostics, names, [&](FileId file) { return file.value == 0 ? base : overlay; })};
}

TEST(LoadForm, a_form_needs_a_title_and_sections_with_a_title_and_fields) {
  EXPECT_EQ(load("summary: S\n").told,
            (Told{R"(1:1 "s" missing-key key=sections)", R"(1:1 "s" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\nsections: [{body: B}]\n").told,
            (Told{R"(2:12 "{" missing-key key=fields)", R"(2:12 "{" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\nsections: {title: S, fields: {}}\n").told,
            (Told{R"(2:30 "{" missing-key key=id)", R"(2:30 "{" missing-key key=label)"}));
}

TEST(LoadForm, all_that_a_form_may_hold_is_read) {
  const auto [form, told] = load(R"(title: T
summary: S
audience: [clinic, {id: hospital, only: osaka}]
note: {kind: caution, title: N, body: n}
submit: none
button: {label: 登録, waits: true}
sections:
  - id: login
    title: ログイン
    body: |
      決めます。
    when: {field: a, is: x}
    fields:
      - {id: login-id, label: ログインID}
    except: tokyo
  - title: 施設
    fields: {id: name, label: 名前}
rules:
  - same: [login-id, name]
finish: |
  終わりです。
related: guide:log-in
source: {document: manual, section: 第2章}
contact: mamis-desk
reviewed: 2026-11-01
only: [osaka, tokyo]
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(form.id, "register");
  EXPECT_EQ(form.span, (Span{FileId{0}, 1, 1, 1}));
  EXPECT_EQ(form.title.text, "T");
  EXPECT_EQ(form.summary.text, "S");
  EXPECT_EQ(form.audience.at(1).condition.only.size(), 1U);
  EXPECT_EQ(form.notes.at(0).kind, NoteKind::caution);
  EXPECT_TRUE(form.is_rehearsal);
  EXPECT_EQ(form.button.text, "登録");
  EXPECT_EQ(form.button.span, (Span{FileId{0}, 6, 17, 2}));
  EXPECT_TRUE(form.button_waits);

  ASSERT_EQ(form.sections.size(), 2U);
  const FormSection& login = form.sections[0];
  EXPECT_EQ(login.id.text, "login");
  EXPECT_EQ(login.title.text, "ログイン");
  EXPECT_EQ(login.body.markdown.text, "決めます。");
  EXPECT_EQ(login.when.kind, FieldCondition::Kind::is);
  EXPECT_EQ(login.fields.at(0).id.text, "login-id");
  EXPECT_EQ(login.condition.except.size(), 1U);
  EXPECT_TRUE(form.sections[1].id.empty());
  EXPECT_TRUE(form.sections[1].when.always());
  EXPECT_EQ(form.sections[1].fields.at(0).id.text, "name");

  EXPECT_EQ(form.rules.at(0).kind, Rule::Kind::same);
  EXPECT_EQ(form.finish.markdown.text, "終わりです。");
  EXPECT_EQ(form.related.at(0).to.text, "guide:log-in");
  EXPECT_EQ(form.sources.at(0).section.text, "第2章");
  EXPECT_EQ(form.contact.text, "mamis-desk");
  EXPECT_EQ(form.reviewed, (Date{2026, 11, 1}));
  EXPECT_EQ(form.reviewed_span.line, 25U);
  EXPECT_EQ(form.condition.only.size(), 2U);
}

const std::string small = "title: T\nsections: {title: S, fields: {id: a, label: A}}\n";

TEST(LoadForm, a_form_is_sent_unless_it_says_that_it_is_not) {
  EXPECT_FALSE(load(small).form.is_rehearsal);
  EXPECT_EQ(load(small + "submit: mail\n").told, Told{R"(3:9 "mail" unknown-choice value=mail)"});
}

TEST(LoadForm, a_button_is_a_label_or_a_map) {
  const auto [form, told] = load(small + "button: 変更\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(form.button.text, "変更");
  EXPECT_FALSE(form.button_waits);
  EXPECT_EQ(load(small + "button: {waits: maybe, lable: B}\n").told,
            (Told{R"(3:17 "maybe" wrong-type key=waits expected=yes-no found=text)",
                  R"(3:24 "lable" unknown-key key=lable suggestion=label)"}));
  EXPECT_EQ(load(small + "button: [B]\n").told, Told{R"(3:9 "[" wrong-type key=button expected=text, map found=list)"});
  EXPECT_EQ(load(small + "button:\n").told, Told{R"(3:8 "" empty-text key=button)"});
}

TEST(LoadForm, ids_stand_once) {
  EXPECT_EQ(load("title: T\nsections:\n"
                 "  - {id: s, title: S, fields: [{id: a, label: A}, {id: b, label: B}]}\n"
                 "  - {id: s, title: S, fields: {id: a, label: A}}\n")
                .told,
            (Told{R"(4:10 "s" duplicate-id id=s | first-here 3:10 "s")",
                  R"(4:36 "a" duplicate-id id=a | first-here 3:37 "a")"}));
}

TEST(LoadForm, ids_that_the_page_makes_of_a_field_are_no_other_fields) {
  EXPECT_EQ(load("title: T\nsections:\n  title: S\n  fields:\n"
                 "    - {id: school, label: A, type: choice, options: {other: O}}\n"
                 "    - {id: school-other, label: B}\n"
                 "    - {id: degree, label: C, type: select, options: {other: O}}\n"
                 "    - {id: degree-other, label: D}\n"
                 "    - {id: school-hint, label: E}\n")
                .told,
            (Told{R"(5:12 "school" duplicate-id id=school-hint | first-here 9:12 "school-hint")",
                  R"(5:54 "other" duplicate-id id=school-other | first-here 6:12 "school-other")"}));
}

const std::string written = R"(title: T
sections:
  - id: s
    title: S
    fields:
      - {id: a, label: A, length: {min: 2, max: 8}, when: {field: z, is: x}}
      - {id: b, label: B, type: choice, options: {x: X, y: {label: Y}}}
  - {id: t, title: T, fields: {id: c, label: C}}
rules:
  - {id: r, same: {fields: [a, c]}}
)";

TEST(LoadForm, an_overlay_changes_sections_fields_options_and_rules_by_their_ids) {
  const auto [form, told] = load_changed(written, R"(sections:
  - id: s
    fields:
      - {id: a, label: A2, length: {max: 9}}
      - {id: d, label: D, after: a}
      - {id: b, options: {x: {remove: true}, y: {label: Y2}, z: {label: Z, before: y}}}
  - {id: t, remove: true}
rules: [{id: r, same: {fields: [a, d]}}, {id: either, at-least-one: [a, d]}]
)");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(form.sections.size(), 1U);
  const std::vector<FormField>& fields = form.sections[0].fields;
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0].label.text, "A2");
  EXPECT_EQ(fields[0].min_length, 2U);
  EXPECT_EQ(fields[0].max_length, 9U);
  EXPECT_EQ(fields[0].max_length_span, (Span{FileId{1}, 4, 42, 1}));
  EXPECT_EQ(fields[1].id.text, "d");
  ASSERT_EQ(fields[2].options.size(), 2U);
  EXPECT_EQ(fields[2].options[0].label.text, "Z");
  EXPECT_EQ(fields[2].options[1].label.text, "Y2");
  ASSERT_EQ(form.rules.size(), 2U);
  EXPECT_EQ(form.rules[0].fields.at(1).text, "d");
  EXPECT_EQ(form.rules[1].kind, Rule::Kind::at_least_one);
}

TEST(LoadForm, an_overlay_replaces_a_condition_as_a_whole) {
  const auto [form, told] =
      load_changed(written, "sections: [{id: s, fields: [{id: a, when: {field: y, filled: true}}]}]\n");
  EXPECT_EQ(told, Told{});
  const FormCondition& when = form.sections.at(0).fields.at(0).when;
  EXPECT_EQ(when.kind, FieldCondition::Kind::filled);
  EXPECT_EQ(when.field.text, "y");
}

TEST(LoadForm, what_an_overlay_adds_must_be_whole) {
  EXPECT_EQ(load_changed(written, "sections: [{id: s, fields: [{id: quite-new}]}]\n").told,
            Told{R"(overlay:1:34 "quite-new" overlay-unknown-id id=quite-new key=label hint=incomplete)"});
}

}  // namespace
}  // namespace shirube
