// What base/file_system.h promises, asked of the real disk and of the one in memory alike: a test on the one in memory
// is worth only as much as it behaves like the other.
#include "base/file_system.h"

#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/memory_file_system.h"

namespace shirube {
namespace {

// A file system with one empty folder to work in, and the things that FileSystem itself cannot make.
class Workplace {
 public:
  virtual ~Workplace() = default;
  virtual FileSystem& files() = 0;
  virtual std::string folder() = 0;
  virtual void make_link(const std::string& path, const std::string& target) = 0;
  virtual void make_pipe(const std::string& path) = 0;
};

class WorkplaceOnDisk final : public Workplace {
 public:
  WorkplaceOnDisk() {
    std::string pattern = testing::TempDir() + "shirube-file-system-XXXXXX";
    folder_ = std::filesystem::canonical(::mkdtemp(pattern.data())).string();
  }
  ~WorkplaceOnDisk() override { std::filesystem::remove_all(folder_); }
  FileSystem& files() override { return disk_; }
  std::string folder() override { return folder_; }
  void make_link(const std::string& path, const std::string& target) override {
    ASSERT_EQ(::symlink(target.c_str(), path.c_str()), 0);
  }
  void make_pipe(const std::string& path) override { ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0); }

 private:
  Disk disk_;
  std::string folder_;
};

class WorkplaceInMemory final : public Workplace {
 public:
  WorkplaceInMemory() { memory_.add_folder("/place"); }
  FileSystem& files() override { return memory_; }
  std::string folder() override { return "/place"; }
  void make_link(const std::string& path, const std::string& target) override { memory_.add_link(path, target); }
  void make_pipe(const std::string& path) override { memory_.add_other(path); }

 private:
  MemoryFileSystem memory_;
};

template <typename Kind>
class FileSystemTest : public testing::Test {
 protected:
  FileSystem& files() { return workplace_.files(); }
  std::string path(const std::string& name) { return workplace_.folder() + '/' + name; }
  void make_link(const std::string& name, const std::string& target) { workplace_.make_link(path(name), target); }
  void make_pipe(const std::string& name) { workplace_.make_pipe(path(name)); }
  void make_file(const std::string& name, const std::string& bytes) {
    ASSERT_EQ(files().write(path(name), bytes), std::nullopt);
  }
  std::string bytes_of(const std::string& name) {
    const FileResult<std::string> bytes = files().read(path(name), ByteCount{1000});
    return std::holds_alternative<std::string>(bytes) ? std::get<std::string>(bytes)
                                                      : "error: " + std::get<FileError>(bytes).reason;
  }

 private:
  Kind workplace_;
};

using Workplaces = testing::Types<WorkplaceOnDisk, WorkplaceInMemory>;
TYPED_TEST_SUITE(FileSystemTest, Workplaces, );

template <typename Value>
FileError::Kind error_kind(const FileResult<Value>& result) {
  EXPECT_TRUE(std::holds_alternative<FileError>(result));
  const auto* error = std::get_if<FileError>(&result);
  return error == nullptr ? FileError::Kind::other : error->kind;
}

FileError::Kind error_kind(const std::optional<FileError>& error) {
  EXPECT_TRUE(error);
  return error ? error->kind : FileError::Kind::other;
}

TYPED_TEST(FileSystemTest, WhatIsWrittenIsRead) {
  const std::string bytes("標\0\r\n\xFF", 7);
  this->make_file("a", bytes);
  EXPECT_EQ(this->bytes_of("a"), bytes);
  this->make_file("a", "");
  EXPECT_EQ(this->bytes_of("a"), "");
}

TYPED_TEST(FileSystemTest, KindSaysWhatStandsThereItself) {
  FileSystem& files = this->files();
  this->make_file("file", "x");
  this->make_link("to-file", "file");
  this->make_link("to-nothing", "nothing");
  this->make_pipe("pipe");
  EXPECT_EQ(files.kind(this->path("file")), FileKind::regular);
  EXPECT_EQ(files.kind(this->path(".")), FileKind::directory);
  EXPECT_EQ(files.kind(this->path("to-file")), FileKind::link);
  EXPECT_EQ(files.kind(this->path("to-nothing")), FileKind::link);
  EXPECT_EQ(files.kind(this->path("pipe")), FileKind::other);
  EXPECT_EQ(files.kind(this->path("nothing")), FileKind::missing);
  EXPECT_EQ(files.kind(this->path("file/below")), FileKind::missing);
  EXPECT_EQ(files.kind(""), FileKind::missing);
}

TYPED_TEST(FileSystemTest, AListIsSortedByBytesAndNamesEveryKind) {
  this->make_file("b", "");
  this->make_file("B", "");
  this->make_file("標", "");
  this->make_file("a.b", "");
  ASSERT_EQ(this->files().make_folders(this->path("a/below")), std::nullopt);
  this->make_link("link", "a");
  this->make_pipe("pipe");
  const auto entries = this->files().list(this->path(""));
  EXPECT_EQ(std::get<std::vector<DirectoryEntry>>(entries), (std::vector<DirectoryEntry>{{"B", FileKind::regular},
                                                                                         {"a", FileKind::directory},
                                                                                         {"a.b", FileKind::regular},
                                                                                         {"b", FileKind::regular},
                                                                                         {"link", FileKind::link},
                                                                                         {"pipe", FileKind::other},
                                                                                         {"標", FileKind::regular}}));
}

TYPED_TEST(FileSystemTest, OnlyAFolderHasAList) {
  this->make_file("file", "");
  EXPECT_EQ(error_kind(this->files().list(this->path("file"))), FileError::Kind::other);
  EXPECT_EQ(error_kind(this->files().list(this->path("nothing"))), FileError::Kind::missing);
}

TYPED_TEST(FileSystemTest, ReadingGivesFilesUpToTheLimitOnly) {
  this->make_file("file", "12345");
  EXPECT_EQ(std::get<std::string>(this->files().read(this->path("file"), ByteCount{5})), "12345");
  EXPECT_EQ(error_kind(this->files().read(this->path("file"), ByteCount{4})), FileError::Kind::too_large);
  EXPECT_EQ(error_kind(this->files().read(this->path("nothing"), ByteCount{4})), FileError::Kind::missing);
  EXPECT_EQ(error_kind(this->files().read(this->path("file/below"), ByteCount{4})), FileError::Kind::missing);
}

TYPED_TEST(FileSystemTest, ReadingFollowsNoLastLinkAndHangsOnNoPipe) {
  this->make_file("file", "12345");
  this->make_link("link", "file");
  this->make_pipe("pipe");
  for (const char* name : {"link", "pipe", "."}) {
    EXPECT_EQ(error_kind(this->files().read(this->path(name), ByteCount{100})), FileError::Kind::not_regular) << name;
  }
}

TYPED_TEST(FileSystemTest, LinksAboveTheFileAreFollowed) {
  ASSERT_EQ(this->files().make_folders(this->path("real")), std::nullopt);
  this->make_file("real/file", "12345");
  this->make_link("link", "real");
  EXPECT_EQ(this->bytes_of("link/file"), "12345");
  EXPECT_EQ(this->files().real_path(this->path("link/../link/./file")), this->path("real/file"));
}

TYPED_TEST(FileSystemTest, OnlyWhatExistsHasARealPath) {
  this->make_link("circle", "circle");
  EXPECT_EQ(this->files().real_path(this->path("nothing")), std::nullopt);
  EXPECT_EQ(this->files().real_path(this->path("circle")), std::nullopt);
  EXPECT_EQ(this->files().real_path(""), std::nullopt);
}

TYPED_TEST(FileSystemTest, OnlyAFolderThatStandsMayBeChanged) {
  EXPECT_TRUE(this->files().may_change(this->path("")));
  EXPECT_FALSE(this->files().may_change(this->path("nothing")));
}

TYPED_TEST(FileSystemTest, FoldersAreMadeWithThoseAbove) {
  EXPECT_EQ(this->files().make_folders(this->path("a/b/c")), std::nullopt);
  EXPECT_EQ(this->files().make_folders(this->path("a/b/c")), std::nullopt);
  EXPECT_EQ(this->files().make_folders(this->path("a/b/d/")), std::nullopt);
  EXPECT_EQ(this->files().kind(this->path("a/b/c")), FileKind::directory);
  EXPECT_EQ(this->files().kind(this->path("a/b/d")), FileKind::directory);
}

TYPED_TEST(FileSystemTest, NoFolderIsMadeWhereAFileStands) {
  this->make_file("file", "");
  const auto error = this->files().make_folders(this->path("file"));
  EXPECT_EQ(error_kind(error), FileError::Kind::other);
  EXPECT_EQ(error->reason, "Not a directory");
  EXPECT_EQ(error_kind(this->files().make_folders(this->path("file/below"))), FileError::Kind::other);
}

TYPED_TEST(FileSystemTest, WritingNeedsItsFolderAndReplacesOnlyFiles) {
  this->make_file("file", "old");
  this->make_link("link", "file");
  this->make_pipe("pipe");
  EXPECT_EQ(error_kind(this->files().write(this->path("nothing/file"), "new")), FileError::Kind::missing);
  for (const char* name : {"link", "pipe", "."}) {
    EXPECT_EQ(error_kind(this->files().write(this->path(name), "new")), FileError::Kind::not_regular) << name;
  }
  EXPECT_EQ(this->bytes_of("file"), "old");
}

TYPED_TEST(FileSystemTest, RenamingReplacesAFileOrALinkItself) {
  this->make_file("new", "new");
  this->make_file("old", "old");
  EXPECT_EQ(this->files().rename(this->path("new"), this->path("old")), std::nullopt);
  EXPECT_EQ(this->bytes_of("old"), "new");
  EXPECT_EQ(this->files().kind(this->path("new")), FileKind::missing);
  this->make_file("new", "newer");
  this->make_link("link", "old");
  EXPECT_EQ(this->files().rename(this->path("new"), this->path("link")), std::nullopt);
  EXPECT_EQ(this->bytes_of("link"), "newer");
  EXPECT_EQ(this->bytes_of("old"), "new");
}

TYPED_TEST(FileSystemTest, AFolderIsRenamedWithAllBelowIt) {
  ASSERT_EQ(this->files().make_folders(this->path("old/a")), std::nullopt);
  this->make_file("old/a/file", "12345");
  EXPECT_EQ(this->files().rename(this->path("old"), this->path("new")), std::nullopt);
  EXPECT_EQ(this->bytes_of("new/a/file"), "12345");
  EXPECT_EQ(this->files().kind(this->path("old")), FileKind::missing);
}

TYPED_TEST(FileSystemTest, RenamingOntoAFolderOrFromNothingFails) {
  this->make_file("file", "12345");
  ASSERT_EQ(this->files().make_folders(this->path("folder/below")), std::nullopt);
  EXPECT_EQ(error_kind(this->files().rename(this->path("file"), this->path("folder"))), FileError::Kind::not_regular);
  EXPECT_EQ(error_kind(this->files().rename(this->path("nothing"), this->path("file"))), FileError::Kind::missing);
  EXPECT_EQ(error_kind(this->files().rename(this->path("file"), this->path("no/folder"))), FileError::Kind::missing);
  EXPECT_EQ(this->bytes_of("file"), "12345");
}

TYPED_TEST(FileSystemTest, RemovingTakesFilesEmptyFoldersAndLinksThemselves) {
  this->make_file("file", "12345");
  this->make_link("link", "file");
  ASSERT_EQ(this->files().make_folders(this->path("folder")), std::nullopt);
  EXPECT_EQ(this->files().remove(this->path("link")), std::nullopt);
  EXPECT_EQ(this->bytes_of("file"), "12345");
  EXPECT_EQ(this->files().remove(this->path("folder")), std::nullopt);
  EXPECT_EQ(this->files().remove(this->path("file")), std::nullopt);
  EXPECT_EQ(std::get<std::vector<DirectoryEntry>>(this->files().list(this->path(""))), std::vector<DirectoryEntry>{});
}

TYPED_TEST(FileSystemTest, RemovingWhatIsMissingIsNoError) {
  this->make_file("file", "12345");
  for (const char* name : {"nothing", "nothing/below", "file/below"}) {
    EXPECT_EQ(this->files().remove(this->path(name)), std::nullopt) << name;
    EXPECT_EQ(this->files().remove_all(this->path(name)), std::nullopt) << name;
  }
}

TYPED_TEST(FileSystemTest, AFolderWithSomethingInItIsNotRemovedAlone) {
  ASSERT_EQ(this->files().make_folders(this->path("folder")), std::nullopt);
  this->make_file("folder/file", "12345");
  EXPECT_EQ(error_kind(this->files().remove(this->path("folder"))), FileError::Kind::other);
  EXPECT_EQ(this->bytes_of("folder/file"), "12345");
}

TYPED_TEST(FileSystemTest, RemovingAllFollowsNoLink) {
  ASSERT_EQ(this->files().make_folders(this->path("folder/a/b")), std::nullopt);
  ASSERT_EQ(this->files().make_folders(this->path("elsewhere")), std::nullopt);
  this->make_file("elsewhere/file", "12345");
  this->make_file("folder/a/b/file", "12345");
  this->make_link("folder/a/link", this->path("elsewhere"));
  this->make_link("link", "elsewhere");
  EXPECT_EQ(this->files().remove_all(this->path("folder")), std::nullopt);
  EXPECT_EQ(this->files().remove_all(this->path("link")), std::nullopt);
  EXPECT_EQ(this->files().kind(this->path("folder")), FileKind::missing);
  EXPECT_EQ(this->files().kind(this->path("link")), FileKind::missing);
  EXPECT_EQ(this->bytes_of("elsewhere/file"), "12345");
}

TYPED_TEST(FileSystemTest, AFolderIsLockedAsOftenAsItsHolderLikes) {
  EXPECT_EQ(this->files().lock_folder(this->path("")), std::nullopt);
  EXPECT_EQ(this->files().lock_folder(this->path(".")), std::nullopt);
}

TYPED_TEST(FileSystemTest, OnlyAFolderIsLocked) {
  this->make_file("file", "");
  EXPECT_EQ(error_kind(this->files().lock_folder(this->path("file"))), FileError::Kind::other);
  EXPECT_EQ(error_kind(this->files().lock_folder(this->path("nothing"))), FileError::Kind::missing);
}

}  // namespace
}  // namespace shirube
