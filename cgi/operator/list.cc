// `shirube-forms list`
#include <variant>

#include "base/diagnostic_print.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"

namespace shirube {
namespace {

std::string listed_as_json(const std::vector<SubmissionSummary>& submissions) {
  nlohmann::json list = nlohmann::json::array();
  for (const SubmissionSummary& submission : submissions) {
    list.push_back({{"receipt", submission.receipt},
                    {"form", submission.form},
                    {"edition", submission.edition},
                    {"time", format_moment(submission.time)},
                    {"status", submission.status}});
  }
  return printed_json(list);
}

std::string listed_as_text(const std::vector<SubmissionSummary>& submissions) {
  // Words for programs too: the same in every language.
  std::string text = "receipt\tform\ttime\tstatus\n";
  for (const SubmissionSummary& submission : submissions) {
    text += visible_text(submission.receipt) + "\t" + visible_text(submission.form) + "\t" +
            format_moment(submission.time) + "\t" + visible_text(submission.status) + "\n";
  }
  return text;
}

}  // namespace

OperatorStatus run_list(Store& store, bool json, Console& console) {
  const auto found = store.list();
  if (const auto* error = std::get_if<StoreError>(&found)) return fail(console, *error);
  const auto& submissions = std::get<std::vector<SubmissionSummary>>(found);
  return print_results(console, json ? listed_as_json(submissions) : listed_as_text(submissions));
}

}  // namespace shirube
