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
    {"all-guides", "手順の一覧", "All guides"},
    {"around", "前後の手順", "Previous and next guides"},
    {"audience", "対象となる方", "Who this is for"},
    {"audiences-title", "対象者から探す", "Find by audience"},
    {"breadcrumb", "現在位置", "Breadcrumb"},
    {"by-audience", "対象者から探す", "Find by audience"},
    {"change-added", "「{title}」を加えました。", "Added: “{title}”."},
    {"change-key", "{key}を、この地域版に合わせて変えました。", "Changed for this edition: {key}."},
    {"change-removed", "「{title}」を除きました。", "Removed: “{title}”."},
    {"change-replaced", "「{title}」の内容を、この地域版に合わせて変えました。",
     "Changed for this edition: “{title}”."},
    {"changes", "この地域版での変更点", "What this edition changes"},
    {"contact", "お問い合わせ先", "Contact"},
    {"contents", "目次", "Contents"},
    {"date", "{year}年{month}月{day}日", "{day} {month-name} {year}"},
    {"edition", "地域版", "Edition"},
    {"email", "メール", "E-mail"},
    {"external", "（外部サイト）", " (external site)"},
    {"finish", "手順を終えたら", "When you have finished"},
    {"home", "ホーム", "Home"},
    {"home-title", "{site}（{edition}）", "{site} ({edition})"},
    {"hours", "受付時間", "Hours"},
    {"key-audience", "対象となる方", "whom it is for"},
    {"key-finish", "手順を終えたあとの案内", "what to do when you have finished"},
    {"key-note", "はじめの補足", "the notes before the steps"},
    {"key-other", "ほかの項目", "other items"},
    {"key-prepare", "用意するもの", "what you need"},
    {"key-related", "関連するページ", "related pages"},
    {"key-reviewed", "内容の最終確認日", "the date of the last review"},
    {"key-source", "もとになった資料", "the sources"},
    {"key-steps", "手順", "the steps"},
    {"key-summary", "概要", "the summary"},
    {"key-title", "題名", "the title"},
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
    {"related", "関連するページ", "Related pages"},
    {"reviewed", "内容の最終確認日", "Last reviewed"},
    {"revisions", "資料の改訂履歴", "Revisions of the source"},
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
