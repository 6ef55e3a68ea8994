#include "cgi/operator/private_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "cgi/operator/temporary_folder_test.h"

namespace shirube {
namespace {

TEST(PrivateFile, is_made_for_its_owner_alone_whatever_the_umask) {
  const TemporaryFolder folder;
  const mode_t mask = ::umask(0277);
  EXPECT_FALSE(write_new_private_file(folder / "a", "bytes"));
  ::umask(mask);
  EXPECT_EQ(folder.read("a"), "bytes");
  EXPECT_EQ(folder.mode("a"), 0600U);
}

TEST(PrivateFile, takes_no_place_where_anything_stands) {
  const TemporaryFolder folder;
  folder.write("file", "old");
  ASSERT_EQ(::symlink((folder / "nowhere").c_str(), (folder / "link").c_str()), 0);
  for (const char* name : {"file", "link", "."}) {
    const auto error = write_new_private_file(folder / name, "new");
    ASSERT_TRUE(error) << name;
    EXPECT_TRUE(error->is_taken) << name;
  }
  EXPECT_EQ(folder.read("file"), "old");
  EXPECT_FALSE(std::filesystem::exists(folder / "nowhere"));
}

TEST(PrivateFile, folders_are_made_with_those_above_them) {
  const TemporaryFolder folder;
  EXPECT_TRUE(std::get<bool>(make_private_folders(folder / "a/b")));
  EXPECT_EQ(folder.mode("a"), 0700U);
  EXPECT_EQ(folder.mode("a/b"), 0700U);
  EXPECT_FALSE(std::get<bool>(make_private_folders(folder / "a/b")));
  folder.write("file", "");
  EXPECT_TRUE(std::holds_alternative<FileError>(make_private_folders(folder / "file")));
  EXPECT_TRUE(std::holds_alternative<FileError>(make_private_folders(folder / "file/x")));
}

TEST(PrivateFile, tells_what_everybody_may_do) {
  const TemporaryFolder folder;
  folder.write("a", "", 0640);
  EXPECT_FALSE(is_open_to_everybody(folder / "a"));
  folder.write("a", "", 0604);
  EXPECT_TRUE(is_open_to_everybody(folder / "a"));
  EXPECT_FALSE(is_open_to_everybody(folder / "missing"));
  EXPECT_FALSE(may_be_changed_by_everybody(folder.path()));
  ::chmod(folder.path().c_str(), 0777);
  EXPECT_TRUE(may_be_changed_by_everybody(folder.path()));
  ::chmod(folder.path().c_str(), 01777);
  EXPECT_FALSE(may_be_changed_by_everybody(folder.path()));
}

}  // namespace
}  // namespace shirube
