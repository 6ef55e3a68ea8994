#include "generator/render/form_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/render/written_pack_test.h"
#include "generator/render/written_served_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

/// What a template makes of a field's data.
std::string rendered(const std::string& page, const FormField& field, const Field& rules, const RulePack& pack,
                     FormUse use = FormUse::published) {
  TemplateFiles files;
  for (const std::string_view name : page_template_names()) files.emplace(name, "");
  files["form"] = page;
  Diagnostics diagnostics;
  Templates templates(files, {}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  templates.prepare(1);
  return templates.render("form", pack.language, field_data(field, rules, pack, use), 0).text;
}

FormField written(const Field& rules) {
  FormField field;
  field.type = rules.type;
  return field;
}

std::string rendered(const std::string& page, const Field& rules) {
  const RulePack pack = pack_with({rules});
  return rendered(page, written(rules), rules, pack);
}

TEST(FormField, phones_show_digits_only_where_digits_are_all_that_is_taken) {
  Field digits = written_field("code", "番号");
  digits.characters = {"ascii-digit"};
  EXPECT_EQ(input_mode_of(digits), "numeric");
  digits.characters = {"ascii-digit", "-"};
  EXPECT_EQ(input_mode_of(digits), "");
  Field postal = written_field("postal", "郵便番号");
  postal.format = "000-0000";
  EXPECT_EQ(input_mode_of(postal), "");
  postal.format = "0000000";
  EXPECT_EQ(input_mode_of(postal), "numeric");
}

TEST(FormField, phones_show_no_keyboard_without_minus_where_a_number_may_be_below_zero) {
  Field number = written_field("count", "数", FieldType::number);
  EXPECT_EQ(input_mode_of(number), "");
  number.least = "-1";
  EXPECT_EQ(input_mode_of(number), "");
  number.least = "0";
  EXPECT_EQ(input_mode_of(number), "numeric");
  number.decimals = 2;
  EXPECT_EQ(input_mode_of(number), "decimal");
}

TEST(FormField, an_input_is_as_wide_as_its_longest_value) {
  Field field = written_field("name", "氏名");
  EXPECT_EQ(input_size_of(field), 0U);
  field.max_length = 12;
  EXPECT_EQ(input_size_of(field), 12U);
  field.width = WidthFolding::full;
  EXPECT_EQ(input_size_of(field), 24U);
  field.max_length = 50;
  EXPECT_EQ(input_size_of(field), 0U);
  field.max_length.reset();
  field.width = WidthFolding::none;
  field.format = "000-0000";
  EXPECT_EQ(input_size_of(field), 8U);
}

TEST(FormField, hints_go_from_the_value_itself_to_what_others_ask_of_it) {
  Field mail = written_field("mail", "メール", FieldType::email);
  mail.example = "a@example.jp";
  RulePack pack = pack_with({mail});
  pack.words[0]["mail"].hint = "254文字以内";
  Rule rule;
  rule.kind = Rule::Kind::required_when;
  rule.fields = {"mail"};
  pack.rules = {rule};
  EXPECT_THAT(hints_of(pack.fields[0], pack, HintUse::input),
              ElementsAre("254文字以内", "例：a@example.jp", "必ずお答えください。"));
  EXPECT_THAT(hints_of(pack.fields[0], pack, HintUse::table), ElementsAre("254文字以内", "必ずお答えください。"));
}

TEST(FormField, an_example_that_the_rules_tell_already_is_not_told_again) {
  Field date = written_field("born", "生年月日", FieldType::date);
  date.example = "1980-04-01";
  RulePack pack = pack_with({date});
  pack.words[0]["born"].hint = "日付（例：1980-04-01）";
  EXPECT_THAT(hints_of(pack.fields[0], pack, HintUse::input), ElementsAre("日付（例：1980-04-01）"));
}

TEST(FormField, how_to_choose_is_said_beside_the_input_alone) {
  RulePack pack = pack_with({field_with_options("needed", "希望", FieldType::choice)});
  pack.words[0]["needed"].hint = "1つ選んでください";
  EXPECT_THAT(hints_of(pack.fields[0], pack, HintUse::input), ElementsAre("1つ選んでください"));
  EXPECT_THAT(hints_of(pack.fields[0], pack, HintUse::table), IsEmpty());
}

TEST(FormField, no_password_is_shown_as_an_example) {
  Field secret = written_field("password", "パスワード", FieldType::secret);
  secret.min_length = 8;
  EXPECT_EQ(shown_example(secret), "");
}

TEST(FormField, the_input_is_described_by_what_is_there) {
  const std::string page = "{{described-by}}";
  Field plain = written_field("note", "備考", FieldType::choice);
  EXPECT_EQ(rendered(page, plain), "note-error");
  plain.example = "なし";
  plain.when.kind = FieldCondition::Kind::filled;
  plain.when.field = "note";
  FormField field = written(plain);
  field.help.markdown = text("書き方");
  field.unit = text("枚");
  EXPECT_EQ(rendered(page, field, plain, pack_with({plain})), "note-when_ note-help_ note-hint note-unit_ note-error");
}

TEST(FormField, a_rehearsal_has_no_names) {
  const std::string page =
      "{{#name}}{{name}}{{/name}}|{{#options}}{{input-id}}={{#name}}{{name}}{{/name}} {{/options}}";
  const Field choice = field_with_options("needed", "希望", FieldType::choice);
  EXPECT_EQ(rendered(page, choice), "needed|needed-yes=needed needed-no=needed ");
  RulePack pack = pack_with({choice});
  pack.is_rehearsal = true;
  EXPECT_EQ(rendered(page, written(choice), choice, pack), "|needed-yes= needed-no= ");
}

TEST(FormField, browsers_are_not_to_keep_a_password_that_is_only_practised) {
  const Field secret = written_field("password", "パスワード", FieldType::secret);
  FormField field = written(secret);
  EXPECT_EQ(rendered("{{autocomplete}}", field, secret, pack_with({secret})), "new-password");
  field.autocomplete = text("current-password");
  EXPECT_EQ(rendered("{{autocomplete}}", field, secret, pack_with({secret})), "current-password");
  RulePack pack = pack_with({secret});
  pack.is_rehearsal = true;
  EXPECT_EQ(rendered("{{autocomplete}}", field, secret, pack), "off");
}

TEST(FormField, codes_are_neither_spelt_nor_begun_with_a_capital) {
  const std::string page = "{{#is-code}}code{{/is-code}}";
  Field login = written_field("login", "ログインID");
  EXPECT_EQ(rendered(page, login), "");
  login.characters = {"ascii-letter", "ascii-digit", "!@"};
  EXPECT_EQ(rendered(page, login), "code");
  login.characters.push_back("kanji");
  EXPECT_EQ(rendered(page, login), "");
}

TEST(FormField, files_are_offered_by_their_endings) {
  Field file = written_field("scan", "写し", FieldType::file);
  EXPECT_EQ(rendered("{{accept}}", file), "");
  file.file_types = {"pdf", "jpeg", "text"};
  EXPECT_EQ(rendered("{{accept}}", file), ".pdf,.jpg,.jpeg,.txt");
}

TEST(FormField, a_condition_is_said_in_words) {
  const Field needed = field_with_options("needed", "希望", FieldType::choice);
  Field item = written_field("item", "品目");
  item.when = when(FieldCondition::Kind::is, "needed", {"yes"});
  const RulePack pack = pack_with({needed, item});
  EXPECT_EQ(rendered("{{when}}", written(item), item, pack), "『希望』で「はい」を選んだときだけ、お答えください。");
}

/// The same, as the server fills it in, with its slots shown as `<text name>`.
std::string served(const std::string& page, const Field& rules) {
  return readable(rendered(page, written(rules), rules, pack_with({rules}), FormUse::served));
}

TEST(FormField, what_was_entered_stands_in_its_input_again) {
  const std::string page = "{{filled-in}}";
  EXPECT_EQ(served(page, written_field("name", "名前")), "<text value name>");
  EXPECT_EQ(served(page, written_field("born", "生年月日", FieldType::date)), "<text value born>");
  EXPECT_EQ(served(page, written_field("note", "備考", FieldType::multiline)), "<text value note>");
  EXPECT_EQ(served(page, field_with_options("place", "場所", FieldType::suggest)), "<text value place>");
  EXPECT_EQ(rendered("{{#filled-in}}slot{{/filled-in}}", written_field("name", "名前")), "");
}

TEST(FormField, what_was_chosen_is_chosen_again) {
  const std::string page = "{{if-chosen}}|{{#options}}{{if-chosen}}{{/options}}";
  EXPECT_EQ(served(page, field_with_options("needed", "希望", FieldType::choice)),
            "|<if chosen needed yes><if chosen needed no>");
  EXPECT_EQ(served(page, field_with_options("needed", "希望", FieldType::select)),
            "|<if chosen needed yes><if chosen needed no>");
  EXPECT_EQ(served(page, written_field("agreed", "同意", FieldType::consent)), "<if chosen agreed yes>|");
}

TEST(FormField, secrets_and_files_never_come_back_but_are_said_to_be_there) {
  const std::string page = "{{#filled-in}}{{filled-in}}{{/filled-in}}{{if-kept}} {{described-by}}";
  EXPECT_EQ(served(page, written_field("password", "パスワード", FieldType::secret)),
            "<if kept password> <if kept password>password-kept_ <end>password-error");
  EXPECT_EQ(served(page, written_field("scan", "写し", FieldType::file)),
            "<if kept scan> <if kept scan>scan-kept_ <end>scan-error");
}

TEST(FormField, mistakes_stand_beside_the_field_a_line_each) {
  EXPECT_EQ(served("{{if-wrong}}{{unless-wrong}}{{each-error}}", written_field("name", "名前")),
            "<if wrong name><unless wrong name><each errors name>");
}

}  // namespace
}  // namespace shirube
