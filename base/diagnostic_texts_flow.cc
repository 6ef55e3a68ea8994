// Texts for flows: their questions and routes, where they lead, and the examples beside them.
#include <iterator>

#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    // Names.
    {.code = "flow-unknown-target",
     .message = {"「{target}」という{kind}ありません", "there is no {kind} “{target}”"},
     .hint = {"{kind:advice}", "{kind:advice}"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "flow-wrong-target",
     .message = {"「{target}」は、{expected}ではありません", "“{target}” is not {expected}"},
     .hint = {"{expected:advice}", "{expected:advice}"}},
    {.code = "flow-unknown-choice",
     .message = {"質問「{question}」に、「{choice}」という選択肢はありません",
                 "the question “{question}” has no choice “{choice}”"},
     .hint = {"その質問の「choices:」にあるIDを書いてください。",
              "write an id that stands under “choices” of that question"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "flow-unknown-fact",
     .message = {"「{fact}」という事実は、このフローにありません", "this flow has no fact “{fact}”"},
     .hint = {"「facts:」にある事実のIDと、その「values:」にある値のIDを書いてください。",
              "write the id of a fact under “facts”, and of a value under its “values”"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "flow-duplicate-label",
     .message = {"「{label}」という{kind}あります", "{kind} are called “{label}”"},
     .hint = {"読む人が見分けられるように、書き分けてください。", "word them so that readers can tell them apart"}},
    // What can be answered.
    {.code = "flow-no-choice",
     .message = {"質問「{question}」に、選べる答えがありません", "there is no way to answer the question “{question}”"},
     .hint =
         {"この版にも選択肢やルートを2つ以上出すか、質問にも同じ「only」や「except」を付けてください。",
          "let these editions have two choices or routes or more, or give the question the same “only” or “except”"}},
    {.code = "flow-one-choice",
     .message = {"質問「{question}」の答えが、1つしかありません", "the question “{question}” has only one answer"},
     .hint =
         {"答えが1つなら、聞く必要がありません。選択肢やルートを足すか、質問を除いて、次へ直接進めてください。",
          "there is no need to ask: add a choice or a route, or take the question out and lead on to what follows"}},
    {.code = "flow-undecided",
     .message = {"質問「{question}」の「{choice}」を選んだ人の進む先がありません",
                 "nothing says where “{choice}” of the question “{question}” leads"},
     .hint = {"選択肢に「to:」を書いてください。「choose: many」の質問なら、「routes:」のどれかで受けるか、"
              "最後に {otherwise: true, to: …} を足します。",
              "give the choice its “to”; with “choose: many”, name it in one of the “routes”, or add {otherwise: true, "
              "to: …} at the end"}},
    {.code = "flow-never-chosen",
     .message = {"質問「{question}」の「{choice}」は、だれにも選べません",
                 "nobody can ever choose “{choice}” of the question “{question}”"},
     .hint = {"「{fact}」のどの値でも、「decided:」がほかの答えに決めています。"
              "「decided:」を見直すか、この選択肢を消してください。",
              "“decided” gives another answer for every value of “{fact}”: change that, or delete the choice"}},
    {.code = "flow-contradictory-facts",
     .message = {"質問「{question}」の答えが、「{fact}」のときに2通りに決められています",
                 "the question “{question}” is answered in two ways for “{fact}”"},
     .hint = {"「decided:」の中で、1つの値に決める答えは1つだけにしてください。",
              "under “decided”, let each value stand for one answer only"}},
    // Routes.
    {.code = "flow-routes-overlap",
     .message = {"質問「{question}」に、進む先が2つになる答えがあります: {values}",
                 "two routes of the question “{question}” take the answer: {values}"},
     .hint = {"どの答えも1つのルートだけに当てはまるように、境目をそろえてください。",
              "move the limits so that every answer fits one route only"}},
    {.code = "flow-routes-gap",
     .message = {"質問「{question}」に、進む先のない答えがあります: {values}",
                 "no route of the question “{question}” takes the answer: {values}"},
     .hint = {"境目を直すか、最後に {otherwise: true, to: …} を足してください。",
              "move the limits, or add {otherwise: true, to: …} at the end"},
     .variants = {{{"nothing-chosen",
                    {"{none: true, to: …} か、最後に {otherwise: true, to: …} を足してください。",
                     "add {none: true, to: …}, or {otherwise: true, to: …} at the end"}}}}},
    {.code = "flow-routes-mixed",
     .message = {"質問「{question}」のルートに、比べられないものが混ざっています",
                 "the routes of the question “{question}” compare different things"},
     .hint = {"older-than と within は「今日から何日前か」、before と from は決まった日付との比較です。"
              "1つの質問では、どちらかだけを使ってください。",
              "older-than and within count back from today, before and from compare with a given date: use only one of "
              "the two kinds in a question"}},
    {.code = "flow-route-never",
     .message = {"質問「{question}」のルート「{route}」には、だれも進みません",
                 "no answer takes the route “{route}” of the question “{question}”"},
     .hint = {"前のルートが、当てはまる答えをすべて受けています。順番を変えるか、このルートを消してください。",
              "the routes before it take all that would fit: change their order, or delete this one"}},
    {.code = "flow-otherwise-not-last",
     .message = {"質問「{question}」の「otherwise」が、最後にありません",
                 "“otherwise” of the question “{question}” is not the last route"},
     .hint = {"「otherwise」は残りのすべてを受けるので、1つだけ、最後に書いてください。",
              "it takes all that is left: write it once, at the end"}},
    // Where it leads.
    {.code = "flow-unreachable",
     .message = {"{kind}「{place}」には、どう答えてもたどり着けません", "no answers lead to the {kind} “{place}”"},
     .hint = {"どれかの選択肢やルートの「to:」に書くか、要らなければ消してください。",
              "name it in the “to” of a choice or route, or delete it"}},
    {.code = "flow-endless",
     .message = {"終わらない道筋があります: {path}", "this path never ends: {path}"},
     .hint =
         {"どれかの答えを結果に進めてください。「試してから、また戻る」なら、間に結果を置いて「again:」を書きます。",
          "let one of these lead to an outcome; for “try this and come back”, put an outcome between, with “again”"}},
    {.code = "flow-too-long",
     .severity = Severity::warning,
     .message = {"質問が{count}個続く道筋があります: {path}", "one path has {count} questions: {path}"},
     .hint = {"12個までを目安に、質問をまとめるか、フローを分けて「next: flow:ID」でつないでください。",
              "keep to 12 at most: join questions, or split the flow and link the parts by “next: flow:ID”"}},
    {.code = "flow-outcome-without-next",
     .message = {"結果「{outcome}」に、次にすることも連絡先もありません",
                 "the outcome “{outcome}” says neither what to do next nor whom to ask"},
     .hint = {"「steps:」「link:」「contact:」「next:」「again:」のどれかを書いてください。",
              "give it “steps”, a “link”, a “contact”, “next” or “again”"},
     .variants = {{{"done",
                    {"「body:」に、これで済んだことか、待つ目安を書いてください。",
                     "say under “body” that all is done, or how long to wait"}}}}},
    // Examples.
    {.code = "flow-example-wrong",
     .message = {"この例は「{outcome}」ではなく「{found}」に着きます",
                 "this example ends at “{found}”, not at “{outcome}”"},
     .hint = {"通った道筋: {path}", "the path that it took: {path}"}},
    {.code = "flow-example-answer",
     .message = {"「{answer}」は、質問「{question}」の答えになりません",
                 "“{answer}” is no answer to the question “{question}”"},
     .hint = {"ここまでの道筋: {path}。答えられるのは、{allowed}です。",
              "the path so far: {path}; possible answers: {allowed}"}},
    {.code = "flow-example-unfinished",
     .message = {"この例の答えは、質問「{question}」で終わっています",
                 "this example stops at the question “{question}”"},
     .hint = {"道筋: {path}。続けて答えられるのは、{allowed}です。", "the path: {path}; possible answers: {allowed}"}},
    {.code = "flow-example-left-over",
     .message = {"結果「{outcome}」に着いたあとに、答え「{answer}」が残っています",
                 "the answer “{answer}” is left over after the outcome “{outcome}”"},
     .hint = {"通った道筋: {path}。残りの答えを消すか、途中の答えを直してください。",
              "the path that it took: {path}; delete what is left over, or change an answer before"}},
    {.code = "flow-example-left-out",
     .message = {"結果「{target}」は、次の版には出ません: {editions}",
                 "the outcome “{target}” is left out of these editions: {editions}"},
     .hint = {"例に「editions:」か「except:」を足して、この結果が出る版だけで試してください。",
              "give the example “editions” or “except”, so that it is tried where the outcome stands"}},
    {.code = "flow-example-nowhere",
     .message = {"この例は、どの版でも試されません", "no edition tries this example"},
     .hint = {"「editions:」と「except:」を、このフローが出る版が残るように書いてください。",
              "let “editions” and “except” leave an edition that shows this flow"}},
    {.code = "flow-uncovered",
     .severity = Severity::warning,
     .message = {"{kind}「{place}」を通る例がありません", "no example passes the {kind} “{place}”"},
     .hint = {"「{file}」に、ここを通る例を足してください。", "add one to “{file}”"},
     .variants = {{{"flow",
                    {"「{file}」というファイルを作って、結果ごとに1つは例を書いてください。",
                     "write a file “{file}” with one example at least for each outcome"}}}}},
};

constexpr Word place_kinds[] = {
    {"question", {"質問", "question"}},
    {"outcome", {"結果", "outcome"}},
};

constexpr Word unknown_kinds[] = {
    {"any",
     {"質問も結果も", "question or outcome"},
     {"このフローの「questions:」か「outcomes:」にあるIDを書いてください。",
      "write an id that stands under “questions” or “outcomes” of this flow"}},
    {"question",
     {"質問は", "question"},
     {"このフローの「questions:」にあるIDを書いてください。",
      "write an id that stands under “questions” of this flow"}},
    {"outcome",
     {"結果は", "outcome"},
     {"このフローの「outcomes:」にあるIDを書いてください。", "write an id that stands under “outcomes” of this flow"}},
};

constexpr Word labelled_kinds[] = {
    {"choice", {"選択肢が、1つの質問に2つ", "two choices of one question"}},
    {"question", {"質問が2つ", "two questions"}},
    {"outcome", {"結果が2つ", "two outcomes"}},
};

constexpr Word passed_kinds[] = {
    {"flow", {"フロー", "flow"}},
    {"choice", {"選択肢", "choice"}},
    {"route", {"ルート", "route"}},
    {"outcome", {"結果", "outcome"}},
};

constexpr Word expected_places[] = {
    {"question",
     {"質問", "a question"},
     {"「questions:」にあるIDを書いてください。", "write an id that stands under “questions”"}},
    {"outcome",
     {"結果", "an outcome"},
     {"「outcomes:」にあるIDを書いてください。", "write an id that stands under “outcomes”"}},
};

// What stands between and after the numbers and dates of a range.
constexpr Word range_words[] = {
    {"to", {"から", "to"}},
    {"days-ago", {"日前", "days ago"}},
    {"days-ago-to", {"日前から", "to"}},
    {"days-ago-or-earlier", {"日前か、それより前", "days ago or earlier"}},
    {"days-ago-or-later", {"日前か、それより後", "days ago or later"}},
    {"or-earlier", {"以前", "or earlier"}},
    {"or-later", {"以後", "or later"}},
    {"or-more", {"以上", "or more"}},
    {"or-less", {"以下", "or less"}},
    {"nothing-chosen", {"何も選ばないとき", "nothing chosen"}},  // the last: no two routes can both take it
};

// In brackets, which no id has.
constexpr Word answer_words[] = {
    {"(date)", {"2026-11-01 のような日付", "a date such as 2026-11-01"}},
    {"(number)", {"半角の整数", "a whole number"}},
    {"(several)", {"これらを「+」でつないだもの", "several of these joined by “+”"}},
    {"(nothing)", {"何も選ばないことを表す「-」", "“-” for nothing chosen"}},
};

constexpr WordTable tables[] = {
    {"flow-unknown-target", "kind", WordMatch::whole, unknown_kinds},
    {"flow-duplicate-label", "kind", WordMatch::whole, labelled_kinds},
    {"flow-unreachable", "kind", WordMatch::whole, place_kinds},
    {"flow-uncovered", "kind", WordMatch::whole, passed_kinds},
    {"flow-wrong-target", "expected", WordMatch::whole, expected_places},
    {"flow-routes-overlap", "values", WordMatch::whole, std::span(range_words).first(std::size(range_words) - 1)},
    {"flow-routes-gap", "values", WordMatch::whole, range_words},
    {"flow-example-answer", "allowed", WordMatch::whole, answer_words},
    {"flow-example-unfinished", "allowed", WordMatch::whole, answer_words},
};

}  // namespace

std::span<const CatalogueEntry> flow_texts() { return entries; }
std::span<const WordTable> flow_words() { return tables; }

}  // namespace shirube
