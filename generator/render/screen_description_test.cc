#include "generator/render/screen_description.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

ScreenElement element(ElementKind kind, std::string_view label, std::string_view id = {}) {
  ScreenElement element;
  element.kind = kind;
  element.label.text = label;
  element.id.text = id;
  return element;
}

ScreenElement in_state(ScreenElement element, ElementState state) {
  element.state = state;
  return element;
}

ScreenElement with_value(ScreenElement element, std::string_view value) {
  element.value.text = value;
  return element;
}

ScreenElement holding(ScreenElement holder, std::vector<ScreenElement> elements) {
  holder.elements = std::move(elements);
  return holder;
}

ScreenElement row(std::vector<ScreenElement> elements) {
  return holding(element(ElementKind::row, ""), std::move(elements));
}

Screen screen(std::vector<ScreenElement> elements) {
  Screen screen;
  screen.title.text = "画面";
  screen.elements = std::move(elements);
  return screen;
}

/// What is told of the elements after the screen's title.
std::string japanese(std::vector<ScreenElement> elements, const PointNumbers& numbers = {}) {
  const std::string told = describe_screen(screen(std::move(elements)), numbers, Language::japanese);
  const std::string title = "「画面」画面。";
  EXPECT_EQ(told.substr(0, title.size()), title);
  return told.substr(title.size());
}

std::string english(std::vector<ScreenElement> elements, const PointNumbers& numbers = {}) {
  const std::string told = describe_screen(screen(std::move(elements)), numbers, Language::english);
  const std::string title = "Screen “画面”. ";
  EXPECT_EQ(told.substr(0, title.size()), title);
  return told.substr(title.size());
}

TEST(ScreenDescription, a_whole_screen) {
  Screen login;
  login.title.text = "G-MIS ログイン";
  login.address.text = "https://example.jp/";
  login.elements = {element(ElementKind::field, "ユーザ名", "user"), element(ElementKind::secret, "パスワード"),
                    in_state(element(ElementKind::button, "ログイン"), ElementState::disabled),
                    element(ElementKind::link, "パスワードをお忘れですか？", "forgot")};
  const PointNumbers numbers = {{"user", 1}, {"forgot", 2}};
  EXPECT_EQ(
      describe_screen(login, numbers, Language::japanese),
      "「G-MIS ログイン」画面。アドレス欄は「https://example.jp/」。①「ユーザ名」の入力欄。"
      "「パスワード」のパスワード入力欄。「ログイン」ボタン（押せません）。②「パスワードをお忘れですか？」リンク。");
  EXPECT_EQ(
      describe_screen(login, numbers, Language::english),
      "Screen “G-MIS ログイン”. Address bar: “https://example.jp/”. ① field “ユーザ名”. Password field “パスワード”. "
      "Button “ログイン” (cannot be pressed). ② link “パスワードをお忘れですか？”.");
}

TEST(ScreenDescription, values_are_told_but_those_of_secrets) {
  const std::vector<ScreenElement> elements = {with_value(element(ElementKind::field, "名"), "ex000"),
                                               with_value(element(ElementKind::secret, "鍵"), "himitsu"),
                                               with_value(element(ElementKind::select, "方法"), "備蓄")};
  EXPECT_EQ(japanese(elements),
            "「名」の入力欄（「ex000」と入力済み）。「鍵」のパスワード入力欄（入力済み）。「方法」の選択欄（「備蓄」を"
            "選択中）。");
  EXPECT_EQ(english(elements),
            "Field “名” (“ex000” filled in). Password field “鍵” (filled in). Selection “方法” (“備蓄” chosen).");
}

TEST(ScreenDescription, states_are_told) {
  const std::vector<ScreenElement> elements = {
      element(ElementKind::checkbox, "甲"), in_state(element(ElementKind::checkbox, "乙"), ElementState::chosen),
      in_state(element(ElementKind::checkbox, "丙"), ElementState::disabled),
      in_state(with_value(element(ElementKind::field, "丁"), "1"), ElementState::disabled)};
  EXPECT_EQ(
      japanese(elements),
      "「甲」のチェックボックス（チェックなし）。「乙」のチェックボックス（チェックあり）。"
      "「丙」のチェックボックス（チェックなし、選べません）。「丁」の入力欄（「1」と入力済み、入力できません）。");
  EXPECT_EQ(english(elements),
            "Checkbox “甲” (not ticked). Checkbox “乙” (ticked). Checkbox “丙” (not ticked, cannot be chosen). "
            "Field “丁” (“1” filled in, cannot be filled in).");
}

TEST(ScreenDescription, items_follow_what_holds_them) {
  const std::vector<ScreenElement> items = {in_state(element(ElementKind::item, "要"), ElementState::chosen),
                                            element(ElementKind::item, "否", "no"),
                                            in_state(element(ElementKind::item, "他"), ElementState::disabled)};
  const PointNumbers numbers = {{"no", 3}};
  EXPECT_EQ(japanese({holding(element(ElementKind::tabs, ""), items)}, numbers),
            "タブ：「要」（選択中）、③「否」、「他」（選べません）。");
  EXPECT_EQ(japanese({holding(element(ElementKind::radio, "要否"), items)}, numbers),
            "「要否」の選択肢：「要」（選択中）、③「否」、「他」（選べません）。");
  EXPECT_EQ(english({holding(element(ElementKind::menu, ""), items)}, numbers),
            "Menu: “要” (chosen), ③ “否”, “他” (cannot be chosen).");
  EXPECT_EQ(english({holding(element(ElementKind::list, "要否"), items)}, numbers),
            "List “要否”: “要” (chosen), ③ “否”, “他” (cannot be chosen).");
}

TEST(ScreenDescription, a_table_is_told_row_by_row) {
  ScreenElement table =
      holding(element(ElementKind::table, "調査", "table"),
              {row({element(ElementKind::link, "第1回", "first"), element(ElementKind::text, "受付完了")}),
               row({element(ElementKind::text, ""),
                    row({element(ElementKind::button, "編集"), element(ElementKind::button, "削除")})})});
  table.columns.resize(2);
  table.columns[0].text = "題名";
  table.columns[1].text = "状況";
  const PointNumbers numbers = {{"table", 1}, {"first", 2}};
  EXPECT_EQ(
      japanese({table}, numbers),
      "①「調査」の表（列は「題名」、「状況」）。1行目：②「第1回」リンク、「受付完了」。2行目：空欄、「編集」ボタン、"
      "「削除」ボタン。");
  EXPECT_EQ(english({table}, numbers),
            "① table “調査” (columns: “題名”, “状況”). Row 1: ② link “第1回”, “受付完了”. Row 2: empty, button “編集”, "
            "button “削除”.");
  table.label.text.clear();
  table.columns.clear();
  table.elements.resize(1);
  EXPECT_EQ(japanese({row({holding(element(ElementKind::table, ""), {row({table})})})}, numbers),
            "表。1行目：①表、1行目：②「第1回」リンク、「受付完了」。");
}

TEST(ScreenDescription, a_group_has_a_beginning_and_an_end) {
  const std::vector<ScreenElement> inner = {element(ElementKind::text, "一\n二\n")};
  EXPECT_EQ(japanese({holding(element(ElementKind::group, "外"), {holding(element(ElementKind::group, ""), inner)})}),
            "「外」の枠のはじまり。枠のはじまり。「一 二」。枠のおわり。「外」の枠のおわり。");
  EXPECT_EQ(english({holding(element(ElementKind::group, "外"), inner)}), "Box “外” begins. “一 二”. Box “外” ends.");
}

TEST(ScreenDescription, rows_and_columns_are_told_where_they_are_pointed_at) {
  const std::vector<ScreenElement> inner = {element(ElementKind::button, "甲"), element(ElementKind::button, "乙")};
  EXPECT_EQ(japanese({holding(element(ElementKind::row, "", "row"), inner)}), "「甲」ボタン。「乙」ボタン。");
  EXPECT_EQ(japanese({holding(element(ElementKind::row, "", "row"), inner)}, {{"row", 1}}),
            "①枠のはじまり。「甲」ボタン。「乙」ボタン。枠のおわり。");
}

TEST(ScreenDescription, messages_graphs_and_icons) {
  ScreenElement error = element(ElementKind::message, "不正です");
  error.is_error = true;
  ScreenElement gear = element(ElementKind::icon, "");
  gear.icon.text = "gear";
  ScreenElement settings = gear;
  settings.label.text = "設定";
  const std::vector<ScreenElement> elements = {element(ElementKind::message, "完了"), error,
                                               element(ElementKind::graph, "状況"), gear, settings};
  EXPECT_EQ(japanese(elements),
            "お知らせ「完了」。エラー「不正です」。「状況」のグラフ。歯車のアイコン。「設定」アイコン。");
  EXPECT_EQ(english(elements), "Message “完了”. Error “不正です”. Graph “状況”. Icon of a gear. Icon “設定”.");
}

TEST(ScreenDescription, every_icon_has_a_name) {
  for (const std::string_view name : icon_names) {
    ScreenElement icon = element(ElementKind::icon, "");
    icon.icon.text = name;
    EXPECT_NE(japanese({icon}), "") << name;
  }
}

TEST(ScreenDescription, numbers_have_signs_to_fifty) {
  EXPECT_EQ(number_sign(1), "①");
  EXPECT_EQ(number_sign(20), "⑳");
  EXPECT_EQ(number_sign(21), "㉑");
  EXPECT_EQ(number_sign(35), "㉟");
  EXPECT_EQ(number_sign(36), "㊱");
  EXPECT_EQ(number_sign(50), "㊿");
  EXPECT_EQ(number_sign(51), "(51)");
}

}  // namespace
}  // namespace shirube
