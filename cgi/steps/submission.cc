#include "cgi/steps/submission.h"

#include "cgi/answer/skeleton.h"
#include "cgi/mail/message.h"
#include "cgi/sealing/sealed_box.h"
#include "cgi/sealing/server_secret.h"
#include "cgi/steps/page_values.h"
#include "rules/email.h"

namespace shirube {
namespace {

/// What a mail's text may name. A form's author decides which fields it names.
SlotValues mail_values(const NewSubmission& submission, const ServedForm& form, Language language,
                       const ConfirmedEntry& confirmed) {
  SlotValues slots;
  slots.texts = {
      {"receipt", submission.receipt}, {"time", time_in_words(submission.time, language)}, {"form", form.title}};
  for (const Field& field : form.rules.fields) {
    const auto value = confirmed.verdict.values.find(field.id);
    if (field.type == FieldType::secret || value == confirmed.verdict.values.end()) continue;
    std::string text;
    for (const std::string& line : lines_of(field, value->second, language)) {
      if (!text.empty()) text += '\n';
      text += line;
    }
    slots.texts["field " + field.id] = std::move(text);
  }
  return slots;
}

struct Letter {
  std::string_view purpose;
  const std::string& recipient;
  const MailText& text;
};

NewMail mail_of(const Letter& letter, const SlotValues& values, const Configuration& configuration, Language language,
                Moment time) {
  NewMail mail;
  mail.purpose = letter.purpose;
  mail.recipient = letter.recipient;
  mail.message_id = make_message_id(random_id(), letter.purpose, configuration.mail.from);
  Message message;
  message.from = configuration.mail.from;
  message.to = letter.recipient;
  // The generator writes the texts; one whose slots do not fit together says the receipt at least.
  message.subject = fill_plain_slots(letter.text.subject, values).value_or(values.texts.at("receipt"));
  message.body = fill_plain_slots(letter.text.body, values).value_or(values.texts.at("receipt") + "\n");
  message.message_id = mail.message_id;
  message.time = time;
  message.language = language == Language::japanese ? "ja" : "en";
  mail.message = write_message(message);
  return mail;
}

/// The one field that may name a recipient; empty where it was left empty.
std::string sender_address(const ServedForm& form, const Verdict& verdict) {
  const Field* field = form.rules.field(form.sender_field);
  const auto value = verdict.values.find(form.sender_field);
  if (field == nullptr || field->type != FieldType::email || value == verdict.values.end()) return {};
  const auto* address = std::get_if<std::string>(&value->second);
  return address != nullptr && is_email_address(*address) ? *address : std::string();
}

}  // namespace

std::optional<NewSubmission> submission_of(const Configuration& configuration, const ServedForm& form,
                                           const ConfirmedEntry& confirmed) {
  std::optional<std::string> content = write_submission(confirmed.entry, confirmed.verdict, form.rules);
  if (!content) return std::nullopt;
  NewSubmission submission;
  submission.token = confirmed.token;
  submission.form = form.id;
  submission.edition = configuration.edition;
  submission.time = confirmed.time;
  submission.is_sealed = !configuration.seal_to.empty();
  submission.content = submission.is_sealed ? seal(*content, configuration.seal_to) : std::move(*content);
  for (const auto& [field, file] : confirmed.entry.files) {
    if (!confirmed.verdict.values.contains(field)) continue;
    StoredFile& stored = submission.files.emplace_back(file);
    // A file's name may tell as much as its content; it stands in the sealed part.
    if (submission.is_sealed) stored.name.clear();
  }
  return submission;
}

void set_receipt(NewSubmission& submission, std::string receipt, const Configuration& configuration,
                 const ServedForm& form, Language language, const ConfirmedEntry& confirmed) {
  submission.receipt = std::move(receipt);
  submission.mails.clear();
  if (configuration.mail.smtp.empty()) return;
  const SlotValues values = mail_values(submission, form, language, confirmed);
  const auto add = [&](std::string_view purpose, const std::string& recipient, const MailText& text) {
    if (recipient.empty()) return;
    submission.mails.push_back(mail_of({purpose, recipient, text}, values, configuration, language, submission.time));
  };
  add("office", configuration.mail.office, form.office_mail);
  add("sender", sender_address(form, confirmed.verdict), form.sender_mail);
}

}  // namespace shirube
