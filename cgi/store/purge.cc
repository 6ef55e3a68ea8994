// Removing what is older than the office wants to keep.
#include <algorithm>
#include <span>

#include "cgi/store/file_folder.h"
#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

/// Files removed while others wait for the writers' lock.
constexpr std::size_t files_at_once = 200;

struct Removal {
  std::uint64_t submissions = 0;
  std::vector<std::string> files;  // those of the submissions, sorted
};

/// Lists what is to go: the purge must name exactly what it removes.
Removal remove_submissions(Connection& connection, Moment before, std::string_view actor, Moment now) {
  Removal removal;
  Statement old(connection,
                "SELECT number, receipt, form FROM submission JOIN entry USING (number)"
                " WHERE time < ? AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.submission = submission.number"
                " AND state IN ('waiting', 'sending')) ORDER BY time, receipt",
                before);
  std::vector<std::int64_t> numbers;
  while (old.next()) {
    numbers.push_back(old.number(0));
    write_audit(connection, {now, actor, AuditAction::purged, old.text(1), old.text(2)});
  }
  for (const std::int64_t number : numbers) {
    Statement files(connection, "SELECT id FROM file WHERE submission = ?", number);
    while (files.next()) removal.files.push_back(files.text(0));
    Statement(connection, "DELETE FROM submission WHERE number = ?", number).run();
  }
  removal.submissions = numbers.size();
  return removal;
}

bool is_taken(Connection& connection, const std::string& id) {
  return Statement(connection, "SELECT 1 FROM file WHERE id = ?", id).next();
}

/// Files that could not be removed.
struct Leftover {
  std::size_t count = 0;
  int error = 0;  // of the first
};

void remove_files(Connection& connection, const FileFolder& folder, std::span<const std::string> ids,
                  Leftover& leftover) {
  for (const std::string& id : ids) {
    if (!is_file_id(id) || is_taken(connection, id)) continue;
    const int error = folder.remove(id);
    if (error == 0) continue;
    if (leftover.count++ == 0) leftover.error = error;
  }
}

[[noreturn]] void tell_of(const Leftover& leftover) {
  StoreError error = store_error_of_system(leftover.error);
  error.reason = std::to_string(leftover.count) + " files could not be removed: " + error.reason;
  throw StoreFailure{std::move(error)};
}

}  // namespace

StoreResult<std::uint64_t> SqliteStore::purge(Moment before, std::string_view actor, Moment now) {
  return without_throwing<std::uint64_t>([&] {
    patience_.begin();
    Removal removal = write_or_throw<Removal>(Durability::forced, [&](Connection& connection) {
      give_up_stale_mails(connection, now);
      return remove_submissions(connection, before, actor, now);
    });
    give_space_back();
    remove_files_of(std::move(removal.files), before);
    return removal.submissions;
  });
}

void SqliteStore::remove_files_of(std::vector<std::string> ids, Moment before) {
  // Only now that the records are gone for good: a crash leaves orphans, which the next purge finds, never a record
  // without its file.
  const FileFolder folder(files_folder());
  const std::vector<std::string> untouched = folder.untouched_since(before);
  ids.insert(ids.end(), untouched.begin(), untouched.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  Leftover leftover;
  for (std::size_t begin = 0; begin < ids.size(); begin += files_at_once) {
    const auto some = std::span(ids).subspan(begin, std::min(files_at_once, ids.size() - begin));
    patience_.begin();
    // Whoever adds a submission with one of them does so before or after.
    write_or_throw<Done>(Durability::written, [&](Connection& connection) {
      remove_files(connection, folder, some, leftover);
      return Done{};
    });
  }
  folder.force();
  if (leftover.count != 0) tell_of(leftover);
}

void SqliteStore::give_space_back() {
  patience_.begin();
  write_or_throw<Done>(Durability::forced, [](Connection& connection) {
    connection.run("PRAGMA incremental_vacuum");
    return Done{};
  });
  // What was removed still stands in the log.
  const WriterLock lock(*place_, patience_);
  connection_->empty_log();
}

}  // namespace shirube
