#include "cgi/answer/problem_texts.h"

#include <algorithm>
#include <span>

#include "rules/messages.h"

namespace shirube {
namespace {

struct Problem {
  int status;
  std::string_view variant;
  std::string_view japanese_title, english_title;
  std::string_view japanese_message, english_message;
};

/// A text `key` stands for, with `{name}` places.
struct Notice {
  std::string_view key;
  std::string_view japanese, english;
};

// Texts say first whether something was accepted, where that is certain, since nobody else can tell. Where it is not,
// they say how to find out: loading a page again never submits twice. Nothing is said of how the program works.
constexpr Problem problems[] = {
    {400, "", "送信された内容を読み取れませんでした", "What was sent could not be read",
     "まだ受け付けていません。フォームを開き直して、もう一度入力してください。",
     "It has not been accepted. Open the form again and fill it in once more."},
    {403, "forged", "確認画面からの送信であることを確かめられませんでした",
     "This does not come from a page that we can recognise",
     "この送信は受け付けていません。フォームを開き直して、もう一度入力してください。",
     "This has not been accepted. Open the form again and fill it in once more."},
    {403, "no-cookie", "同じブラウザーからの送信であることを確かめられませんでした",
     "We could not tell that this comes from the same browser",
     "この送信は受け付けていません。ブラウザーの設定でCookieを使えるようにしてから、フォームを開き直し、最後まで同じ"
     "ブラウザーで入力してください。",
     "This has not been accepted. Allow cookies in your browser’s settings, open the form again, and fill it in within "
     "one browser to the end."},
    {403, "expired", "確認画面の有効期限が過ぎました", "The page to check your answers is no longer valid",
     "確認画面を開いてから時間がたったため、受け付けていません。フォームを開き直して、もう一度入力してください。",
     "It has not been accepted, as too much time has passed since that page was opened. Open the form again and fill "
     "it "
     "in once more."},
    {404, "", "ページが見つかりません", "Page not found",
     "アドレスや受付番号が正しいか、確かめてください。リンクから来たときは、サイトの最初のページから探してください。",
     "Check that the address or the receipt number is right. If a link led here, look for the page from the site’s "
     "first "
     "page."},
    {405, "", "この画面は直接開けません", "This page cannot be opened by itself",
     "フォームのページを開いて、そこから入力してください。", "Open the form’s page and fill it in from there."},
    {408, "", "送信が途中で止まりました", "Sending stopped halfway",
     "まだ受け付けていません。通信の状態を確かめてから、前の画面に戻って、もう一度送信してください。",
     "It has not been accepted. Check your connection, go back to the page before this one and send it again."},
    {411, "", "送信された内容の長さが分かりませんでした", "The length of what was sent could not be told",
     "まだ受け付けていません。別のブラウザーでフォームを開いて、もう一度入力してください。",
     "It has not been accepted. Open the form in another browser and fill it in once more."},
    {413, "", "送信された内容が大きすぎます", "Too much was sent",
     "まだ受け付けていません。前の画面に戻り、文章を短くするか、小さいファイルを選んで、もう一度送信してください。",
     "It has not been accepted. Go back to the page before this one, shorten the texts or choose smaller files, and "
     "send "
     "it again."},
    {415, "", "この形式では受け付けられません", "This kind of data cannot be accepted",
     "まだ受け付けていません。フォームのページを開いて、そこから入力してください。",
     "It has not been accepted. Open the form’s page and fill it in from there."},
    {429, "", "短い時間に送信が続きました", "Too much was sent in a short time",
     "まだ受け付けていません。1分ほど待ってから、前の画面に戻って、もう一度送信してください。",
     "It has not been accepted. Wait about a minute, go back to the page before this one and send it again."},
    {500, "", "画面を表示できませんでした", "This page could not be shown",
     "少し待ってから、この画面を再読み込みしてください。確認画面から送信したときは、再読み込みしても二重に受け付けるこ"
     "とは"
     "ありません。続けて表示されるときは、お問い合わせ先に連絡してください。",
     "Wait a little, then load this page again. If you were submitting your answers, loading it again does not submit "
     "them twice. If this page keeps coming back, please contact us."},
    {503, "", "いま、この画面を表示できません", "This page cannot be shown now",
     "しばらく待ってから、この画面を再読み込みしてください。確認画面から送信したときは、再読み込みしても二重に受け付け"
     "ることは"
     "ありません。急ぐときは、お問い合わせ先に連絡してください。",
     "Wait for a while, then load this page again. If you were submitting your answers, loading it again does not "
     "submit "
     "them twice. If it is urgent, please contact us."},
};

// Sorted by key.
constexpr Notice notices[] = {
    {"changed-rules",
     "フォームが新しくなったため、まだ受け付けていません。入力した内容はこの画面に残っています。もう一度確かめて、送信"
     "して"
     "ください。",
     "The form has changed, so nothing has been accepted yet. What you entered is still on this page. Check it once "
     "more and send it again."},
    {"file-content",
     "{label}には、別のファイルを選んでください。選んだファイルは、中身が名前の示す種類と違うか、壊れています。",
     "Choose another file for “{label}”. The content of the one you chose is not what its name says, or it is "
     "damaged."},
    {"file-not-kept",
     "{label}"
     "のファイルを受け取れませんでした。もう一度選んでください。続けて表示されるときは、しばらく待ってください。",
     "The file for “{label}” could not be taken. Choose it again. If this message comes back, wait for a while."},
    {"store-away",
     "いま受け付けられません。入力した内容はこの画面に残っています。しばらく待ってから、もう一度送信してください。急ぐ"
     "ときは、"
     "お問い合わせ先に連絡してください。",
     "Nothing can be accepted at the moment. What you entered is still on this page. Wait for a while and send it "
     "again. If it is urgent, please contact us."},
    {"too-many",
     "短い時間に送信が続いたため、まだ受け付けていません。入力した内容はこの画面に残っています。{seconds}"
     "秒待ってから、もう一度"
     "送信してください。",
     "Too much was sent in a short time, so this has not been accepted yet. What you entered is still on this page. "
     "Time to wait before you send it again: {seconds} s."},
    {"trapped",
     "「この欄には何も入力しないでください」の欄を空にしてから、もう一度送信してください。自動入力の機能が書き込むこと"
     "が"
     "あります。",
     "Clear the box “Leave this box empty” and send the form again. Software that fills in forms by itself may have "
     "written into it."},
};

std::string_view in(Language language, std::string_view japanese, std::string_view english) {
  return language == Language::japanese ? japanese : english;
}

const Problem& find_problem(int status, std::string_view variant) {
  constexpr int any = 500;
  const std::span all(problems);
  const auto exact = std::ranges::find_if(
      all, [&](const Problem& problem) { return problem.status == status && problem.variant == variant; });
  if (exact != all.end()) return *exact;
  const auto of_status = std::ranges::find(all, status, &Problem::status);
  if (of_status != all.end()) return *of_status;
  return *std::ranges::find(all, any, &Problem::status);
}

}  // namespace

ProblemText problem_text(int status, std::string_view variant, Language language) {
  const Problem& found = find_problem(status, variant);
  return {in(language, found.japanese_title, found.english_title),
          in(language, found.japanese_message, found.english_message)};
}

std::vector<std::pair<int, std::string_view>> problem_keys() {
  std::vector<std::pair<int, std::string_view>> keys;
  for (const Problem& problem : problems) keys.emplace_back(problem.status, problem.variant);
  return keys;
}

std::string_view notice_text(std::string_view key, Language language) {
  const auto* const found = std::ranges::find(notices, key, &Notice::key);
  return found == std::end(notices) ? std::string_view() : in(language, found->japanese, found->english);
}

std::vector<std::string_view> notice_keys() {
  std::vector<std::string_view> keys;
  for (const Notice& notice : notices) keys.push_back(notice.key);
  return keys;
}

std::string too_many_notice(int seconds, Language language) {
  return fill_places(notice_text("too-many", language), {{"seconds", std::to_string(seconds)}});
}

std::string_view bare_page() {
  return R"(<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>画面を表示できませんでした / This page could not be shown</title>
</head>
<body>
<main>
<h1>画面を表示できませんでした</h1>
<p>しばらく待ってから、この画面を再読み込みしてください。確認画面から送信したときは、再読み込みしても二重に受け付けることはありません。</p>
<p>続けて表示されるときは、このサイトのお問い合わせ先に連絡してください。</p>
<section lang="en">
<h2>This page could not be shown</h2>
<p>Wait for a while, then load this page again. If you were submitting your answers, loading it again does not submit them twice.</p>
<p>If this page keeps coming back, please use this site’s contact address.</p>
</section>
</main>
</body>
</html>
)";
}

}  // namespace shirube
