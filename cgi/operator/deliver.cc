// `shirube-forms deliver`
#include <variant>

#include "cgi/mail/delivery.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"

namespace shirube {
namespace {

struct Troubled {
  std::uint64_t uncertain = 0, dead = 0;
};

StoreResult<Troubled> troubled_in(Store& store) {
  const auto found = store.statistics();
  if (const auto* error = std::get_if<StoreError>(&found)) return *error;
  const auto& mails = std::get<StoreStatistics>(found).mails;
  return Troubled{mails[static_cast<std::size_t>(MailState::uncertain)],
                  mails[static_cast<std::size_t>(MailState::dead)]};
}

std::string reported(const DeliveryReport& report, bool json, const Console& console) {
  if (json) {
    return printed_json(
        {{"sent", report.sent}, {"retried", report.retried}, {"uncertain", report.uncertain}, {"dead", report.dead}});
  }
  const auto part = [&](std::string_view japanese, std::string_view english, std::size_t count) {
    return std::string(console.in_language(japanese, english)) + " " + std::to_string(count);
  };
  return part("送信", "sent", report.sent) + ", " + part("あとで再送", "to be retried", report.retried) + ", " +
         part("不明", "uncertain", report.uncertain) + ", " + part("送信不能", "dead", report.dead) + "\n";
}

}  // namespace

OperatorStatus run_deliver(Store& store, MailSender& sender, const DeliverOrder& order, Console& console) {
  const auto before = troubled_in(store);
  if (const auto* error = std::get_if<StoreError>(&before)) return fail(console, *error);
  const DeliveryReport report =
      deliver_mails(store, sender, {.uncertain = order.uncertain, .most = 0, .now = order.now});
  const OperatorStatus printed = print_results(console, reported(report, order.json, console));
  if (report.error) return fail(console, *report.error);
  const auto after = troubled_in(store);
  if (const auto* error = std::get_if<StoreError>(&after)) return fail(console, *error);
  if (printed != OperatorStatus::fine) return printed;
  // Also those that another process has left behind, which turn uncertain while mails are taken. Older ones are no
  // news: a timer would fail for as long as they are kept.
  const Troubled& old = std::get<Troubled>(before);
  const Troubled& now = std::get<Troubled>(after);
  const bool is_troubled =
      report.dead > 0 || report.uncertain > 0 || now.dead > old.dead || now.uncertain > old.uncertain;
  if (!is_troubled) return OperatorStatus::fine;
  console.tell("届かないメールか、届いたか分からないメールがあります。「shirube-forms stats」で見られます",
               "there are mails that did not arrive, or of which nobody knows it; shirube-forms stats lists them");
  return OperatorStatus::not_done;
}

}  // namespace shirube
