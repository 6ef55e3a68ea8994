#include <sys/file.h>
#include <sys/resource.h>

#include <csignal>

#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using Kind = StoreError::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

class OpenedStore : public StoreTest {
 protected:
  void remove_store() const {
    for (const char* companion : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + companion);
  }
};

TEST_F(OpenedStore, one_that_vanished_is_missing_until_it_is_back) {
  value_of(store_->add(submission_of("A")));
  remove_store();
  EXPECT_EQ(kind_of(store_->add(submission_of("B"))), Kind::missing);
  EXPECT_EQ(store_->check()->kind, Kind::missing);
  EXPECT_EQ(kind_of(store_->list()), Kind::missing);
  EXPECT_FALSE(std::filesystem::exists(path_));
  value_of(make_store(path_));
  EXPECT_EQ(store_->check(), std::nullopt);
  EXPECT_THAT(receipts(), IsEmpty());
}

TEST_F(OpenedStore, one_that_was_replaced_is_opened_anew_and_the_new_ones_log_is_left_alone) {
  value_of(store_->add(submission_of("A")));
  remove_store();
  value_of(make_store(path_));
  value_of(opened(path_)->add(submission_of("B")));
  value_of(store_->add(submission_of("C")));
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-B", "RECEIPT-C"));
  EXPECT_THAT(rows("PRAGMA integrity_check"), ElementsAre("ok"));
}

TEST_F(OpenedStore, one_whose_log_was_removed_is_opened_anew) {
  value_of(store_->add(submission_of("A")));
  rows("PRAGMA wal_checkpoint(TRUNCATE)");
  std::filesystem::remove(path_ + "-wal");
  std::filesystem::remove(path_ + "-shm");
  value_of(store_->add(submission_of("B")));
  EXPECT_THAT(value_of(opened(path_)->list()), testing::SizeIs(2));
}

TEST_F(OpenedStore, the_log_stays_short_also_when_every_request_opens_the_store_anew) {
  store_ = nullptr;
  std::uintmax_t longest = 0;
  for (int number = 0; number < 100; ++number) {
    value_of(opened(path_)->add(submission_of(std::to_string(number))));
    longest = std::max(longest, std::filesystem::file_size(path_ + "-wal"));
  }
  EXPECT_GT(longest, 0U);
  EXPECT_LT(longest, 100U * 4120U);
}

TEST_F(OpenedStore, a_reader_does_not_hold_writers_up_when_the_log_is_long) {
  OtherConnection other(path_);
  other.run("BEGIN; SELECT count(*) FROM submission");
  const auto begin = std::chrono::steady_clock::now();
  for (int number = 0; number < 30; ++number) value_of(store_->add(submission_of(std::to_string(number))));
  EXPECT_GT(std::filesystem::file_size(path_ + "-wal"), 100U * 4120U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  other.run("COMMIT");
  value_of(store_->add(submission_of("last")));
  EXPECT_EQ(std::filesystem::file_size(path_ + "-wal"), 0U);
}

TEST_F(OpenedStore, one_in_a_folder_that_moved_away_is_missing) {
  std::filesystem::rename(folder_, folder_ + "-away");
  EXPECT_EQ(kind_of(store_->add(submission_of("A"))), Kind::missing);
  std::filesystem::rename(folder_ + "-away", folder_);
  EXPECT_EQ(value_of(store_->add(submission_of("A"))), "RECEIPT-A");
}

TEST_F(OpenedStore, who_waits_for_another_writer_waits_as_long_as_he_may) {
  store_ = opened(path_, 200);
  OtherConnection other(path_);
  for (const std::string lock : {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"}) {
    other.run(lock);
    const auto begin = std::chrono::steady_clock::now();
    const StoreError error = error_of(store_->add(submission_of("A")));
    const auto waited = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(error.kind, Kind::locked) << error.reason;
    EXPECT_GE(waited, std::chrono::milliseconds(200));
    EXPECT_LT(waited, std::chrono::milliseconds(1500));
    EXPECT_EQ(kind_of(store_->count_request("c", 0, 1)), Kind::locked);
    EXPECT_EQ(kind_of(store_->take_mail({5000})), Kind::locked);
    EXPECT_EQ(store_->check()->kind, Kind::locked);
    EXPECT_THAT(receipts(), IsEmpty()) << "reading goes on";
    other.run("ROLLBACK");
  }
  EXPECT_EQ(value_of(store_->add(submission_of("A"))), "RECEIPT-A");
}

TEST_F(OpenedStore, a_process_that_holds_the_writers_turn_locks_too) {
  const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ASSERT_EQ(::flock(folder, LOCK_EX), 0);
  store_ = opened(path_, 100);
  EXPECT_EQ(kind_of(store_->add(submission_of("A"))), Kind::locked);
  ::close(folder);
  EXPECT_EQ(value_of(store_->add(submission_of("A"))), "RECEIPT-A");
}

TEST_F(OpenedStore, one_that_somebody_holds_for_himself_cannot_be_opened) {
  store_ = nullptr;
  OtherConnection other(path_);
  other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; INSERT INTO request VALUES ('c', 0); COMMIT");
  EXPECT_EQ(kind_of(open_store(path_, std::chrono::milliseconds(100))), Kind::locked);
}

TEST_F(OpenedStore, on_a_full_disk_nothing_is_stored_and_all_goes_on_when_there_is_room) {
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              store_ = opened(path_);
              value_of(store_->add(submission_of("A")));
              const rlimit limit{100'000, 10'000'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              NewSubmission large = submission_with_mail("B");
              large.content.assign(200'000, 'x');
              if (kind_of(store_->add(large)) != Kind::full) return 1;
              for (int number = 0; number < 200; ++number) {
                const auto added = store_->add(submission_of("n" + std::to_string(number)));
                if (added.index() == 1 && kind_of(added) != Kind::full) return 2;
              }
              const rlimit room{10'000'000, 10'000'000};
              ::setrlimit(RLIMIT_FSIZE, &room);
              if (value_of(store_->receipt_of(large.token))) return 3;
              return value_of(store_->add(large)) == "RECEIPT-B" && !HasFailure() ? 0 : 4;
            }),
            0);
  EXPECT_THAT(rows("PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_EQ(value_of(store_->submission("RECEIPT-B"))->content.size(), 200'000U);
}

TEST_F(OpenedStore, without_room_none_is_made_and_none_is_left) {
  store_ = nullptr;
  path_ = folder_ + "/second.sqlite";
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{8192, 8192};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              return kind_of(make_store(path_)) == Kind::full ? 0 : 1;
            }),
            0);
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_FALSE(std::filesystem::exists(path_ + "-new"));
}

// Runs `work` as a user who owns nothing, or, where we are none of root's, as ourselves without rights.
template <typename Work>
int without_rights(const Work& work) {
  return in_another_process([&] {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 100;
    return work();
  });
}

TEST_F(OpenedStore, what_may_not_be_written_is_refused) {
  store_ = nullptr;
  const bool is_root = ::geteuid() == 0;
  const auto opening = [&] {
    const auto found = open_store(path_, std::chrono::milliseconds(50));
    return found.index() == 1 && kind_of(found) == Kind::refused ? 0 : 1;
  };
  // A file of somebody else's, in a folder that may be entered.
  ::chmod(folder_.c_str(), 0555);
  ::chmod(path_.c_str(), is_root ? 0600 : 0400);
  EXPECT_EQ(without_rights(opening), 0);
  EXPECT_EQ(without_rights([&] { return kind_of(make_store(folder_ + "/new.sqlite")) == Kind::refused ? 0 : 1; }), 0);
  // A file of our own, in a folder that may not be written: SQLite needs its log there.
  if (is_root) {
    ASSERT_EQ(::chown(path_.c_str(), 65534, 65534), 0);
  }
  ::chmod(path_.c_str(), 0600);
  std::filesystem::remove(path_ + "-wal");
  std::filesystem::remove(path_ + "-shm");
  EXPECT_EQ(without_rights(opening), 0);
  // A folder that may not be entered.
  ::chmod(folder_.c_str(), 0);
  EXPECT_EQ(without_rights(opening), 0);
  ::chmod(folder_.c_str(), 0700);
}

TEST_F(OpenedStore, one_in_a_folder_of_another_users_is_refused) {
  store_ = nullptr;
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  ASSERT_EQ(::chown(folder_.c_str(), 1, 1), 0);
  ::chmod(folder_.c_str(), 0755);
  ASSERT_EQ(::chown(path_.c_str(), 65534, 65534), 0);
  EXPECT_EQ(without_rights(
                [&] { return error_of(open_store(path_)).reason == "the folder belongs to another user" ? 0 : 1; }),
            0);
  EXPECT_NE(opened(path_), nullptr) << "root may";
}

TEST_F(OpenedStore, roots_files_beside_it_belong_to_the_stores_owner) {
  store_ = nullptr;
  if (::geteuid() != 0) GTEST_SKIP() << "only root can be another";
  for (const std::string& name : {folder_, path_, path_ + "-files"}) {
    ASSERT_EQ(::chown(name.c_str(), 65534, 65534), 0);
  }
  std::filesystem::remove(path_ + "-wal");
  std::filesystem::remove(path_ + "-shm");
  value_of(opened(path_)->add(submission_of("A")));
  EXPECT_EQ(without_rights([&] {
              const auto store = opened(path_);
              return value_of(store->add(submission_of("B"))) == "RECEIPT-B" ? 0 : 1;
            }),
            0);
}

}  // namespace
}  // namespace shirube
