// Texts for what pages are made of: links, values, pictures, headings, templates; and for the site as a whole.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    {.code = "unsupported-link",
     .message = {"「{target}」という形のリンクは使えません", "“{target}” is no kind of link that can be used here"},
     .hint = {"このサイトのページは guide:ID、同じページの中は #ID、ほかのサイトは https://…、メールは mailto:…、"
              "電話は tel:… と書いてください。",
              "write guide:ID for a page of this site, #ID for a place on the same page, https://… for other sites, "
              "mailto:… for mail and tel:… for a telephone"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "unknown-reference",
     .message = {"「{target}」は見つかりません", "“{target}” does not exist"},
     .hint = {"名前を確かめてください。ページや画面や出典のIDは、ファイル名から「.yaml」を取ったものです。",
              "check the name; the id of a page, a screen or a source is its file's name without “.yaml”"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "unknown-anchor",
     .message = {"「{target}」の先に、「{anchor}」というIDの場所はありません",
                 "“{target}” leads to nothing with the id “{anchor}”"},
     .hint = {"リンク先の「id:」を確かめてください。「#」のあとには、手順、補足、表の行などのIDを書きます。",
              "check the “id:” there; after “#” comes the id of a step, an aside, a row of a table and the like"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "reference-left-out",
     .message = {"「{target}」は、次の版には出ません: {editions}",
                 "“{target}” is left out of these editions: {editions}"},
     .hint = {"リンクのある項目に同じ「only」か「except」を付けるか、リンク先をこの版にも出してください。",
              "give the item that holds the link the same “only” or “except”, or let those editions have the page"},
     .variants =
         {{{"in-flow",
            {"これを書いた項目に同じ「only」か「except」を付けるか、「{target}」をこの版にも出してください。",
             "give the item that names it the same “only” or “except”, or let those editions have “{target}”"}}}}},
    {.code = "malformed-value",
     .message = {"「{text}」は値の名前として読めません", "“{text}” is not the name of a value"},
     .hint = {"{{ contact.name }} のように書いてください。"
              "名前には半角の英小文字、数字、「-」を使い、「.」でつなぎ、「}}」で閉じます。",
              "write it like {{ contact.name }}: lower-case letters, digits and “-”, joined by “.”, closed by “}}”"},
     .variants = {{{"in-value",
                    {"値の中で、ほかの値は使えません。文をそのまま書いてください。",
                     "a value cannot use other values: write the text itself"}}}}},
    {.code = "missing-value",
     .message = {"値「{name}」が、次の版にありません: {editions}", "these editions have no value “{name}”: {editions}"},
     .hint =
         {"版のファイルの「values:」に足してください。どの版でも同じなら、「base:」に書いた版に足せば1回で済みます。",
          "add it to the “values” of those editions; "
          "if it is the same for all, add it once to the edition that they name as “base”"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "unused-value",
     .severity = Severity::warning,
     .message = {"値「{name}」は、どこにも使われていません", "the value “{name}” is not used anywhere"},
     .hint = {"文の中に {{ {name} }} と書いて使うか、この行を消してください。",
              "use it as {{ {name} }} in a text, or delete the line"}},
    {.code = "duplicate-listing",
     .message = {"「{id}」が2回並べられています", "“{id}” is listed twice"},
     .hint = {"ガイドを並べられるのは1か所だけです。どちらかの行を消してください。",
              "a guide can be listed in one place only: delete one of the two lines"}},
    {.code = "image-missing",
     .message = {"画像「{file}」がありません", "there is no image “{file}”"},
     .hint = {"content/ の中の場所を、images/login.png のように書いてください。大文字と小文字は区別されます。",
              "write its place inside content/, such as images/login.png; capital and small letters differ"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "image-outside",
     .message = {"画像「{file}」は content/ の外にあります", "the image “{file}” lies outside content/"},
     .hint = {"画像を content/images/ に写し、images/login.png のように書いてください。"
              "「..」や、外を指すリンクは使えません。",
              "copy it into content/images/ and write images/login.png or the like; "
              "“..” and links that lead outside cannot be used"}},
    {.code = "image-without-text",
     .message = {"画像「{file}」に、画像の内容を伝える文がありません",
                 "the image “{file}” has no text that says what it shows"},
     .hint = {"画像が見えない人のために、「alt:」に内容を書いてください。"
              "本文の中では ![内容](images/login.png) と書きます。",
              "say what it shows for those who cannot see it: under “alt:”, or in a body as ![what it "
              "shows](images/login.png)"}},
    {.code = "image-unreadable",
     .message = {"画像「{file}」は使えません: {reason}", "the image “{file}” cannot be used: {reason}"},
     .hint = {"{reason:advice}", "{reason:advice}"}},
    {.code = "plain-http",
     .severity = Severity::warning,
     .message = {"「{target}」は暗号化されないアドレス（http:）です",
                 "“{target}” is an address without encryption (http:)"},
     .hint = {"「https:」に変えて開けるか確かめ、開ければそちらを書いてください。",
              "see whether the page opens with “https:”, and use that if it does"}},
    {.code = "heading-jump",
     .severity = Severity::warning,
     .message = {"見出しが、{from}から{to}段目に飛んでいます", "the headings jump from {from} to level {to}"},
     .hint = {"「#」の数が見出しの段です。最初の見出しは「#」1つにし、1つずつ増やしてください。",
              "the number of “#” is the level: begin with one, and add one at a time"}},
    {.code = "low-contrast",
     .message = {"色「{color}」は、白い地の上では読みにくい色です（コントラスト比 {ratio}:1）",
                 "the color “{color}” is hard to read on white (contrast {ratio}:1)"},
     .hint = {"コントラスト比が 4.5:1 以上になるように、もっと濃い色にしてください。",
              "choose a darker one, with a contrast of at least 4.5:1"}},
    {.code = "review-overdue",
     .severity = Severity::warning,
     .message = {"最後の見直し（{date}）から{months}か月を過ぎています",
                 "the last review ({date}) is more than {months} months ago"},
     .hint = {"内容を出典と照らし合わせ、「reviewed:」をその日の日付にしてください。",
              "check the guide against its source, then set “reviewed:” to the day when you did"}},
    {.code = "unknown-code",
     .message = {"「{code}」という警告はありません", "there is no warning “{code}”"},
     .hint = {"「silence:」に書けるのは、flow-too-long、flow-uncovered、heading-jump、long-label、plain-http、"
              "review-overdue、unused-screen、unused-value です。",
              "what can stand under “silence” is flow-too-long, flow-uncovered, heading-jump, long-label, plain-http, "
              "review-overdue, unused-screen and unused-value"},
     .variants = {{{"suggestion", did_you_mean},
                   {"error",
                    {"これはエラーなので、消せません。この行を消し、エラーのもとを直してください。",
                     "this is an error, and errors cannot be silenced: delete the line and mend what it complains "
                     "about"}}}}},
    {.code = "template-broken",
     .message = {"テンプレート「{template}」を読めません: {problem}",
                 "the template “{template}” cannot be read: {problem}"},
     .hint = {"「{{」と「}}」、「{{#名前}}」と「{{/名前}}」がそろっているか、「{{> "
              "名前}}」の名前が正しいか確かめてください。",
              "check that each “{{” has its “}}”, each “{{#name}}” its “{{/name}}”, and the names after “{{>”"}},
    {.code = "unknown-text",
     .message = {"テンプレート「{template}」が使う {{t.{key}}} という文はありません",
                 "the template “{template}” uses {{t.{key}}}, but there is no such text"},
     .hint = {"「t.」のあとの名前を、もとのテンプレートと見比べてください。",
              "compare the name after “t.” with the template that comes with Shirube"},
     .variants = {{{"suggestion", did_you_mean}}}},
};

constexpr Word image_reasons[] = {
    {"not-an-image",
     {"PNG、JPEG、WebP、GIF、SVGのどれでもありません", "it is not a PNG, JPEG, WebP, GIF or SVG"},
     {"この5つのどれかの形式で保存し直し、ファイル名の終わりもその形式に合わせてください。",
      "save it in one of these formats, with the name's ending to match"}},
    {"svg-script",
     {"SVGの中にスクリプトがあります", "the SVG holds a script"},
     {"スクリプトを除いて保存し直すか、PNGで保存してください。", "save it without the script, or as a PNG"}},
    {"svg-reference",
     {"SVGが外のファイルやページを参照しています", "the SVG refers to something outside itself"},
     {"参照する画像などをSVGの中に入れて保存し直すか、PNGで保存してください。",
      "save it with everything inside, or as a PNG"}},
    {"too-large",
     {"ファイルが大きすぎます", "the file is too large"},
     {"画像を縮めて、保存し直してください。", "make the picture smaller and save it again"}},
    {"Permission denied",
     {"読む権限がありません", ""},
     {"ファイルとフォルダーの権限を確かめてください。", "check the permissions of the file and its folder"}},
    {"", {}, {"画像を開けるか確かめてください。", "check that the picture can be opened"}},
};

constexpr Word heading_levels[] = {
    {"0", {"本文の初め", "the beginning of the text"}},
    {"1", {"1段目", "level 1"}},
    {"2", {"2段目", "level 2"}},
    {"3", {"3段目", "level 3"}},
    {"4", {"4段目", "level 4"}},
};

constexpr Word template_problems[] = {
    {"no-such-template", {"読み込むテンプレートがありません", "it includes a template that is not there"}, {}},
    {"circular", {"テンプレートが、たがいを読み込んでいます", "templates include each other"}, {}},
};

constexpr WordTable tables[] = {
    {"template-broken", "problem", WordMatch::whole, template_problems},
    {"image-unreadable", "reason", WordMatch::whole, image_reasons},
    {"heading-jump", "from", WordMatch::whole, heading_levels},
};

}  // namespace

std::span<const CatalogueEntry> page_texts() { return entries; }
std::span<const WordTable> page_words() { return tables; }

}  // namespace shirube
