// Texts for keys and what stands under them.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr CatalogueEntry entries[] = {
    {.code = "unknown-key",
     .message = {"「{key}」というキーはありません", "there is no key “{key}” here"},
     .hint = {"ここで使えるキーは、{allowed} です。", "the keys that can stand here are {allowed}"},
     .variants = {{{"suggestion", {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"}}}}},
    {.code = "missing-key",
     .message = {"必要なキー「{key}」がありません", "the key “{key}” is missing"},
     .hint = {"「{key}: …」という行を足してください。", "add a line “{key}: …”"}},
    {.code = "one-key",
     .message = {"ここには、{allowed} のうちの1つだけを書いてください", "exactly one of {allowed} must stand here"},
     .hint = {"どれか1つを、「キー: 値」の形で書き足してください。", "add one of them as “key: value”"},
     .variants = {{{"several",
                    {"1つだけを残して、ほかは消してください。", "keep one of them and delete the others"}}}}},
    {.code = "duplicate-key",
     .message = {"「{key}」が2回書かれています", "“{key}” is given twice"},
     .hint = {"どちらか1つだけを残してください。", "keep only one of the two"}},
    {.code = "wrong-type",
     .message = {"「{key}」には{expected}を書いてください（今は{found}です）",
                 "“{key}” must be {expected}, but it is {found}"},
     .nameless = {"ここには{expected}を書いてください（今は{found}です）",
                  "{expected} must stand here, but this is {found}"},
     .hint = {"{expected:advice}", "{expected:advice}"}},
    {.code = "invalid-id",
     .message = {"「{id}」はIDに使えません", "“{id}” cannot be an id"},
     .hint = {"IDに使えるのは、半角の英小文字、数字、「-」だけです。例: enter-user-name",
              "an id is made of lower-case letters a to z, digits and “-” only, such as enter-user-name"},
     .variants = {{{"file",
                    {"ファイル名の「.yaml」の前がIDになります。"
                     "半角の英小文字、数字、「-」だけを使ってください。例: gmis-login.yaml",
                     "a file's name without “.yaml” is its id: "
                     "lower-case letters a to z, digits and “-” only, such as gmis-login.yaml"}},
                   {"reserved",
                    {"書き出し先の「forms」フォルダーには、フォームを受け付けるプログラムのファイルを置きます。"
                     "版のファイルを、別の名前にしてください。",
                     "the output keeps the files of the program that takes forms in the folder “forms”; "
                     "give the edition's file another name"}}}}},
    {.code = "duplicate-id",
     .message = {"「{id}」というIDが2回使われています", "the id “{id}” is used twice"},
     .hint = {"どちらかを別のIDに変えてください。公開したIDは、リンクが切れないようにそのまま残します。",
              "change one of the two; keep the one that is already published, so that links to it still work"}},
    {.code = "empty-text",
     .message = {"「{key}」の文が空です", "the text of “{key}” is empty"},
     .hint = {"文を書いてください。なくてもよいキーなら、行ごと消してください。",
              "write the text, or delete the line if the key is not needed"}},
    {.code = "empty-list",
     .message = {"「{key}」のリストが空です", "the list “{key}” is empty"},
     .hint = {"「- 」で始まる行を1つ以上書いてください。なくてもよいキーなら、行ごと消してください。",
              "write at least one line beginning with “- ”, or delete the key if it is not needed"}},
    {.code = "invalid-date",
     .message = {"「{value}」は日付として読めません", "“{value}” is not a date"},
     .hint = {"2026-11-01 のように、西暦4桁-月2桁-日2桁を半角で書いてください。暦にない日は使えません。",
              "write year-month-day with 4, 2 and 2 digits, such as 2026-11-01, and a day that exists"}},
    {.code = "unknown-choice",
     .message = {"「{value}」は、ここでは選べません", "“{value}” is not one of the choices"},
     .hint = {"選べるのは、{allowed} です。", "choose one of {allowed}"},
     .variants = {{{"suggestion",
                    {"「{suggestion}」ではありませんか？ 選べるのは、{allowed} です。",
                     "did you mean “{suggestion}”? The choices are {allowed}"}}}}},
    {.code = "invalid-address",
     .message = {"「{value}」はアドレスとして読めません", "“{value}” is not an address"},
     .hint = {"https://www.example.jp/ のように、https:// から半角で書いてください。空白は入れられません。"
              "メールは mailto:info@example.jp、電話は tel:0570-000-000 の形です。",
              "write it from https:// on, without spaces, such as https://www.example.jp/; "
              "mail is mailto:info@example.jp, a telephone tel:0570-000-000"},
     .variants = {{{"endpoint",
                    {"/cgi-bin/forms.cgi のように「/」から始めるか、https:// "
                     "から半角で書いてください。「?」や「#」は入れられません。",
                     "write it from / on, such as /cgi-bin/forms.cgi, or from https:// on, without “?” or “#”"}}}}},
    {.code = "number-out-of-range",
     .message = {"「{key}」の数が、{from} から {to} までに入っていません",
                 "the number of “{key}” is not between {from} and {to}"},
     .hint = {"{from} から {to} までの数に直してください。", "choose a number from {from} to {to}"}},
    {.code = "table-row-length",
     .message = {"この行にはセルが {cells} 個ありますが、表の列は {columns} 列です",
                 "this row has {cells} cells, but the table has {columns} columns"},
     .hint = {"セルを {columns} 個にそろえてください。列の数は「columns」で、なければ最初の行で決まります。",
              "give every row {columns} cells; their number is that of “columns”, or else that of the first row"}},
    {.code = "synonym-repeats",
     .message = {"「{phrase}」は、検索では前に書いた言葉と同じです",
                 "to the search, “{phrase}” is the same as a phrase before it"},
     .hint = {"1つにまとめて、言い換えを [ ] の中に並べてください。"
              "全角と半角、大文字と小文字、ひらがなとカタカナは区別されません。",
              "keep one of them, with all of its alternatives in a list; "
              "width, case, and hiragana or katakana make no difference"}},
    {.code = "synonym-of-itself",
     .message = {"「{phrase}」の言い換えに、同じ言葉があります", "an alternative of “{phrase}” is that phrase itself"},
     .hint = {"ページで使っている別の言葉に直すか、消してください。"
              "全角と半角、大文字と小文字、ひらがなとカタカナは、もともと区別されません。",
              "write another word, one that the pages use, or delete it; "
              "width, case, and hiragana or katakana make no difference anyway"}},
};

constexpr Word expected_types[] = {
    {"text",
     {"文", "a text"},
     {"「キー: 文」の形で書いてください。文が「[」「{」「- 」などで始まるときは、全体を \" \" で囲みます。",
      "write “key: text”; a text that begins with “[”, “{”, “- ” or the like goes between \" \""}},
    {"number",
     {"数", "a number"},
     {"半角の数字だけを書いてください。単位や引用符は付けません。",
      "write digits only, without a unit or quotation marks"}},
    {"list",
     {"リスト", "a list"},
     {"キーの次の行から、1つずつ「- 」で始めて書いてください。",
      "from the line after the key on, write one item a line, each beginning with “- ”"}},
    {"map",
     {"「キー: 値」の組", "a set of keys with values"},
     {"キーの次の行から、字下げして「キー: 値」を1行に1つずつ書いてください。",
      "from the line after the key on, write “key: value” one a line, indented"}},
    {"yes-no",
     {"「true」か「false」", "true or false"},
     {"はいなら true、いいえなら false と、引用符なしで書いてください。",
      "write true for yes or false for no, without quotation marks"}},
    {"date", {"日付", "a date"}, {"2026-11-01 のように書いてください。", "write it like 2026-11-01"}},
    {"color",
     {"色", "a color"},
     {"\"#0055aa\" のように、「#」と6桁の数字か a から f の文字を、\" \" で囲んで書いてください。",
      "write “#” and six digits or letters a to f between \" \", such as \"#0055aa\""}},
    {"id",
     {"ID", "an id"},
     {"半角の英小文字、数字、「-」だけで書いてください。例: gmis-login",
      "write lower-case letters a to z, digits and “-” only, such as gmis-login"}},
    {"link",
     {"リンク", "a link"},
     {"guide:ID か https://… の形で書いてください。", "write it like guide:ID or https://…"}},
};

// YAML's own kinds: the loader guesses no others.
constexpr Word found_types[] = {
    {"text", {"文", "a text"}},
    {"list", {"リスト", "a list"}},
    {"map", {"「キー: 値」の組", "a set of keys with values"}},
    {"nothing", {"空", "empty"}},
};

constexpr WordTable tables[] = {
    {"wrong-type", "expected", WordMatch::whole, expected_types},
    {"wrong-type", "found", WordMatch::whole, found_types},
};

}  // namespace

std::span<const CatalogueEntry> key_texts() { return entries; }
std::span<const WordTable> key_words() { return tables; }

}  // namespace shirube
