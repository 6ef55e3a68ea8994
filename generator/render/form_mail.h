// The mails of a form, as the server fills them in: the author's texts, or ours where there are none.
// Leaves filling them to the server (base/slot.h) and encoding them as mails to cgi/mail.
#pragma once

#include <string>

#include "base/language.h"
#include "generator/model/form.h"
#include "rules/rule_pack.h"

namespace shirube {

/// Plain texts with slots (base/slot.h: `text receipt`, `text time`, `text form`, `text field ID`) and holes
/// (generator/model/hole.h) of the edition's values. A subject is one line; a body has LF, and none at its end.
struct MailTexts {
  std::string subject;
  std::string body;
};

struct FormMails {
  MailTexts office;
  std::string sender_field;  // an email field of the pack; empty: the sender gets no mail
  MailTexts sender;          // empty where there is no sender_field
};

/// `resolved` is the form as the edition shows it (resolved_form.h), without mistakes that the checks would find, and
/// `pack` its rules. What of the mails is ours, is in `language` and tells nothing of what was entered.
FormMails form_mails(const Form& resolved, const RulePack& pack, Language language);

}  // namespace shirube
