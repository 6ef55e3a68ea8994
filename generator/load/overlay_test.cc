#include "generator/load/overlay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

constexpr FileId base_file{0};

std::string shown(const YamlNode& node) {
  std::string text;
  if (node.kind == YamlNode::Kind::nothing) return "-";
  if (node.kind == YamlNode::Kind::scalar) return node.scalar.text;
  for (const YamlNode& item : node.items) text.append(text.empty() ? "" : " ").append(shown(item));
  for (const YamlEntry& entry : node.entries) {
    text.append(text.empty() ? "" : " ").append(entry.key.text).append("=").append(shown(entry.value));
  }
  const bool is_list = node.kind == YamlNode::Kind::list;
  return (is_list ? "[" : "{") + text + (is_list ? "]" : "}") + (node.added_by_overlay ? "+" : "");
}

/// The overlays of a test on one base, one after the other.
class Overlay : public testing::Test {
 protected:
  /// Gives the tree as `{key=value list=[…]}`, items added by an overlay with a `+`.
  std::string merged(const std::string& base, const std::vector<std::string>& overlays) {
    files_ = FileNames();
    texts_ = {base};
    files_.add("base");
    YamlNode tree = read(base, base_file);
    for (const std::string& overlay : overlays) {
      texts_.push_back(overlay);
      apply_overlay(tree, read(overlay, files_.add("overlay")), changes_, diagnostics_);
    }
    return shown(tree);
  }

  Told told_lines() const {
    return told(diagnostics_, files_, [&](FileId file) { return texts_[file.value]; });
  }

  /// `replaced steps/a (title)`.
  Told told_changes() const {
    constexpr const char* kinds[] = {"added", "removed", "replaced"};
    Told lines;
    for (const OverlayChange& change : changes_) {
      std::string line = kinds[static_cast<std::size_t>(change.kind)] + (" " + change.list);
      if (!change.id.empty()) line.append("/").append(change.id);
      if (!change.title.empty()) line.append(" (").append(change.title.text).append(")");
      lines.push_back(line);
    }
    return lines;
  }

 private:
  YamlNode read(const std::string& text, FileId file) {
    auto node = read_yaml({file, text}, diagnostics_);
    EXPECT_TRUE(node) << text;
    return node.value_or(YamlNode{});
  }

  FileNames files_;
  std::vector<std::string> texts_;
  Diagnostics diagnostics_;
  std::vector<OverlayChange> changes_;
};

const std::string three_steps = R"(title: T
steps:
  - {id: open, title: A, body: a}
  - {id: log-in, title: B, body: b}
  - {id: send, title: C, body: c}
)";

TEST_F(Overlay, keys_are_replaced_and_added) {
  EXPECT_EQ(merged("title: T\nsummary: S\n", {"summary: U\nfinish: F\n"}), "{title=T summary=U finish=F}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"replaced summary", "added finish"}));
}

TEST_F(Overlay, a_step_is_changed_key_by_key) {
  EXPECT_EQ(
      merged(three_steps, {"steps: [{id: log-in, title: B2, note: {body: n}}]\n"}),
      "{title=T steps=[{id=open title=A body=a} {id=log-in title=B2 body=b note={body=n}} {id=send title=C body=c}]}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), Told{"replaced steps/log-in (B2)"});
}

TEST_F(Overlay, a_step_that_is_only_named_is_not_changed) {
  merged(three_steps, {"steps: [{id: log-in}]\n"});
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), Told{});
}

TEST_F(Overlay, a_step_is_taken_out) {
  EXPECT_EQ(merged(three_steps, {"steps: [{id: log-in, remove: true}]\n"}),
            "{title=T steps=[{id=open title=A body=a} {id=send title=C body=c}]}");
  EXPECT_EQ(told_changes(), Told{"removed steps/log-in (B)"});
}

TEST_F(Overlay, a_step_is_added_after_or_before_another_or_at_the_end) {
  EXPECT_EQ(merged(three_steps, {"steps:\n  - {id: x, after: open, title: X, body: x}\n"
                                 "  - {id: y, before: open, title: Y, body: y}\n  - {id: z, title: Z, body: z}\n"}),
            "{title=T steps=[{id=y title=Y body=y}+ {id=open title=A body=a} {id=x title=X body=x}+ "
            "{id=log-in title=B body=b} {id=send title=C body=c} {id=z title=Z body=z}+]}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"added steps/x (X)", "added steps/y (Y)", "added steps/z (Z)"}));
}

TEST_F(Overlay, added_steps_may_stand_after_one_another) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n",
                   {"steps: [{id: x, after: a, body: 2}, {id: y, after: x, body: 3}, {id: z, before: y, body: 4}]\n"}),
            "{steps=[{id=a body=1} {id=x body=2}+ {id=z body=4}+ {id=y body=3}+]}");
}

TEST_F(Overlay, a_step_can_take_the_place_of_one_taken_out) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}, {id: b, body: 2}]\n",
                   {"steps: [{id: x, after: a, body: 3}, {id: a, remove: true}]\n"}),
            "{steps=[{id=x body=3}+ {id=b body=2}]}");
}

TEST_F(Overlay, a_place_that_the_base_does_not_have_is_reported_and_the_step_comes_last) {
  EXPECT_THAT(merged(three_steps, {"steps: [{id: x, after: log-on, title: X, body: x}]\n"}),
              testing::EndsWith("{id=send title=C body=c} {id=x title=X body=x}+]}"));
  EXPECT_EQ(told_lines(), Told{R"(overlay:1:24 "log-on" overlay-unknown-id id=log-on suggestion=log-in)"});
}

TEST_F(Overlay, a_place_that_is_no_id_is_reported) {
  merged(three_steps, {"steps: [{id: x, after: [open], title: X, body: x}, {id: y, before: , title: Y, body: y}]\n"});
  EXPECT_EQ(told_lines(), (Told{R"(overlay:1:24 "[" wrong-type key=after expected=id found=list)",
                                R"(overlay:1:68 "," wrong-type key=before expected=id found=nothing)"}));
}

TEST_F(Overlay, after_and_before_cannot_both_hold_and_the_second_stays_an_unknown_key) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n", {"steps: [{id: x, before: a, after: a, body: 2}]\n"}),
            "{steps=[{id=a body=1} {id=x before=a body=2}+]}");
}

TEST_F(Overlay, a_step_with_an_unknown_id_and_no_body_is_reported) {
  merged(three_steps, {"steps: [{id: log-inn, title: X}, {id: other, remove: true}]\n"});
  EXPECT_EQ(told_lines(), (Told{R"(overlay:1:14 "log-inn" overlay-unknown-id id=log-inn suggestion=log-in)",
                                R"(overlay:1:39 "other" overlay-unknown-id id=other)"}));
  EXPECT_EQ(told_changes(), Told{});
}

TEST_F(Overlay, a_whole_step_is_added_even_where_its_id_is_nearly_that_of_another) {
  EXPECT_EQ(merged("steps: [{id: log-in, title: A, body: a}]\n", {"steps: [{id: log-in-2, title: B, body: b}]\n"}),
            "{steps=[{id=log-in title=A body=a} {id=log-in-2 title=B body=b}+]}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, an_item_without_an_id_cannot_be_matched) {
  EXPECT_EQ(merged(three_steps, {"steps:\n  - title: X\n    body: x\n  - {id: [open], title: Y}\n"}),
            merged(three_steps, {}));
  EXPECT_EQ(told_lines(),
            (Told{R"(overlay:2:5 "t" overlay-unknown-id id=)", R"(overlay:4:5 "{" overlay-unknown-id id=)"}));
}

TEST_F(Overlay, an_id_given_twice_is_reported_and_the_first_counts) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n",
                   {"steps: [{id: x, body: 2}, {id: x, body: 3}, {id: a, body: 4}, {id: a, remove: true}]\n"}),
            "{steps=[{id=a body=4} {id=x body=2}+]}");
  EXPECT_EQ(told_lines(), (Told{R"(overlay:1:32 "x" duplicate-id id=x | first-here overlay:1:14 "x")",
                                R"(overlay:1:68 "a" duplicate-id id=a | first-here overlay:1:50 "a")"}));
}

TEST_F(Overlay, remove_is_true_or_a_mistake) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n", {"steps: [{id: a, remove: yes}]\n"}), "{steps=[{id=a body=1}]}");
  EXPECT_EQ(told_lines(), Told{R"(overlay:1:25 "yes" wrong-type key=remove expected=yes-no found=text)"});
}

TEST_F(Overlay, remove_without_a_value_takes_nothing_out) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n", {"steps: [{id: a, remove: }]\n"}), "{steps=[{id=a body=1}]}");
  EXPECT_EQ(told_lines(), Told{R"(overlay:1:25 "}" wrong-type key=remove expected=yes-no found=nothing)"});
}

TEST_F(Overlay, a_list_with_nothing_left_says_where_it_was_emptied) {
  YamlNode base, overlay;
  Diagnostics diagnostics;
  std::vector<OverlayChange> changes;
  base = *read_yaml({FileId{0}, "steps: [{id: a}, {id: b}]\n"}, diagnostics);
  overlay = *read_yaml({FileId{1}, "steps:\n  - {id: b, remove: true}\n  - {id: a, remove: true}\n"}, diagnostics);
  apply_overlay(base, std::move(overlay), changes, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  EXPECT_TRUE(base.find("steps")->emptied_by_overlay);
  EXPECT_EQ(base.find("steps")->span(), (Span{FileId{1}, 3, 21, 4}));
}

TEST_F(Overlay, an_emptied_list_can_be_filled_again) {
  EXPECT_EQ(merged("steps: [{id: a, body: 1}]\n", {"steps: [{id: a, remove: true}]\n", "steps: [{id: b, body: 2}]\n"}),
            "{steps=[{id=b body=2}+]}");
  EXPECT_EQ(told_changes(), (Told{"removed steps/a", "added steps/b"}));
}

TEST_F(Overlay, lists_inside_a_step_merge_by_id_too) {
  const std::string base = "steps: [{id: a, aside: [{id: x, title: X, body: 1}, {title: Y, body: 2}]}]\n";
  EXPECT_EQ(merged(base, {"steps: [{id: a, aside: [{id: x, body: 3}, {id: z, before: x, title: Z, body: 4}]}]\n"}),
            "{steps=[{id=a aside=[{id=z title=Z body=4}+ {id=x title=X body=3} {title=Y body=2}]}]}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), Told{"replaced steps/a"});
}

TEST_F(Overlay, a_single_item_stands_for_a_list_of_one) {
  EXPECT_EQ(merged("steps: {id: a, title: A, body: 1}\n", {"steps: {id: b, title: B, body: 2}\n"}),
            "{steps=[{id=a title=A body=1} {id=b title=B body=2}+]}");
  EXPECT_THAT(merged(three_steps, {"steps: {id: send, body: d}\n"}), testing::EndsWith("{id=send title=C body=d}]}"));
  EXPECT_EQ(merged("aside: {id: x, body: 1}\n", {"aside: {id: x, remove: true}\n"}), "{aside=[]}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, lists_without_ids_and_texts_are_replaced) {
  EXPECT_EQ(merged("prepare: [a, b]\nrelated: [guide:x]\naudience: {id: a, only: b}\nnote: [{body: 1}]\n",
                   {"prepare: c\nrelated: [{to: guide:y}]\naudience: [c, d]\nnote: {body: 2}\n"}),
            "{prepare=c related=[{to=guide:y}] audience=[c d] note={body=2}}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"replaced prepare", "replaced related", "replaced audience", "replaced note"}));
}

TEST_F(Overlay, what_is_no_map_replaces_the_whole_so_that_reading_it_reports_it) {
  EXPECT_EQ(merged("title: T\n", {"- x\n"}), "[x]");
  EXPECT_EQ(merged("- x\n", {"title: T\n"}), "{title=T}");
}

TEST_F(Overlay, an_empty_overlay_changes_nothing) {
  EXPECT_EQ(merged("title: T\n", {"{}"}), "{title=T}");
  EXPECT_EQ(told_changes(), Told{});
}

TEST_F(Overlay, what_was_changed_keeps_the_place_where_it_is_written) {
  Diagnostics diagnostics;
  std::vector<OverlayChange> changes;
  YamlNode base = *read_yaml({FileId{0}, "steps: [{id: a, title: T, body: b}]\n"}, diagnostics);
  apply_overlay(base, *read_yaml({FileId{1}, "steps: [{id: a, title: U}]\n"}, diagnostics), changes, diagnostics);
  const YamlNode& step = base.find("steps")->items.at(0);
  EXPECT_EQ(step.find("id")->span(), (Span{FileId{0}, 1, 14, 1}));
  EXPECT_EQ(step.find("title")->span(), (Span{FileId{1}, 1, 24, 1}));
  EXPECT_EQ(step.find("body")->span(), (Span{FileId{0}, 1, 33, 1}));
}

const std::string flow = R"(start: a
facts: {size: {title: S, values: {small: 小, big: 大}}}
questions:
  a: {ask: A, choices: [{id: x, to: b}, {id: y, to: o}]}
  b: {ask: B, choices: []}
outcomes:
  o: {title: O, body: o}
  p: {title: P, body: p}
)";

TEST_F(Overlay, what_stands_by_id_in_a_map_is_changed_key_by_key) {
  EXPECT_EQ(merged(flow, {"questions: {a: {ask: A2, choices: [{id: y, to: p}]}}\noutcomes: {p: {title: P2}, o: {}}\n"}),
            "{start=a facts={size={title=S values={small=小 big=大}}} "
            "questions={a={ask=A2 choices=[{id=x to=b} {id=y to=p}]} b={ask=B choices=[]}} "
            "outcomes={o={title=O body=o} p={title=P2 body=p}}}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"replaced questions/a (A2)", "replaced outcomes/p (P2)"}));
}

TEST_F(Overlay, what_stands_by_id_in_a_map_is_taken_out) {
  EXPECT_EQ(merged(flow, {"facts: {size: {remove: true}}\nquestions: {b: {remove: true}}\noutcomes:\n"
                          "  p: {remove: true}\n"}),
            "{start=a facts={} questions={a={ask=A choices=[{id=x to=b} {id=y to=o}]}} outcomes={o={title=O body=o}}}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"removed facts/size (S)", "removed questions/b (B)", "removed outcomes/p (P)"}));
}

TEST_F(Overlay, values_of_a_fact_are_changed_added_and_taken_out) {
  EXPECT_EQ(
      merged("facts: {size: {title: S, values: {small: 小, big: 大}}}\n",
             {"facts: {size: {values: {small: {remove: true}, big: 大きい, tiny: {label: 極小, before: big}}}}\n"}),
      "{facts={size={title=S values={tiny={label=極小}+ big=大きい}}}}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), Told{"replaced facts/size (S)"});
}

TEST_F(Overlay, options_of_a_field_are_changed_added_and_taken_out) {
  EXPECT_EQ(merged("sections: [{id: s, title: S, fields: [{id: f, options: {a: A, b: {label: B}}}]}]\n",
                   {"sections: [{id: s, fields: [{id: f, options: {a: {remove: true}, b: {label: B2}, c: C}}]}]\n"}),
            "{sections=[{id=s title=S fields=[{id=f options={b={label=B2} c=C}}]}]}");
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), Told{"replaced sections/s (S)"});
}

TEST_F(Overlay, a_new_option_that_is_a_text_is_whole_whatever_its_id) {
  EXPECT_EQ(merged("facts: {f: {title: F, values: {small: {label: 小}}}}\n", {"facts: {f: {values: {smal: 極小}}}\n"}),
            "{facts={f={title=F values={small={label=小} smal=極小}}}}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, a_condition_is_replaced_as_a_whole) {
  EXPECT_EQ(merged("rules: [{id: r, when: {field: a, is: x}, same: {fields: [a, b]}}]\n",
                   {"rules: [{id: r, when: {field: b, filled: true}, same: {fields: [c]}}]\n"}),
            "{rules=[{id=r when={field=b filled=true} same={fields=[c]}}]}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, what_stands_by_id_in_a_map_is_added_at_its_place) {
  EXPECT_THAT(merged(flow, {"questions: {c: {after: a, ask: C, choices: []}, d: {before: a, ask: D}}\n"
                            "outcomes: {whole: {title: W, body: w}}\n"}),
              testing::EndsWith("questions={d={ask=D}+ a={ask=A choices=[{id=x to=b} {id=y to=o}]} "
                                "c={ask=C choices=[]}+ b={ask=B choices=[]}} "
                                "outcomes={o={title=O body=o} p={title=P body=p} whole={title=W body=w}+}}"));
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"added questions/c (C)", "added questions/d (D)", "added outcomes/whole (W)"}));
}

TEST_F(Overlay, ids_that_the_map_of_the_base_does_not_have_are_reported) {
  merged(
      "outcomes: {free-space: {title: T, body: b}}\n",
      {"outcomes: {free-spase: {title: X}, other: {remove: true}, free-space: {remove: yes}, x: {after: y, title: X, "
       "body: x}}\n"});
  EXPECT_EQ(told_lines(), (Told{R"(overlay:1:12 "free-spase" overlay-unknown-id id=free-spase suggestion=free-space)",
                                R"(overlay:1:36 "other" overlay-unknown-id id=other)",
                                R"(overlay:1:80 "yes" wrong-type key=remove expected=yes-no found=text)",
                                R"(overlay:1:97 "y" overlay-unknown-id id=y)"}));
  EXPECT_EQ(told_changes(), Told{"added outcomes/x (X)"});
}

TEST_F(Overlay, remove_is_an_ordinary_key_in_maps_that_hold_no_items) {
  EXPECT_EQ(merged("steps: [{id: a, screen: {use: x, fill: {remove: A}}}]\n",
                   {"steps: [{id: a, screen: {fill: {remove: B}}}]\n"}),
            "{steps=[{id=a screen={use=x fill={remove=B}}}]}");
  EXPECT_EQ(merged("outcomes: {o: {steps: [{id: a, screen: {set: {remove: normal}}}]}}\n",
                   {"outcomes: {o: {steps: [{id: a, screen: {set: {remove: hidden}}}]}}\n"}),
            "{outcomes={o={steps=[{id=a screen={set={remove=hidden}}}]}}}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, what_several_overlays_do_to_one_question_is_told_as_one_change) {
  merged(flow, {"questions: {b: {remove: true}, a: {ask: A2}, c: {ask: C, choices: []}}\n",
                "questions: {b: {ask: B2, choices: []}, a: {ask: A3}, c: {remove: true}}\n"});
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"replaced questions/b (B2)", "replaced questions/a (A3)"}));
}

TEST_F(Overlay, a_map_of_items_that_was_emptied_stays_so_until_it_is_filled) {
  EXPECT_EQ(merged("facts: {f: {title: F}}\n", {"facts: {f: {remove: true}}\n", "facts: {}\n"}), "{facts={}}");
  EXPECT_EQ(merged("facts: {f: {title: F}}\n", {"facts: {f: {remove: true}}\n", "facts: {g: {title: G}}\n"}),
            "{facts={g={title=G}+}}");
  EXPECT_EQ(told_lines(), Told{});
}

TEST_F(Overlay, what_several_overlays_do_to_one_item_is_told_as_one_change) {
  merged(three_steps,
         {"steps: [{id: open, title: A2}, {id: log-in, remove: true}, {id: x, title: X, body: x}, {id: y, title: Y, "
          "body: y}]\n"
          "summary: S\n",
          "steps: [{id: open, title: A3}, {id: log-in, title: B2, body: b}, {id: x, title: X2}, {id: y, remove: true}, "
          "{id: send, remove: true}]\nsummary: S2\n"});
  EXPECT_EQ(told_lines(), Told{});
  EXPECT_EQ(told_changes(), (Told{"replaced steps/open (A3)", "replaced steps/log-in (B2)", "added steps/x (X2)",
                                  "added summary", "removed steps/send (C)"}));
}

}  // namespace
}  // namespace shirube
