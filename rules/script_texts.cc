#include "rules/script_texts.h"

namespace shirube {
namespace {

// Sorted by key. `{count}` and the like stand where no plural is needed: "Characters left: 3".
constexpr FormText texts[] = {
    {"script.button-waits", "条件がすべて「済み」になると、ボタンを押せます。",
     "The button works once every condition is done."},
    {"script.characters-left", "あと{count}文字入力できます。", "Characters left: {count}"},
    {"script.characters-over", "{count}文字多いです。減らしてください。", "Characters too many: {count}"},
    {"script.condition-characters", "{characters}だけ", "Only {characters}"},
    {"script.condition-class", "{class}を1文字以上", "At least one of: {class}"},
    {"script.condition-length", "ちょうど{length}文字", "Exactly {length} characters"},
    {"script.condition-max", "{max}文字以内", "At most {max} characters"},
    {"script.condition-met", "済み", "Done"},
    {"script.condition-min", "{min}文字以上", "At least {min} characters"},
    {"script.condition-open", "まだ", "Not yet"},
    {"script.condition-same", "「{other}」と同じ", "The same as “{other}”"},
    {"script.conditions", "「{label}」の条件", "Conditions of “{label}”"},
    {"script.conditions-met", "「{label}」の条件は、すべて「済み」です。", "Every condition of “{label}” is done."},
    {"script.conditions-open", "「{label}」の条件は、あと{count}つです。", "Conditions of “{label}” left: {count}"},
    {"script.draft-forget", "入力した内容を消す", "Clear what you entered"},
    {"script.draft-forgotten", "入力した内容を消しました。", "What you entered is cleared."},
    {"script.draft-restored",
     "前に入力した内容を戻しました。このタブを閉じると消えます。ほかの人も使う端末では、ここで消してください。",
     "What you entered before is back. It is gone once you close this tab. On a device that others use too, clear it "
     "here."},
    {"script.draft-secrets", "パスワードとファイルは戻りません。もう一度入力してください。",
     "Passwords and files are not kept. Enter them again."},
    {"script.error", "エラー：", "Error: "},
    {"script.file-empty", "{label}には、空でないファイルを選んでください。",
     "Choose a file for “{label}” that is not empty."},
    {"script.file-too-large", "{label}には、{max}以下のファイルを選んでください（いまは{size}です）。",
     "Choose a file of at most {max} for “{label}” (this one is {size})."},
    {"script.folded-full", "全角に直しました。", "Changed to full-width characters."},
    {"script.folded-half", "半角に直しました。", "Changed to half-width characters."},
    {"script.folded-katakana", "カタカナに直しました。", "Changed to katakana."},
    {"script.hidden", "「{label}」を隠しました。", "“{label}” is hidden."},
    {"script.hide", "隠す", "Hide"},
    {"script.hide-of", "「{label}」を隠す", "Hide “{label}”"},
    {"script.newer-pack",
     "このページは古くなりました。ページを読み込み直してください。入力の間違いは、送ったあとに確かめます。",
     "This page is out of date. Load it again. Mistakes are found only after sending."},
    {"script.no-server",
     "入力に問題はありませんが、このページからは送信できません。ファイルから開いたページだからです。インターネットのペ"
     "ージを"
     "開いて、もう一度入力してください。",
     "Everything is filled in well, but this page cannot send it: it was opened from a file. Open the page on the web "
     "and fill it in there."},
    {"script.no-suggestions", "候補がありません。言葉を短くしてください。", "Nothing found. Try a shorter word."},
    {"script.no-suggestions-free", "候補がありません。このまま入力できます。",
     "Nothing found. You can keep what you entered."},
    {"script.of-field", "{label}：{message}", "{label}: {message}"},
    {"script.rehearsal-again", "もう一度練習する", "Practise again"},
    {"script.rehearsal-done", "入力に問題はありません。練習なので、何も送信していません。",
     "Everything is filled in well. This was a rehearsal: nothing was sent."},
    {"script.rehearsal-done-title", "練習が終わりました", "The rehearsal is done"},
    {"script.show", "表示する", "Show"},
    {"script.show-of", "「{label}」を表示する", "Show “{label}”"},
    {"script.shown", "「{label}」を表示しました。", "“{label}” is shown."},
    {"script.suggestions", "候補が{count}件あります。上下の矢印キーでも選べます。",
     "Suggestions: {count}. The arrow keys choose among them."},
    {"script.suggestions-cut", "候補が{count}件あります。はじめの{shown}件です。続きを入力すると減ります。",
     "Suggestions: {count}. These are the first {shown}. Type on to see fewer."},
    {"script.suggestions-of", "「{label}」の候補", "Suggestions for “{label}”"},
    {"script.summary-title", "入力を直してください", "There is a problem"},
    {"script.warnings", "このままでよければ、もう一度「{button}」を押してください。",
     "If all is as it should be, press “{button}” again."},
    {"script.warnings-title", "送る前に確かめてください", "Check before sending"},
};

}  // namespace

std::span<const FormText> script_texts() { return texts; }

}  // namespace shirube
