#include "generator/check/form_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/form_check.h"
#include "generator/check/written_site_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Three editions, the last two built on the first, and a form with a name, an address, a password and a file.
class FormMailTest : public testing::Test, protected WrittenSite {
 protected:
  FormMailTest() {
    edition("national", "", {{"contact.name", "窓口"}});
    edition("osaka", "national");
    edition("tokyo", "national");
    for (Edition& each : site.editions) each.form_endpoint.text = "/cgi-bin/forms.cgi";
    Editions<Form>& added = site.forms.emplace_back();
    added.id = "register";
    added.variant_of_edition.assign(site.editions.size(), 0);
    Form& written = added.variants.emplace_back();
    written.id = added.id;
    written.title = text("登録");
    FormSection& section = written.sections.emplace_back();
    section.title = text("あなた");
    for (const auto& [id, type] : {std::pair{"name", FieldType::text},
                                   {"address", FieldType::email},
                                   {"password", FieldType::secret},
                                   {"number", FieldType::number}}) {
      FormField& field = section.fields.emplace_back();
      field.id = text(id);
      field.label = field.id;
      field.type = type;
      field.type_span = text(std::string(word_of(type))).span;
    }
  }

  Form& form() { return site.forms[0].variants[0]; }
  FormField& field(std::size_t index) { return form().sections[0].fields[index]; }
  WrittenMails& mails() {
    WrittenMails& mails = form().mails;
    if (mails.empty()) mails.span = text("mail").span;
    return mails;
  }
  void sender(const std::string& name) {
    mails().sender_field = text(name);
    mails().sender.body = text("B");
  }
};

TEST_F(FormMailTest, a_form_without_mails_has_nothing_to_check) { EXPECT_THAT(check(), IsEmpty()); }

TEST_F(FormMailTest, what_only_the_server_knows_needs_no_value) {
  sender("address");
  for (WrittenMail* mail : {&mails().office, &mails().sender}) {
    mail->subject = text("{{ form }} {{ receipt }} {{ time }} {{ contact.name }}");
    mail->body = text("{{ form }} {{ receipt }} {{time}} {{ contact.name }} {{ field.name }} {{ field.number }}");
  }
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(FormMailTest, such_names_stand_for_values_everywhere_else) {
  form().summary = text("{{ receipt }}");
  EXPECT_THAT(check(),
              ElementsAre(R"(12:1 "{{ receipt }}" missing-value name=receipt editions=national, osaka, tokyo)"));
}

TEST_F(FormMailTest, a_value_that_no_edition_has_is_told_with_what_was_meant) {
  mails().office.body = text("{{ recipt }} {{ contact.nmae }} {{ Form }}");
  EXPECT_THAT(
      check(),
      ElementsAre(R"(12:1 "{{ recipt }}" missing-value name=recipt editions=national, osaka, tokyo)"
                  " suggestion=receipt",
                  R"(12:14 "{{ contact.nmae }}" missing-value name=contact.nmae editions=national, osaka, tokyo)"
                  " suggestion=contact.name",
                  R"(12:33 "{{ Form }}" malformed-value text={{ Form }})"));
}

TEST_F(FormMailTest, a_rehearsal_sends_no_mail) {
  sender("nobody");
  form().is_rehearsal = true;
  form().rehearsal_span = text("none").span;
  EXPECT_THAT(check(), ElementsAre(R"(13:1 "mail" form-mail-rehearsal | does-not-fit 15:1 "none")"));
}

TEST_F(FormMailTest, mails_go_to_a_field_of_the_form) {
  sender("adress");
  EXPECT_THAT(check(), ElementsAre(R"(12:1 "adress" form-mail-unknown-field field=adress suggestion=address)"));
}

TEST_F(FormMailTest, mails_go_to_an_address) {
  sender("name");
  EXPECT_THAT(check(),
              ElementsAre(R"(12:1 "name" form-mail-sender-type field=name type=text | field-here 5:1 "text")"));
}

TEST_F(FormMailTest, a_field_that_an_edition_leaves_out_is_told_with_it) {
  field(0).condition = except({"osaka"});
  field(1).condition = only({"osaka", "tokyo"});
  sender("address");
  mails().sender.body = text("{{ field.name }}様");
  EXPECT_THAT(check(),
              ElementsAre(R"(15:1 "address" form-mail-unknown-field field=address editions=national hint=left-out)"
                          R"( | left-out-here 13:1 "osaka")",
                          R"(18:10 "name" form-mail-unknown-field field=name editions=osaka hint=left-out)"
                          R"( | left-out-here 12:1 "osaka")"));
}

TEST_F(FormMailTest, a_field_in_a_text_is_one_of_the_form) {
  mails().office.body = text("{{ field.nmae }} {{ field.x }}");
  EXPECT_THAT(check(), ElementsAre(R"(12:10 "nmae" form-mail-unknown-field field=nmae suggestion=name)",
                                   R"(12:27 "x" form-mail-unknown-field field=x)"));
}

TEST_F(FormMailTest, subjects_tell_nothing_that_was_entered) {
  sender("address");
  mails().office.subject = text("{{ field.name }}さん {{ field.nobody }}");
  mails().sender.subject = text("{{ receipt }} {{field.password}}");
  EXPECT_THAT(check(), ElementsAre(R"(15:10 "name" form-mail-subject field=name)",
                                   R"(15:29 "nobody" form-mail-subject field=nobody)",
                                   R"(16:23 "password" form-mail-subject field=password)"));
}

TEST_F(FormMailTest, secrets_are_in_no_mail) {
  sender("address");
  mails().office.body = text("{{ field.password }}");
  mails().sender.body = text("{{ field.name }} {{ field.password }}");
  EXPECT_THAT(check(), ElementsAre(R"(15:10 "password" form-mail-secret field=password | field-here 9:1 "secret")",
                                   R"(16:27 "password" form-mail-secret field=password | field-here 9:1 "secret")"));
}

TEST_F(FormMailTest, a_text_of_nothing_but_mistakes_is_not_told_whole) {
  std::string written;
  for (int count = 0; count < 150; ++count) written += "{{ field.name }}";
  mails().office.subject = text(written);
  EXPECT_EQ(check().size(), 100U);
}

}  // namespace
}  // namespace shirube
