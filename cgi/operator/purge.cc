// `shirube-forms purge`
#include <algorithm>
#include <variant>

#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"

namespace shirube {
namespace {

constexpr int most_days = 36'500;
constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

}  // namespace

OperatorStatus run_purge(Store& store, const PurgeOrder& order, Console& console) {
  if (order.days < 1 || order.days > most_days) {
    console.tell("日数は1以上36500以下で指定してください（--older-than）",
                 "--older-than takes a number of days from 1 to 36500");
    return OperatorStatus::wrong_usage;
  }
  const Moment before{order.now.seconds - order.days * seconds_a_day};
  const auto purged = store.purge(before, order.actor, order.now);
  if (const auto* error = std::get_if<StoreError>(&purged)) return fail(console, *error);
  const std::uint64_t removed = std::get<std::uint64_t>(purged);

  const auto left = store.list();
  if (const auto* error = std::get_if<StoreError>(&left)) return fail(console, *error);
  const auto kept = static_cast<std::uint64_t>(
      std::ranges::count_if(std::get<std::vector<SubmissionSummary>>(left),
                            [&](const SubmissionSummary& submission) { return submission.time < before; }));
  if (kept > 0) {
    console.tell("送信を待つメールがあるので、古い受付" + std::to_string(kept) + "件を残しました",
                 "old submissions that are kept, since mails of theirs wait: " + std::to_string(kept));
  }
  if (order.json) {
    return print_results(console,
                         printed_json({{"before", format_moment(before)}, {"removed", removed}, {"kept", kept}}));
  }
  const std::string time = format_moment(before);
  const std::string count = std::to_string(removed);
  const std::string japanese = time + "より前の受付を" + count + "件削除しました\n";
  const std::string english = "submissions from before " + time + " that were removed: " + count + "\n";
  return print_results(console, console.in_language(japanese, english));
}

}  // namespace shirube
