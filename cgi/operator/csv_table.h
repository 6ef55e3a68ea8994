// CsvTable: the submissions of a form as rows of cells.
// Leaves writing cells to csv.h and cp932.h.
#pragma once

#include <string>
#include <vector>

#include "cgi/operator/content.h"
#include "cgi/operator/form_words.h"

namespace shirube {

struct ExportedSubmission {
  Submission submission;
  SubmissionContent content;
};

/// Every row has as many cells as there are headings. Texts are as people typed them.
struct CsvTable {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
};

/// Receipt, time in Japan (`2026-11-21 14:03:00`), each field of the rules (nullptr: none) in their order and each
/// other one by its id, without secrets. `language` is that of the first two headings and of files' sizes. Several
/// values stand with `、` between them.
CsvTable csv_table(const std::vector<ExportedSubmission>& submissions, const RulePack* rules, Language language);

}  // namespace shirube
