#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Purge : public StoreTest {
 protected:
  void add_with_file(const std::string& name, std::int64_t seconds, const std::string& file) {
    NewSubmission submission = submission_of(name, seconds);
    send_file(file, seconds);
    submission.files = {stored_file(file)};
    value_of(store_->add(submission));
  }
  std::uint64_t purge(std::int64_t before) { return value_of(store_->purge({before}, "yamada", {9000})); }
  bool has_file(const std::string& id) const { return std::filesystem::exists(file_path(id)); }
};

TEST_F(Purge, the_older_go_with_their_files_and_mails_and_the_others_stay) {
  add_with_file("A", 999, "a");
  add_with_file("B", 1000, "b");
  EXPECT_EQ(purge(1000), 1U);
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-B"));
  EXPECT_FALSE(has_file("a"));
  EXPECT_TRUE(has_file("b"));
  EXPECT_EQ(value_of(store_->submission("RECEIPT-A")), std::nullopt);
  EXPECT_FALSE(value_of(store_->submission("RECEIPT-A")));
  EXPECT_THAT(rows("SELECT id FROM file"), ElementsAre("b"));
  EXPECT_THAT(rows("SELECT time, actor, action, receipt, form FROM audit ORDER BY number"),
              ElementsAre("999|forms.cgi|received|RECEIPT-A|form", "1000|forms.cgi|received|RECEIPT-B|form",
                          "9000|yamada|purged|RECEIPT-A|form"));
}

TEST_F(Purge, the_audit_outlives_the_purge_that_it_names) {
  value_of(store_->add(submission_of("A")));
  EXPECT_EQ(purge(2000), 1U);
  EXPECT_EQ(purge(9999), 0U);
  EXPECT_THAT(rows("SELECT action FROM audit ORDER BY number"), ElementsAre("received", "purged"));
}

TEST_F(Purge, a_token_of_what_is_gone_stores_nothing_again) {
  value_of(store_->add(submission_of("A")));
  EXPECT_EQ(purge(2000), 1U);
  EXPECT_EQ(value_of(store_->add(submission_of("A"))), "RECEIPT-A");
  NewSubmission other = submission_of("B");
  other.receipt = "RECEIPT-A";
  EXPECT_EQ(value_of(store_->add(other)), "");
  EXPECT_THAT(receipts(), IsEmpty());
}

TEST_F(Purge, those_with_a_mail_that_waits_or_is_being_sent_are_kept) {
  value_of(store_->add(submission_with_mail("A", 10)));
  value_of(store_->add(submission_with_mail("B", 20)));
  value_of(store_->take_mail({8999}));
  EXPECT_EQ(purge(5000), 0U);
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-A", "RECEIPT-B"));
}

TEST_F(Purge, those_whose_mails_are_settled_go) {
  for (const MailState state : {MailState::sent, MailState::dead, MailState::uncertain}) {
    value_of(store_->add(submission_with_mail(std::string(word_of(state)), 10)));
    value_of(store_->settle_mail(value_of(store_->take_mail({100}))->id, state, {0}, "", {100}));
  }
  EXPECT_EQ(purge(5000), 3U);
  EXPECT_THAT(rows("SELECT id FROM mail"), IsEmpty());
}

TEST_F(Purge, a_mail_that_a_killed_process_left_does_not_keep_its_submission_for_ever) {
  value_of(store_->add(submission_with_mail("A", 10)));
  value_of(store_->take_mail({100}));
  EXPECT_EQ(purge(5000), 1U);
}

TEST_F(Purge, a_file_of_two_submissions_goes_with_the_last) {
  send_file("same", 10);
  for (const auto& [name, seconds] : {std::pair("A", 10), std::pair("B", 2000)}) {
    NewSubmission submission = submission_of(name, seconds);
    submission.files = {stored_file("same")};
    value_of(store_->add(submission));
  }
  EXPECT_EQ(purge(1000), 1U);
  EXPECT_TRUE(has_file("same"));
  EXPECT_EQ(purge(3000), 1U);
  EXPECT_FALSE(has_file("same"));
}

TEST_F(Purge, files_that_nobody_took_go_when_they_are_older) {
  send_file("old", 999);
  send_file("young", 1000);
  EXPECT_EQ(purge(1000), 0U);
  EXPECT_FALSE(has_file("old"));
  EXPECT_TRUE(has_file("young"));
}

TEST_F(Purge, many_files_go_in_one_purge) {
  for (int number = 0; number < 450; ++number) send_file("f" + std::to_string(number), 10);
  EXPECT_EQ(purge(1000), 0U);
  EXPECT_TRUE(std::filesystem::is_empty(path_ + "-files"));
}

TEST_F(Purge, what_is_not_ours_in_the_folder_stays) {
  std::filesystem::create_directory(file_path("folder"));
  std::filesystem::create_symlink(path_, file_path("link"));
  std::ofstream(file_path("read.me")) << "x";
  EXPECT_EQ(purge(5'000'000'000), 0U);
  EXPECT_TRUE(has_file("folder"));
  EXPECT_TRUE(has_file("link"));
  EXPECT_TRUE(has_file("read.me"));
}

TEST_F(Purge, a_file_that_cannot_be_removed_is_told_and_goes_the_next_time) {
  add_with_file("A", 10, "a");
  ASSERT_TRUE(std::filesystem::remove(file_path("a")));
  std::filesystem::create_directory(file_path("a"));
  EXPECT_THAT(error_of(store_->purge({1000}, "yamada", {9000})).reason, HasSubstr("1 files could not be removed: "));
  EXPECT_THAT(receipts(), IsEmpty());
}

TEST_F(Purge, nothing_of_what_is_gone_is_left_in_the_files_and_they_are_small_again) {
  for (int number = 0; number < 50; ++number) {
    NewSubmission submission = submission_of("secret-of-taro-" + std::to_string(number));
    submission.token = std::to_string(number);
    submission.receipt = std::to_string(number);
    submission.content += "secret-of-taro" + std::string(20'000, 'x');
    value_of(store_->add(submission));
  }
  EXPECT_THAT(bytes(), HasSubstr("secret-of-taro"));
  EXPECT_EQ(purge(5000), 50U);
  EXPECT_THAT(bytes(), Not(HasSubstr("secret-of-taro")));
  EXPECT_LT(bytes().size(), 200'000U);
}

TEST_F(Purge, a_reader_who_keeps_the_log_from_being_emptied_is_told_of) {
  value_of(store_->add(submission_of("A")));
  store_ = opened(path_, 50);
  OtherConnection other(path_);
  other.run("BEGIN; SELECT count(*) FROM submission");
  EXPECT_EQ(kind_of(store_->purge({5000}, "yamada", {9000})), StoreError::Kind::locked);
  other.run("COMMIT");
  EXPECT_EQ(purge(5000), 0U);
  EXPECT_THAT(receipts(), IsEmpty());
}

}  // namespace
}  // namespace shirube
