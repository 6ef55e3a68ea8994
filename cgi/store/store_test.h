// What the store's tests share: a store in a folder of its own, and a look into its file past our code.
#pragma once

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/store/store.h"

namespace shirube {

inline mode_t mode_of(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0) << path;
  return status.st_mode & 07777;
}

/// Runs `work` in a child process and gives its exit status.
template <typename Work>
int in_another_process(Work work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

template <typename Value>
Value value_of(StoreResult<Value> result) {
  if (const auto* error = std::get_if<StoreError>(&result)) {
    ADD_FAILURE() << static_cast<int>(error->kind) << ' ' << error->reason;
    return Value{};
  }
  return std::move(std::get<0>(result));
}

template <typename Value>
StoreError error_of(const StoreResult<Value>& result) {
  if (const auto* error = std::get_if<StoreError>(&result)) return *error;
  ADD_FAILURE() << "no error";
  return {};
}

template <typename Value>
StoreError::Kind kind_of(const StoreResult<Value>& result) {
  return error_of(result).kind;
}

inline std::unique_ptr<Store> opened(const std::string& path, int milliseconds = 5000) {
  return value_of(open_store(path, std::chrono::milliseconds(milliseconds)));
}

/// A connection of somebody else's, without our settings.
class OtherConnection {
 public:
  explicit OtherConnection(const std::string& path) {
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr), 0);
    // Its own waiting and tidying must not disturb.
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, static_cast<int*>(nullptr));
  }
  ~OtherConnection() { sqlite3_close(connection_); }
  OtherConnection(const OtherConnection&) = delete;
  OtherConnection& operator=(const OtherConnection&) = delete;

  /// The rows, their columns joined by `|`.
  std::vector<std::string> run(const std::string& sql) {
    std::vector<std::string> rows;
    const auto add = [](void* to, int count, char** values, char**) {
      std::string row;
      for (int column = 0; column < count; ++column) {
        if (column != 0) row += '|';
        row += values[column] == nullptr ? "NULL" : values[column];
      }
      static_cast<std::vector<std::string>*>(to)->push_back(row);
      return 0;
    };
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(connection_, sql.c_str(), add, &rows, &message), SQLITE_OK) << message;
    sqlite3_free(message);
    return rows;
  }

 private:
  sqlite3* connection_ = nullptr;
};

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string pattern = testing::TempDir() + "shirube-store-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ + "/store.sqlite";
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }

  void SetUp() override {
    value_of(make_store(path_));
    store_ = opened(path_);
    ASSERT_NE(store_, nullptr);
  }

  static NewSubmission submission_of(const std::string& name, std::int64_t seconds = 1000) {
    return {.token = "token-" + name,
            .receipt = "RECEIPT-" + name,
            .form = "form",
            .edition = "osaka",
            .time = {seconds},
            .content = "{\"name\":\"" + name + "\"}",
            .is_sealed = false,
            .files = {},
            .mails = {}};
  }
  static NewSubmission submission_with_mail(const std::string& name, std::int64_t seconds = 1000) {
    NewSubmission submission = submission_of(name, seconds);
    submission.mails.push_back({"office", "office@example.jp", "<" + name + "@example.jp>", "Subject: " + name});
    return submission;
  }
  std::string file_path(const std::string& id) const { return path_ + "-files/" + id; }
  /// A file that was sent; its age is that of `seconds`.
  void send_file(const std::string& id, std::int64_t seconds = 1000) const {
    std::ofstream(file_path(id)) << "content of " << id;
    const timespec time{.tv_sec = seconds, .tv_nsec = 0};
    const timespec times[] = {time, time};
    ASSERT_EQ(::utimensat(AT_FDCWD, file_path(id).c_str(), times, 0), 0);
  }
  static StoredFile stored_file(const std::string& id) { return {id, "field", "名前.pdf", "pdf", 15}; }
  std::vector<std::string> rows(const std::string& sql) const { return OtherConnection(path_).run(sql); }
  std::vector<std::string> receipts() const {
    std::vector<std::string> found;
    for (const SubmissionSummary& summary : value_of(store_->list())) found.push_back(summary.receipt);
    return found;
  }
  /// Every byte of the store and its log.
  std::string bytes() const {
    std::string all;
    for (const char* companion : {"", "-wal"}) {
      std::ifstream file(path_ + companion, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
  }

  std::string folder_, path_;
  std::unique_ptr<Store> store_;
};

}  // namespace shirube
