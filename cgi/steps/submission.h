// Submission: what is stored and mailed of an entry that somebody has confirmed.
// Leaves storing it to cgi/store/.
#pragma once

#include <optional>
#include <string>

#include "cgi/answer/forms_pack.h"
#include "cgi/configuration/configuration.h"
#include "cgi/steps/entry.h"
#include "cgi/store/store.h"

namespace shirube {

struct ConfirmedEntry {
  const std::string& token;  // its id
  const Entry& entry;
  const Verdict& verdict;
  Moment time;
};

/// With everything but its receipt and what names it. Nothing where memory for hashing secrets is short.
std::optional<NewSubmission> submission_of(const Configuration& configuration, const ServedForm& form,
                                           const ConfirmedEntry& confirmed);
/// Gives it a receipt, and the mails that tell of it.
void set_receipt(NewSubmission& submission, std::string receipt, const Configuration& configuration,
                 const ServedForm& form, Language language, const ConfirmedEntry& confirmed);

}  // namespace shirube
