// What stands in the slots of a form's pages (docs/forms-cgi.md lists them). No secret is ever among it.
// Leaves filling them in to cgi/answer/skeleton.h.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cgi/answer/forms_pack.h"
#include "cgi/answer/skeleton.h"
#include "cgi/steps/addresses.h"
#include "cgi/steps/entry.h"
#include "rules/verdict.h"

namespace shirube {

/// The form's page as somebody gets it back.
struct ReturnedForm {
  SentValues values;  // as typed
  std::vector<FieldError> errors;
  std::set<std::string, std::less<>> kept;  // secrets and files that need not be given again
  std::string kept_token;                   // what they travel in
  std::string notice;
  bool is_trapped = false;  // something stands in the honeypot
};
SlotValues form_values(const ServedForm& form, Language language, const Addresses& addresses,
                       const ReturnedForm& returned);

struct Confirmation {
  const Verdict& verdict;
  const Entry& entry;
  std::string token;
  std::string notice;
};
SlotValues confirmation_values(const ServedForm& form, Language language, const Addresses& addresses,
                               const Confirmation& confirmation);

/// A field's normal value for people: labels of options, lines, `届出.pdf (1.2 MB)`. Not of secrets.
std::vector<std::string> lines_of(const Field& field, const NormalValue& value, Language language);

/// `1.2 MB`, rounded up: what is too large never looks as if it were not.
std::string size_in_words(std::uint64_t bytes);

/// `2026年11月21日 14時5分`, in Japan's time: where the office is.
std::string time_in_words(Moment moment, Language language);

}  // namespace shirube
