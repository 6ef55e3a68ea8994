#include "cgi/store/connection.h"

#include <sqlite3.h>

#include <cerrno>

#include "cgi/store/store_failure.h"

namespace shirube {
namespace {

int wait_for_others(void* patience, int times_before) {
  return static_cast<Patience*>(patience)->wait(times_before) ? 1 : 0;
}

/// A file that somebody tampered with must not get us to run code of its schema, or to break the file further.
constexpr int kept_off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                            SQLITE_DBCONFIG_ENABLE_TRIGGER,
                            SQLITE_DBCONFIG_ENABLE_VIEW,
                            SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                            SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
                            SQLITE_DBCONFIG_DQS_DML,
                            SQLITE_DBCONFIG_DQS_DDL};
constexpr int kept_on[] = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY};

/// Temporary tables would leave personal data in a folder of everybody's.
constexpr char settings[] =
    "PRAGMA secure_delete = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA synchronous = FULL;";

int remember_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

Connection::Connection(const std::string& path, Patience& patience) : patience_(patience) {
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  errno = 0;
  const int code = sqlite3_open_v2(path.c_str(), &connection_, flags, nullptr);
  try {
    check(code);
    check(sqlite3_busy_handler(connection_, &wait_for_others, &patience_));
    for (const int setting : kept_off) check(sqlite3_db_config(connection_, setting, 0, static_cast<int*>(nullptr)));
    for (const int setting : kept_on) check(sqlite3_db_config(connection_, setting, 1, static_cast<int*>(nullptr)));
    // SQLite falls back to reading alone where it may not write.
    if (sqlite3_db_readonly(connection_, "main") != 0) {
      throw StoreFailure{{StoreError::Kind::refused, "the file cannot be written"}};
    }
    run(settings);
    sqlite3_wal_hook(connection_, &remember_pages, &pages_in_log_);  // and no checkpoint by itself
  } catch (StoreFailure&) {
    sqlite3_close(connection_);  // no destructor runs for what was never whole
    throw;
  }
}

Connection::~Connection() { sqlite3_close(connection_); }

void Connection::check(int code) {
  if (code != SQLITE_OK) throw StoreFailure{store_error_of(connection_, code)};
}

void Connection::run(const char* sql) {
  errno = 0;
  check(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr));
}

std::int64_t Connection::number(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.next() ? statement.number(0) : 0;
}

void Connection::set_durability(Durability durability) {
  const bool is_forced = durability != Durability::written;
  if (is_forced == is_forced_) return;
  run(is_forced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  is_forced_ = is_forced;
}

std::int64_t Connection::changes() const { return sqlite3_changes64(connection_); }

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(connection_); }

void Connection::keep_log_when_closing() {
  check(sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, static_cast<int*>(nullptr)));
}

bool Connection::has_moved() {
  int has_moved = 0;
  check(sqlite3_file_control(connection_, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved));
  return has_moved != 0;
}

void Connection::empty_log() {
  errno = 0;
  check(sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr));
}

void Connection::shorten_log(int pages) {
  if (pages_in_log_ < pages) return;
  check(sqlite3_busy_handler(connection_, nullptr, nullptr));
  // Where it fails, nothing is lost that was committed, and the log stays: an error here would say otherwise.
  if (sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK) {
    pages_in_log_ = 0;
  }
  check(sqlite3_busy_handler(connection_, &wait_for_others, &patience_));
}

void Statement::prepare(std::string_view sql) {
  errno = 0;  // reads the tables' definitions
  connection_.check(
      sqlite3_prepare_v2(connection_.connection_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr));
}

void Statement::finish() {
  // Its code repeats what the last step said.
  sqlite3_finalize(statement_);
  statement_ = nullptr;
}

bool Statement::next() {
  errno = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_.check(code);
  return false;
}

void Statement::run() {
  while (next()) {
  }
}

std::int64_t Statement::number(int column) { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) {
  // Before its size is asked, and without a conversion: the schema's tables are strict.
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

bool Statement::is_null(int column) { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void Statement::bind(std::int64_t value) { connection_.check(sqlite3_bind_int64(statement_, ++bound_, value)); }

void Statement::bind(std::string_view value) {
  // A null pointer would be NULL, not an empty text.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  connection_.check(sqlite3_bind_text64(statement_, ++bound_, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(Bytes value) {
  const char* bytes = value.bytes.data() == nullptr ? "" : value.bytes.data();
  connection_.check(sqlite3_bind_blob64(statement_, ++bound_, bytes, value.bytes.size(), SQLITE_STATIC));
}

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  connection_.run(kind == Kind::writing ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // After some errors SQLite has rolled back by itself; where the rollback fails, closing the connection does it.
  if (is_open_ && sqlite3_get_autocommit(connection_.connection_) == 0) {
    sqlite3_exec(connection_.connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  is_open_ = false;
}

}  // namespace shirube
