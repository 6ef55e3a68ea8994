#include "rules/messages.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/characters.h"
#include "rules/short_pack_test.h"

namespace shirube {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::Not;

std::set<std::string> places_in(std::string_view text) {
  std::set<std::string> places;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    places.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return places;
}

bool is_message(std::string_view key) {
  return !key.starts_with("class.") && !key.starts_with("pack.") && !key.starts_with("script.") &&
         !key.starts_with("words.");
}

std::string_view text_of(std::string_view code, std::string_view type) {
  const std::string_view of_type = form_text(std::string(code).append(".").append(type), Language::japanese);
  return of_type.empty() ? form_text(code, Language::japanese) : of_type;
}

TEST(FormTexts, keys_are_sorted_and_stand_once) {
  const auto keys = form_text_keys();
  EXPECT_TRUE(std::ranges::is_sorted(keys));
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

TEST(FormTexts, every_key_has_a_text_in_both_languages_with_the_same_places) {
  for (const std::string_view key : form_text_keys()) {
    const std::string_view japanese = form_text(key, Language::japanese);
    const std::string_view english = form_text(key, Language::english);
    EXPECT_FALSE(japanese.empty()) << key;
    EXPECT_FALSE(english.empty()) << key;
    // A hint may say "one" where the other language counts.
    if (key.starts_with("words.")) continue;
    EXPECT_EQ(places_in(japanese), places_in(english)) << key;
  }
}

TEST(FormTexts, messages_have_only_places_that_are_filled) {
  const std::set<std::string> known = {"label", "character", "characters", "class", "min",    "max", "length",
                                       "other", "value",     "format",     "sum",   "fields", "name"};
  for (const std::string_view key : form_text_keys()) {
    if (!is_message(key)) continue;
    for (const std::string& place : places_in(form_text(key, Language::japanese))) {
      EXPECT_TRUE(known.contains(place)) << key << ": " << place;
    }
  }
}

TEST(FormTexts, messages_end_as_sentences) {
  for (const std::string_view key : form_text_keys()) {
    if (!is_message(key)) continue;
    EXPECT_TRUE(form_text(key, Language::japanese).ends_with("。")) << key;
    EXPECT_TRUE(form_text(key, Language::english).ends_with(".")) << key;
  }
}

TEST(FormTexts, every_code_has_a_text_for_every_type) {
  for (const std::string_view code :
       {"encoding",   "line-break",     "required",      "format",       "characters",   "too-short",
        "too-long",   "wrong-length",   "missing-class", "not-in-list",  "not-a-number", "out-of-range",
        "not-a-date", "email",          "mismatch",      "sum-mismatch", "must-be",      "order",
        "compare",    "several-values", "malformed",     "file-type"}) {
    for (const std::string_view type : field_type_words) EXPECT_FALSE(text_of(code, type).empty()) << code << type;
  }
  EXPECT_FALSE(form_text("unknown-field", Language::japanese).empty());
}

TEST(FormTexts, what_is_chosen_is_not_entered) {
  for (const std::string_view code : {"required", "must-be", "mismatch", "encoding", "line-break", "several-values"}) {
    for (const std::string_view type : {"choice", "choices", "select", "consent", "file"}) {
      if (code == std::string_view("several-values") && type == std::string_view("choices")) continue;
      EXPECT_EQ(text_of(code, type).find("入力して"), std::string_view::npos) << code << " " << type;
    }
  }
}

TEST(FormTexts, every_class_has_a_name_and_stands_in_hints) {
  for (const std::string_view name : class_names()) {
    EXPECT_FALSE(form_text(std::string("class.").append(name), Language::japanese).empty()) << name;
    EXPECT_FALSE(form_text(std::string("words.one-").append(name), Language::japanese).empty()) << name;
    Field field;
    field.characters = {std::string(name)};
    EXPECT_FALSE(words_of(field, Language::japanese).characters.empty()) << name;
  }
}

TEST(FormTexts, an_unknown_key_has_no_text) { EXPECT_EQ(form_text("nothing", Language::english), ""); }

TEST(FillPlaces, fills_what_it_knows_and_leaves_the_rest) {
  EXPECT_EQ(fill_places("{label}は{min}から{max}", {{"label", "A"}, {"min", "1"}}), "Aは1から{max}");
}

TEST(FillPlaces, does_not_fill_what_was_filled_in) {
  EXPECT_EQ(fill_places("{label}{character}", {{"label", "{character}"}, {"character", "{label}"}}),
            "{character}{label}");
}

TEST(FillPlaces, takes_braces_that_are_no_places_as_they_are) {
  EXPECT_EQ(fill_places("{{label}} {} } { {a{label} {", {{"label", "A"}}), "{A} {} } { {aA {");
  EXPECT_EQ(fill_places("", {{"label", "A"}}), "");
}

std::vector<std::string> message_keys(const RulePack& pack) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : pack.texts[0]) {
    if (!key.starts_with("script.")) keys.push_back(key);
  }
  return keys;
}

RulePack complete(std::string_view short_pack) { return read_short_pack(short_pack); }

TEST(CompletePack, has_the_texts_that_its_fields_can_need) {
  const RulePack pack = complete(R"({"fields": [{"id": "a", "characters": ["ascii-digit", "-"], "min-length": 3}]})");
  EXPECT_THAT(message_keys(pack), ElementsAre("characters", "class.ascii-digit", "encoding", "line-break", "malformed",
                                              "malformed.line", "several-values", "too-short", "unknown-field"));
  EXPECT_EQ(pack.texts[0].size(), pack.texts[1].size());
  EXPECT_EQ(pack.texts[1].at("too-short"), "Enter at least {min} characters in “{label}” (now: {length}).");
}

TEST(CompletePack, has_the_text_of_the_type_alone_where_there_is_one) {
  const RulePack pack = complete(R"({"fields": [{"id": "a", "type": "consent", "required": true}]})");
  EXPECT_THAT(pack.texts[0], Contains(Key("required.consent")));
  EXPECT_THAT(pack.texts[0], Not(Contains(Key("required"))));
}

TEST(CompletePack, has_the_texts_of_its_rules) {
  const RulePack pack = complete(R"({
    "fields": [{"id": "a", "type": "date"}, {"id": "b", "type": "date"}, {"id": "c", "type": "select"}],
    "rules": [{"kind": "order", "field": "b", "other": "a"}, {"kind": "required-when", "fields": ["a", "c"]}]})");
  for (const std::string_view key : {"order.date", "required", "required.select"}) {
    EXPECT_THAT(pack.texts[0], Contains(Key(key)));
  }
  EXPECT_THAT(pack.texts[0], Not(Contains(Key("order"))));
}

TEST(CompletePack, has_tables_of_the_classes_it_names_and_words_for_every_field) {
  const RulePack pack = complete(
      R"({"fields": [{"id": "a", "characters": ["ascii-digit", "!@"]}, {"id": "b", "contains": ["ascii-upper"]}]})");
  EXPECT_THAT(pack.classes, ElementsAre(Key("ascii-digit"), Key("ascii-upper")));
  EXPECT_THAT(pack.classes.at("ascii-digit"), ElementsAre(CodePointRange{U'0', U'9'}));
  for (const auto& words : pack.words) EXPECT_THAT(words, ElementsAre(Key("a"), Key("b")));
}

TEST(CompletePack, has_every_text_of_the_scripts) {
  RulePack pack;
  complete_pack(pack);
  for (const std::string_view key : form_text_keys()) {
    if (key.starts_with("script.")) {
      EXPECT_THAT(pack.texts[1], Contains(Key(key)));
    }
  }
}

}  // namespace
}  // namespace shirube
