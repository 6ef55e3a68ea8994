#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/fake_store_test.h"
#include "cgi/operator/office_keys.h"
#include "cgi/operator/temporary_folder_test.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

TEST(NewKey, writes_the_secret_one_and_prints_the_one_to_seal_to) {
  ASSERT_TRUE(prepare_sealing());
  const TemporaryFolder folder;
  FakeConsole console;
  EXPECT_EQ(run_new_key(folder / "key", false, console), OperatorStatus::fine);
  EXPECT_EQ(folder.mode("key"), 0600U);
  const auto keys = read_office_keys(Disk(), {folder / "key"}, console);
  ASSERT_TRUE(keys);
  EXPECT_EQ(console.results, write_key(keys->front().open) + "\n");
  EXPECT_EQ(console.messages, "");
}

TEST(NewKey, never_replaces_a_file) {
  ASSERT_TRUE(prepare_sealing());
  const TemporaryFolder folder;
  folder.write("key", "old");
  FakeConsole console;
  EXPECT_EQ(run_new_key(folder / "key", false, console), OperatorStatus::not_done);
  EXPECT_EQ(folder.read("key"), "old");
  EXPECT_EQ(console.results, "");
  EXPECT_EQ(console.messages, (folder / "key") + ": it exists; nothing is replaced\n");
}

TEST(OfficeKeys, others_who_may_read_one_are_told) {
  ASSERT_TRUE(prepare_sealing());
  const TemporaryFolder folder;
  folder.write("key", "# ours\n" + write_key(make_office_keys().secret) + "\n", 0644);
  FakeConsole console;
  EXPECT_TRUE(read_office_keys(Disk(), {folder / "key"}, console));
  EXPECT_EQ(console.messages, (folder / "key") + ": others may read this key; run chmod 600 on it\n");
}

TEST(OfficeKeys, what_is_none_is_refused) {
  const TemporaryFolder folder;
  folder.write("key", "secret\n");
  FakeConsole console;
  EXPECT_FALSE(read_office_keys(Disk(), {folder / "key"}, console));
  EXPECT_FALSE(read_office_keys(Disk(), {folder / "missing"}, console));
  EXPECT_EQ(console.messages, (folder / "key") + ": this is no key file; name one that shirube-forms new-key made\n" +
                                  (folder / "missing") + ": No such file or directory\n");
}

}  // namespace
}  // namespace shirube
