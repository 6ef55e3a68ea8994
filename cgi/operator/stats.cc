// `shirube-forms stats`
#include <variant>

#include "base/diagnostic_print.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"

namespace shirube {
namespace {

constexpr MailState mail_states[] = {MailState::waiting, MailState::sending, MailState::sent, MailState::uncertain,
                                     MailState::dead};

std::uint64_t count_of(const StoreStatistics& statistics, MailState state) {
  return statistics.mails[static_cast<std::size_t>(state)];
}

nlohmann::json moment_json(const std::optional<Moment>& moment) {
  if (!moment) return nullptr;
  return format_moment(*moment);
}

std::string as_json(const StoreStatistics& statistics) {
  nlohmann::json submissions = nlohmann::json::object();
  for (const auto& [form, count] : statistics.submissions) submissions[form] = count;
  nlohmann::json mails = nlohmann::json::object();
  for (const MailState state : mail_states) mails[std::string(word_of(state))] = count_of(statistics, state);
  nlohmann::json troubled = nlohmann::json::array();
  for (const OutboxMail& mail : statistics.troubled) {
    troubled.push_back({{"receipt", mail.receipt},
                        {"purpose", mail.purpose},
                        {"state", word_of(mail.state)},
                        {"attempts", mail.attempts},
                        {"last_error", mail.last_error}});
  }
  return printed_json({{"submissions", std::move(submissions)},
                       {"oldest", moment_json(statistics.oldest)},
                       {"newest", moment_json(statistics.newest)},
                       {"mails", std::move(mails)},
                       {"troubled", std::move(troubled)}});
}

std::string as_text(const StoreStatistics& statistics, const Console& console) {
  std::uint64_t total = 0;
  for (const auto& [form, count] : statistics.submissions) total += count;
  std::string text(console.in_language("受付", "Submissions"));
  text += "\t" + std::to_string(total) + "\n";
  for (const auto& [form, count] : statistics.submissions) {
    text += "  " + visible_text(form) + "\t" + std::to_string(count) + "\n";
  }
  if (statistics.oldest && statistics.newest) {
    text +=
        std::string(console.in_language("  最も古い", "  oldest")) + "\t" + format_moment(*statistics.oldest) + "\n";
    text +=
        std::string(console.in_language("  最も新しい", "  newest")) + "\t" + format_moment(*statistics.newest) + "\n";
  }
  text += std::string(console.in_language("メール", "Mails")) + "\n";
  for (const MailState state : mail_states) {
    text += "  " + std::string(word_of(state)) + "\t" + std::to_string(count_of(statistics, state)) + "\n";
  }
  if (statistics.troubled.empty()) return text;
  text += std::string(console.in_language("確かめる必要のあるメール（受付番号、宛先、状態、試した回数、最後の誤り）",
                                          "Mails that need you (receipt, purpose, state, attempts, last error)"));
  text += "\n";
  for (const OutboxMail& mail : statistics.troubled) {
    text += "  " + visible_text(mail.receipt) + "\t" + visible_text(mail.purpose) + "\t" +
            std::string(word_of(mail.state)) + "\t" + std::to_string(mail.attempts) + "\t" +
            visible_text(mail.last_error) + "\n";
  }
  return text;
}

}  // namespace

OperatorStatus run_stats(Store& store, bool json, Console& console) {
  const auto found = store.statistics();
  if (const auto* error = std::get_if<StoreError>(&found)) return fail(console, *error);
  const auto& statistics = std::get<StoreStatistics>(found);
  return print_results(console, json ? as_json(statistics) : as_text(statistics, console));
}

}  // namespace shirube
