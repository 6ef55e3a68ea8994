#include "generator/render/form_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/render/written_pack_test.h"

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::Not;

RulePack pack() {
  return pack_with({written_field("name", "名前"), written_field("address", "アドレス", FieldType::email)},
                   Language::japanese);
}

Text text(const std::string& written) { return {written, {}}; }

/// A form whose sender gets a mail.
Form form() {
  Form form;
  form.mails.sender_field = text("address");
  form.mails.sender.body = text("{{ field.name }}様\n\n受付番号は{{ receipt }}です。\n{{ contact.name }}");
  return form;
}

FormMails mails(const Form& form, Language language = Language::japanese) { return form_mails(form, pack(), language); }

/// The text with its slots shown as `<text receipt>`.
std::string shown(std::string text) {
  for (std::size_t at = 0; (at = text.find(slot_begin, at)) != std::string::npos;)
    text.replace(at, slot_begin.size(), "<");
  for (std::size_t at = 0; (at = text.find(slot_end, at)) != std::string::npos;) text.replace(at, slot_end.size(), ">");
  return text;
}

TEST(FormMail, the_office_is_told_the_form_the_receipt_and_the_time) {
  const FormMails made = mails({});
  EXPECT_EQ(shown(made.office.subject), "受付: <text form>（<text receipt>）");
  EXPECT_EQ(shown(made.office.body),
            "フォームから、新しい送信がありました。\n\n"
            "フォーム: <text form>\n受付番号: <text receipt>\n受付日時: <text time>\n\n"
            "入力された内容は、このメールには書いていません。フォームのサーバーで、次のように実行すると見られます。\n\n"
            "shirube-forms show <text receipt> --config 設定ファイル");
}

TEST(FormMail, ours_are_in_the_editions_language) {
  const FormMails made = mails(form(), Language::english);
  EXPECT_EQ(shown(made.office.subject), "Received: <text form> (<text receipt>)");
  EXPECT_EQ(shown(made.office.body),
            "A form has come in.\n\n"
            "Form: <text form>\nReceipt number: <text receipt>\nReceived: <text time>\n\n"
            "This mail does not say what was entered. To see it, run this on the forms' server:\n\n"
            "shirube-forms show <text receipt> --config CONFIGURATION-FILE");
  EXPECT_EQ(shown(made.sender.subject), "We have received: <text form> (<text receipt>)");
}

TEST(FormMail, ours_tell_nothing_that_was_entered) {
  for (const Language language : {Language::japanese, Language::english}) {
    const FormMails made = mails(form(), language);
    for (const std::string& ours : {made.office.subject, made.office.body, made.sender.subject}) {
      EXPECT_THAT(ours, Not(HasSubstr("text field"))) << ours;
    }
  }
}

TEST(FormMail, the_sender_gets_the_authors_text) {
  const FormMails made = mails(form());
  EXPECT_EQ(made.sender_field, "address");
  EXPECT_EQ(shown(made.sender.subject), "受け付けました: <text form>（<text receipt>）");
  EXPECT_EQ(made.sender.body,
            slot("text field name") + "様\n\n受付番号は" + slot("text receipt") + "です。\n" + hole("contact.name"));
}

TEST(FormMail, authors_texts_take_the_place_of_ours) {
  Form written = form();
  written.mails.office = {text("新着 {{ receipt }}"), text("{{ field.name }}さんから")};
  written.mails.sender.subject = text("{{ contact.name }}です");
  const FormMails made = mails(written);
  EXPECT_EQ(made.office.subject, "新着 " + slot("text receipt"));
  EXPECT_EQ(made.office.body, slot("text field name") + "さんから");
  EXPECT_EQ(made.sender.subject, hole("contact.name") + "です");
}

TEST(FormMail, half_of_the_offices_mail_may_be_ours) {
  Form written;
  written.mails.office.subject = text("新着");
  const FormMails made = mails(written);
  EXPECT_EQ(made.office.subject, "新着");
  EXPECT_THAT(made.office.body, HasSubstr("shirube-forms show"));
}

TEST(FormMail, without_an_address_the_sender_gets_none) {
  const FormMails made = mails({});
  EXPECT_EQ(made.sender_field, "");
  EXPECT_EQ(made.sender.subject, "");
  EXPECT_EQ(made.sender.body, "");
}

TEST(FormMail, nothing_is_sent_to_what_is_no_address) {
  for (const std::string field : {"name", "nobody"}) {
    Form written = form();
    written.mails.sender_field = text(field);
    EXPECT_EQ(mails(written).sender_field, "") << field;
    EXPECT_EQ(mails(written).sender.body, "") << field;
  }
}

}  // namespace
}  // namespace shirube
