// The outbox: mails on their way, and the audit of what became of them.
#include <array>

#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

constexpr std::array<std::string_view, 5> state_words = {"waiting", "sending", "sent", "uncertain", "dead"};
constexpr std::array<std::string_view, 6> action_words = {"received",  "exported",  "purged",
                                                          "mail-sent", "mail-dead", "mail-uncertain"};
constexpr std::string_view delivery_actor = "delivery";
constexpr std::int64_t stale_seconds = 10 * 60;

void audit_mail(Connection& connection, std::int64_t id, AuditAction action, Moment now) {
  Statement found(connection,
                  "SELECT entry.receipt, submission.form FROM mail"
                  " JOIN submission ON submission.number = mail.submission"
                  " JOIN entry ON entry.number = mail.submission WHERE mail.id = ?",
                  id);
  if (found.next()) write_audit(connection, {now, delivery_actor, action, found.text(0), found.text(1)});
}

/// Takes the mail that `sql` selects by its id.
std::optional<OutboxMail> take(Connection& connection, std::optional<std::int64_t> id, Moment now) {
  if (!id) return std::nullopt;
  Statement(connection, "UPDATE mail SET state = ?, taken = ?, attempts = attempts + 1 WHERE id = ?",
            word_of(MailState::sending), now, *id)
      .run();
  Statement row(connection,
                "SELECT mail.id, receipt, purpose, recipient, message_id, message, attempts, due, last_error"
                " FROM mail JOIN entry ON entry.number = mail.submission WHERE mail.id = ?",
                *id);
  if (!row.next()) return std::nullopt;
  return OutboxMail{.id = row.number(0),
                    .receipt = row.text(1),
                    .purpose = row.text(2),
                    .recipient = row.text(3),
                    .message_id = row.text(4),
                    .message = row.text(5),
                    .state = MailState::sending,
                    .attempts = static_cast<int>(row.number(6)),
                    .due = {row.number(7)},
                    .last_error = row.text(8)};
}

std::optional<std::int64_t> first_number(Statement& statement) {
  if (!statement.next()) return std::nullopt;
  return statement.number(0);
}

std::optional<AuditAction> action_of(MailState state) {
  switch (state) {
    case MailState::sent:
      return AuditAction::mail_sent;
    case MailState::uncertain:
      return AuditAction::mail_uncertain;
    case MailState::dead:
      return AuditAction::mail_dead;
    case MailState::waiting:
    case MailState::sending:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string_view word_of(MailState state) { return state_words[static_cast<std::size_t>(state)]; }

void write_audit(Connection& connection, const AuditEntry& entry) {
  Statement(connection, "INSERT INTO audit (time, actor, action, receipt, form) VALUES (?, ?, ?, ?, ?)", entry.time,
            entry.actor, action_words[static_cast<std::size_t>(entry.action)], entry.receipt, entry.form)
      .run();
}

void give_up_stale_mails(Connection& connection, Moment now) {
  std::vector<std::int64_t> stale;
  {
    // What was taken far in the future was taken by a clock that went wrong.
    Statement found(connection, "SELECT id FROM mail WHERE state = ? AND (taken < ? OR taken > ?) ORDER BY id",
                    word_of(MailState::sending), now.seconds - stale_seconds, now.seconds + stale_seconds);
    while (found.next()) stale.push_back(found.number(0));
  }
  for (const std::int64_t id : stale) {
    Statement(connection, "UPDATE mail SET state = ?, last_error = 'interrupted' WHERE id = ?",
              word_of(MailState::uncertain), id)
        .run();
    audit_mail(connection, id, AuditAction::mail_uncertain, now);
  }
}

StoreResult<std::optional<OutboxMail>> SqliteStore::take_mail(Moment now) {
  using Taken = std::optional<OutboxMail>;
  return write<Taken>(Durability::forced, [&](Connection& connection) {
    give_up_stale_mails(connection, now);
    Statement due(connection, "SELECT id FROM mail WHERE state = ? AND due <= ? ORDER BY due, id LIMIT 1",
                  word_of(MailState::waiting), now);
    return take(connection, first_number(due), now);
  });
}

StoreResult<std::optional<OutboxMail>> SqliteStore::take_uncertain_mail(Moment now) {
  using Taken = std::optional<OutboxMail>;
  return write<Taken>(Durability::forced, [&](Connection& connection) {
    give_up_stale_mails(connection, now);
    Statement oldest(connection, "SELECT id FROM mail WHERE state = ? ORDER BY taken, id LIMIT 1",
                     word_of(MailState::uncertain));
    return take(connection, first_number(oldest), now);
  });
}

StoreResult<Done> SqliteStore::settle_mail(std::int64_t id, MailState state, Moment due, std::string_view error,
                                           Moment now) {
  return write<Done>(state == MailState::sent ? Durability::wiped : Durability::forced, [&](Connection& connection) {
    Statement(connection,
              "UPDATE mail SET state = ?, due = ?, last_error = ? WHERE id = ? AND state IN ('sending', 'uncertain')",
              word_of(state), due, error, id)
        .run();
    if (connection.changes() == 0) {
      throw StoreFailure{{StoreError::Kind::other, "no such mail is being sent"}};
    }
    if (state == MailState::sent) {
      Statement(connection, "UPDATE mail SET recipient = '', message = x'' WHERE id = ?", id).run();
    }
    if (const auto action = action_of(state)) audit_mail(connection, id, *action, now);
    return Done{};
  });
}

}  // namespace shirube
