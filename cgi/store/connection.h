// Connection, Statement and Transaction: SQLite with our settings, and its errors as StoreFailure.
// Leaves the tables to migrations.h and the statements to those who run them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "cgi/store/patience.h"

struct sqlite3;
struct sqlite3_stmt;

namespace shirube {

/// How far a commit is pushed. A kill loses neither; a power cut may lose the last ones of `written`. After `wiped`,
/// which is forced as well, what was overwritten stands in the log no longer either.
enum class Durability { written, forced, wiped };

/// A value of any bytes, as a BLOB: sealed, or with characters that a text must not have.
struct Bytes {
  std::string_view bytes;
};

/// SQLite's own bound (1,000 pages) is for programs that stay open: whoever opens the log first reads it whole, and
/// under plain CGI that is every request. Nor would SQLite's own checkpoints, which leave the log as long as it is,
/// ever let it begin anew: a process that commits once sees the log from before its checkpoint.
inline constexpr int pages_of_long_log = 64;

class Connection {
 public:
  /// Opens a file that is there and has `path` without links. Whatever it waits for ends with `patience`, which must
  /// live longer. Throws a StoreFailure.
  Connection(const std::string& path, Patience& patience);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// One or more statements of ours, without values.
  void run(const char* sql);
  /// The number in the first column of the first row; 0 where there is none.
  std::int64_t number(std::string_view sql);
  void set_durability(Durability durability);
  /// Rows that the last statement inserted, changed or removed; without those that a foreign key removed.
  std::int64_t changes() const;
  std::int64_t last_row() const;
  /// Leaves the log as it is when this connection closes as the last one. Otherwise every request of a process of its
  /// own would pay for forcing it to the disk twice; and where the file was replaced, the log is another store's.
  void keep_log_when_closing();
  /// Whether its path does not name the open file any more.
  bool has_moved();
  /// Moves the log into the store and empties it. Call it without a transaction, under the writers' lock.
  void empty_log();
  /// The same where the log has at least so many pages, without waiting for whoever reads in it: the next writer tries
  /// again.
  void shorten_log(int pages);

 private:
  friend class Statement;
  friend class Transaction;
  void check(int code);

  sqlite3* connection_ = nullptr;
  Patience& patience_;
  bool is_forced_ = true;
  int pages_in_log_ = 0;  // after the last commit
};

/// A prepared statement. Values are bound in the order of its `?`, from the first on, and must live until the last row.
class Statement {
 public:
  template <typename... Values>
  Statement(Connection& connection, std::string_view sql, const Values&... values) : connection_(connection) {
    prepare(sql);
    try {
      (bind(values), ...);
    } catch (...) {
      finish();
      throw;
    }
  }
  ~Statement() { finish(); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// True where there is a row.
  bool next();
  /// To its end, the rows unseen.
  void run();

  std::int64_t number(int column);
  std::string text(int column);  // a BLOB's bytes too
  bool is_null(int column);

 private:
  void prepare(std::string_view sql);
  void finish();
  void bind(std::int64_t value);
  void bind(int value) { bind(std::int64_t{value}); }
  void bind(bool value) { bind(std::int64_t{value}); }
  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(Moment value) { bind(value.seconds); }
  void bind(Bytes value);

  Connection& connection_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

/// Rolled back unless it is committed.
class Transaction {
 public:
  enum class Kind { reading, writing };
  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection& connection_;
  bool is_open_ = true;
};

}  // namespace shirube
