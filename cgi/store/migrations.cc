#include "cgi/store/migrations.h"

#include <string>

#include "cgi/store/store_failure.h"

namespace shirube {
namespace {

// Times are seconds since 1970 but where the name says otherwise. `entry` outlives what a purge removes: its token must
// not be good for a second submission, nor its receipt be given to somebody else. `mail` never uses an id again, so
// that a late answer about a mail never meets another.
constexpr const char* steps[] = {
    R"(
CREATE TABLE entry (
  number INTEGER PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  receipt TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE submission (
  number INTEGER PRIMARY KEY REFERENCES entry (number),
  form TEXT NOT NULL,
  edition TEXT NOT NULL,
  time INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'exported')),
  content BLOB NOT NULL,
  is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1))
) STRICT;
CREATE INDEX submission_by_time ON submission (time);
CREATE INDEX submission_by_form ON submission (form, time);

CREATE TABLE file (
  submission INTEGER NOT NULL REFERENCES submission (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  field TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (submission, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_id ON file (id);

CREATE TABLE mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission INTEGER NOT NULL REFERENCES submission (number) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  recipient TEXT NOT NULL,
  message_id TEXT NOT NULL,
  message BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'uncertain', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mail_by_state ON mail (state, due);
CREATE INDEX mail_by_submission ON mail (submission);

CREATE TABLE request (
  client TEXT NOT NULL,
  milliseconds INTEGER NOT NULL
) STRICT;
CREATE INDEX request_by_client ON request (client, milliseconds);
CREATE INDEX request_by_time ON request (milliseconds);

CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  time INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL
    CHECK (action IN ('received', 'exported', 'purged', 'mail-sent', 'mail-dead', 'mail-uncertain')),
  receipt TEXT NOT NULL,
  form TEXT NOT NULL
) STRICT;

CREATE TABLE health (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  checks INTEGER NOT NULL
) STRICT;
INSERT INTO health VALUES (1, 0);
)",
};

}  // namespace

std::span<const char* const> migration_steps() { return steps; }

StoreAge age_of_store(Connection& connection, std::span<const char* const> all_steps) {
  const auto fail = [](const char* reason) { throw StoreFailure{{StoreError::Kind::foreign, reason}}; };
  if (connection.number("PRAGMA application_id") != store_application) fail("not a store of Shirube");
  const std::int64_t version = connection.number("PRAGMA user_version");
  if (version > std::ssize(all_steps)) fail("made by a newer version of Shirube");
  if (version < 0) fail("not a store of Shirube");
  return version == std::ssize(all_steps) ? StoreAge::current : StoreAge::older;
}

void expect_current(Connection& connection) {
  if (age_of_store(connection, migration_steps()) == StoreAge::current) return;
  throw StoreFailure{
      {StoreError::Kind::foreign, "made by an older version of Shirube: shirube-forms init brings it up to date"}};
}

void migrate(Connection& connection, std::span<const char* const> all_steps) {
  Transaction transaction(connection, Transaction::Kind::writing);
  const auto version = static_cast<std::size_t>(connection.number("PRAGMA user_version"));
  if (version >= all_steps.size()) return;
  for (const char* step : all_steps.subspan(version)) connection.run(step);
  // A pragma takes no bound value.
  connection.run(("PRAGMA user_version = " + std::to_string(all_steps.size())).c_str());
  transaction.commit();
}

}  // namespace shirube
