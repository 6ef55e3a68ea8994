// The one submission that a command is about: found by the receipt as somebody typed it, and opened.
#pragma once

#include <string>
#include <vector>

#include "cgi/operator/console.h"
#include "cgi/operator/content.h"

namespace shirube {

struct AskedSubmission {
  Submission submission;
  SubmissionContent content;
};

/// What the command ends with where there is none: it was told then.
std::variant<AskedSubmission, OperatorStatus> find_submission(Store& store, const std::string& receipt,
                                                              const std::vector<OfficeKeys>& keys, Console& console);

/// Tells why a submission's content cannot be read. `where` is its receipt.
void tell(Console& console, ContentFault fault, const std::string& where);

}  // namespace shirube
