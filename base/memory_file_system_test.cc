#include "base/memory_file_system.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

using Snapshot = std::map<std::string, std::string>;

TEST(MemoryFileSystem, WhatATestLaysOutStandsWithItsFolders) {
  MemoryFileSystem files;
  files.add_file("/a/file", "x");
  files.add_folder("/b");
  files.add_link("/b/link", "../a/file");
  files.add_other("/b/pipe");
  EXPECT_EQ(
      files.snapshot(),
      (Snapshot{
          {"/", "/"}, {"/a", "/"}, {"/a/file", "x"}, {"/b", "/"}, {"/b/link", "-> ../a/file"}, {"/b/pipe", "other"}}));
  EXPECT_EQ(files.operations(), 0U);
}

TEST(MemoryFileSystem, ARelativePathStartsAtTheRoot) {
  MemoryFileSystem files;
  files.add_file("site/file", "x");
  EXPECT_EQ(files.real_path("site/./file"), "/site/file");
  EXPECT_EQ(files.make_folders("site/more"), std::nullopt);
  EXPECT_EQ(files.kind("/site/more"), FileKind::directory);
}

TEST(MemoryFileSystem, NothingBelowADeniedFolderIsReached) {
  MemoryFileSystem files;
  files.add_file("/closed/file", "x");
  files.add_file("/closed-not", "y");
  files.deny("/closed");
  EXPECT_EQ(files.kind("/closed"), FileKind::directory);
  EXPECT_EQ(files.kind("/closed/file"), FileKind::other);
  EXPECT_EQ(std::get<FileError>(files.read("/closed/file", ByteCount{9})).kind, FileError::Kind::no_permission);
  EXPECT_EQ(std::get<FileError>(files.list("/closed")).kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.write("/closed/new", "z")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.make_folders("/closed/a/b")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.rename("/closed-not", "/closed/file")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.remove("/closed/file")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.remove_all("/closed")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.lock_folder("/closed")->kind, FileError::Kind::no_permission);
  EXPECT_FALSE(files.may_change("/closed"));
  files.recover();
  EXPECT_EQ(std::get<std::string>(files.read("/closed/file", ByteCount{9})), "x");
}

TEST(MemoryFileSystem, ADeniedFileIsNotReadOrWrittenButMayBeReplaced) {
  MemoryFileSystem files;
  files.add_file("/closed", "x");
  files.add_file("/new", "y");
  files.deny("/closed");
  EXPECT_EQ(std::get<FileError>(files.read("/closed", ByteCount{9})).kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.write("/closed", "z")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.rename("/new", "/closed"), std::nullopt);
}

TEST(MemoryFileSystem, AProtectedFolderKeepsItsEntries) {
  MemoryFileSystem files;
  files.add_file("/fixed/file", "old");
  files.add_file("/fixed/below/file", "old");
  files.add_file("/new", "new");
  files.protect("/fixed");
  EXPECT_FALSE(files.may_change("/fixed"));
  EXPECT_TRUE(files.may_change("/fixed/below"));
  EXPECT_EQ(files.write("/fixed/new", "new")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.make_folders("/fixed/a")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.rename("/new", "/fixed/file")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.rename("/fixed/file", "/elsewhere")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.remove("/fixed/file")->kind, FileError::Kind::no_permission);
  EXPECT_EQ(files.write("/fixed/file", "new"), std::nullopt);
  EXPECT_EQ(files.write("/fixed/below/new", "new"), std::nullopt);
}

TEST(MemoryFileSystem, AWriteKeepsWhatFitsInTheSpaceLeft) {
  MemoryFileSystem files;
  files.limit_space(ByteCount{5});
  EXPECT_EQ(files.write("/a", "123"), std::nullopt);
  EXPECT_EQ(files.write("/b", "456")->kind, FileError::Kind::no_space);
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"}, {"/a", "123"}, {"/b", "45"}}));
}

TEST(MemoryFileSystem, OneOperationFailsWhereOneIsAskedFor) {
  MemoryFileSystem files;
  files.fail_operation(1, false);
  EXPECT_EQ(files.write("/a", "1"), std::nullopt);
  EXPECT_EQ(files.write("/b", "12")->reason, "Input/output error");
  EXPECT_EQ(files.write("/c", "3"), std::nullopt);
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"}, {"/a", "1"}, {"/b", "1"}, {"/c", "3"}}));
}

TEST(MemoryFileSystem, AKillStopsEveryLaterOperationAndCutsTheWriteThatItHit) {
  MemoryFileSystem files;
  files.add_file("/old", "old");
  files.fail_operation(1, true);
  EXPECT_EQ(files.write("/a", "1234"), std::nullopt);
  EXPECT_TRUE(files.write("/b", "1234"));
  EXPECT_TRUE(files.write("/c", "1234"));
  EXPECT_TRUE(files.remove("/old"));
  EXPECT_TRUE(files.rename("/a", "/d"));
  EXPECT_TRUE(files.make_folders("/e"));
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"}, {"/a", "1234"}, {"/b", "12"}, {"/old", "old"}}));
  files.recover();
  EXPECT_EQ(files.write("/c", "1234"), std::nullopt);
}

TEST(MemoryFileSystem, MakingAndRemovingSeveralFoldersMayStopBetweenThem) {
  MemoryFileSystem files;
  files.fail_operation(2, true);
  EXPECT_TRUE(files.make_folders("/a/b/c"));
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"}, {"/a", "/"}, {"/a/b", "/"}}));
  files.recover();
  files.add_file("/a/b/file", "x");
  files.fail_operation(1, true);
  EXPECT_TRUE(files.remove_all("/a"));
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"}, {"/a", "/"}, {"/a/b", "/"}}));
}

TEST(MemoryFileSystem, AFolderThatAnotherProcessHasIsNotLocked) {
  MemoryFileSystem files;
  files.add_folder("/output");
  files.lock_by_another_process("/output");
  EXPECT_EQ(files.lock_folder("/output")->reason, "another build is writing here");
  files.recover();
  EXPECT_EQ(files.lock_folder("/output"), std::nullopt);
}

}  // namespace
}  // namespace shirube
