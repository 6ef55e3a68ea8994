#include <algorithm>

#include "cgi/store/migrations.h"
#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using Kind = StoreError::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

class OpenStore : public StoreTest {
 protected:
  void SetUp() override {}

  void make() { value_of(make_store(path_)); }
  StoreError opening() const { return error_of(open_store(path_, std::chrono::milliseconds(50))); }
  void write_file(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) found.push_back(entry.path().filename());
    std::sort(found.begin(), found.end());
    return found;
  }
};

TEST_F(OpenStore, a_new_one_has_its_files_for_its_owner_alone_whatever_the_umask) {
  for (const mode_t mask : {0, 022, 0777}) {
    const mode_t before = ::umask(mask);
    make();
    store_ = opened(path_);
    value_of(store_->add(submission_of(std::to_string(mask))));
    ::umask(before);
    for (const char* companion : {"", "-wal", "-shm"}) EXPECT_EQ(mode_of(path_ + companion), 0600U) << companion;
    EXPECT_EQ(mode_of(path_ + "-files"), 0700U);
    store_ = nullptr;
    for (const std::string& name : names()) std::filesystem::remove_all(folder_ + "/" + name);
  }
}

TEST_F(OpenStore, making_it_again_leaves_what_stands) {
  make();
  value_of(opened(path_)->add(submission_of("A")));
  make();
  store_ = opened(path_);
  EXPECT_THAT(receipts(), ElementsAre("RECEIPT-A"));
  store_ = nullptr;
  EXPECT_THAT(names(), ElementsAre("store.sqlite", "store.sqlite-files", "store.sqlite-shm", "store.sqlite-wal"));
}

TEST_F(OpenStore, what_a_killed_make_store_left_is_in_nobodys_way) {
  std::ofstream(path_ + "-new") << "half of it";
  std::ofstream(path_ + "-new-wal") << "half of it";
  make();
  EXPECT_NE(opened(path_), nullptr);
  EXPECT_FALSE(std::filesystem::exists(path_ + "-new"));
  EXPECT_FALSE(std::filesystem::exists(path_ + "-new-wal"));
}

TEST_F(OpenStore, processes_that_make_it_together_make_one) {
  std::vector<pid_t> children;
  for (int number = 0; number < 8; ++number) {
    children.push_back(::fork());
    if (children.back() != 0) continue;
    make();
    store_ = opened(path_);
    value_of(store_->add(submission_of(std::to_string(number))));
    ::_exit(HasFailure() ? 1 : 0);
  }
  for (const pid_t child : children) {
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  store_ = opened(path_);
  EXPECT_EQ(receipts().size(), 8U);
}

TEST_F(OpenStore, opening_never_makes_one) {
  EXPECT_EQ(opening().kind, Kind::missing);
  EXPECT_THAT(names(), IsEmpty());
  path_ = folder_ + "/away/store.sqlite";
  EXPECT_EQ(opening().kind, Kind::missing);
  EXPECT_EQ(kind_of(make_store(path_)), Kind::missing);
  path_ = std::string("a\0b", 3);
  EXPECT_EQ(opening().kind, Kind::other);
}

TEST_F(OpenStore, what_is_no_store_is_foreign_and_stays_as_it_is) {
  for (const std::string& bytes : {std::string(), std::string("x"), std::string(8192, 'x'),
                                   "SQLite format 3" + std::string(1, '\0') + std::string(4080, '\xff')}) {
    write_file(bytes);
    EXPECT_EQ(opening().kind, Kind::foreign) << bytes.size();
    EXPECT_EQ(kind_of(make_store(path_)), Kind::foreign) << bytes.size();
    EXPECT_EQ(this->bytes(), bytes);
  }
  std::filesystem::remove(path_);
  rows("CREATE TABLE of_somebody_else (a)");
  EXPECT_EQ(opening().reason, "not a store of Shirube");
  EXPECT_EQ(kind_of(make_store(path_)), Kind::foreign);
  EXPECT_THAT(rows("PRAGMA journal_mode"), ElementsAre("delete"));
  std::filesystem::remove(path_);
  std::filesystem::create_directory(path_);
  EXPECT_EQ(opening().kind, Kind::foreign);
  EXPECT_EQ(kind_of(make_store(path_)), Kind::foreign);
  path_ += "/";
  EXPECT_EQ(opening().kind, Kind::foreign);
}

TEST_F(OpenStore, a_link_is_refused_wherever_it_leads) {
  make();
  std::filesystem::rename(path_, folder_ + "/elsewhere");
  std::filesystem::create_symlink(folder_ + "/elsewhere", path_);
  EXPECT_EQ(opening().kind, Kind::refused);
  EXPECT_EQ(kind_of(make_store(path_)), Kind::refused);
  std::filesystem::remove(path_);
  std::filesystem::create_symlink(folder_ + "/nowhere", path_);
  EXPECT_EQ(kind_of(make_store(path_)), Kind::refused);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/nowhere"));
  std::filesystem::remove(path_);
  std::filesystem::rename(folder_ + "/elsewhere", path_);
  for (const char* companion : {"-wal", "-shm", "-journal"}) {
    std::filesystem::remove(path_ + companion);
    std::filesystem::create_symlink(folder_ + "/nowhere", path_ + companion);
    EXPECT_EQ(opening().kind, Kind::refused);
    std::filesystem::remove(path_ + companion);
  }
}

TEST_F(OpenStore, a_folder_reached_by_a_link_is_as_good_as_any) {
  make();
  std::filesystem::create_symlink(folder_, folder_ + "/link");
  path_ = folder_ + "/link/store.sqlite";
  store_ = opened(path_);
  value_of(store_->add(submission_of("A")));
}

TEST_F(OpenStore, a_folder_that_others_may_write_is_refused) {
  make();
  for (const mode_t mode : {0777, 01777, 0702, 0720}) {
    ::chmod(folder_.c_str(), mode);
    EXPECT_EQ(opening().reason, "others than its owner may write in the folder");
    EXPECT_EQ(kind_of(make_store(path_)), Kind::refused);
  }
  ::chmod(folder_.c_str(), 0755);
  EXPECT_NE(opened(path_), nullptr);
}

TEST_F(OpenStore, what_others_may_read_is_closed_to_them) {
  make();
  { opened(path_); }
  for (const char* companion : {"", "-wal", "-shm"}) ::chmod((path_ + companion).c_str(), 0666);
  ::chmod((path_ + "-files").c_str(), 0755);
  store_ = opened(path_);
  for (const char* companion : {"", "-wal", "-shm"}) EXPECT_EQ(mode_of(path_ + companion), 0600U);
  EXPECT_EQ(store_->files_folder(), path_ + "-files");
  EXPECT_EQ(mode_of(path_ + "-files"), 0700U);
}

TEST_F(OpenStore, the_folder_for_files_comes_back) {
  make();
  store_ = opened(path_);
  std::filesystem::remove(path_ + "-files");
  EXPECT_EQ(store_->files_folder(), path_ + "-files");
  EXPECT_EQ(mode_of(path_ + "-files"), 0700U);
}

TEST_F(OpenStore, a_newer_store_is_foreign_and_an_older_one_wants_init) {
  make();
  rows("PRAGMA user_version = 1000");
  EXPECT_EQ(opening().reason, "made by a newer version of Shirube");
  EXPECT_EQ(error_of(make_store(path_)).reason, "made by a newer version of Shirube");
  rows("PRAGMA user_version = 0");
  EXPECT_EQ(opening().reason, "made by an older version of Shirube: shirube-forms init brings it up to date");
}

TEST_F(OpenStore, a_store_that_became_newer_while_it_is_open_is_not_written) {
  make();
  store_ = opened(path_);
  rows("PRAGMA user_version = 1000");
  EXPECT_EQ(kind_of(store_->add(submission_of("A"))), Kind::foreign);
  EXPECT_EQ(kind_of(store_->list()), Kind::foreign);
}

TEST_F(OpenStore, migrations_run_from_where_a_store_is_and_all_or_none) {
  make();
  std::vector<const char*> steps(migration_steps().begin(), migration_steps().end());
  Patience patience(patience_with_writers);
  Connection connection(path_, patience);
  steps.push_back("ALTER TABLE submission ADD COLUMN more TEXT NOT NULL DEFAULT 'm'");
  EXPECT_EQ(age_of_store(connection, steps), StoreAge::older);
  migrate(connection, steps);
  EXPECT_EQ(age_of_store(connection, steps), StoreAge::current);
  migrate(connection, steps);
  const std::size_t whole = steps.size();
  steps.push_back("CREATE TABLE half (a)");
  steps.push_back("CREATE TABLE half (a)");
  EXPECT_ANY_THROW(migrate(connection, steps));
  EXPECT_EQ(connection.number("PRAGMA user_version"), static_cast<std::int64_t>(whole));
  EXPECT_EQ(connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
}

TEST_F(OpenStore, a_damaged_one_is_foreign) {
  make();
  value_of(opened(path_)->add(submission_of("A")));
  rows("PRAGMA wal_checkpoint(TRUNCATE)");
  std::string whole = bytes();
  for (std::size_t page = 1; page * 4096 < whole.size(); ++page) {
    write_file(whole.substr(0, page * 4096) + std::string(whole.size() - page * 4096, '\xA5'));
    std::filesystem::remove(path_ + "-wal");
    std::filesystem::remove(path_ + "-shm");
    auto found = open_store(path_);
    if (found.index() == 1) {
      EXPECT_EQ(kind_of(found), Kind::foreign);
      continue;
    }
    const auto added = std::get<0>(found)->add(submission_of("B"));
    if (added.index() == 1) {
      EXPECT_EQ(kind_of(added), Kind::foreign) << page << error_of(added).reason;
    }
  }
  std::filesystem::remove(path_ + "-wal");
  std::filesystem::remove(path_ + "-shm");
  write_file(whole.substr(0, whole.size() / 2));
  EXPECT_EQ(opening().kind, Kind::foreign);
}

TEST_F(OpenStore, without_its_tables_it_is_foreign) {
  make();
  rows("DROP TABLE request");
  store_ = opened(path_);
  EXPECT_EQ(kind_of(store_->count_request("c", 0, 1)), Kind::foreign);
}

}  // namespace
}  // namespace shirube
