// Submissions: what forms.cgi adds and shirube-forms reads.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "cgi/store/file_folder.h"
#include "cgi/store/sqlite_store.h"

namespace shirube {
namespace {

constexpr std::string_view cgi_actor = "forms.cgi";

std::optional<std::string> receipt_of_token(Connection& connection, std::string_view token) {
  Statement found(connection, "SELECT receipt FROM entry WHERE token = ?", token);
  if (!found.next()) return std::nullopt;
  return found.text(0);
}

void insert_files(Connection& connection, std::int64_t number, const NewSubmission& submission) {
  std::int64_t position = 0;
  for (const StoredFile& file : submission.files) {
    Statement(connection,
              "INSERT INTO file (submission, position, id, field, name, type, size) VALUES (?, ?, ?, ?, ?, ?, ?)",
              number, position++, file.id, file.field, file.name, file.type, static_cast<std::int64_t>(file.size))
        .run();
  }
}

void insert_mails(Connection& connection, std::int64_t number, const NewSubmission& submission) {
  for (const NewMail& mail : submission.mails) {
    Statement(connection,
              "INSERT INTO mail (submission, purpose, recipient, message_id, message, state, due)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)",
              number, mail.purpose, mail.recipient, mail.message_id, Bytes{mail.message}, word_of(MailState::waiting),
              submission.time)
        .run();
  }
}

void insert(Connection& connection, const NewSubmission& submission) {
  Statement(connection, "INSERT INTO entry (token, receipt) VALUES (?, ?)", submission.token, submission.receipt).run();
  const std::int64_t number = connection.last_row();
  Statement(connection,
            "INSERT INTO submission (number, form, edition, time, status, content, is_sealed)"
            " VALUES (?, ?, ?, ?, 'received', ?, ?)",
            number, submission.form, submission.edition, submission.time, Bytes{submission.content},
            submission.is_sealed)
      .run();
  insert_files(connection, number, submission);
  insert_mails(connection, number, submission);
  write_audit(connection, {submission.time, cgi_actor, AuditAction::received, submission.receipt, submission.form});
}

std::vector<StoredFile> files_of(Connection& connection, std::int64_t number) {
  std::vector<StoredFile> files;
  Statement found(connection, "SELECT id, field, name, type, size FROM file WHERE submission = ? ORDER BY position",
                  number);
  while (found.next()) {
    files.push_back(
        {found.text(0), found.text(1), found.text(2), found.text(3), static_cast<std::uint64_t>(found.number(4))});
  }
  return files;
}

/// Of a row of `submission_columns`.
Submission read_submission(Connection& connection, Statement& row) {
  Submission submission{.receipt = row.text(1),
                        .form = row.text(2),
                        .edition = row.text(3),
                        .time = {row.number(4)},
                        .status = row.text(5),
                        .content = row.text(6),
                        .is_sealed = row.number(7) != 0,
                        .files = {}};
  submission.files = files_of(connection, row.number(0));
  return submission;
}

std::string select_submissions(std::string_view condition) {
  return std::string(
             "SELECT number, receipt, form, edition, time, status, content, is_sealed"
             " FROM submission JOIN entry USING (number) WHERE ")
      .append(condition)
      .append(" ORDER BY time, receipt");
}

}  // namespace

StoreResult<std::optional<std::string>> SqliteStore::receipt_of(std::string_view token) {
  using Found = std::optional<std::string>;
  return read<Found>([&](Connection& connection) { return receipt_of_token(connection, token); });
}

StoreResult<std::string> SqliteStore::add(const NewSubmission& submission) {
  return write<std::string>(Durability::forced, [&](Connection& connection) -> std::string {
    if (std::optional<std::string> known = receipt_of_token(connection, submission.token)) return *std::move(known);
    if (Statement(connection, "SELECT 1 FROM entry WHERE receipt = ?", submission.receipt).next()) return "";
    // Under the writers' lock: no purge takes one of them for an orphan meanwhile.
    if (!submission.files.empty()) {
      const FileFolder folder(files_folder());
      for (const StoredFile& file : submission.files) folder.expect(file.id);
    }
    insert(connection, submission);
    return submission.receipt;
  });
}

std::string SqliteStore::files_folder() const {
  std::string folder = files_folder_of(place_->path());
  // Where it cannot be made, opening a file in it fails, and that is told.
  (void)without_throwing<Done>([&] {
    place_->make_files_folder();
    return Done{};
  });
  return folder;
}

StoreResult<std::vector<SubmissionSummary>> SqliteStore::list() {
  using Summaries = std::vector<SubmissionSummary>;
  return read<Summaries>([](Connection& connection) {
    Summaries summaries;
    Statement found(connection,
                    "SELECT receipt, form, edition, status, time FROM submission JOIN entry USING (number)"
                    " ORDER BY time, receipt");
    while (found.next()) {
      summaries.push_back({found.text(0), found.text(1), found.text(2), found.text(3), {found.number(4)}});
    }
    return summaries;
  });
}

StoreResult<std::optional<Submission>> SqliteStore::submission(std::string_view receipt) {
  using Found = std::optional<Submission>;
  return read<Found>([&](Connection& connection) -> Found {
    const std::string sql = select_submissions("receipt = ?");
    Statement found(connection, sql, receipt);
    if (!found.next()) return std::nullopt;
    return read_submission(connection, found);
  });
}

StoreResult<std::vector<Submission>> SqliteStore::submissions_of(std::string_view form) {
  using Submissions = std::vector<Submission>;
  return read<Submissions>([&](Connection& connection) {
    Submissions submissions;
    const std::string sql = select_submissions("form = ?");
    Statement found(connection, sql, form);
    while (found.next()) submissions.push_back(read_submission(connection, found));
    return submissions;
  });
}

StoreResult<Done> SqliteStore::mark_exported(const std::vector<std::string>& receipts, std::string_view actor,
                                             Moment now) {
  return write<Done>(Durability::forced, [&](Connection& connection) {
    for (const std::string& receipt : receipts) {
      Statement found(connection, "SELECT number, form FROM submission JOIN entry USING (number) WHERE receipt = ?",
                      receipt);
      if (!found.next()) continue;  // purged after it was read
      Statement(connection, "UPDATE submission SET status = 'exported' WHERE number = ?", found.number(0)).run();
      write_audit(connection, {now, actor, AuditAction::exported, receipt, found.text(1)});
    }
    return Done{};
  });
}

}  // namespace shirube
