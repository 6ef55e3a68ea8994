// SqliteStore: the Store in an SQLite file. Its functions stand in open_store.cc, requests.cc, submissions.cc,
// outbox.cc, purge.cc and statistics.cc.
// Leaves how a file is opened to connection.h and what stands in it to migrations.h.
#pragma once

#include <memory>
#include <string>

#include "cgi/store/connection.h"
#include "cgi/store/migrations.h"
#include "cgi/store/store.h"
#include "cgi/store/store_failure.h"
#include "cgi/store/store_place.h"

namespace shirube {

/// What the audit names as done. No entry says more of a person than the receipt.
enum class AuditAction { received, exported, purged, mail_sent, mail_dead, mail_uncertain };

/// An entry of the audit.
struct AuditEntry {
  Moment time;
  std::string_view actor;
  AuditAction action = AuditAction::received;
  std::string_view receipt, form;
};
void write_audit(Connection& connection, const AuditEntry& entry);

/// Makes those `uncertain` that a process took and did not settle.
void give_up_stale_mails(Connection& connection, Moment now);

class SqliteStore final : public Store {
 public:
  SqliteStore(std::string path, std::chrono::milliseconds patience) : path_(std::move(path)), patience_(patience) {}

  /// Opens the file where it is not open yet. Throws a StoreFailure.
  void open();

  std::optional<StoreError> check() override;
  StoreResult<std::optional<int>> count_request(std::string_view client, std::int64_t now_milliseconds,
                                                std::uint64_t per_minute) override;
  StoreResult<std::optional<std::string>> receipt_of(std::string_view token) override;
  StoreResult<std::string> add(const NewSubmission& submission) override;
  std::string files_folder() const override;

  StoreResult<std::vector<SubmissionSummary>> list() override;
  StoreResult<std::optional<Submission>> submission(std::string_view receipt) override;
  StoreResult<std::vector<Submission>> submissions_of(std::string_view form) override;
  StoreResult<Done> mark_exported(const std::vector<std::string>& receipts, std::string_view actor,
                                  Moment now) override;
  StoreResult<std::uint64_t> purge(Moment before, std::string_view actor, Moment now) override;
  StoreResult<StoreStatistics> statistics() override;

  StoreResult<std::optional<OutboxMail>> take_mail(Moment now) override;
  StoreResult<std::optional<OutboxMail>> take_uncertain_mail(Moment now) override;
  StoreResult<Done> settle_mail(std::int64_t id, MailState state, Moment due, std::string_view error,
                                Moment now) override;

 private:
  /// The connection to the file that the path names now.
  Connection& connection();
  // Parts of purge; they throw a StoreFailure.
  void remove_files_of(std::vector<std::string> ids, Moment before);
  void give_space_back();
  /// Throws a StoreFailure where the open file is not what the path names any more: what was written into it is lost.
  void expect_same_file() const;

  /// Runs `work` on a state of the store that does not change meanwhile.
  template <typename Value, typename Work>
  StoreResult<Value> read(const Work& work) {
    return without_throwing<Value>([&]() -> Value {
      patience_.begin();
      Connection& connection = this->connection();
      Transaction transaction(connection, Transaction::Kind::reading);
      expect_current(connection);
      return work(connection);
    });
  }
  /// Runs `work` while nobody else writes, and commits. Throws a StoreFailure.
  template <typename Value, typename Work>
  Value write_or_throw(Durability durability, const Work& work) {
    Connection& connection = this->connection();
    connection.set_durability(durability);
    const WriterLock lock(*place_, patience_);
    Transaction transaction(connection, Transaction::Kind::writing);
    expect_current(connection);
    Value value = work(connection);
    transaction.commit();
    expect_same_file();
    connection.shorten_log(durability == Durability::wiped ? 1 : pages_of_long_log);
    return value;
  }
  template <typename Value, typename Work>
  StoreResult<Value> write(Durability durability, const Work& work) {
    return without_throwing<Value>([&]() -> Value {
      patience_.begin();
      return write_or_throw<Value>(durability, work);
    });
  }

  std::string path_;
  Patience patience_;
  std::unique_ptr<StorePlace> place_;
  std::unique_ptr<Connection> connection_;  // while it is there, `identity_` holds
  StoreIdentity identity_;
};

}  // namespace shirube
