// Opening a store, making one, and noticing that it is another one.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "cgi/store/migrations.h"
#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

using Kind = StoreError::Kind;

[[noreturn]] void fail_with_errno() { throw StoreFailure{store_error_of_system(errno)}; }

/// A log can be read while another writes, and a commit is one write to the disk. SQLite keeps it in the file's header.
void use_log(Connection& connection) {
  Statement statement(connection, "PRAGMA journal_mode = WAL");
  if (!statement.next() || statement.text(0) != "wal") {
    throw StoreFailure{{Kind::other, "the file system cannot hold SQLite's write-ahead log"}};
  }
}

/// A store under a name of its own, until it is whole.
class Draft {
 public:
  explicit Draft(const std::string& store) : path_(store + "-new") {
    remove();  // of a process that was killed; we alone have the writers' lock
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) fail_with_errno();
    // The umask may have taken too much.
    const int changed = ::fchmod(file, 0600);
    const int error = errno;
    ::close(file);
    if (changed == 0) return;
    remove();
    throw StoreFailure{store_error_of_system(error)};
  }
  ~Draft() { remove(); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void fill(Patience& patience) const {
    Connection connection(path_, patience);
    // Before the first table, or it does not take effect: a purge gives space back.
    connection.run("PRAGMA auto_vacuum = INCREMENTAL");
    connection.run(("PRAGMA application_id = " + std::to_string(store_application)).c_str());
    use_log(connection);
    migrate(connection, migration_steps());
    connection.empty_log();
  }
  /// Gives it its name. What stands there already stays, and is not ours.
  void publish(const std::string& store) const {
    if (::link(path_.c_str(), store.c_str()) != 0 && errno != EEXIST) fail_with_errno();
  }

 private:
  void remove() const {
    ::unlink(path_.c_str());
    for (const std::string_view companion : companion_files) ::unlink((path_ + std::string(companion)).c_str());
  }

  std::string path_;
};

void bring_up_to_date(const StorePlace& place, Patience& patience) {
  place.close_to_others();
  Connection connection(place.path(), patience);
  if (age_of_store(connection, migration_steps()) == StoreAge::older) migrate(connection, migration_steps());
  use_log(connection);
  connection.keep_log_when_closing();
}

}  // namespace

void SqliteStore::open() {
  place_ = std::make_unique<StorePlace>(path_);
  place_->close_to_others();
  auto opened = std::make_unique<Connection>(place_->path(), patience_);
  // Before anything is written: a file that is not ours stays as it is.
  expect_current(*opened);
  use_log(*opened);
  opened->number("SELECT count(*) FROM sqlite_schema");  // now the log and its index are there
  opened->keep_log_when_closing();
  identity_ = StoreIdentity::of(path_);
  // Between the opening and our look another file may have come.
  if (opened->has_moved()) throw StoreFailure{{Kind::missing, "the file was replaced while it was opened"}};
  connection_ = std::move(opened);
}

Connection& SqliteStore::connection() {
  if (connection_ != nullptr) {
    try {
      if (StoreIdentity::of(path_) != identity_) connection_ = nullptr;
    } catch (StoreFailure&) {
      connection_ = nullptr;
      throw;
    }
  }
  if (connection_ == nullptr) open();
  return *connection_;
}

void SqliteStore::expect_same_file() const {
  if (StoreIdentity::of(path_) != identity_) {
    throw StoreFailure{{Kind::missing, "the file was replaced while it was written"}};
  }
}

StoreResult<std::unique_ptr<Store>> open_store(const std::string& path, std::chrono::milliseconds patience) {
  return without_throwing<std::unique_ptr<Store>>([&] {
    auto store = std::make_unique<SqliteStore>(path, patience);
    store->open();
    return store;
  });
}

StoreResult<Done> make_store(const std::string& path) {
  return without_throwing<Done>([&] {
    Patience patience(patience_with_writers);
    const StorePlace place(path);
    const WriterLock lock(place, patience);
    if (!place.has_store()) {
      const Draft draft(place.path());
      draft.fill(patience);
      draft.publish(place.path());
    }
    place.force();
    bring_up_to_date(place, patience);
    place.make_files_folder();
    return Done{};
  });
}

}  // namespace shirube
