#include <unistd.h>

#include <csignal>
#include <map>
#include <random>
#include <thread>

#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Submissions : public StoreTest {};

TEST_F(Submissions, what_was_added_is_read_back_to_the_byte) {
  send_file("0a1b");
  send_file("2c3d");
  NewSubmission submission = submission_of("A");
  submission.content = std::string("sealed\0\xff\xfe bytes", 15);
  submission.is_sealed = true;
  submission.files = {stored_file("2c3d"), stored_file("0a1b")};
  EXPECT_EQ(value_of(store_->add(submission)), "RECEIPT-A");

  const auto found = value_of(store_->submission("RECEIPT-A"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->receipt, "RECEIPT-A");
  EXPECT_EQ(found->form, "form");
  EXPECT_EQ(found->edition, "osaka");
  EXPECT_EQ(found->time, Moment{1000});
  EXPECT_EQ(found->status, "received");
  EXPECT_EQ(found->content, submission.content);
  EXPECT_TRUE(found->is_sealed);
  EXPECT_EQ(found->files, submission.files);
  EXPECT_EQ(value_of(store_->submission("RECEIPT-A"))->form, "form");
  EXPECT_EQ(value_of(store_->receipt_of("token-A")), "RECEIPT-A");
}

TEST_F(Submissions, an_empty_content_is_kept_as_such) {
  NewSubmission submission = submission_of("A");
  submission.content.clear();
  EXPECT_EQ(value_of(store_->add(submission)), "RECEIPT-A");
  EXPECT_EQ(value_of(store_->submission("RECEIPT-A"))->content, "");
}

TEST_F(Submissions, what_was_never_added_is_nothing) {
  EXPECT_EQ(value_of(store_->submission("RECEIPT-A")), std::nullopt);
  EXPECT_FALSE(value_of(store_->submission("' OR 1=1 --")));
  EXPECT_EQ(value_of(store_->receipt_of("token-A")), std::nullopt);
  EXPECT_THAT(value_of(store_->submissions_of("form")), IsEmpty());
}

TEST_F(Submissions, a_token_used_again_gives_its_receipt_and_stores_nothing) {
  EXPECT_EQ(value_of(store_->add(submission_with_mail("A"))), "RECEIPT-A");
  NewSubmission again = submission_with_mail("B");
  again.token = "token-A";
  EXPECT_EQ(value_of(store_->add(again)), "RECEIPT-A");
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-A"));
  EXPECT_THAT(rows("SELECT (SELECT count(*) FROM mail), (SELECT count(*) FROM audit)"), ElementsAre("1|1"));
}

TEST_F(Submissions, a_receipt_that_is_taken_gives_an_empty_text) {
  EXPECT_EQ(value_of(store_->add(submission_of("A"))), "RECEIPT-A");
  NewSubmission other = submission_of("B");
  other.receipt = "RECEIPT-A";
  EXPECT_EQ(value_of(store_->add(other)), "");
  EXPECT_EQ(value_of(store_->receipt_of("token-B")), std::nullopt);
  other.receipt = "RECEIPT-B";
  EXPECT_EQ(value_of(store_->add(other)), "RECEIPT-B");
}

TEST_F(Submissions, a_file_that_is_not_there_leaves_nothing_stored) {
  send_file("there");
  NewSubmission submission = submission_with_mail("A");
  submission.files = {stored_file("there"), stored_file("gone")};
  EXPECT_EQ(error_of(store_->add(submission)).reason, "a file that was sent is not there any more");
  submission.files = {stored_file("../store.sqlite")};
  EXPECT_EQ(kind_of(store_->add(submission)), StoreError::Kind::file_gone);
  EXPECT_THAT(receipts(), IsEmpty());
  EXPECT_EQ(value_of(store_->receipt_of("token-A")), std::nullopt);
  EXPECT_EQ(value_of(store_->take_mail({5000})).has_value(), false);
}

TEST_F(Submissions, two_may_name_the_same_file) {
  send_file("same");
  for (const std::string name : {"A", "B"}) {
    NewSubmission submission = submission_of(name);
    submission.files = {stored_file("same")};
    EXPECT_EQ(value_of(store_->add(submission)), "RECEIPT-" + name);
  }
}

TEST_F(Submissions, they_come_oldest_first_and_then_by_receipt) {
  value_of(store_->add(submission_of("D", 30)));
  value_of(store_->add(submission_of("C", 20)));
  value_of(store_->add(submission_of("A", 20)));
  value_of(store_->add(submission_of("B", 20)));
  NewSubmission other = submission_of("E", 10);
  other.form = "other";
  value_of(store_->add(other));
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-E", "RECEIPT-A", "RECEIPT-B", "RECEIPT-C", "RECEIPT-D"));
  std::vector<std::string> of_form;
  for (const Submission& found : value_of(store_->submissions_of("form"))) of_form.push_back(found.receipt);
  EXPECT_THAT(of_form, ElementsAre("RECEIPT-A", "RECEIPT-B", "RECEIPT-C", "RECEIPT-D"));
}

TEST_F(Submissions, the_audit_names_what_was_done_and_nothing_of_the_person) {
  value_of(store_->add(submission_of("A")));
  value_of(store_->mark_exported({"RECEIPT-A", "RECEIPT-NEVER"}, "yamada", {2000}));
  EXPECT_EQ(value_of(store_->submission("RECEIPT-A"))->status, "exported");
  EXPECT_THAT(rows("SELECT time, actor, action, receipt, form FROM audit ORDER BY number"),
              ElementsAre("1000|forms.cgi|received|RECEIPT-A|form", "2000|yamada|exported|RECEIPT-A|form"));
}

TEST_F(Submissions, fifty_processes_with_one_token_store_one) {
  std::vector<pid_t> children;
  int receipts_of_children[2] = {};
  ASSERT_EQ(::pipe(receipts_of_children), 0);
  store_ = nullptr;
  for (int number = 0; number < 50; ++number) {
    children.push_back(::fork());
    if (children.back() != 0) continue;
    const auto store = opened(path_, 60'000);
    NewSubmission submission = submission_with_mail(std::to_string(number));
    submission.token = "token";
    const std::string receipt = value_of(store->add(submission)) + "\n";
    const bool is_written = ::write(receipts_of_children[1], receipt.data(), receipt.size()) > 0;
    ::_exit(is_written && receipt != "\n" ? 0 : 1);
  }
  ::close(receipts_of_children[1]);
  for (const pid_t child : children) {
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  std::map<std::string, int> told;
  std::string line;
  for (char character = 0; ::read(receipts_of_children[0], &character, 1) == 1;) {
    if (character != '\n') {
      line += character;
      continue;
    }
    ++told[line];
    line.clear();
  }
  ::close(receipts_of_children[0]);
  store_ = opened(path_);
  ASSERT_EQ(receipts().size(), 1U);
  EXPECT_THAT(told, ElementsAre(testing::Pair(receipts().front(), 50)));
  EXPECT_THAT(rows("SELECT (SELECT count(*) FROM mail), (SELECT count(*) FROM audit)"), ElementsAre("1|1"));
}

// Adds until it is killed, and tells each number whose receipt it has seen.
[[noreturn]] void add_and_tell(const std::string& path, int from, int to, const NewSubmission& pattern, int tell) {
  const auto opened_store = open_store(path);
  if (opened_store.index() != 0) ::_exit(1);
  for (int number = from; number < to; ++number) {
    NewSubmission submission = pattern;
    submission.token += std::to_string(number);
    submission.receipt += std::to_string(number);
    const auto added = std::get<0>(opened_store)->add(submission);
    if (added.index() != 0 || std::get<0>(added) != submission.receipt) ::_exit(2);
    if (::write(tell, &number, sizeof number) != sizeof number) ::_exit(3);
  }
  ::_exit(0);
}

TEST_F(Submissions, what_a_killed_process_has_told_of_is_there_once) {
  store_ = nullptr;
  std::mt19937 random(20261121);  // NOLINT: the same every time
  int next = 0;
  std::vector<int> told;
  int kills = 0;
  while (next < 1000) {
    int pipe_ends[2] = {};
    ASSERT_EQ(::pipe(pipe_ends), 0);
    const pid_t child = ::fork();
    if (child == 0) add_and_tell(path_, next, 1000, submission_with_mail("N"), pipe_ends[1]);
    ::close(pipe_ends[1]);
    const auto stop_after = std::uniform_int_distribution<int>(1, 120)(random);
    int seen = 0;
    for (int number = 0; ::read(pipe_ends[0], &number, sizeof number) == sizeof number;) {
      told.push_back(number);
      next = number + 1;
      if (++seen != stop_after) continue;
      std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 3000)(random)));
      ::kill(child, SIGKILL);
      ++kills;
    }
    ::close(pipe_ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    // One may have been stored and not told of: the next process adds it again, and its token finds it.
    ASSERT_TRUE(!WIFEXITED(status) || WEXITSTATUS(status) == 0);
    ASSERT_THAT(rows("PRAGMA integrity_check"), ElementsAre("ok"));
  }
  EXPECT_GT(kills, 5);
  store_ = opened(path_);
  for (const int number : told) {
    EXPECT_EQ(value_of(store_->receipt_of("token-N" + std::to_string(number))), "RECEIPT-N" + std::to_string(number));
  }
  EXPECT_EQ(told.size(), receipts().size());
  EXPECT_THAT(rows("SELECT count(*) FROM submission WHERE 1 <> (SELECT count(*) FROM mail WHERE submission = number)"
                   " OR 1 <> (SELECT count(*) FROM audit JOIN entry USING (receipt)"
                   "          WHERE entry.number = submission.number)"),
              ElementsAre("0"));
}

}  // namespace
}  // namespace shirube
