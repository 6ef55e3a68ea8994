// Texts for screens: their elements, and the call-outs that steps number on them.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    {.code = "unknown-element",
     .message = {"画面「{screen}」に、「{element}」というIDの部品はありません",
                 "the screen “{screen}” has no element “{element}”"},
     .hint = {"content/screens/{screen}.yaml の「id:」を確かめてください。示したい部品に「id:」がなければ、足します。",
              "check the “id” in content/screens/{screen}.yaml; if the element has none, give it one"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "element-left-out",
     .message = {"部品「{element}」は、次の版の画面には出ません: {editions}",
                 "the element “{element}” is left out of the screen in these editions: {editions}"},
     .hint =
         {"「point:」では、{id: {element}, only: [版のID]} のように、出る版だけに絞れます。"
          "「set:」や「fill:」なら、「screen:」を版ごとに分けてください。",
          "under “point”, write {id: {element}, only: [edition]} to keep it to the editions that show it; for “set” "
          "and “fill”, write one “screen” for each"}},
    {.code = "hidden-element",
     .message = {"部品「{element}」は、画面「{screen}」では隠れているので、番号を付けられません",
                 "the element “{element}” of the screen “{screen}” is hidden, so it cannot be pointed at"},
     .hint = {"「point:」から外すか、隠れている部品を「set:」で normal にして、見えるようにしてください。",
              "take it out of “point”, or show what is hidden by setting it to “normal” under “set”"}},
    {.code = "unsuitable-state",
     .message = {"部品「{element}」の種類は {kind} なので、{state} にはできません",
                 "the element “{element}” is of the kind “{kind}”, which cannot be {state}"},
     .nameless = {"種類が {kind} の部品は、{state} にはできません",
                  "an element of the kind “{kind}” cannot be {state}"},
     .hint = {"{state:advice}", "{state:advice}"}},
    {.code = "unsuitable-fill",
     .message = {"部品「{element}」の種類は {kind} なので、値を入れられません",
                 "the element “{element}” is of the kind “{kind}”, which holds no value"},
     .hint = {"「fill:」で値を入れられるのは、field、secret、select です。"
              "ほかの部品の文は、content/screens/ のファイルで直してください。",
              "only a field, secret or select can be filled; other texts are changed in the file in content/screens/"}},
    {.code = "unknown-point",
     .message = {"「{{point}}」に当たる番号が、ここにはありません", "there is no call-out here for “{{point}}”"},
     .hint = {"「{」と「}」の間には、この手順の「point:」か画像の「points:」にあるIDを書いてください。"
              "①のような番号なら、図に付く番号の中から選びます。",
              "write an id that stands in this step's “point”, or in a picture's “points”, or a number that is given, "
              "such as {①}"},
     .variants = {{{"suggestion", did_you_mean},
                   {"outside",
                    {"番号を書けるのは、手順の中の文だけです。ここでは番号を使わずに書いてください。"
                     "「{」をそのまま出すなら「\\{」と書きます。",
                     "only the texts of a step can name its call-outs: say it without the number; to show a brace, "
                     "write “\\{”"}}}}},
    {.code = "point-left-out",
     .message = {"「{{point}}」に当たる番号が、次の版にはありません: {editions}",
                 "there is no call-out for “{{point}}” in these editions: {editions}"},
     .hint = {"番号を書いた文を注意書きなどに分け、番号の付く図と同じ「only」か「except」を付けてください。",
              "move the text into a note of its own, with the same “only” or “except” as what it points at"}},
    {.code = "ambiguous-point",
     .message = {"「{{point}}」に当たる番号が、この手順に2つあります",
                 "“{{point}}” stands for two call-outs of this step"},
     .hint = {"どちらかを選び、{①} のように番号で書いてください。",
              "say which of the two: write its number, such as {①}"}},
    {.code = "unused-screen",
     .severity = Severity::warning,
     .message = {"画面「{screen}」は、どの手順にも使われていません", "no step shows the screen “{screen}”"},
     .hint = {"手順に「screen: {screen}」と書いて使うか、要らなければファイルを消してください。",
              "show it by writing “screen: {screen}” in a step, or delete the file"}},
    {.code = "long-label",
     .severity = Severity::warning,
     .message = {"「label」が長すぎます（半角で{cells}字分。{room}字分までが目安です）",
                 "the label takes {cells} cells, more than the {room} that it has room for"},
     .hint = {"スマートフォンでは図が読みにくくなります。その部品だと分かるところまでに縮めてください。",
              "the drawing would be hard to read on a phone: shorten it to what the element is known by"}},
};

constexpr Word states[] = {
    {"disabled",
     {},
     {"disabled にできるのは、field、secret、button、checkbox、select と、「items」の項目です。",
      "only a field, secret, button, checkbox, select or an item of “items” can be disabled"}},
    {"chosen",
     {},
     {"chosen にできるのは、checkbox と「items」の項目です。", "only a checkbox or an item of “items” can be chosen"}},
};

constexpr WordTable tables[] = {
    {"unsuitable-state", "state", WordMatch::whole, states},
};

}  // namespace

std::span<const CatalogueEntry> screen_texts() { return entries; }
std::span<const WordTable> screen_words() { return tables; }

}  // namespace shirube
