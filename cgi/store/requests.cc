// Counting requests, and whether the store can be written at all.
#include <algorithm>

#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

constexpr std::int64_t minute = 60'000;

/// Requests of others are forgotten with it. What lies more than a minute ahead was counted by a clock that went wrong,
/// and would shut its client out until then; what lies less ahead comes from a process that looked at the clock later.
void forget_requests(Connection& connection, std::int64_t now) {
  Statement(connection, "DELETE FROM request WHERE milliseconds <= ? OR milliseconds >= ?", now - minute, now + minute)
      .run();
}

/// Whether there are as many requests of all clients together. At first only by their numbers, which grow with time:
/// walking through thousands of a client's own would take longer than all else.
bool may_be_reached(Connection& connection, std::uint64_t count) {
  constexpr std::uint64_t few = 100;
  if (count <= few) return true;
  const std::int64_t span = connection.number(
      "SELECT (SELECT max(rowid) FROM request) - (SELECT min(rowid) FROM request) + 1");  // 0 where there are none
  return span >= static_cast<std::int64_t>(count);
}

/// When the client's request number `count` before now was, counted backwards; nothing where there were fewer.
std::optional<std::int64_t> time_of_request(Connection& connection, std::string_view client, std::uint64_t count) {
  Statement found(connection,
                  "SELECT milliseconds FROM request WHERE client = ?"
                  " ORDER BY milliseconds DESC LIMIT 1 OFFSET ?",
                  client, static_cast<std::int64_t>(count - 1));
  if (!found.next()) return std::nullopt;
  return found.number(0);
}

}  // namespace

std::optional<StoreError> SqliteStore::check() {
  // Only a write that is committed shows a full disk.
  StoreResult<Done> written = write<Done>(Durability::written, [](Connection& connection) {
    connection.run("UPDATE health SET checks = checks + 1");
    return Done{};
  });
  if (StoreError* error = std::get_if<StoreError>(&written)) return std::move(*error);
  return std::nullopt;
}

StoreResult<std::optional<int>> SqliteStore::count_request(std::string_view client, std::int64_t now_milliseconds,
                                                           std::uint64_t per_minute) {
  using Wait = std::optional<int>;
  // More than SQLite's numbers hold is no bound at all.
  const std::uint64_t bound = std::min(per_minute, std::uint64_t{1} << 40);
  return write<Wait>(Durability::written, [&](Connection& connection) -> Wait {
    if (bound == 0) return 60;
    forget_requests(connection, now_milliseconds);
    const auto first =
        may_be_reached(connection, bound) ? time_of_request(connection, client, bound) : std::optional<std::int64_t>();
    if (first) {
      const std::int64_t wait = *first + minute - now_milliseconds;  // at least 1: older ones are forgotten
      return static_cast<int>((wait + 999) / 1000);
    }
    Statement(connection, "INSERT INTO request (client, milliseconds) VALUES (?, ?)", client, now_milliseconds).run();
    return std::nullopt;
  });
}

}  // namespace shirube
