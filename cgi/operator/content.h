// SubmissionContent: what a submission holds, opened where it is sealed.
// Leaves labels to form_words.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cgi/sealing/sealed_box.h"
#include "cgi/store/store.h"
#include "rules/verdict.h"

namespace shirube {

/// The hashes of secrets are left behind: nobody has a use for them in print.
struct SubmissionContent {
  NormalValues values;
  std::vector<std::string> secrets;   // ids of fields, sorted
  std::vector<std::string> warnings;  // codes
};

enum class ContentFault {
  no_key,     // sealed, and no key was given
  wrong_key,  // sealed, and none of the keys opens it
  damaged,    // not what forms.cgi writes
};

/// `keys` are the office's, also those that it had before: the first that opens it counts.
std::variant<SubmissionContent, ContentFault> read_content(const Submission& submission,
                                                           const std::vector<OfficeKeys>& keys);

/// Of a sealed submission the store has the files without their names, which stand in the sealed part: puts them back.
void name_files(Submission& submission, const SubmissionContent& content);

}  // namespace shirube
