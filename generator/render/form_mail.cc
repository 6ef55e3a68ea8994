#include "generator/render/form_mail.h"

#include <string_view>

#include "generator/model/mail_reference.h"

namespace shirube {
namespace {

/// In the words of authors (docs/content.md), so that ours can do nothing that theirs cannot.
struct OurTexts {
  std::string_view office_subject;
  std::string_view office_body;
  std::string_view sender_subject;
};

constexpr OurTexts japanese = {
    "受付: {{ form }}（{{ receipt }}）",
    R"(フォームから、新しい送信がありました。

フォーム: {{ form }}
受付番号: {{ receipt }}
受付日時: {{ time }}

入力された内容は、このメールには書いていません。フォームのサーバーで、次のように実行すると見られます。

shirube-forms show {{ receipt }} --config 設定ファイル)",
    "受け付けました: {{ form }}（{{ receipt }}）",
};

constexpr OurTexts english = {
    "Received: {{ form }} ({{ receipt }})",
    R"(A form has come in.

Form: {{ form }}
Receipt number: {{ receipt }}
Received: {{ time }}

This mail does not say what was entered. To see it, run this on the forms' server:

shirube-forms show {{ receipt }} --config CONFIGURATION-FILE)",
    "We have received: {{ form }} ({{ receipt }})",
};

std::string text_or(const Text& written, std::string_view ours) {
  return with_slots_and_holes(written.empty() ? ours : std::string_view(written.text));
}

}  // namespace

FormMails form_mails(const Form& resolved, const RulePack& pack, Language language) {
  const OurTexts& ours = language == Language::japanese ? japanese : english;
  const WrittenMails& written = resolved.mails;
  FormMails mails;
  mails.office = {text_or(written.office.subject, ours.office_subject), text_or(written.office.body, ours.office_body)};
  // The server takes the recipient from this field: it must be one whose values the rules prove to be an address.
  const Field* address = pack.field(written.sender_field.text);
  if (address == nullptr || address->type != FieldType::email) return mails;
  mails.sender_field = address->id;
  mails.sender = {text_or(written.sender.subject, ours.sender_subject), with_slots_and_holes(written.sender.body.text)};
  return mails;
}

}  // namespace shirube
