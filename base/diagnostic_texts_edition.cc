// Texts for editions and for what their overlays change.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    {.code = "unknown-edition",
     .message = {"「{edition}」という版はありません", "there is no edition “{edition}”"},
     .hint = {"content/editions/ にあるファイルの名前から「.yaml」を取ったものを書いてください。",
              "write the name of a file in content/editions/ without “.yaml”"},
     .variants = {{{"suggestion", did_you_mean}}}},
    {.code = "edition-cycle",
     .message = {"版の「base:」がひと回りして、もとに戻っています: {editions}",
                 "these editions are built on each other in a circle: {editions}"},
     .hint = {"どれか1つの版の「base:」を消してください。", "delete the “base” of one of them"}},
    {.code = "edition-never",
     .message = {"「only」と「except」のために、どの版にも出ません",
                 "“only” and “except” leave no edition in which this appears"},
     .hint = {"どれかの版に出るように直してください。要らない項目なら消してください。",
              "change them so that an edition remains, or delete the item"}},
    {.code = "overlay-unknown-id",
     .message = {"もとのリストに「{id}」というIDの項目はありません", "the base's list has no item “{id}”"},
     .nameless = {"「id:」がないので、もとのどの項目を変えるのか分かりません",
                  "without an “id” it cannot be told which item of the base this changes"},
     .hint = {"もとのファイルの「id:」を確かめてください。", "check the “id:” in the base's file"},
     .variants =
         {{{"suggestion",
            {"「{suggestion}」ではありませんか？ 新しい項目なら、必要なキーを全部書いてください。",
             "did you mean “{suggestion}”? A new item needs all of its keys"}},
           {"incomplete",
            {"新しい項目を足すなら、「{key}:」も書いてください。場所は「after: ID」か「before: ID」で決めます。",
             "to add a new item, write its “{key}” too; “after: ID” or “before: ID” gives its place"}}}}},
    {.code = "overlay-unknown-page",
     .message = {"もとになる{kind}「{id}」がありません", "there is no {kind} “{id}” to change"},
     .hint = {"content/editions/ の版のフォルダーに入れるファイルは、もとのファイルと同じ名前にしてください。",
              "a file in an edition's folder has the name of the file that it changes"},
     .variants = {{{"suggestion", did_you_mean}}}},
};

constexpr Word page_kinds[] = {
    {"guide", {"ガイド", "guide"}},         {"flow", {"フロー", "flow"}},   {"form", {"フォーム", "form"}},
    {"reference", {"参照表", "reference"}}, {"screen", {"画面", "screen"}}, {"source", {"出典", "source"}},
};

constexpr WordTable tables[] = {
    {"overlay-unknown-page", "kind", WordMatch::whole, page_kinds},
};

}  // namespace

std::span<const CatalogueEntry> edition_texts() { return entries; }
std::span<const WordTable> edition_words() { return tables; }

}  // namespace shirube
