#include "rules/told_error.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

/// A pack with this text of a code in Japanese, and its key in English.
RulePack pack_with(const std::string& key, const std::string& text) {
  RulePack pack = written_pack({written_field("a"), written_field("b", FieldType::choice, {"yes"})});
  pack.texts[0] = {{key, text}, {"class.ascii-digit", "半角数字"}};
  pack.texts[1] = {{key, "English " + key}};
  pack.words[0]["a"] = {"半角英数字", "半角英数字、8文字以上"};
  return pack;
}

std::string message(const std::string& text, Finding finding, const std::string& field = "a",
                    const Rule* rule = nullptr) {
  const RulePack pack = pack_with(std::string(finding.code), text);
  return told_error(pack, Language::japanese, *pack.field(field), std::move(finding), rule).message;
}

TEST(ToldError, a_finding_keeps_its_code_and_parameters) {
  const RulePack pack = pack_with("too-short", "{label}");
  const FieldError error = told_error(pack, Language::japanese, pack.fields[0],
                                      {"too-short", {{"length", std::int64_t{5}}, {"min", std::int64_t{8}}}}, nullptr);
  EXPECT_EQ(told(std::vector{error}), ToldErrors{"a too-short length=5 min=8"});
  EXPECT_EQ(error.message, "L-a");
}

TEST(ToldError, the_message_is_in_the_language_that_is_asked_for) {
  const RulePack pack = pack_with("email", "日本語");
  EXPECT_EQ(told_error(pack, Language::japanese, pack.fields[0], {"email"}, nullptr).message, "日本語");
  EXPECT_EQ(told_error(pack, Language::english, pack.fields[0], {"email"}, nullptr).message, "English email");
}

TEST(ToldError, the_text_of_a_type_goes_before_that_of_the_code) {
  RulePack pack = pack_with("required", "入力");
  pack.texts[0]["required.choice"] = "選んで";
  EXPECT_EQ(told_error(pack, Language::japanese, pack.fields[0], {"required"}, nullptr).message, "入力");
  EXPECT_EQ(told_error(pack, Language::japanese, pack.fields[1], {"required"}, nullptr).message, "選んで");
}

TEST(ToldError, places_of_parameters_are_filled) {
  EXPECT_EQ(message("{length}/{min}", {"too-short", {{"length", std::int64_t{5}}, {"min", std::int64_t{8}}}}), "5/8");
  EXPECT_EQ(message("{characters}「{character}」", {"characters", {{"character", "あ"}}}), "半角英数字「あ」");
  EXPECT_EQ(message("{format}", {"format", {{"format", "000"}}}), "000");
  EXPECT_EQ(message("{min}{max}", {"out-of-range", {{"min", "1"}, {"max", "2"}}}), "12");
  EXPECT_EQ(message("{sum}: {of}", {"sum-mismatch", {{"sum", "5"}, {"of", std::vector<std::string>{"a", "b"}}}}),
            "5: L-a、L-b");
}

TEST(ToldError, classes_fields_and_options_are_told_in_words) {
  EXPECT_EQ(message("{class}", {"missing-class", {{"class", "ascii-digit"}}}), "半角数字");
  EXPECT_EQ(message("{class}", {"missing-class", {{"class", "!@"}}}), "!@");
  EXPECT_EQ(message("{other}", {"mismatch", {{"other", "b"}}}), "L-b");
  EXPECT_EQ(message("{value}", {"must-be", {{"value", "yes"}}}, "b"), "O-yes");
  EXPECT_EQ(message("{value}", {"must-be", {{"value", "no"}}}, "b"), "no");
}

TEST(ToldError, what_a_person_wrote_is_not_read_as_a_place) {
  EXPECT_EQ(message("{character}{label}", {"characters", {{"character", "{label}"}}}), "{label}L-a");
}

TEST(ToldError, the_message_of_a_rules_author_goes_first) {
  Rule rule;
  rule.fields = {"a", "b"};
  EXPECT_EQ(message("{fields}", {"required"}, "a", &rule), "L-a、L-b");
  rule.message = "{label}か{fields}";
  EXPECT_EQ(message("ours", {"required"}, "a", &rule), "L-aかL-a、L-b");
}

TEST(ToldError, labels_are_joined_as_the_language_does) {
  const RulePack pack = pack_with("required", "");
  Rule rule;
  rule.fields = {"a", "b"};
  rule.message = "{fields}";
  EXPECT_EQ(told_error(pack, Language::english, pack.fields[0], {"required"}, &rule).message, "L-a, L-b");
}

TEST(ToldError, a_pack_that_lacks_a_text_shows_the_code) {
  const RulePack pack = written_pack({written_field("a")});
  EXPECT_EQ(told_error(pack, Language::japanese, pack.fields[0], {"email"}, nullptr).message, "email");
}

TEST(ToldError, an_unknown_field_is_told_by_its_name) {
  const RulePack pack = pack_with("unknown-field", "「{name}」は知りません");
  const FieldError error = told_unknown_field(pack, Language::japanese, "x");
  EXPECT_EQ(told(std::vector{error}), ToldErrors{"x unknown-field"});
  EXPECT_EQ(error.message, "「x」は知りません");
}

}  // namespace
}  // namespace shirube
