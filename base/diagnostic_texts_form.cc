// Texts for forms: their fields, what these take, and what conditions and rules say of them.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    // What a field takes.
    {.code = "form-limits",
     .message = {"項目「{field}」の{kind}の最小（{least}）が、最大（{greatest}）を超えています",
                 "the least {kind} of the field “{field}” ({least}) is above the greatest ({greatest})"},
     .hint = {"「min」と「max」を入れ替えるか、どちらかを直してください。",
              "swap “min” and “max”, or change one of them"}},
    {.code = "form-bound-unreadable",
     .message = {"「{value}」は、項目「{field}」の値と比べられません",
                 "“{value}” cannot be compared with what the field “{field}” holds"},
     .hint = {"{type:advice}", "{type:advice}"},
     .variants = {{{"decimals",
                    {"この項目の小数は{decimals}桁までです。書き直すか、「decimals」を増やしてください。",
                     "the field has {decimals} digits after the point: write fewer, or raise “decimals”"}}}}},
    {.code = "form-unknown-class",
     .message = {"「{class}」という文字の種類はありません", "there is no kind of characters called “{class}”"},
     .hint = {"文字の種類は、次から選びます: {allowed}。書いた文字だけを許すなら、「!@%」のように並べます。",
              "the kinds are: {allowed}; to allow certain characters only, write them in a row, such as “!@%”"},
     .variants = {{{"suggestion", did_you_mean},
                   {"list",
                    {"種類が2つ以上なら、[ascii-letter, ascii-digit] のように、リストにしてください。",
                     "write several kinds as a list: [ascii-letter, ascii-digit]"}}}}},
    {.code = "form-literal",
     .message = {"「{text}」に、1文字だけでは打てない文字か、目に見えない文字があります",
                 "“{text}” holds a sign that combines with others, or that cannot be seen"},
     .hint = {"許す文字を、1つずつ打ち直してください。「か」と濁点に分かれた「が」は、1文字の「が」にします。",
              "type the characters again, each as one: “é”, not “e” and an accent"}},
    {.code = "form-folded-away",
     .message = {"項目「{field}」には、「{class}」の文字が残りません",
                 "no character of “{class}” ever stays in the field “{field}”"},
     .hint = {"「width」や「kana」で別の文字に直してから調べるためです。直したあとの文字の種類を書くか、「width」や"
              "「kana」を消してください。",
              "“width” or “kana” turns them into others before they are checked: name the kind that they become, or "
              "take “width” or “kana” out"}},
    {.code = "form-contains-outside",
     .message = {"項目「{field}」の「contains」の「{class}」を、入れることができません",
                 "the field “{field}” can never contain “{class}”"},
     .hint = {"「characters」に足すか、「contains」から消してください。",
              "add it to “characters”, or take it out of “contains”"},
     .variants =
         {{{"length",
            {"1文字ずつ入れても、{length}文字を超えます。「length」の max を増やすか、「contains」を減らしてください。",
             "one of each takes more than {length} characters: raise “max” of “length”, or ask for fewer "
             "kinds"}}}}},
    {.code = "form-format-characters",
     .message = {"項目「{field}」の形「{format}」は、この項目のほかの決まりに合いません",
                 "the format “{format}” does not fit the other rules of the field “{field}”"},
     .hint = {"形の中の「{sign}」に入る文字が、「characters」にありません。足すか、「characters」を消してください。",
              "“characters” does not allow what “{sign}” stands for: add it, or delete “characters”"},
     .variants =
         {{{"length",
            {"形は{length}文字です。「length」をそれに合わせるか、消してください。",
             "the format has {length} characters: let “length” fit that, or delete it"}},
           {"folded",
            {"「width」や「kana」で、形の中の文字が別の文字に直されます。半角の形なら「width: half」にしてください。",
             "“width” or “kana” turns its characters into others: with half-width signs, write “width: "
             "half”"}}}}},
    {.code = "form-example-rejected",
     .message = {"例「{example}」は、項目「{field}」の決まりに合いません",
                 "the example “{example}” does not keep to the rules of the field “{field}”"},
     .hint = {"例のとおりに入力した人に、次のように出ます: {japanese}例か、項目の決まりを直してください。",
              "whoever types it is told: {english} Change the example, or the field's rules"}},
    // Options.
    {.code = "form-no-options",
     .message = {"項目「{field}」に、選べるものがありません", "there is nothing to choose for the field “{field}”"},
     .hint = {"この版にも選択肢を出すか、項目にも同じ「only」や「except」を付けてください。",
              "let these editions have options, or give the field the same “only” or “except”"}},
    {.code = "form-one-option",
     .message = {"項目「{field}」の選択肢が、1つしかありません", "the field “{field}” has only one option"},
     .hint =
         {"1つなら、選んでもらう必要がありません。選択肢を足すか、項目を除いてください。確かめてほしいことなら、「type:"
          " "
          "consent」にします。",
          "there is nothing to choose: add an option, or take the field out; for something to agree to, write “type: "
          "consent”"}},
    {.code = "form-option-rejected",
     .message = {"項目「{field}」は、自分の選択肢「{option}」を受け付けません",
                 "the field “{field}” refuses its own option “{option}”"},
     .hint = {"項目の決まりでは、次のようになります: {japanese}選択肢の文か、項目の決まりを直してください。",
              "by the field's rules: {english} Change the option's label, or the field's rules"}},
    {.code = "form-duplicate-label",
     .message = {"「{label}」という{kind}あります", "{kind} are called “{label}”"},
     .hint = {"入力する人が見分けられるように、書き分けてください。", "word them so that people can tell them apart"}},
    // What conditions and rules name.
    {.code = "form-unknown-field",
     .message = {"「{field}」というIDの項目はありません", "there is no field with the id “{field}”"},
     .hint = {"このフォームの「fields:」にある項目の「id:」を書いてください。",
              "write the “id” of a field that stands under “fields” of this form"},
     .variants = {{{"suggestion", did_you_mean},
                   {"left-out",
                    {"その項目は、この版のフォームに出ません。これを書いた項目やルールにも、同じ「only」や「except」を"
                     "付けてください。",
                     "these editions leave the field out: give what names it the same “only” or “except”"}}}}},
    {.code = "form-unknown-option",
     .message = {"項目「{field}」に、「{option}」という選択肢はありません",
                 "the field “{field}” has no option “{option}”"},
     .hint = {"その項目の「options:」にあるIDを書いてください。",
              "write an id that stands under “options” of that field"},
     .variants = {{{"suggestion", did_you_mean},
                   {"left-out",
                    {"その選択肢は、この版のフォームに出ません。これを書いた項目やルールにも、同じ「only」や「except」"
                     "を付けてください。",
                     "these editions leave the option out: give what names it the same “only” or “except”"}}}}},
    {.code = "form-value-rejected",
     .message = {"「{value}」が、項目「{field}」の値になることはありません",
                 "the field “{field}” never has the value “{value}”"},
     .hint = {"入力した人に、次のように出ます: {japanese}値か、項目の決まりを直してください。",
              "whoever types it is told: {english} Change the value, or the field's rules"},
     .variants = {{{"suggestion",
                    {"入力されたものは、整えてから比べます。「{suggestion}」と書いてください。",
                     "what people type is brought into one form first: write “{suggestion}”"}}}}},
    {.code = "form-later-field",
     .message = {"「{field}」は、ここより前にある項目ではありません",
                 "“{field}” is not a field that comes before this"},
     .hint = {"条件と「equals」に書けるのは、前にある項目だけです。項目の順番を入れ替えてください。",
              "conditions and “equals” look back only: change the order of the fields"}},
    {.code = "form-circular",
     .message = {"条件が、ひと回りしてもとに戻ります: {path}", "these conditions go round in a circle: {path}"},
     .hint = {"どの項目も、ほかの項目が先に決まらないと出せません。どれかの条件を消してください。",
              "each of these fields waits for another: delete one of the conditions"}},
    {.code = "form-condition-type",
     .message = {"項目「{field}」の種類は {type} なので、「{kind}」の条件には使えません",
                 "the field “{field}” is of the type “{type}”, which “{kind}” cannot ask"},
     .hint = {"{kind:advice}", "{kind:advice}"}},
    {.code = "form-equals-type",
     .message = {"項目「{field}」は、「{original}」の確認に使えません",
                 "the field “{field}” cannot confirm “{original}”"},
     .hint = {"種類、「width」、「kana」が、もとの項目と違います。「type:」「width:」「kana:"
              "」を消せば、もとの項目と同じになります。",
              "their type, “width” or “kana” differ: delete these keys, and the field takes over those of the other"},
     .variants = {{{"unsuitable",
                    {"choices、consent、file の項目には、確認の項目を作れません。「equals」を消してください。",
                     "fields of the type “choices”, “consent” or “file” are not confirmed: delete “equals”"}}}}},
    {.code = "form-never-asked",
     .message = {"この条件が当てはまることは、ありません", "this condition can never hold"},
     .hint =
         {"「{field}」についての条件が食い違っています。どちらかを直してください。「どれかの値なら」は「in: "
          "[…]」か「any:」と書きます。",
          "it contradicts another condition on “{field}”: change one of them; for one of several values, write “in: "
          "[…]” or “any”"},
     .variants = {{{"bounds",
                    {"「{field}」は、その項目の「max」を超えません。「more-than」の数か「max」を直してください。",
                     "“{field}” is never above its own “max”: change the number of “more-than”, or “max”"}}}}},
    {.code = "form-rule-type",
     .message = {"項目「{field}」の種類は {type} なので、ルール「{rule}」に使えません",
                 "the field “{field}” is of the type “{type}”, which the rule “{rule}” cannot use"},
     .nameless = {"「times: {value}」は、掛ける数になりません", "“times: {value}” is no number to multiply by"},
     .hint = {"{rule:advice}", "{rule:advice}"}},
    {.code = "form-rule-repeats",
     .message = {"項目「{field}」が、1つのルールに2回書かれています", "the field “{field}” stands twice in one rule"},
     .hint = {"どちらかを消すか、別の項目のIDに直してください。",
              "delete one of them, or write the id of another field"}},
    // The form as a whole.
    {.code = "form-without-endpoint",
     .message = {"フォーム「{form}」の送り先が決まっていません", "nothing says where the form “{form}” is sent"},
     .hint =
         {"content/site.yaml か版のファイルに「forms: {endpoint: /cgi-bin/forms.cgi}」を書いてください。"
          "練習用のフォームなら、「submit: none」を書きます。",
          "write “forms: {endpoint: /cgi-bin/forms.cgi}” in content/site.yaml or in the edition's file; for a form to "
          "practise with, “submit: none”"}},
    {.code = "form-too-large",
     .message = {"フォームが大きすぎます（{kind}{count}）", "the form is too large ({kind}: {count})"},
     .hint = {"{kind:advice}", "{kind:advice}"}},
};

constexpr Word limit_kinds[] = {
    {"length", {"長さ", "length"}},
    {"number", {"数", "number"}},
    {"date", {"日付", "date"}},
};

constexpr Word compared_types[] = {
    {"number",
     {},
     {"半角の整数で、12 や -3 のように書いてください。小数を使うなら、「decimals」も書きます。",
      "write a whole number, such as 12 or -3; for digits after the point, give the field “decimals”"}},
    {"date",
     {},
     {"2026-11-01 のように、実際にある日付を書いてください。", "write a day that exists, such as 2026-11-01"}},
    {"year-month", {}, {"2026-11 のように、年と月を書いてください。", "write a year and a month, such as 2026-11"}},
};

constexpr Word labelled_kinds[] = {
    {"field", {"項目が、1つのセクションに2つ", "two fields of one section"}},
    {"option", {"選択肢が、1つの項目に2つ", "two options of one field"}},
};

constexpr BothLanguages ask_whether_filled = {
    "種類が secret や file の項目について聞けるのは、「filled: true」か「filled: false」だけです。",
    "of a secret or a file, only “filled: true” or “filled: false” can be asked"};

constexpr Word condition_kinds[] = {
    {"is", {"is", "is"}, ask_whether_filled},
    {"in", {"in", "in"}, ask_whether_filled},
    {"more-than",
     {"more-than", "more-than"},
     {"大きさを比べられるのは、「type: number」の項目だけです。", "only fields with “type: number” can be compared"}},
};

constexpr BothLanguages numbers_only = {"計算に使えるのは、「type: number」の項目だけです。",
                                        "only fields with “type: number” can be computed with"};

constexpr Word rule_kinds[] = {
    {"sum", {"sum", "sum"}, numbers_only},
    {"compare", {"compare", "compare"}, numbers_only},
    {"order",
     {"order", "order"},
     {"順番を比べられるのは、日付や年月どうしか、数どうしです。",
      "only dates and months with each other, or numbers with each other, can be put in order"}},
    {"must-be",
     {"must-be", "must-be"},
     {"種類が secret や file の項目の値は、決められません。", "the value of a secret or a file cannot be laid down"}},
    {"same", {"same", "same"}, {"ファイルは比べられません。", "files cannot be compared"}},
    {"times",
     {"times", "times"},
     {"0より大きい数を、4 や 1.5 のように書いてください。", "write a number above 0, such as 4 or 1.5"}},
};

constexpr Word size_kinds[] = {
    {"fields",
     {"項目の数: ", "fields"},
     {"1つのフォームの項目は、200までです。フォームを分けてください。",
      "a form has 200 fields at most: split it into several"}},
    {"bytes",
     {"ルールのファイルのバイト数: ", "bytes of its rules"},
     {"524288バイトまでです。選択肢の多い項目を減らすか、フォームを分けてください。",
      "524288 bytes at most: have fewer fields with many options, or split the form"}},
};

constexpr WordTable tables[] = {
    {"form-limits", "kind", WordMatch::whole, limit_kinds},
    {"form-bound-unreadable", "type", WordMatch::whole, compared_types},
    {"form-duplicate-label", "kind", WordMatch::whole, labelled_kinds},
    {"form-condition-type", "kind", WordMatch::whole, condition_kinds},
    {"form-rule-type", "rule", WordMatch::whole, rule_kinds},
    {"form-too-large", "kind", WordMatch::whole, size_kinds},
};

}  // namespace

std::span<const CatalogueEntry> form_texts() { return entries; }
std::span<const WordTable> form_words() { return tables; }

}  // namespace shirube
