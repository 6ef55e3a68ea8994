#include "generator/check/form_mail.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "generator/check/form_conditions.h"
#include "generator/model/mail_reference.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

constexpr std::string_view unknown_field = "form-mail-unknown-field";

class MailCheck {
 public:
  MailCheck(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields, FormFindings& findings)
      : forms_(forms), view_(view), fields_(fields), findings_(findings) {}

  void run() {
    const WrittenMails& mails = view_.form.mails;
    if (mails.empty()) return;
    if (view_.form.is_rehearsal) return report_rehearsal();
    check_address(mails.sender_field);
    for (const WrittenMail* mail : {&mails.office, &mails.sender}) {
      check_subject(mail->subject);
      check_body(mail->body);
    }
  }

 private:
  void report_rehearsal() {
    Diagnostic found = mistake("form-mail-rehearsal", view_.form.mails.span);
    found.notes.push_back({"does-not-fit", view_.form.rehearsal_span});
    findings_.add(view_.editions, std::move(found));
  }

  /// Nobody but whoever gave the address gets the mail.
  void check_address(const Text& name) {
    const PlacedField* place = check_named_field(forms_, view_, fields_, name, findings_, unknown_field);
    if (place == nullptr || place->field->type == FieldType::email) return;
    Diagnostic found = mistake("form-mail-sender-type", name.span,
                               {{"field", name.text}, {"type", std::string(word_of(place->field->type))}});
    found.notes.push_back({"field-here", place->field->type_span});
    findings_.add(view_.editions, std::move(found));
  }

  /// Subjects are shown in lists and on locked screens, and stay readable where bodies are sealed.
  void check_subject(const Text& subject) {
    check_fields_of(subject, [&](const Text& name) {
      findings_.add(view_.editions, mistake("form-mail-subject", name.span, {{"field", name.text}}));
      return false;
    });
  }

  void check_body(const Text& body) {
    check_fields_of(body, [&](const Text& name) {
      const PlacedField* place = check_named_field(forms_, view_, fields_, name, findings_, unknown_field);
      if (place == nullptr) return false;
      if (place->field->type != FieldType::secret) return true;
      Diagnostic found = mistake("form-mail-secret", name.span, {{"field", name.text}});
      found.notes.push_back({"field-here", place->field->type_span});
      findings_.add(view_.editions, std::move(found));
      return false;
    });
  }

  /// Calls `check` with the id of every field that the text names, and its place, until it has found too many mistakes.
  template <typename Check>
  static void check_fields_of(const Text& text, const Check& check) {
    constexpr int most = 100;
    int found = 0;
    SpansWithin spans(text);
    for_each_value_reference(text.text, [&](const ValueReference& reference) {
      const MailReference what = read_mail_reference(reference.name);
      if (found == most || !reference.well_formed || what.kind != MailReference::Kind::field) return;
      const auto offset = static_cast<std::size_t>(what.field.data() - text.text.data());
      if (!check(Text{std::string(what.field), spans.at(offset, what.field.size())})) ++found;
    });
  }

  const Editions<Form>& forms_;
  const FormView& view_;
  const FieldsOfView& fields_;
  FormFindings& findings_;
};

}  // namespace

void check_mails(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields,
                 FormFindings& findings) {
  MailCheck(forms, view, fields, findings).run();
}

}  // namespace shirube
