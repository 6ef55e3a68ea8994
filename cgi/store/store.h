// Store: submissions, the outbox, files and counts in one SQLite file. One writer at a time; whoever waits waits five
// seconds. Durable when a call returns (WAL, synchronous=FULL).
// Leaves what a submission holds to cgi/steps/ and sending mail to cgi/mail/.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace shirube {

struct StoreError {
  enum class Kind {
    missing,    // no file, or its folder is away
    locked,     // somebody else wrote for five seconds
    full,       // the disk
    refused,    // permission, or a read-only file system
    foreign,    // no store of ours, a newer one, or damaged
    file_gone,  // a file that the submission names is not in the folder any more
    other,
  } kind = Kind::other;
  std::string reason;  // SQLite's or the system's own words; no value of anybody's
};

template <typename Value>
using StoreResult = std::variant<Value, StoreError>;
struct Done {};

struct NewMail {
  std::string purpose;     // `office`, `sender`
  std::string recipient;   // a mail address
  std::string message_id;  // with its angle brackets
  std::string message;     // whole, with its headers (cgi/mail/message.h)
};

/// A file that somebody sent; it lies in the folder `PATH-files` beside the store, named by its id.
struct StoredFile {
  std::string id;
  std::string field;
  std::string name;  // the sender's
  std::string type;  // a word of Field::file_types
  std::uint64_t size = 0;
  bool operator==(const StoredFile&) const = default;
};

struct NewSubmission {
  std::string token;  // its id
  std::string receipt;
  std::string form;
  std::string edition;
  Moment time;
  std::string content;  // JSON, or that sealed
  bool is_sealed = false;
  std::vector<StoredFile> files;
  std::vector<NewMail> mails;
};

struct Submission {
  std::string receipt;
  std::string form;
  std::string edition;
  Moment time;
  std::string status;  // `received`, `exported`
  std::string content;
  bool is_sealed = false;
  std::vector<StoredFile> files;
};

struct SubmissionSummary {
  std::string receipt, form, edition, status;
  Moment time;
};

enum class MailState { waiting, sending, sent, uncertain, dead };
std::string_view word_of(MailState state);

struct OutboxMail {
  std::int64_t id = 0;
  std::string receipt, purpose, recipient, message_id, message;
  MailState state = MailState::waiting;
  int attempts = 0;  // begun, that of a mail just taken among them
  Moment due;
  std::string last_error;
};

struct StoreStatistics {
  std::vector<std::pair<std::string, std::uint64_t>> submissions;  // by form, sorted
  std::uint64_t mails[5] = {};                                     // by MailState
  std::vector<OutboxMail> troubled;                                // uncertain and dead, without message and recipient
  std::optional<Moment> oldest, newest;                            // of submissions
};

class Store {
 public:
  virtual ~Store() = default;

  // For forms.cgi.
  /// Whether the store is there and can be written: for health.
  virtual std::optional<StoreError> check() = 0;
  /// Counts a request of `client` (client_mark). Nothing where it may go on; otherwise the seconds until it
  /// may, at least 1: there were `per_minute` in the sixty seconds before `now`. Refused ones do not count. Not forced
  /// to the platter.
  virtual StoreResult<std::optional<int>> count_request(std::string_view client, std::int64_t now_milliseconds,
                                                        std::uint64_t per_minute) = 0;
  /// The receipt that a token's submission has.
  virtual StoreResult<std::optional<std::string>> receipt_of(std::string_view token) = 0;
  /// Record, audit entry, files and mails in one transaction. Where the token was used before, its receipt comes back
  /// and nothing is stored. Where the receipt is taken, an empty text comes back: try with another. Tokens and receipts
  /// stay taken when a purge removes what they stood for. A file that is not in the files' folder any more is an error.
  virtual StoreResult<std::string> add(const NewSubmission& submission) = 0;
  /// The folder for files, made where missing.
  virtual std::string files_folder() const = 0;

  // For shirube-forms. `actor` is the operator's name on the system, for the audit.
  virtual StoreResult<std::vector<SubmissionSummary>> list() = 0;  // oldest first, then by receipt
  virtual StoreResult<std::optional<Submission>> submission(std::string_view receipt) = 0;
  /// Oldest first. The audit has an entry, and the submissions' status is `exported`, once `mark_exported` is called.
  virtual StoreResult<std::vector<Submission>> submissions_of(std::string_view form) = 0;
  virtual StoreResult<Done> mark_exported(const std::vector<std::string>& receipts, std::string_view actor,
                                          Moment now) = 0;
  /// Removes submissions older than `before` with their files and mails (audit entries without personal data stay),
  /// and files that no submission took within `before`. The space is given back. Returns how many submissions went.
  /// Those with a mail that waits or is being sent are kept. Where files could not be removed, or the space not be
  /// given back, that is the error, though the submissions are gone: the next purge tries again.
  virtual StoreResult<std::uint64_t> purge(Moment before, std::string_view actor, Moment now) = 0;
  virtual StoreResult<StoreStatistics> statistics() = 0;

  // For delivery.
  /// Takes the next mail that is due, and marks it `sending`, durably. Mails that a process left `sending` for more
  /// than ten minutes become `uncertain` first.
  virtual StoreResult<std::optional<OutboxMail>> take_mail(Moment now) = 0;
  /// Takes the uncertain mail that nobody has tried for the longest time; for `deliver --uncertain`.
  virtual StoreResult<std::optional<OutboxMail>> take_uncertain_mail(Moment now) = 0;
  /// How it went: of a mail that is being sent, or that was given up as uncertain meanwhile. `sent` wipes message and
  /// recipient.
  virtual StoreResult<Done> settle_mail(std::int64_t id, MailState state, Moment due, std::string_view error,
                                        Moment now) = 0;
};

/// How long a call waits for other writers, in all.
inline constexpr std::chrono::milliseconds patience_with_writers{5000};

/// Opens a store that `make_store` made; never makes one. What was made readable to others is closed to them. Every
/// call looks whether the file that `path` names is still the one that is open, and opens the new one where it is not.
StoreResult<std::unique_ptr<Store>> open_store(const std::string& path,
                                               std::chrono::milliseconds patience = patience_with_writers);
/// Makes the store where it is missing (files 0600, folder `PATH-files` 0700), brings an older one up to date, leaves
/// all else. Refuses a folder that others than its owner may write, and one that is somebody else's (but root's).
StoreResult<Done> make_store(const std::string& path);

}  // namespace shirube
