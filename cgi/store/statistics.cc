// Numbers for the operator.
#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

constexpr MailState all_states[] = {MailState::waiting, MailState::sending, MailState::sent, MailState::uncertain,
                                    MailState::dead};

std::optional<Moment> time_of(Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Moment{row.number(column)};
}

void count_submissions(Connection& connection, StoreStatistics& statistics) {
  Statement forms(connection, "SELECT form, count(*) FROM submission GROUP BY form ORDER BY form");
  while (forms.next()) {
    statistics.submissions.emplace_back(forms.text(0), static_cast<std::uint64_t>(forms.number(1)));
  }
  Statement times(connection, "SELECT min(time), max(time) FROM submission");
  if (!times.next()) return;
  statistics.oldest = time_of(times, 0);
  statistics.newest = time_of(times, 1);
}

void count_mails(Connection& connection, StoreStatistics& statistics) {
  for (const MailState state : all_states) {
    Statement count(connection, "SELECT count(*) FROM mail WHERE state = ?", word_of(state));
    if (count.next()) statistics.mails[static_cast<std::size_t>(state)] = static_cast<std::uint64_t>(count.number(0));
  }
}

void list_troubled(Connection& connection, StoreStatistics& statistics) {
  Statement found(connection,
                  "SELECT id, receipt, purpose, message_id, state, attempts, due, last_error"
                  " FROM mail JOIN entry ON entry.number = mail.submission"
                  " WHERE state IN ('uncertain', 'dead') ORDER BY id");
  while (found.next()) {
    const MailState state = found.text(4) == word_of(MailState::dead) ? MailState::dead : MailState::uncertain;
    statistics.troubled.push_back({.id = found.number(0),
                                   .receipt = found.text(1),
                                   .purpose = found.text(2),
                                   .recipient = "",
                                   .message_id = found.text(3),
                                   .message = "",
                                   .state = state,
                                   .attempts = static_cast<int>(found.number(5)),
                                   .due = {found.number(6)},
                                   .last_error = found.text(7)});
  }
}

}  // namespace

StoreResult<StoreStatistics> SqliteStore::statistics() {
  return read<StoreStatistics>([](Connection& connection) {
    StoreStatistics statistics;
    count_submissions(connection, statistics);
    count_mails(connection, statistics);
    list_troubled(connection, statistics);
    return statistics;
  });
}

}  // namespace shirube
