// FormsPack: EDITION.pack.json, all that forms.cgi knows of an edition's forms (docs/forms-cgi.md has its form).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"
#include "rules/rule_pack.h"

namespace shirube {

struct MailText {
  std::string subject, body;  // with slots
};

struct ServedForm {
  std::string id;
  std::string title;
  RulePack rules;
  std::string form_page, confirm_page, done_page;  // with slots
  MailText office_mail;
  std::string sender_field;  // an email field; empty: the sender gets no mail
  MailText sender_mail;
};

struct FormsPackError {
  std::string reason;  // for the operator
};

/// Reads only what is asked for, once: a pack of fifty forms costs little more than one of one. For one thread.
class FormsPack {
 public:
  /// `json` is the file's bytes.
  static std::variant<FormsPack, FormsPackError> open(std::string json);
  FormsPack(FormsPack&&) noexcept;
  ~FormsPack();

  const std::string& edition() const;
  Language language() const;
  /// The page for whatever goes wrong, with slots.
  const std::string& problem_page() const;
  /// nullptr where the edition has no such form, or it is a rehearsal.
  std::variant<std::shared_ptr<const ServedForm>, FormsPackError> form(std::string_view id) const;
  /// Sorted.
  std::vector<std::string> form_ids() const;

 private:
  FormsPack();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shirube
