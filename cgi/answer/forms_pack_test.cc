#include "cgi/answer/forms_pack.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cgi/answer/pack_lines.h"
#include "rules/pack_json.h"

namespace shirube {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;

RulePack rules_of(const std::string& form) {
  RulePack rules;
  rules.form = form;
  rules.edition = "osaka";
  rules.title = "題";
  Field mail;
  mail.id = "mail";
  mail.label = "メール";
  mail.type = FieldType::email;
  Field name;
  name.id = "name";
  name.label = "名前";
  rules.fields = {mail, name};
  return rules;
}

Json form_json(const std::string& form) {
  return {{"title", "題「" + form + "」"},
          {"rules", Json::parse(write_pack(rules_of(form)))},
          {"pages",
           {{"form", "<form>\n\"値\""}, {"confirm", "<dl>\\\t"}, {"done", "受付\xEF\xB7\x93text receipt\xEF\xB7\x94"}}},
          {"mail",
           {{"office", {{"subject", "S"}, {"body", "B"}}},
            {"sender", {{"field", "mail"}, {"subject", "S2"}, {"body", "B2"}}}}}};
}

Json pack_json() {
  return {{"version", 1},
          {"edition", "osaka"},
          {"language", "en"},
          {"pages", {{"problem", "<h1>題</h1>"}}},
          {"forms", {{"a-1", form_json("a-1")}, {"b", form_json("b")}}}};
}

/// As the generator lays it out: each form on a line of its own, its pages at its end.
std::string in_lines(const Json& pack) {
  Json head = pack;
  const Json pages = head["pages"];
  head.erase("pages");
  head.erase("forms");
  std::string text = head.dump();
  text.back() = ',';
  text += "\"pages\":" + pages.dump() + ",\"forms\":{";
  bool is_first = true;
  for (const auto& [id, form] : pack["forms"].items()) {
    Json moved = form;
    moved.erase("pages");
    moved["pages"] = form["pages"];
    text += std::string(is_first ? "" : ",") + "\n\"" + id + "\":" + moved.dump();
    is_first = false;
  }
  return text + "\n}}\n";
}

FormsPack opened(const std::string& json) {
  auto pack = FormsPack::open(json);
  EXPECT_TRUE(std::holds_alternative<FormsPack>(pack)) << std::get<FormsPackError>(pack).reason;
  return std::move(std::get<FormsPack>(pack));
}

std::string fault_of(const std::string& json) {
  const auto pack = FormsPack::open(json);
  const auto* error = std::get_if<FormsPackError>(&pack);
  return error == nullptr ? "(none)" : error->reason;
}

/// The fault of the whole pack with something else at a place.
std::string fault_with(const std::string& pointer, const Json& value) {
  Json json = pack_json();
  json[Json::json_pointer(pointer)] = value;
  return fault_of(json.dump());
}

std::string fault_of_form(const Json& form) {
  Json json = pack_json();
  json["forms"]["b"] = form;
  const auto read = opened(json.dump()).form("b");
  const auto* error = std::get_if<FormsPackError>(&read);
  return error == nullptr ? "(none)" : error->reason;
}

std::string fault_of_form_with(const std::string& pointer, const Json& value) {
  Json form = form_json("b");
  form[Json::json_pointer(pointer)] = value;
  return fault_of_form(form);
}

TEST(FormsPack, what_stands_in_it_is_read) {
  const FormsPack pack = opened(pack_json().dump());
  EXPECT_EQ(pack.edition(), "osaka");
  EXPECT_EQ(pack.language(), Language::english);
  EXPECT_EQ(pack.problem_page(), "<h1>題</h1>");
  EXPECT_THAT(pack.form_ids(), ElementsAre("a-1", "b"));
}

TEST(FormsPack, what_is_laid_out_in_lines_says_the_same) {
  const std::string text = in_lines(pack_json());
  ASSERT_TRUE(cut_lines(text));
  const FormsPack pack = opened(text);
  EXPECT_EQ(pack.edition(), "osaka");
  EXPECT_EQ(pack.problem_page(), "<h1>題</h1>");
  EXPECT_THAT(pack.form_ids(), ElementsAre("a-1", "b"));
  const FormsPack other = opened(pack_json().dump());
  for (const std::string& id : pack.form_ids()) {
    const auto form = std::get<std::shared_ptr<const ServedForm>>(pack.form(id));
    const auto same = std::get<std::shared_ptr<const ServedForm>>(other.form(id));
    ASSERT_TRUE(form && same);
    EXPECT_EQ(form->title, same->title);
    EXPECT_EQ(form->form_page + form->confirm_page + form->done_page,
              same->form_page + same->confirm_page + same->done_page);
    EXPECT_EQ(form->sender_mail.body, same->sender_mail.body);
    EXPECT_EQ(write_pack(form->rules), write_pack(same->rules));
  }
}

TEST(FormsPack, a_form_is_read_once) {
  const FormsPack pack = opened(in_lines(pack_json()));
  EXPECT_EQ(std::get<std::shared_ptr<const ServedForm>>(pack.form("b")),
            std::get<std::shared_ptr<const ServedForm>>(pack.form("b")));
}

TEST(FormsPack, a_form_has_its_texts_unescaped_and_its_rules) {
  const FormsPack pack = opened(pack_json().dump(2, ' ', true));  // with line breaks and \u escapes
  const auto read = pack.form("a-1");
  const auto& form = std::get<std::shared_ptr<const ServedForm>>(read);
  ASSERT_TRUE(form);
  EXPECT_EQ(form->id, "a-1");
  EXPECT_EQ(form->title, "題「a-1」");
  EXPECT_EQ(form->form_page, "<form>\n\"値\"");
  EXPECT_EQ(form->confirm_page, "<dl>\\\t");
  EXPECT_EQ(form->done_page, "受付\xEF\xB7\x93text receipt\xEF\xB7\x94");
  EXPECT_EQ(form->office_mail.subject + form->office_mail.body, "SB");
  EXPECT_EQ(form->sender_field + form->sender_mail.subject + form->sender_mail.body, "mailS2B2");
  EXPECT_EQ(write_pack(form->rules), write_pack(rules_of("a-1")));
}

TEST(FormsPack, the_senders_mail_may_be_missing) {
  Json json = pack_json();
  json["forms"]["b"]["mail"].erase("sender");
  const auto read = opened(json.dump()).form("b");
  EXPECT_EQ(std::get<std::shared_ptr<const ServedForm>>(read)->sender_field, "");
}

TEST(FormsPack, an_edition_without_forms_has_a_pack) {
  Json json = pack_json();
  json["forms"] = Json::object();
  const FormsPack pack = opened(json.dump());
  EXPECT_TRUE(pack.form_ids().empty());
  EXPECT_EQ(std::get<std::shared_ptr<const ServedForm>>(pack.form("b")), nullptr);
}

TEST(FormsPack, an_id_that_is_none_or_not_there_gives_nothing) {
  const FormsPack pack = opened(pack_json().dump());
  for (const char* id : {"", "c", "B", "a-1/", "../b", "b\"", "a_1", "題", "a-1 "}) {
    const auto read = pack.form(id);
    ASSERT_TRUE(std::holds_alternative<std::shared_ptr<const ServedForm>>(read)) << id;
    EXPECT_FALSE(std::get<std::shared_ptr<const ServedForm>>(read)) << id;
  }
  EXPECT_FALSE(std::get<std::shared_ptr<const ServedForm>>(pack.form(std::string_view("b\0", 2))));
}

TEST(FormsPack, a_rehearsal_is_never_served) {
  RulePack rules = rules_of("b");
  rules.is_rehearsal = true;
  Json json = pack_json();
  json["forms"]["b"]["rules"] = Json::parse(write_pack(rules));
  EXPECT_EQ(std::get<std::shared_ptr<const ServedForm>>(opened(json.dump()).form("b")), nullptr);
}

TEST(FormsPack, it_can_be_moved_and_read_many_times) {
  FormsPack first = opened(pack_json().dump());
  const FormsPack pack = std::move(first);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(std::get<std::shared_ptr<const ServedForm>>(pack.form("b")));
    EXPECT_TRUE(std::get<std::shared_ptr<const ServedForm>>(pack.form("a-1")));
  }
}

TEST(FormsPack, a_form_that_nobody_asks_for_harms_no_other) {
  Json json = pack_json();
  json["forms"]["a-1"] = {{"title", "x"}, {"rules", 1}};
  const FormsPack pack = opened(json.dump());
  EXPECT_TRUE(std::get<std::shared_ptr<const ServedForm>>(pack.form("b")));
  EXPECT_EQ(std::get<FormsPackError>(pack.form("a-1")).reason, "forms.a-1.rules is no object");
}

TEST(FormsPack, a_newer_version_is_refused_as_such) {
  EXPECT_EQ(fault_with("/version", 2),
            "made by a newer Shirube: version 2 of the forms pack; this program reads version 1");
  Json json = {{"version", 3}, {"unheard-of", true}};
  EXPECT_THAT(fault_of(json.dump()), HasSubstr("version 3"));
}

TEST(FormsPack, what_is_no_version_is_told) {
  for (const Json& version : {Json(0), Json(-1), Json(1.5), Json("1"), Json(nullptr), Json(true)}) {
    EXPECT_EQ(fault_with("/version", version), "version is no version") << version;
  }
}

TEST(FormsPack, the_place_of_a_wrong_type_is_told) {
  EXPECT_EQ(fault_with("/edition", 1), "edition is no text");
  EXPECT_EQ(fault_with("/edition", ""), "edition is empty");
  EXPECT_EQ(fault_with("/language", "fr"), "language is no language");
  EXPECT_EQ(fault_with("/pages", "x"), "pages is no object");
  EXPECT_EQ(fault_with("/pages/problem", Json::array()), "pages.problem is no text");
  EXPECT_EQ(fault_with("/forms", Json::array()), "forms is no object");
  EXPECT_EQ(fault_with("/forms/b", "x"), "forms.b is no object");
  EXPECT_EQ(fault_of_form_with("/title", nullptr), "forms.b.title is no text");
  EXPECT_EQ(fault_of_form_with("/pages/done", 1), "forms.b.pages.done is no text");
  EXPECT_EQ(fault_of_form_with("/mail/office", 1), "forms.b.mail.office is no object");
  EXPECT_EQ(fault_of_form_with("/mail/sender/body", 1), "forms.b.mail.sender.body is no text");
}

TEST(FormsPack, a_key_that_is_missing_unknown_or_doubled_is_told) {
  for (const char* key : {"version", "edition", "language", "pages", "forms"}) {
    Json json = pack_json();
    json.erase(key);
    EXPECT_EQ(fault_of(json.dump()), std::string(key) + " is missing");
  }
  for (const char* key : {"title", "rules", "pages", "mail"}) {
    Json form = form_json("b");
    form.erase(key);
    EXPECT_EQ(fault_of_form(form), "forms.b." + std::string(key) + " is missing");
  }
  EXPECT_EQ(fault_with("/more", 1), "the forms pack has a key that it should not have");
  EXPECT_EQ(fault_of_form_with("/pages/more", "x"), "forms.b.pages has a key that it should not have");
  EXPECT_EQ(fault_of(R"({"version":1,"version":1})"), "version is there twice, or nested too deep");
  // Also where it is written in another way.
  EXPECT_EQ(fault_of(R"({"version":1,"\u0076ersion":1})"), "version is there twice, or nested too deep");
}

TEST(FormsPack, forms_have_ids_and_each_its_own) {
  EXPECT_EQ(fault_with("/forms/A", Json::object()), "forms has an id that is none");
  EXPECT_EQ(fault_with("/forms/a~1b", Json::object()), "forms has an id that is none");
  const std::string twice =
      R"({"version":1,"edition":"e","language":"ja","pages":{"problem":""},"forms":{"a":{},"a":{}}})";
  EXPECT_EQ(fault_of(twice), "forms.a is there twice, or nested too deep");
}

TEST(FormsPack, rules_must_be_this_forms_and_readable) {
  EXPECT_EQ(fault_of_form_with("/rules/form", "a-1"), "forms.b.rules are those of another form or edition");
  EXPECT_EQ(fault_of_form_with("/rules/edition", "tokyo"), "forms.b.rules are those of another form or edition");
  EXPECT_EQ(fault_of_form_with("/rules/shirube", 2),
            "forms.b.rules: A newer Shirube made this rule pack (version 2 of its form). Update this Shirube too.");
}

TEST(FormsPack, mail_goes_only_to_an_email_field) {
  EXPECT_EQ(fault_of_form_with("/mail/sender/field", "name"),
            "forms.b.mail.sender.field is no email field of the form");
  EXPECT_EQ(fault_of_form_with("/mail/sender/field", "x"), "forms.b.mail.sender.field is no email field of the form");
}

TEST(FormsPack, what_is_no_json_is_told) {
  const std::string whole = pack_json().dump();
  for (const std::string& json :
       {std::string(), std::string("x"), std::string("[]"), std::string("1"), std::string("\0", 1), whole + "x",
        whole + "{}", whole + "}", "{" + whole, std::string("{\"version\":1,}")}) {
    EXPECT_NE(fault_of(json), "(none)") << json.substr(0, 40);
  }
  EXPECT_EQ(fault_of(whole + "\n"), "(none)");
}

TEST(FormsPack, text_that_is_no_utf8_or_half_a_surrogate_is_told) {
  std::string json = pack_json().dump();
  json.replace(json.find("<h1>"), 4, "\xFF\xFE<1");
  EXPECT_NE(fault_of(json), "(none)");
  json = pack_json().dump();
  json.replace(json.find("<h1>"), 4, "\\ud800");
  EXPECT_NE(fault_of(json), "(none)");
}

TEST(FormsPack, a_pack_that_was_cut_is_refused_wherever) {
  const std::string lines = in_lines(pack_json());
  // Without its last line's end it is whole as well.
  for (const std::string& whole : {pack_json().dump(), lines.substr(0, lines.size() - 1)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      ASSERT_NE(fault_of(whole.substr(0, size)), "(none)") << size;
    }
  }
}

TEST(FormsPack, nothing_breaks_whatever_bytes_are_changed) {
  const std::string wholes[] = {pack_json().dump(), in_lines(pack_json())};
  std::mt19937 random(1);
  const auto number = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  const std::string signs = "{}[]\",:\\0-x\n";
  for (int round = 0; round < 5000; ++round) {
    std::string json = wholes[number(2)];
    for (std::size_t changes = number(4) + 1; changes > 0; --changes)
      json[number(json.size())] = signs[number(signs.size())];
    auto read = FormsPack::open(json);
    const auto* pack = std::get_if<FormsPack>(&read);
    if (pack == nullptr) continue;
    for (const std::string& id : pack->form_ids()) {
      const auto form = pack->form(id);
      if (const auto* error = std::get_if<FormsPackError>(&form)) {
        EXPECT_FALSE(error->reason.empty());
      }
    }
  }
}

TEST(FormsPack, nesting_without_end_is_refused) {
  Json json = pack_json();
  const std::string deep(200'000, '[');
  EXPECT_NE(fault_of(R"({"version":1,"edition":)" + deep), "(none)");
  EXPECT_NE(fault_of(R"({"version":1,"forms":{"a":)" + deep + std::string(200'000, ']') + "}}"), "(none)");
}

}  // namespace
}  // namespace shirube
