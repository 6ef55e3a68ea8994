#include "cgi/mail/delivery.h"

#include <algorithm>
#include <set>
#include <utility>

namespace shirube {
namespace {

constexpr std::int64_t seconds_a_minute = 60;
constexpr std::int64_t longest_wait = std::int64_t{6} * 60 * 60;
constexpr std::int64_t longest_trying = std::int64_t{5} * 24 * 60 * 60;
constexpr std::int64_t patience_with_failures = 5 * seconds_a_minute;

std::int64_t wait_after(int attempt) {
  constexpr int last_doubled = 9;  // 256 minutes; the next would be above six hours
  return attempt > last_doubled ? longest_wait : seconds_a_minute << (attempt - 1);
}

// Seconds until the next attempt; nothing where it would be after five days.
std::optional<std::int64_t> wait_before_next(int attempts) {
  std::int64_t since_first = 0;
  for (int attempt = 1; attempt <= attempts && since_first <= longest_trying; ++attempt) {
    since_first += wait_after(attempt);
  }
  if (since_first > longest_trying) return std::nullopt;
  return wait_after(attempts);
}

struct Settlement {
  MailState state = MailState::sent;
  std::int64_t wait = 0;
};

Settlement settlement_of(SendOutcome::Kind kind, int attempts) {
  switch (kind) {
    case SendOutcome::Kind::accepted:
      return {MailState::sent, 0};
    case SendOutcome::Kind::refused:
      return {MailState::dead, 0};
    case SendOutcome::Kind::uncertain:
      return {MailState::uncertain, 0};
    case SendOutcome::Kind::failed:
      break;
  }
  const auto wait = wait_before_next(attempts);
  return wait ? Settlement{MailState::waiting, *wait} : Settlement{MailState::dead, 0};
}

class Delivery {
 public:
  Delivery(Store& store, MailSender& sender, const DeliveryOrder& order)
      : store_(store), sender_(sender), order_(order), begun_(order.now()) {}

  DeliveryReport run() {
    if (order_.uncertain) deliver_uncertain();
    while (may_go_on()) {
      const auto mail = taken(store_.take_mail(order_.now()));
      if (!mail) break;
      deliver(*mail);
    }
    return report_;
  }

 private:
  using TakenMail = std::optional<OutboxMail>;

  bool may_go_on() const { return !is_tired_ && (order_.most == 0 || tried_ < order_.most); }

  void deliver_uncertain() {
    std::set<std::int64_t> seen;
    while (may_go_on()) {
      const auto mail = taken(store_.take_uncertain_mail(order_.now()));
      if (!mail) return;
      // Uncertain once more, in this very call: its turn came after all others', so none is left.
      if (!seen.insert(mail->id).second) {
        settle(*mail, {MailState::uncertain, 0}, mail->last_error);
        return;
      }
      deliver(*mail);
    }
  }

  // Nothing where there is no mail, or where the store failed, which the report keeps.
  TakenMail taken(StoreResult<TakenMail> result) {
    if (auto* error = std::get_if<StoreError>(&result)) {
      fail(std::move(*error));
      return std::nullopt;
    }
    return std::get<TakenMail>(std::move(result));
  }

  void fail(StoreError error) {
    report_.error = std::move(error);
    is_tired_ = true;
  }

  void deliver(const OutboxMail& mail) {
    ++tried_;
    const SendOutcome outcome = sender_.send(mail.recipient, mail.message);
    const Settlement settlement = settlement_of(outcome.kind, std::max(1, mail.attempts));
    if (settle(mail, settlement, outcome.reason)) count(settlement.state);
    const bool has_failed = outcome.kind == SendOutcome::Kind::failed || outcome.kind == SendOutcome::Kind::uncertain;
    if (has_failed && order_.now().seconds - begun_.seconds > patience_with_failures) is_tired_ = true;
  }

  // Where the store cannot take it, the mail stays `sending` and becomes uncertain: it may be out already. Only a lock
  // is worth waiting on, for the store waits five seconds each time.
  bool settle(const OutboxMail& mail, const Settlement& settlement, const std::string& reason) {
    constexpr int attempts = 6;
    for (int attempt = 1;; ++attempt) {
      const Moment now = order_.now();
      const Moment due{now.seconds + settlement.wait};
      const auto settled = store_.settle_mail(mail.id, settlement.state, due, reason, now);
      const auto* error = std::get_if<StoreError>(&settled);
      if (error == nullptr) return true;
      if (error->kind == StoreError::Kind::locked && attempt < attempts) continue;
      fail(*error);
      return false;
    }
  }

  void count(MailState state) {
    switch (state) {
      case MailState::sent:
        ++report_.sent;
        break;
      case MailState::waiting:
        ++report_.retried;
        break;
      case MailState::dead:
        ++report_.dead;
        break;
      case MailState::uncertain:
        ++report_.uncertain;
        break;
      case MailState::sending:
        break;
    }
  }

  Store& store_;
  MailSender& sender_;
  const DeliveryOrder& order_;
  const Moment begun_;
  std::size_t tried_ = 0;
  bool is_tired_ = false;  // no further mail in this call
  DeliveryReport report_;
};

}  // namespace

DeliveryReport deliver_mails(Store& store, MailSender& sender, const DeliveryOrder& order) {
  return Delivery(store, sender, order).run();
}

}  // namespace shirube
