#include "generator/load/load_screen.h"

#include <gtest/gtest.h>

#include "generator/load/overlay.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  Screen screen;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  Screen screen;
  if (node) screen = load_screen("home", *node, diagnostics);
  return {std::move(screen), told(diagnostics, text)};
}

/// A screen with one element, `{…}` in the third line.
Loaded load_element(const std::string& element) { return load("title: T\nelements:\n- " + element + "\n"); }

TEST(LoadScreen, a_screen_needs_a_title_and_elements) {
  EXPECT_EQ(load("address: x\n").told,
            (Told{R"(1:1 "a" missing-key key=elements)", R"(1:1 "a" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\nelements: []\n").told, Told{R"(2:11 "[" empty-list key=elements)"});
  EXPECT_EQ(load("title: T\nelements: [送信]\n").told, Told{R"(2:12 "送信" wrong-type key= expected=map found=text)"});
  EXPECT_EQ(load("title: T\nelement: {kind: link, label: x}\n").told,
            Told{R"(2:1 "element" unknown-key key=element suggestion=elements)"});
}

TEST(LoadScreen, every_kind_of_element_is_read) {
  const auto [screen, told] = load(R"(title: G-MIS ログイン
address: https://www.example.jp/
elements:
  - {id: user-name, kind: field, label: ユーザ名, value: ex000000}
  - {id: password, kind: secret, label: パスワード}
  - {id: method, kind: select, label: 配布方法, value: 備蓄}
  - {id: log-in, kind: button, icon: user, label: ログイン, state: disabled}
  - {kind: link, icon: help, label: 忘れたとき, state: hidden}
  - {kind: checkbox, label: 同意する, state: chosen}
  - {kind: radio, label: 要否, items: [{id: needed, label: 要, state: chosen, only: osaka}, 否]}
  - {kind: tabs, items: [ホーム, 調査]}
  - {kind: menu, items: 設定}
  - {kind: list, label: お知らせ, items: [一, 二]}
  - kind: table
    label: 一覧
    columns: [タイトル, ステータス]
    rows:
      - [{id: first, kind: link, label: 要請}, 受付完了]
      - [要請2, {kind: row, elements: {kind: icon, icon: edit}}]
  - {kind: message, label: 保存しました, state: normal}
  - {kind: message, tone: error, label: 違います}
  - kind: text
    label: |
      一行目
      二行目
  - {kind: graph, label: 状況}
  - {kind: icon, icon: edit, label: 編集, except: [osaka]}
  - kind: group
    label: 見出し
    elements: {kind: column, elements: [{kind: text, label: x}]}
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(screen.id, "home");
  EXPECT_EQ(screen.span, (Span{FileId{0}, 1, 1, 1}));
  EXPECT_EQ(screen.title.text, "G-MIS ログイン");
  EXPECT_EQ(screen.address.text, "https://www.example.jp/");
  std::string kinds;
  for_each_element(screen.elements, [&](const ScreenElement& element) {
    const auto kind = static_cast<std::size_t>(element.kind);
    kinds.append(kind < std::size(element_kind_words) ? element_kind_words[kind] : "item").append(" ");
    return true;
  });
  EXPECT_EQ(kinds,
            "field secret select button link checkbox radio item item tabs item item menu item list item item "
            "table row link text row text row icon message message text graph icon group column text ");
  const auto& elements = screen.elements;
  EXPECT_EQ(elements[0].value.text, "ex000000");
  EXPECT_EQ(elements[0].span.line, 4U);
  EXPECT_EQ(elements[3].icon.text, "user");
  EXPECT_EQ(elements[3].state, ElementState::disabled);
  EXPECT_EQ(elements[4].state, ElementState::hidden);
  EXPECT_EQ(elements[5].state, ElementState::chosen);
  EXPECT_EQ(elements[6].elements[0].state, ElementState::chosen);
  EXPECT_EQ(elements[6].elements[0].condition.only.size(), 1U);
  EXPECT_EQ(elements[6].elements[1].label.text, "否");
  EXPECT_EQ(elements[10].columns[1].text, "ステータス");
  EXPECT_EQ(elements[10].elements[0].elements[1].label.text, "受付完了");
  EXPECT_EQ(elements[10].elements[0].elements[1].span.line, 18U);
  EXPECT_FALSE(elements[11].is_error);
  EXPECT_TRUE(elements[12].is_error);
  EXPECT_EQ(elements[13].label.text, "一行目\n二行目");
  EXPECT_EQ(elements[15].condition.except.size(), 1U);
  EXPECT_EQ(find_element(screen, "first")->label.text, "要請");
}

TEST(LoadScreen, a_kind_is_needed_and_must_be_known) {
  EXPECT_EQ(load_element("{label: 送信, items: [x]}").told, Told{R"(3:3 "{" missing-key key=kind)"});
  EXPECT_EQ(load_element("{kind: buton, label: 送信, ikon: edit}").told,
            (Told{R"(3:10 "buton" unknown-choice value=buton suggestion=button)",
                  R"(3:28 "ikon" unknown-key key=ikon suggestion=icon)"}));
  EXPECT_EQ(load_element("{kind: item, label: 送信}").told, Told{R"(3:10 "item" unknown-choice value=item)"});
  EXPECT_EQ(load_element("{knd: button}").told, Told{R"(3:4 "knd" unknown-key key=knd suggestion=kind)"});
}

TEST(LoadScreen, each_kind_has_only_its_own_keys) {
  EXPECT_EQ(load_element("{kind: button, label: x, value: y}").told, Told{R"(3:28 "value" unknown-key key=value)"});
  EXPECT_EQ(load_element("{kind: field, label: x, items: [y]}").told, Told{R"(3:27 "items" unknown-key key=items)"});
  EXPECT_EQ(load_element("{kind: radio, label: x, elements: [{kind: text, label: y}]}").told,
            (Told{R"(3:3 "{" missing-key key=items)", R"(3:27 "elements" unknown-key key=elements)"}));
  EXPECT_EQ(load_element("{kind: group, items: [x]}").told,
            (Told{R"(3:3 "{" missing-key key=elements)", R"(3:17 "items" unknown-key key=items)"}));
  EXPECT_EQ(load_element("{kind: text, label: x, tone: error}").told, Told{R"(3:26 "tone" unknown-key key=tone)"});
  EXPECT_EQ(load_element("{kind: checkbox, label: x, icon: edit}").told, Told{R"(3:30 "icon" unknown-key key=icon)"});
  EXPECT_EQ(load_element("{kind: list, items: [x], rows: [[y]]}").told, Told{R"(3:28 "rows" unknown-key key=rows)"});
  for (const std::string holder : {"row, elements: [{kind: text, label: x}]", "tabs, items: [x]"})
    EXPECT_EQ(load_element("{label: x, kind: " + holder + "}").told, Told{R"(3:4 "label" unknown-key key=label)"});
  EXPECT_EQ(load_element("{kind: menu, items: {kind: link, label: x}}").told,
            Told{R"(3:24 "kind" unknown-key key=kind)"});
}

TEST(LoadScreen, a_misspelt_key_of_a_kind_is_told_with_what_was_meant) {
  EXPECT_EQ(load_element("{kind: message, label: x, ton: error}").told,
            Told{R"(3:29 "ton" unknown-key key=ton suggestion=tone)"});
  EXPECT_EQ(load_element("{kind: table, row: [[x]]}").told, Told{R"(3:17 "row" unknown-key key=row suggestion=rows)"});
}

TEST(LoadScreen, labels_are_needed_where_nothing_else_says_what_stands_there) {
  for (const std::string kind : {"field", "secret", "button", "link", "checkbox", "select", "message", "text", "graph"})
    EXPECT_EQ(load_element("{kind: " + kind + "}").told, Told{R"(3:3 "{" missing-key key=label)"}) << kind;
  EXPECT_EQ(load_element("{kind: radio, items: [x]}").told, Told{R"(3:3 "{" missing-key key=label)"});
  EXPECT_EQ(load_element("{kind: menu, items: [{id: x}]}").told, Told{R"(3:24 "{" missing-key key=label)"});
  for (const std::string rest : {"group, elements: {kind: text, label: x}", "table, rows: [[x]]", "list, items: [x]",
                                 "menu, items: [x]", "icon, icon: edit"})
    EXPECT_EQ(load_element("{kind: " + rest + "}").told, Told{}) << rest;
}

TEST(LoadScreen, only_texts_and_messages_have_several_lines) {
  const auto label = [](const std::string& kind) {
    return load("title: T\nelements:\n- kind: " + kind + "\n  label: |\n    one\n    two\n").screen.elements[0].label;
  };
  for (const std::string kind : {"text", "message"}) {
    EXPECT_EQ(label(kind).text, "one\ntwo");
    EXPECT_EQ(label(kind).layout, TextLayout::block);
  }
  for (const std::string kind : {"button", "field", "graph"}) EXPECT_EQ(label(kind).text, "one two");
}

TEST(LoadScreen, words_are_those_that_there_are) {
  EXPECT_EQ(load_element("{kind: button, label: x, state: disable}").told,
            Told{R"(3:35 "disable" unknown-choice value=disable suggestion=disabled)"});
  EXPECT_EQ(load_element("{kind: message, label: x, tone: warning}").told,
            Told{R"(3:35 "warning" unknown-choice value=warning)"});
  EXPECT_EQ(load_element("{kind: icon, icon: serch}").told,
            Told{R"(3:22 "serch" unknown-choice value=serch suggestion=search)"});
  EXPECT_EQ(load_element("{kind: icon, label: 検索}").told, Told{R"(3:3 "{" missing-key key=icon)"});
  EXPECT_EQ(load_element("{kind: link, label: x, state: chosen}").told, Told{}) << "whether it suits is checked later";
}

TEST(LoadScreen, ids_stand_once_in_a_screen_wherever_they_stand) {
  EXPECT_EQ(load(R"(title: T
elements:
  - {id: a, kind: text, label: x}
  - {kind: row, elements: {kind: menu, items: [{id: b, label: x}]}}
  - {kind: table, rows: [[{id: a, kind: text, label: x}, {id: b, kind: text, label: x}]]}
)")
                .told,
            (Told{R"(5:32 "a" duplicate-id id=a | first-here 3:10 "a")",
                  R"(5:63 "b" duplicate-id id=b | first-here 4:53 "b")"}));
}

TEST(LoadScreen, the_rows_of_a_table_are_equally_long) {
  EXPECT_EQ(load_element("{kind: table, columns: [a, b], rows: [[1, 2], [1], [1, 2, 3]]}").told,
            (Told{R"(3:49 "[" table-row-length cells=1 columns=2)", R"(3:54 "[" table-row-length cells=3 columns=2)"}));
  EXPECT_EQ(load_element("{kind: table, rows: [[1, 2], [1], [3, 4]]}").told,
            Told{R"(3:32 "[" table-row-length cells=1 columns=2)"});
  EXPECT_EQ(load_element("{kind: table, columns: a, rows: [1, [2]]}").told, Told{}) << "single ones stand for lists";
}

TEST(LoadScreen, cells_are_texts_or_elements) {
  EXPECT_EQ(load_element("{kind: table, rows: [[1, [2]]]}").told,
            Told{R"(3:28 "[" wrong-type key=rows expected=text, map found=list)"});
  EXPECT_EQ(load_element("{kind: table, rows: [[1, '']]}").told, Told{R"(3:28 "'" empty-text key=rows)"});
  EXPECT_EQ(load_element("{kind: table, rows: [[{label: x}]]}").told, Told{R"(3:25 "{" missing-key key=kind)"});
  EXPECT_EQ(load_element("{kind: table, rows: []}").told, Told{R"(3:23 "[" empty-list key=rows)"});
  EXPECT_EQ(load_element("{kind: table, rows: [[]]}").told, Told{R"(3:24 "[" empty-list key=rows)"});
  EXPECT_EQ(load_element("{kind: table, columns: [a, {b: c}]}").told,
            (Told{R"(3:3 "{" missing-key key=rows)", R"(3:30 "{" wrong-type key=columns expected=text found=map)"}));
}

TEST(LoadScreen, elements_stand_within_elements_as_deep_as_a_file_goes) {
  std::string text = "title: T\nelements: ";
  for (int depth = 0; depth < 60; ++depth) text += "{kind: row, elements: ";
  text += "{kind: text, label: x}";
  for (int depth = 0; depth < 60; ++depth) text += "}";
  EXPECT_EQ(load(text).told, Told{});
}

// Overlays.

Loaded load_with_overlay(const std::string& base, const std::string& overlay) {
  Diagnostics diagnostics;
  auto tree = read_yaml({FileId{0}, base}, diagnostics);
  auto change = read_yaml({FileId{1}, overlay}, diagnostics);
  EXPECT_TRUE(tree && change);
  std::vector<OverlayChange> changes;
  apply_overlay(*tree, std::move(*change), changes, diagnostics);
  Screen screen = load_screen("home", *tree, diagnostics);
  FileNames names;
  names.add("base");
  names.add("overlay");
  return {std::move(screen), told(diagnostics, names, [&](FileId file) { return file.value == 0 ? base : overlay; })};
}

const std::string base = R"(title: T
elements:
  - {id: user-name, kind: field, label: ユーザ名}
  - id: buttons
    kind: row
    elements:
      - {id: log-in, kind: button, label: ログイン, state: disabled}
      - {kind: text, label: または}
      - {id: reset, kind: link, label: 再設定}
  - {id: needed, kind: radio, label: 要否, items: [{id: "yes", label: 要}, 否]}
  - kind: column
    elements: [{id: lost, kind: text, label: x}]
)";

TEST(LoadScreen, an_overlay_changes_elements_by_id_inside_others_too) {
  const auto [screen, told] = load_with_overlay(base, R"(title: U
elements:
  - id: buttons
    elements:
      - {id: log-in, label: サインイン, state: normal}
      - {id: reset, remove: true}
      - {id: cancel, before: log-in, kind: button, label: 中止}
  - {id: needed, items: [{id: "yes", state: chosen}]}
  - {id: graph, after: user-name, kind: graph, label: 状況}
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(screen.title.text, "U");
  ASSERT_EQ(screen.elements.size(), 5U);
  EXPECT_EQ(screen.elements[1].id.text, "graph");
  const auto& buttons = screen.elements[2].elements;
  ASSERT_EQ(buttons.size(), 3U);
  EXPECT_EQ(buttons[0].label.text, "中止");
  EXPECT_EQ(buttons[1].label.text, "サインイン");
  EXPECT_EQ(buttons[1].state, ElementState::normal);
  EXPECT_EQ(buttons[1].kind, ElementKind::button);
  EXPECT_EQ(buttons[2].label.text, "または");
  const auto& items = screen.elements[3].elements;
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].state, ElementState::chosen);
  EXPECT_EQ(items[0].label.text, "要");
}

TEST(LoadScreen, what_an_overlay_cannot_reach_is_told) {
  EXPECT_EQ(load_with_overlay(base, "elements:\n  - {id: lost, label: y}\n").told,
            (Told{R"(overlay:2:10 "lost" duplicate-id id=lost | first-here base:12:21 "lost")",
                  R"(overlay:2:10 "lost" overlay-unknown-id id=lost key=kind hint=incomplete)"}));
  EXPECT_EQ(load_with_overlay(base, "elements:\n  - {id: usr-name, label: y}\n").told,
            Told{R"(overlay:2:10 "usr-name" overlay-unknown-id id=usr-name suggestion=user-name)"});
  EXPECT_EQ(load_with_overlay(base, "elements:\n  - {kind: text, label: y}\n").told,
            Told{R"(overlay:2:5 "{" overlay-unknown-id id=)"});
}

}  // namespace
}  // namespace shirube
