#include "base/disk.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <clocale>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

namespace shirube {
namespace {

class DiskTest : public testing::Test {
 protected:
  DiskTest() {
    std::string pattern = testing::TempDir() + "shirube-disk-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~DiskTest() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + '/' + name; }

  Disk disk_;
  std::string folder_;
};

mode_t mode_of(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

// Runs `work` in a child process and gives its exit status.
template <typename Work>
int in_another_process(Work work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(DiskTest, FilesAndFoldersAreForAllToReadAndTheOwnerToWrite) {
  const mode_t umask_before = ::umask(022);
  EXPECT_EQ(disk_.make_folders(path("a/b")), std::nullopt);
  EXPECT_EQ(disk_.write(path("a/b/file"), "x"), std::nullopt);
  ::umask(umask_before);
  EXPECT_EQ(mode_of(path("a/b")), 0755U);
  EXPECT_EQ(mode_of(path("a/b/file")), 0644U);
}

TEST_F(DiskTest, WritingAShorterFileLeavesNothingOfTheLonger) {
  EXPECT_EQ(disk_.write(path("file"), "a longer text"), std::nullopt);
  EXPECT_EQ(disk_.write(path("file"), "short"), std::nullopt);
  EXPECT_EQ(std::get<std::string>(disk_.read(path("file"), ByteCount{100})), "short");
}

TEST_F(DiskTest, AWriteThatStopsHalfwayIsAnError) {
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{4096, 4096};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto error = disk_.write(path("file"), std::string(10'000, 'x'));
              return error && error->reason == "File too large" ? 0 : 1;
            }),
            0);
}

TEST_F(DiskTest, WithoutPermissionTheErrorSaysSo) {
  EXPECT_EQ(in_another_process([&] {
              if (::mkdir(path("closed").c_str(), 0755) != 0 || ::chown(folder_.c_str(), 65534, 65534) != 0) {
                // Not root: then a folder without rights shuts out ourselves.
                ::chmod(path("closed").c_str(), 0);
              } else {
                ::chmod(path("closed").c_str(), 0);
                if (::setuid(65534) != 0) return 10;
              }
              const auto written = disk_.write(path("closed/file"), "x");
              if (!written || written->kind != FileError::Kind::no_permission) return 1;
              if (written->reason != "Permission denied") return 2;
              const auto read = disk_.read(path("closed/file"), ByteCount{1});
              const auto* error = std::get_if<FileError>(&read);
              if (error == nullptr || error->kind != FileError::Kind::no_permission) return 3;
              if (disk_.kind(path("closed/file")) != FileKind::other) return 4;
              if (disk_.may_change(path("closed")) || !disk_.may_change(folder_)) return 6;
              const auto made = disk_.make_folders(path("closed/a/b"));
              return made && made->kind == FileError::Kind::no_permission ? 0 : 5;
            }),
            0);
}

TEST_F(DiskTest, AFileThatGrowsWhileItIsReadIsWholeOrTooLarge) {
  ASSERT_EQ(disk_.write(path("growing"), "x"), std::nullopt);
  std::atomic<bool> is_done = false;
  std::thread writer([&] {
    std::ofstream file(path("growing"), std::ios::app);
    const std::string more(500, 'x');
    for (int round = 0; round < 400; ++round) file << more << std::flush;
    is_done = true;
  });
  constexpr ByteCount limit{100'000};
  bool was_too_large = false;
  while (!is_done || !was_too_large) {
    const FileResult<std::string> read = disk_.read(path("growing"), limit);
    if (const auto* bytes = std::get_if<std::string>(&read)) {
      EXPECT_LE(bytes->size(), limit.value);
      EXPECT_EQ(bytes->find_first_not_of('x'), std::string::npos);
    } else {
      EXPECT_EQ(std::get<FileError>(read).kind, FileError::Kind::too_large);
      was_too_large = true;
    }
  }
  writer.join();
}

TEST_F(DiskTest, AFileWhoseSizeTheSystemDoesNotTellIsReadToItsEnd) {
  const FileResult<std::string> read = disk_.read("/proc/self/status", ByteCount{1 << 20});
  ASSERT_TRUE(std::holds_alternative<std::string>(read));
  EXPECT_NE(std::get<std::string>(read).find("Pid:"), std::string::npos);
  EXPECT_EQ(std::get<FileError>(disk_.read("/proc/self/status", ByteCount{10})).kind, FileError::Kind::too_large);
}

TEST_F(DiskTest, APathWithANulIsNeverCutThere) {
  ASSERT_EQ(disk_.write(path("file"), "x"), std::nullopt);
  const std::string with_nul = path(std::string("file\0.html", 10));
  EXPECT_EQ(disk_.kind(with_nul), FileKind::missing);
  EXPECT_TRUE(std::holds_alternative<FileError>(disk_.read(with_nul, ByteCount{10})));
  EXPECT_TRUE(std::holds_alternative<FileError>(disk_.list(with_nul)));
  EXPECT_EQ(disk_.real_path(with_nul), std::nullopt);
  EXPECT_FALSE(disk_.may_change(with_nul));
  EXPECT_TRUE(disk_.make_folders(with_nul));
  EXPECT_TRUE(disk_.write(with_nul, "y"));
  EXPECT_TRUE(disk_.rename(path("file"), with_nul));
  EXPECT_TRUE(disk_.remove(with_nul));
  EXPECT_TRUE(disk_.remove_all(with_nul));
  EXPECT_TRUE(disk_.lock_folder(with_nul));
  EXPECT_EQ(disk_.kind(path("file")), FileKind::regular);
}

TEST_F(DiskTest, ReasonsAreEnglishInEveryLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "ja_JP.UTF-8");
  const FileResult<std::string> read = disk_.read(path("nothing"), ByteCount{10});
  std::setlocale(LC_ALL, before.c_str());
  EXPECT_EQ(std::get<FileError>(read).reason, "No such file or directory");
  EXPECT_EQ(std::get<FileError>(read).path, path("nothing"));
}

TEST_F(DiskTest, ALockedFolderIsRefusedToAnotherProcessUntilTheHolderEnds) {
  const auto lock_elsewhere = [&] {
    return in_another_process([&] {
      Disk another;
      const auto error = another.lock_folder(folder_);
      if (!error) return 0;
      return error->reason == "another build is writing here" ? 1 : 2;
    });
  };
  {
    Disk holder;
    ASSERT_EQ(holder.lock_folder(folder_), std::nullopt);
    EXPECT_EQ(lock_elsewhere(), 1);
  }
  EXPECT_EQ(lock_elsewhere(), 0);
}

TEST_F(DiskTest, SeveralThreadsMakeTheSameFoldersWithoutAnError) {
  std::vector<std::thread> threads;
  threads.reserve(4);
  std::atomic<int> errors = 0;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int folder = 0; folder < 100; ++folder) {
        if (disk_.make_folders(path(std::to_string(folder) + "/a/b"))) ++errors;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(errors, 0);
}

}  // namespace
}  // namespace shirube
