#include "generator/render/interface_texts.h"

#include <algorithm>
#include <cassert>

namespace shirube {
namespace {

struct InterfaceText {
  std::string_view key;
  std::string_view japanese;
  std::string_view english;
};

// Sorted by key.
constexpr InterfaceText texts[] = {
    {"address", "所在地", "Address"},
    {"all-flows", "質問に答えて調べる", "Find out by questions"},
    {"all-guides", "手順の一覧", "All guides"},
    {"all-pages", "ページの一覧", "All pages"},
    {"all-references", "参照表の一覧", "All reference tables"},
    {"around", "前後の手順", "Previous and next guides"},
    {"audience", "対象となる方", "Who this is for"},
    {"audiences-title", "対象者から探す", "Find by audience"},
    {"breadcrumb", "現在位置", "Breadcrumb"},
    {"by-audience", "対象者から探す", "Find by audience"},
    {"change-added", "この地域版で加えました", "Added by this edition"},
    {"change-item", "{key}「{title}」", "{key}: “{title}”"},
    {"change-removed", "この地域版では除きました", "Removed by this edition"},
    {"change-replaced", "この地域版に合わせて変えました", "Changed for this edition"},
    {"change-what", "変更", "Change"},
    {"change-where", "箇所", "Where"},
    {"changes", "この地域版での変更点", "What this edition changes"},
    {"contact", "お問い合わせ先", "Contact"},
    {"contents", "目次", "Contents"},
    {"date", "{year}年{month}月{day}日", "{day} {month-name} {year}"},
    {"edition", "地域版", "Edition"},
    {"email", "メール", "E-mail"},
    {"external", "（外部サイト）", " (external site)"},
    {"finish", "手順を終えたら", "When you have finished"},
    {"flow", "質問に答えて調べる", "Questions"},
    {"flow-again", "試したら、『{question}』に戻る", "When you have tried this, go back to “{question}”"},
    {"flow-and", "、", ", "},
    {"flow-answers", "これまでの答え", "Your answers so far"},
    {"flow-broken-address", "このアドレスの続きは表示できないため、はじめの質問に戻りました。",
     "The rest of this address cannot be shown, so this is the first question again."},
    {"flow-change", "変更", "Change"},
    {"flow-chart-alone", "質問から、答えを書いた線をたどると、結果に着きます。",
     "Lines with the answers lead from each question to where it goes on."},
    {"flow-chart-caption", "質問と結果の図。枠を選ぶと、その説明に移ります。",
     "The questions and where they lead. Choose a box to go to its text."},
    {"flow-chart-description",
     "質問から、答えを書いた線をたどると、結果に着きます。同じ内容を、下にすべて文で書いています。",
     "Lines with the answers lead from each question to where it goes on. The same is written below in words."},
    {"flow-chart-file", "図だけを開く", "Open the chart alone"},
    {"flow-chart-title", "質問と結果の図", "Chart of the questions"},
    {"flow-date", "日付", "Date"},
    {"flow-day", "{count}日", "{count} day"},
    {"flow-days", "{count}日", "{count} days"},
    {"flow-decided", "{fact}が{values}のときは、「{choice}」に決まります。",
     "Where “{fact}” is {values}, the answer is “{choice}”."},
    {"flow-done", "結果", "Result"},
    {"flow-done-number", "結果{number}", "result {number}"},
    {"flow-fact-unknown", "選ばない", "Not chosen"},
    {"flow-facts", "分かっていることを選ぶと、質問が少なくなります。",
     "Choose what you know already to be asked less."},
    {"flow-go-on", "質問{number}へ", "to question {number}"},
    {"flow-leads-to", "→ {place}", "→ {place}"},
    {"flow-map", "全体の図", "The whole as a chart"},
    {"flow-next", "次へ", "Next"},
    {"flow-next-page", "次のページ：{title}", "Next page: {title}"},
    {"flow-number", "数", "Number"},
    {"flow-outcomes", "結果と対処", "Results and remedies"},
    {"flow-print", "この結果と答えを印刷する", "Print this result with the answers"},
    {"flow-question", "質問", "Question"},
    {"flow-question-number", "質問{number}", "question {number}"},
    {"flow-questions", "質問", "Questions"},
    {"flow-quoted", "「{text}」", "“{text}”"},
    {"flow-remedy", "対処", "Remedy"},
    {"flow-remedy-number", "対処{number}", "remedy {number}"},
    {"flow-restart", "はじめからやり直す", "Start again"},
    {"flow-route-all-of", "{choices}をすべて選んだとき", "all of {choices}"},
    {"flow-route-any-of", "{choices}のどれかを選んだとき", "any of {choices}"},
    {"flow-route-at-least", "{number}以上", "{number} or more"},
    {"flow-route-at-most", "{number}以下", "{number} or less"},
    {"flow-route-before", "{date}より前", "before {date}"},
    {"flow-route-chosen", "{choices}を選んだとき", "{choices} is chosen"},
    {"flow-route-from", "{date}以降", "{date} or later"},
    {"flow-route-less-than", "{number}未満", "less than {number}"},
    {"flow-route-more-than", "{number}を超える", "more than {number}"},
    {"flow-route-none", "何も選ばないとき", "nothing is chosen"},
    {"flow-route-older-than", "{period}より前", "more than {period} ago"},
    {"flow-route-otherwise", "そのほかのとき", "otherwise"},
    {"flow-route-within", "{period}以内", "within {period}"},
    {"flow-start", "はじめ", "Start"},
    {"flow-tried", "確かめました", "Tried"},
    {"flow-week", "{count}週間", "{count} week"},
    {"flow-weeks", "{count}週間", "{count} weeks"},
    {"home", "ホーム", "Home"},
    {"home-title", "{site}（{edition}）", "{site} ({edition})"},
    {"hours", "受付時間", "Hours"},
    {"key-audience", "対象となる方", "Who this is for"},
    {"key-columns", "列", "Column"},
    {"key-facts", "分かっていること", "What is known"},
    {"key-finish", "手順を終えたあとの案内", "When you have finished"},
    {"key-groups", "見出し", "Heading"},
    {"key-note", "はじめの補足", "Notes before the steps"},
    {"key-other", "ほかの項目", "Other items"},
    {"key-outcomes", "結果", "Result"},
    {"key-prepare", "用意するもの", "What you need"},
    {"key-questions", "質問", "Question"},
    {"key-related", "関連するページ", "Related pages"},
    {"key-reviewed", "内容の最終確認日", "Date of the last review"},
    {"key-rows", "行", "Row"},
    {"key-source", "もとになった資料", "Sources"},
    {"key-steps", "手順", "Step"},
    {"key-summary", "概要", "Summary"},
    {"key-title", "題名", "Title"},
    {"menu", "メインメニュー", "Main menu"},
    {"next", "次の手順", "Next"},
    {"no-guides", "この対象の方に向けた手順は、いまのところありません。", "There are no guides for this audience yet."},
    {"not-found-home", "ホームから探す", "Go to the home page"},
    {"not-found-text", "お探しのページは、移動または削除されたか、アドレスが間違っている可能性があります。",
     "The page may have been moved or removed, or its address may be wrong."},
    {"not-found-title", "ページが見つかりません", "Page not found"},
    {"note-caution", "注意", "Caution"},
    {"note-note", "補足", "Note"},
    {"note-warning", "重要", "Important"},
    {"other-guides", "そのほかの手順", "Other guides"},
    {"page-address", "このページのアドレス", "Address of this page"},
    {"page-title", "{page} | {site}（{edition}）", "{page} | {site} ({edition})"},
    {"phone", "電話", "Phone"},
    {"picture-points", "図の番号の説明", "Numbers in the picture"},
    {"prepare", "用意するもの", "What you need"},
    {"previous", "前の手順", "Previous"},
    {"publisher", "運営", "Published by"},
    {"reference", "参照表", "Reference table"},
    {"reference-group", "区分", "Group"},
    {"related", "関連するページ", "Related pages"},
    {"reviewed", "内容の最終確認日", "Last reviewed"},
    {"revision-author", "改訂者", "Revised by"},
    {"revision-text", "改訂の内容", "What changed"},
    {"revisions", "資料の改訂履歴", "Revisions of the source"},
    {"save-csv", "CSVで保存する（Excelで開けます）", "Save as CSV (opens in Excel)"},
    {"screen-address", "アドレス欄は「{address}」", "Address bar: “{address}”"},
    {"screen-and", "、", ", "},
    {"screen-button", "「{label}」ボタン", "button “{label}”"},
    {"screen-cannot-choose", "選べません", "cannot be chosen"},
    {"screen-cannot-fill", "入力できません", "cannot be filled in"},
    {"screen-cannot-press", "押せません", "cannot be pressed"},
    {"screen-checkbox", "「{label}」のチェックボックス", "checkbox “{label}”"},
    {"screen-chosen", "選択中", "chosen"},
    {"screen-columns", "{table}（列は{columns}）", "{table} (columns: {columns})"},
    {"screen-empty-cell", "空欄", "empty"},
    {"screen-error", "エラー「{label}」", "error “{label}”"},
    {"screen-field", "「{label}」の入力欄", "field “{label}”"},
    {"screen-graph", "「{label}」のグラフ", "graph “{label}”"},
    {"screen-group", "「{label}」の枠", "box “{label}”"},
    {"screen-group-begins", "{group}のはじまり", "{group} begins"},
    {"screen-group-ends", "{group}のおわり", "{group} ends"},
    {"screen-group-plain", "枠", "box"},
    {"screen-icon", "「{label}」アイコン", "icon “{label}”"},
    {"screen-icon-add", "追加のアイコン", "icon to add"},
    {"screen-icon-arrow-down", "下向き矢印のアイコン", "icon of an arrow down"},
    {"screen-icon-bell", "ベルのアイコン", "icon of a bell"},
    {"screen-icon-calendar", "カレンダーのアイコン", "icon of a calendar"},
    {"screen-icon-close", "閉じるアイコン", "icon to close"},
    {"screen-icon-delete", "削除のアイコン", "icon to delete"},
    {"screen-icon-download", "ダウンロードのアイコン", "icon to download"},
    {"screen-icon-edit", "編集のアイコン", "icon to edit"},
    {"screen-icon-gear", "歯車のアイコン", "icon of a gear"},
    {"screen-icon-help", "ヘルプのアイコン", "icon for help"},
    {"screen-icon-home", "ホームのアイコン", "icon of a house"},
    {"screen-icon-list", "一覧のアイコン", "icon of a list"},
    {"screen-icon-menu", "メニューのアイコン", "icon of a menu"},
    {"screen-icon-print", "印刷のアイコン", "icon to print"},
    {"screen-icon-reload", "再読み込みのアイコン", "icon to reload"},
    {"screen-icon-search", "検索のアイコン", "icon to search"},
    {"screen-icon-upload", "アップロードのアイコン", "icon to upload"},
    {"screen-icon-user", "利用者のアイコン", "icon of a user"},
    {"screen-item", "「{label}」", "“{label}”"},
    {"screen-items", "{holder}：{items}", "{holder}: {items}"},
    {"screen-label", "「{title}」の画面", "The screen “{title}”"},
    {"screen-link", "「{label}」リンク", "link “{label}”"},
    {"screen-list", "「{label}」の一覧", "list “{label}”"},
    {"screen-list-plain", "一覧", "list"},
    {"screen-menu", "「{label}」メニュー", "menu “{label}”"},
    {"screen-menu-plain", "メニュー", "menu"},
    {"screen-message", "お知らせ「{label}」", "message “{label}”"},
    {"screen-not-ticked", "チェックなし", "not ticked"},
    {"screen-notes", "{element}（{notes}）", "{element} ({notes})"},
    {"screen-pointed", "{number}{element}", "{number} {element}"},
    {"screen-radio", "「{label}」の選択肢", "choices “{label}”"},
    {"screen-row", "{number}行目：{cells}", "row {number}: {cells}"},
    {"screen-secret", "「{label}」のパスワード入力欄", "password field “{label}”"},
    {"screen-secret-filled", "入力済み", "filled in"},
    {"screen-select", "「{label}」の選択欄", "selection “{label}”"},
    {"screen-selected", "「{value}」を選択中", "“{value}” chosen"},
    {"screen-sentence", "{text}。", "{text}. "},
    {"screen-table", "「{label}」の表", "table “{label}”"},
    {"screen-table-plain", "表", "table"},
    {"screen-tabs", "「{label}」のタブ", "tabs “{label}”"},
    {"screen-tabs-plain", "タブ", "tabs"},
    {"screen-text", "「{label}」", "“{label}”"},
    {"screen-ticked", "チェックあり", "ticked"},
    {"screen-title", "「{title}」画面", "Screen “{title}”"},
    {"screen-value", "「{value}」と入力済み", "“{value}” filled in"},
    {"skip", "本文へ移動", "Skip to main content"},
    {"source-date", "日付", "Date"},
    {"source-publisher", "発行", "Published by"},
    {"source-section", "該当箇所", "Section"},
    {"source-version", "版", "Version"},
    {"sources", "もとになった資料", "Sources"},
    {"step", "手順", "Step"},
    {"steps", "手順", "Steps"},
    {"table", "表", "Table"},
    {"task", "未完了", "To do"},
    {"task-done", "完了", "Done"},
    {"top", "このページの先頭へ", "Back to top"},
};

}  // namespace

std::optional<std::string_view> find_interface_text(std::string_view key, Language language) {
  const auto* found =
      std::lower_bound(std::begin(texts), std::end(texts), key,
                       [](const InterfaceText& text, std::string_view wanted) { return text.key < wanted; });
  if (found == std::end(texts) || found->key != key) return std::nullopt;
  return language == Language::japanese ? found->japanese : found->english;
}

std::string interface_text(std::string_view key, Language language,
                           const std::vector<std::pair<std::string_view, std::string>>& parameters) {
  const auto found = find_interface_text(key, language);
  assert(found && "a text of the interface that the table lacks");
  std::string text;
  std::string_view rest = found.value_or(key);
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    text += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const auto& [parameter, value] : parameters) {
      if (parameter == name) text += value;
    }
    rest.remove_prefix(close + 1);
  }
  return text;
}

std::vector<std::string_view> interface_text_keys() {
  std::vector<std::string_view> keys;
  for (const InterfaceText& text : texts) keys.push_back(text.key);
  return keys;
}

std::string_view language_tag(Language language) { return language == Language::japanese ? "ja" : "en"; }

}  // namespace shirube
