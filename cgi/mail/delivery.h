// Delivering what waits in the outbox: each mail once, retried until it is accepted.
#pragma once

#include <functional>
#include <optional>

#include "base/date.h"
#include "cgi/mail/smtp.h"
#include "cgi/store/store.h"

namespace shirube {

struct DeliveryOrder {
  bool uncertain = false;  // send those again of which nobody knows whether they arrived, and those that are due
  std::size_t most = 0;    // mails to try; 0: all
  std::function<Moment()> now;
};

struct DeliveryReport {
  std::size_t sent = 0, retried = 0, dead = 0, uncertain = 0;
  std::optional<StoreError> error;  // the store's; what was done before it stands
};

/// Retries after 1, 2, 4 … minutes, at most 6 hours apart, for five days (RFC 5321, 4.5.4.1); then the mail is dead, as
/// is one that the server refuses for good. The days are counted in attempts, so that none dies unseen while the
/// machine is off. After five minutes it leaves off at the first mail that fails: the server is away, and the rest
/// keeps for the next call. Safe beside other calls: the store gives each mail to one.
DeliveryReport deliver_mails(Store& store, MailSender& sender, const DeliveryOrder& order);

}  // namespace shirube
