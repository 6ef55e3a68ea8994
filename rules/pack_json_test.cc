#include "rules/pack_json.h"

#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rules/messages.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

/// Everything that a pack can say.
constexpr std::string_view whole =
    R"({"shirube":1,"form":"f","edition":"osaka","language":"en","title":"題","submit":"none","waits":true,)"
    R"("sections":[{"title":"S","fields":["a","n"]},{"title":"T","fields":["c"],"when":{"field":"a","is":"x"}}],)"
    R"("fields":[{"id":"a","label":"A","type":"text","required":true,"width":"half","kana":"katakana",)"
    R"("characters":["ascii-digit","-"],"contains":["ascii-digit"],"min-length":0,"max-length":32,)"
    R"("format":"000-0000","example":"123-4567"},)"
    R"({"id":"n","label":"N","type":"number","decimals":2,"min":"-0.5","max":"9"},)"
    R"({"id":"c","label":"C","type":"suggest","equals":"a","options":[["yes","はい"],["no","いいえ"]],"free":true,)"
    R"("when":{"all":[{"any":[{"field":"a","in":["x","y"]},{"field":"n","more-than":"5"}]},)"
    R"({"not":{"field":"a","filled":true}},{"field":"n","filled":false}]}},)"
    R"({"id":"d","label":"D","type":"file","files":["pdf"],"max-bytes":5}],)"
    R"("rules":[{"kind":"sum","fields":["n"],"field":"n"},)"
    R"({"kind":"required-when","fields":["c"],"when":{"field":"c","is":"x"}},)"
    R"({"kind":"must-be","field":"a","value":"x","message":"M"},)"
    R"({"kind":"order","field":"n","other":"n","or-same":true},)"
    R"({"kind":"compare","field":"n","other":"n","is":"equal","times":"0.5","severity":"warning"},)"
    R"({"kind":"at-least-one","fields":["a"]},{"kind":"same","fields":["a","c"]}],)"
    R"("classes":{"ascii-digit":[48,57],"x":[1,1,3,1114111]},)"
    R"("texts":{"ja":{"required":"{label}を"},"en":{"required":"Enter"}},)"
    R"("words":{"ja":{"a":{"characters":"数字","hint":"数字"}},"en":{"a":{}}}})";

std::string fault(std::string_view json) {
  const auto read = read_pack(json);
  const auto* error = std::get_if<PackError>(&read);
  if (error == nullptr) return "(none)";
  return error->kind == PackError::Kind::malformed ? error->place : "(other)";
}

/// The fault of the whole pack with something else at a place.
std::string fault_with(std::string_view pointer, const Json& value) {
  Json pack = Json::parse(whole);
  pack[Json::json_pointer(std::string(pointer))] = value;
  return fault(pack.dump());
}

std::string fault_without(std::string_view pointer) {
  Json pack = Json::parse(whole);
  const Json::json_pointer place{std::string(pointer)};
  pack[place.parent_pointer()].erase(place.back());
  return fault(pack.dump());
}

TEST(PackJson, what_is_read_is_written_to_the_byte) {
  const auto read = read_pack(whole);
  ASSERT_TRUE(std::holds_alternative<RulePack>(read)) << std::get<PackError>(read).place;
  EXPECT_EQ(write_pack(std::get<RulePack>(read)), whole);
}

TEST(PackJson, keys_with_default_values_are_left_out) {
  RulePack pack;
  pack.form = "f";
  pack.edition = "e";
  EXPECT_EQ(write_pack(pack), R"({"shirube":1,"form":"f","edition":"e","language":"ja","title":""})");
  pack.fields.emplace_back().id = "a";
  pack.rules.push_back({});
  EXPECT_EQ(write_pack(pack), R"({"shirube":1,"form":"f","edition":"e","language":"ja","title":"",)"
                              R"("fields":[{"id":"a","label":"","type":"text"}],"rules":[{"kind":"sum"}]})");
}

TEST(PackJson, reading_gives_what_stands_there) {
  const auto read = read_pack(whole);
  const auto& pack = std::get<RulePack>(read);
  EXPECT_EQ(pack.language, Language::english);
  EXPECT_TRUE(pack.is_rehearsal);
  EXPECT_EQ(pack.sections[1].when.values.front(), "x");
  EXPECT_EQ(pack.fields[0].width, WidthFolding::half);
  EXPECT_EQ(pack.fields[0].min_length, 0U);
  EXPECT_EQ(pack.fields[2].when.parts[1].kind, FieldCondition::Kind::negation);
  EXPECT_FALSE(pack.fields[2].when.parts[2].filled);
  EXPECT_EQ(pack.fields[2].options[1].label, "いいえ");
  EXPECT_EQ(pack.rules[4].comparison, Rule::Comparison::equal);
  EXPECT_TRUE(pack.rules[4].is_warning);
  EXPECT_EQ(pack.rules[0].times, "1");
  EXPECT_EQ(pack.classes.at("x")[1].last, char32_t{0x10FFFF});
  EXPECT_EQ(pack.words[0].at("a").hint, "数字");
}

TEST(PackJson, a_complete_pack_survives) {
  RulePack pack = std::get<RulePack>(read_pack(whole));
  complete_pack(pack);
  const std::string written = write_pack(pack);
  const auto read = read_pack(written);
  ASSERT_TRUE(std::holds_alternative<RulePack>(read)) << std::get<PackError>(read).place;
  EXPECT_EQ(write_pack(std::get<RulePack>(read)), written);
}

TEST(PackJson, a_newer_version_is_refused_as_such) {
  Json pack = Json::parse(whole);
  pack["shirube"] = 2;
  pack["unheard-of"] = true;
  const auto read = read_pack(pack.dump());
  const auto& error = std::get<PackError>(read);
  EXPECT_EQ(error.kind, PackError::Kind::newer);
  EXPECT_EQ(message_of(error, Language::japanese),
            "新しいShirubeで作られたルールパックです（形式の版2）。こちらのShirubeも新しくしてください。");
  EXPECT_EQ(message_of(error, Language::english),
            "A newer Shirube made this rule pack (version 2 of its form). Update this Shirube too.");
}

TEST(PackJson, a_version_is_a_whole_number_above_0) {
  for (const Json& version : {Json(0), Json(-1), Json(1.5), Json("1"), Json(nullptr), Json(true)}) {
    EXPECT_EQ(fault_with("/shirube", version), "shirube") << version;
  }
  EXPECT_EQ(fault_without("/shirube"), "shirube");
}

TEST(PackJson, what_is_no_json_is_refused_as_such) {
  for (const std::string json :
       {"", "{", "x", "{\"shirube\":1e999}", "{\"shirube\":\"\xFF\"}", "{\"a\":\"\\ud800\"}"}) {
    const auto read = read_pack(json);
    const auto& error = std::get<PackError>(read);
    EXPECT_EQ(error.kind, PackError::Kind::not_json) << json;
    EXPECT_EQ(message_of(error, Language::japanese), "ルールパックを作り直してください。JSONではありません。");
  }
}

TEST(PackJson, what_is_no_object_or_too_large_is_refused) {
  EXPECT_EQ(fault("[]"), "");
  EXPECT_EQ(fault("1"), "");
  const std::string large = std::string(whole) + std::string(1024 * 1024 + 1 - whole.size(), ' ');
  EXPECT_EQ(fault(large), "");
  EXPECT_EQ(fault(std::string_view(large).substr(0, large.size() - 1)), "(none)");
  EXPECT_EQ(message_of(PackError{}, Language::english),
            "Make the rule pack again: it is no rule pack, or larger than 1 MiB.");
}

TEST(PackJson, a_key_given_twice_is_refused) {
  EXPECT_EQ(fault(R"({"shirube":1,"shirube":1})"), "shirube");
  EXPECT_EQ(fault(R"({"fields":[{},{"id":"a","id":"b"}]})"), "fields[1].id");
}

TEST(PackJson, what_is_too_deep_is_refused) {
  std::string condition = R"({"field":"a","is":"x"})";
  for (int i = 0; i < 90; ++i) condition = R"({"not":)" + condition + "}";
  EXPECT_EQ(fault_with("/rules/0/when", Json::parse(condition)), "(none)");
  for (int i = 0; i < 10; ++i) condition = R"({"not":)" + condition + "}";
  EXPECT_TRUE(fault_with("/rules/0/when", Json::parse(condition)).starts_with("rules[0].when.not.not."));
  EXPECT_EQ(fault(std::string(1'000'000, '[')).substr(0, 6), "[0][0]");
}

TEST(PackJson, unknown_keys_are_refused) {
  for (const std::string_view object : {"", "/fields/0", "/sections/0", "/rules/0", "/sections/1/when", "/texts"}) {
    EXPECT_TRUE(fault_with(std::string(object) + "/nonsense", "x").ends_with("nonsense")) << object;
  }
  EXPECT_EQ(fault_with("/words/ja/a/nonsense", "x"), "words.ja.a.nonsense");
  // Of a rule of another kind.
  EXPECT_EQ(fault_with("/rules/1/times", "2"), "rules[1].times");
  EXPECT_EQ(fault_with("/rules/0/other", "n"), "rules[0].other");
}

TEST(PackJson, what_has_to_stand_does) {
  for (const std::string_view key : {"form", "edition", "language", "title"}) {
    EXPECT_EQ(fault_without("/" + std::string(key)), key);
  }
  for (const std::string key : {"id", "label", "type"}) {
    EXPECT_EQ(fault_without("/fields/3/" + key), "fields[3]." + key);
  }
  EXPECT_EQ(fault_without("/rules/0/kind"), "rules[0].kind");
  EXPECT_EQ(fault_without("/rules/0/fields"), "rules[0].fields");
  EXPECT_EQ(fault_without("/rules/0/field"), "rules[0].field");
  EXPECT_EQ(fault_without("/rules/2/value"), "rules[2].value");
  EXPECT_EQ(fault_without("/rules/3/other"), "rules[3].other");
  EXPECT_EQ(fault_without("/texts/en"), "texts.en");
  EXPECT_EQ(fault_without("/words/ja"), "words.ja");
  EXPECT_EQ(fault_without("/sections/1/when/field"), "sections[1].when.field");
  EXPECT_EQ(fault_without("/sections/1/when/is"), "sections[1].when.is");
}

TEST(PackJson, wrong_types_are_refused) {
  for (const std::string_view place : {"/form",
                                       "/edition",
                                       "/language",
                                       "/title",
                                       "/submit",
                                       "/waits",
                                       "/sections",
                                       "/fields",
                                       "/rules",
                                       "/classes",
                                       "/texts",
                                       "/words",
                                       "/fields/0/id",
                                       "/fields/0/required",
                                       "/fields/0/characters",
                                       "/fields/0/min-length",
                                       "/fields/0/format",
                                       "/fields/2/options",
                                       "/fields/2/free",
                                       "/fields/1/decimals",
                                       "/fields/3/files",
                                       "/fields/3/max-bytes",
                                       "/fields/0/example",
                                       "/rules/3/or-same",
                                       "/rules/2/message",
                                       "/texts/ja/required",
                                       "/words/ja/a/hint",
                                       "/sections/1/when"}) {
    EXPECT_NE(fault_with(place, Json::array({1.5})), "(none)") << place;
  }
  EXPECT_EQ(fault_with("/fields/0/min-length", -1), "fields[0].min-length");
  EXPECT_EQ(fault_with("/fields/0/min-length", 1.0), "fields[0].min-length");
  EXPECT_EQ(fault_with("/fields/0/max-length", 4294967296), "fields[0].max-length");
  EXPECT_EQ(fault_with("/fields/0/characters/1", 1), "fields[0].characters[1]");
  EXPECT_EQ(fault_with("/fields/2/options/1", Json::array({"x"})), "fields[2].options[1]");
}

TEST(PackJson, unknown_words_are_refused) {
  EXPECT_EQ(fault_with("/language", "fr"), "language");
  EXPECT_EQ(fault_with("/submit", "all"), "submit");
  EXPECT_EQ(fault_with("/fields/1/type", "numbers"), "fields[1].type");
  EXPECT_EQ(fault_with("/fields/0/width", ""), "fields[0].width");
  EXPECT_EQ(fault_with("/fields/0/kana", "hiragana"), "fields[0].kana");
  EXPECT_EQ(fault_with("/fields/3/files/0", "exe"), "fields[3].files");
  EXPECT_EQ(fault_with("/rules/0/kind", "product"), "rules[0].kind");
  EXPECT_EQ(fault_with("/rules/4/is", "about"), "rules[4].is");
  EXPECT_EQ(fault_with("/rules/4/severity", "error"), "rules[4].severity");
}

TEST(PackJson, ids_are_ids_and_stand_once) {
  EXPECT_EQ(fault_with("/form", "../f"), "form");
  EXPECT_EQ(fault_with("/edition", ""), "edition");
  EXPECT_EQ(fault_with("/fields/3/id", "D"), "fields[3].id");
  EXPECT_EQ(fault_with("/fields/3/id", "n"), "fields[3].id");
  EXPECT_EQ(fault_with("/fields/2/options/0/0", "はい"), "fields[2].options[0]");
  EXPECT_EQ(fault_with("/fields/2/options/0/0", "no"), "fields[2].options");
  EXPECT_EQ(fault_with("/classes/X", Json::array({1, 2})), "classes.X");
}

TEST(PackJson, references_lead_to_fields_and_conditions_to_earlier_ones) {
  EXPECT_EQ(fault_with("/fields/2/equals", "z"), "fields[2].equals");
  EXPECT_EQ(fault_with("/fields/2/equals", "c"), "fields[2].equals");
  EXPECT_EQ(fault_with("/fields/2/equals", "d"), "fields[2].equals");
  EXPECT_EQ(fault_with("/fields/2/when/all/1/not/field", "c"), "fields[2].when.all[1].not.field");
  EXPECT_EQ(fault_with("/fields/2/when/all/0/any/1/field", "d"), "fields[2].when.all[0].any[1].field");
  EXPECT_EQ(fault_with("/sections/1/when/field", "c"), "sections[1].when.field");
  EXPECT_EQ(fault_with("/sections/1/when/field", "n"), "(none)");
  EXPECT_EQ(fault_with("/sections/0/fields/1", "z"), "sections[0].fields");
  EXPECT_EQ(fault_with("/sections/1/fields/0", "a"), "sections[1].fields");
  EXPECT_EQ(fault_with("/rules/6/fields/1", "z"), "rules[6].fields[1]");
  EXPECT_EQ(fault_with("/rules/3/other", "z"), "rules[3].other");
  EXPECT_EQ(fault_with("/rules/1/when/field", "z"), "rules[1].when.field");
  EXPECT_EQ(fault_with("/words/en/z", Json::object()), "words.en.z");
}

TEST(PackJson, a_condition_is_of_one_kind) {
  EXPECT_EQ(fault_with("/rules/0/when", Json::object()), "rules[0].when.field");
  EXPECT_EQ(fault_with("/sections/1/when/filled", true), "sections[1].when.is");
  EXPECT_EQ(fault_with("/sections/1/when/all", Json::array()), "sections[1].when.field");
}

TEST(PackJson, bounds_are_in_their_normal_form) {
  EXPECT_EQ(fault_with("/fields/1/min", "+1"), "fields[1].min");
  EXPECT_EQ(fault_with("/fields/1/max", "1,000"), "fields[1].max");
  EXPECT_EQ(fault_with("/fields/0/min", "1"), "fields[0].min");
  EXPECT_EQ(fault_with("/fields/1/type", "date"), "fields[1].min");
  EXPECT_EQ(fault_with("/fields/1/decimals", 7), "fields[1].decimals");
  EXPECT_EQ(fault_with("/rules/4/times", "0"), "rules[4].times");
  EXPECT_EQ(fault_with("/rules/4/times", "-1"), "rules[4].times");
  EXPECT_EQ(fault_with("/rules/4/times", "many"), "rules[4].times");
  EXPECT_EQ(fault_with("/fields/2/when/all/0/any/1/more-than", "x"), "fields[2].when.all[0].any[1].more-than");
}

TEST(PackJson, ranges_are_sorted_and_apart) {
  for (const Json& ranges :
       {Json::array({1}), Json::array({2, 1}), Json::array({1, 3, 3, 4}), Json::array({5, 6, 1, 2}),
        Json::array({0, 1114112}), Json::array({-1, 2}), Json::array({"0", "9"}), Json("x")}) {
    EXPECT_EQ(fault_with("/classes/x", ranges), "classes.x") << ranges;
  }
}

TEST(PackJson, texts_fields_and_rules_are_limited) {
  EXPECT_EQ(fault_with("/fields/0/label", std::string(10'000, 'x')), "(none)");
  EXPECT_EQ(fault_with("/fields/0/label", std::string(10'001, 'x')), "fields[0].label");
  Json pack = Json::parse(whole);
  for (int i = 0; i < 997; ++i)
    pack["fields"].push_back({{"id", "x" + std::to_string(i)}, {"label", ""}, {"type", "text"}});
  EXPECT_EQ(fault(pack.dump()), "fields[1000]");
  pack = Json::parse(whole);
  for (int i = 0; i < 994; ++i) pack["rules"].push_back(pack["rules"][5]);
  EXPECT_EQ(fault(pack.dump()), "rules[1000]");
}

TEST(PackJson, messages_name_the_place) {
  PackError error{PackError::Kind::malformed, "fields[3].type"};
  EXPECT_EQ(message_of(error, Language::japanese),
            "ルールパックを作り直してください。fields[3].typeが正しくありません。");
  EXPECT_EQ(message_of(error, Language::english), "Make the rule pack again: fields[3].type is not as it should be.");
  error.place = std::string(100'000, 'x');
  EXPECT_LT(message_of(error, Language::english).size(), 300U);
}

}  // namespace
}  // namespace shirube
