#include "cgi/store/store_failure.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace shirube {
namespace {

using Kind = StoreError::Kind;

Kind kind_of_system(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Kind::missing;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:  // a bound on the size of files, which is as much of the disk as this process has
      return Kind::full;
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:  // a link where none is followed
      return Kind::refused;
    default:
      return Kind::other;
  }
}

/// Why the system refused SQLite something. SQLite forgets it where a commit fails.
int system_error_of(sqlite3* connection, int error_after_call) {
  const int told = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  return told != 0 ? told : error_after_call;
}

Kind kind_of(int code, int system_error) {
  switch (code) {
    case SQLITE_READONLY_DBMOVED:
      return Kind::missing;
    case SQLITE_CANTOPEN_SYMLINK:
      return Kind::refused;
    case SQLITE_IOERR_SHMSIZE:  // the only reason for which the index beside the log cannot grow
      return Kind::full;
    case SQLITE_IOERR_CORRUPTFS:
      return Kind::foreign;
    default:
      break;
  }
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:  // somebody held the log's locks for as long as SQLite tries
      return Kind::locked;
    case SQLITE_FULL:
      return Kind::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Kind::refused;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_ERROR:     // our statements are right: a table or a column is not there
    case SQLITE_MISMATCH:  // a column holds what no version of ours has put there
      return Kind::foreign;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return kind_of_system(system_error);
    default:
      return Kind::other;
  }
}

}  // namespace

StoreError store_error_of_system(int error) {
  // Not strerror, whose text changes with the locale.
  const char* text = strerrordesc_np(error);
  return {kind_of_system(error), text != nullptr ? text : "unknown error " + std::to_string(error)};
}

StoreError store_error_of(sqlite3* connection, int code) {
  const int system_error = system_error_of(connection, errno);
  const Kind kind = kind_of(code, system_error);
  // SQLite's own words for a code never hold a value; those of a foreign file's schema could.
  std::string reason = sqlite3_errstr(code);
  if (kind != Kind::foreign && connection != nullptr) reason = sqlite3_errmsg(connection);
  const int family = code & 0xFF;
  if (system_error != 0 && (family == SQLITE_IOERR || family == SQLITE_CANTOPEN)) {
    reason += ": " + store_error_of_system(system_error).reason;
  }
  return {kind, std::move(reason)};
}

}  // namespace shirube
