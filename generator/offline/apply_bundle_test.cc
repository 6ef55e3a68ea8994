#include "generator/offline/apply_bundle.h"

#include <sys/stat.h>

#include "generator/offline/example_kiosk.h"

namespace shirube {
namespace {

namespace fs = std::filesystem;
using testing::Test;
using Names = std::vector<std::string>;

TEST_F(KioskTest, a_bundle_is_installed_and_shown) {
  const Applied result = applied(bundle(version_1));
  EXPECT_EQ(result.version.version, version_1);
  EXPECT_EQ(result.replaced, "");
  EXPECT_FALSE(result.was_current);
  EXPECT_FALSE(result.is_signed);
  EXPECT_EQ(fs::read_symlink(in_kiosk("current")), std::string("versions/") + version_1);
  EXPECT_EQ(read_bytes(in_kiosk("current/index.html")), std::string("index of ") + version_1 + "\n");
  EXPECT_TRUE(is_shown_whole());
  EXPECT_EQ(versions(), Names{version_1});
}

TEST_F(KioskTest, its_first_page_leads_to_what_is_shown_and_names_no_version) {
  applied(bundle(version_1));
  const std::string page = read_bytes(in_kiosk("START.html"));
  EXPECT_NE(page.find("url=current/START.html"), std::string::npos);
  applied(bundle(version_2));
  EXPECT_EQ(read_bytes(in_kiosk("START.html")), page);
}

TEST_F(KioskWithoutLinksTest, a_file_says_what_is_shown_and_the_first_page_follows_it) {
  for (const char* version : {version_1, version_2}) {
    applied(bundle(version));
    EXPECT_FALSE(fs::is_symlink(in_kiosk("current")));
    EXPECT_EQ(read_bytes(in_kiosk("current")), std::string(version) + "\n");
    EXPECT_NE(read_bytes(in_kiosk("START.html")).find("url=versions/" + std::string(version) + "/START.html"),
              std::string::npos);
    EXPECT_TRUE(is_shown_whole());
  }
}

TEST_F(KioskWithoutLinksTest, a_first_page_that_was_left_behind_is_put_right_by_the_next_run) {
  applied(bundle(version_1));
  const std::string left_behind = read_bytes(in_kiosk("START.html"));
  applied(bundle(version_2));
  const std::string right = read_bytes(in_kiosk("START.html"));
  write_bytes(in_kiosk("START.html"), left_behind);
  EXPECT_TRUE(applied(bundle(version_2)).was_current);
  EXPECT_EQ(read_bytes(in_kiosk("START.html")), right);
}

TEST_F(KioskWithoutLinksTest, a_torn_pointer_does_not_keep_a_bundle_out) {
  applied(bundle(version_1));
  write_bytes(in_kiosk("current"), "2026");
  applied(bundle(version_2));
  EXPECT_EQ(shown(), version_2);
}

TEST_F(KioskWithoutLinksTest, a_copy_that_moves_to_a_file_system_with_links_goes_on) {
  applied(bundle(version_1));
  links_ = KioskLinks::where_possible;
  EXPECT_EQ(applied(bundle(version_2)).replaced, version_1);
  EXPECT_TRUE(fs::is_symlink(in_kiosk("current")));
  EXPECT_EQ(shown(), version_2);
}

TEST_F(KioskTest, files_are_for_all_to_read_whatever_the_umask) {
  const mode_t before = ::umask(077);
  applied(bundle(version_1));
  ::umask(before);
  struct stat status = {};
  for (const char* name : {"", "versions", "current", "current/guides"}) {
    ASSERT_EQ(::stat(in_kiosk(name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0755U) << name;
  }
  for (const char* name : {"START.html", "previous", "current/index.html", "current/guides/login.html"}) {
    if (name == std::string("previous")) continue;
    ASSERT_EQ(::stat(in_kiosk(name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0644U) << name;
  }
}

TEST_F(KioskTest, the_previous_version_is_kept_and_older_ones_go) {
  applied(bundle(version_1));
  EXPECT_EQ(applied(bundle(version_2)).replaced, version_1);
  EXPECT_EQ(versions(), (Names{version_1, version_2}));
  EXPECT_EQ(applied(bundle(version_3)).replaced, version_2);
  EXPECT_EQ(versions(), (Names{version_2, version_3}));
  EXPECT_EQ(shown(), version_3);
}

TEST_F(KioskTest, going_back_shows_the_previous_version_and_going_back_again_the_later_one) {
  applied(bundle(version_1));
  applied(bundle(version_2));
  const auto back = std::get<Applied>(roll_back(kiosk()));
  EXPECT_EQ(back.version.version, version_1);
  EXPECT_EQ(back.replaced, version_2);
  EXPECT_EQ(shown(), version_1);
  EXPECT_EQ(std::get<Applied>(roll_back(kiosk())).version.version, version_2);
  EXPECT_EQ(shown(), version_2);
}

TEST_F(KioskTest, after_going_back_a_newer_version_is_taken_again) {
  applied(bundle(version_1));
  applied(bundle(version_2));
  roll_back(kiosk());
  EXPECT_EQ(applied(bundle(version_2)).replaced, version_1);
  EXPECT_EQ(shown(), version_2);
  roll_back(kiosk());
  applied(bundle(version_3));
  EXPECT_EQ(versions(), (Names{version_1, version_3}));
}

TEST_F(KioskTest, there_is_no_going_back_to_nothing_or_to_something_broken) {
  EXPECT_EQ(std::get<Fault>(roll_back(kiosk())).kind, Fault::Kind::system);
  applied(bundle(version_1));
  const Fault none = std::get<Fault>(roll_back(kiosk()));
  EXPECT_EQ(none.kind, Fault::Kind::untrusted);
  EXPECT_EQ(none.english, kiosk() + ": there is no previous version to go back to");
  EXPECT_EQ(none.japanese, kiosk() + ": 戻れる前の版がありません");
  applied(bundle(version_2));
  write_bytes(in_kiosk(std::string("versions/") + version_1 + "/index.html"), "damaged");
  const Fault broken = std::get<Fault>(roll_back(kiosk()));
  EXPECT_EQ(broken.english, kiosk() + ": the previous version, 20261101T090000Z, is damaged; the current one stays");
  EXPECT_EQ(broken.japanese, kiosk() + ": 前の版 20261101T090000Z が壊れているので、戻れません");
  EXPECT_EQ(shown(), version_2);
}

TEST_F(KioskTest, the_same_bundle_again_changes_nothing) {
  applied(bundle(version_1));
  const auto before = copy();
  const Applied again = applied(bundle(version_1));
  EXPECT_TRUE(again.was_current);
  EXPECT_EQ(copy(), before);
}

TEST_F(KioskTest, a_shown_version_that_is_broken_is_mended_by_its_bundle) {
  applied(bundle(version_1));
  const auto before = copy();
  const std::string shown_folder = in_kiosk(std::string("versions/") + version_1);
  write_bytes(shown_folder + "/index.html", "damaged");
  write_bytes(shown_folder + "/extra/file", "extra");
  fs::remove_all(shown_folder + "/guides");
  write_bytes(shown_folder + "/guides", "a file where a folder was");
  fs::remove(shown_folder + "/START.html");
  fs::create_directory_symlink("/", shown_folder + "/START.html");
  const Applied again = applied(bundle(version_1));
  EXPECT_FALSE(again.was_current);
  EXPECT_EQ(copy(), before);
}

TEST_F(KioskTest, a_version_beside_the_shown_one_that_is_broken_is_made_again) {
  applied(bundle(version_1));
  applied(bundle(version_2));
  roll_back(kiosk());
  fs::remove(in_kiosk(std::string("versions/") + version_2 + "/VERSION.json"));
  applied(bundle(version_2));
  EXPECT_EQ(shown(), version_2);
  EXPECT_TRUE(is_shown_whole());
}

TEST_F(KioskTest, the_same_version_with_other_contents_is_refused) {
  applied(bundle(version_1));
  ExampleFiles other = example_files(version_1);
  other["index.html"] = "other";
  const Fault fault = refused(bundle(version_1, other));
  const std::string file = path("osaka-20261101T090000Z.zip");
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english, file + ": the same version, 20261101T090000Z, stands in " + kiosk() +
                               " with other contents; take one that was made later");
  EXPECT_EQ(fault.japanese, file + ": 同じ版 20261101T090000Z が " + kiosk() +
                                " にありますが、中身が違います。新しく作り直したものを入れてください");
}

TEST_F(KioskTest, what_a_killed_process_left_is_removed) {
  applied(bundle(version_1));
  const auto before = copy();
  write_bytes(in_kiosk("versions/.unpacking/guides/half.html"), "half");
  write_bytes(in_kiosk("versions/.removing/VERSION.json"), "old");
  write_bytes(in_kiosk(".START.html.new"), "half");
  fs::create_symlink("nowhere", in_kiosk(".current.new"));
  EXPECT_TRUE(applied(bundle(version_1)).was_current);
  EXPECT_EQ(copy(), before);
}

TEST_F(KioskTest, files_of_others_in_its_folder_are_left_alone) {
  applied(bundle(version_1));
  write_bytes(in_kiosk("notes.txt"), "ours");
  write_bytes(in_kiosk("versions/README"), "ours");
  applied(bundle(version_2));
  applied(bundle(version_3));
  EXPECT_EQ(read_bytes(in_kiosk("notes.txt")), "ours");
  EXPECT_EQ(read_bytes(in_kiosk("versions/README")), "ours");
}

TEST_F(KioskTest, its_folder_may_be_a_link_that_the_owner_made) {
  fs::create_directories(path("elsewhere"));
  fs::create_directory_symlink(path("elsewhere"), kiosk());
  applied(bundle(version_1));
  EXPECT_TRUE(fs::exists(path("elsewhere/versions/20261101T090000Z/index.html")));
}

TEST_F(KioskTest, no_link_below_its_folder_is_followed) {
  fs::create_directories(path("outside"));
  fs::create_directories(kiosk());
  fs::create_directory_symlink(path("outside"), in_kiosk("versions"));
  EXPECT_EQ(refused(bundle(version_1)).english, in_kiosk("versions") + ": is a link, which is not followed here");
  EXPECT_TRUE(fs::is_empty(path("outside")));
  fs::remove(in_kiosk("versions"));
  applied(bundle(version_1));
  // A shown version that has become a link is nobody's version: the bundle is unpacked in its place.
  fs::rename(in_kiosk("versions/20261101T090000Z"), path("outside/moved"));
  fs::create_directory_symlink(path("outside/moved"), in_kiosk("versions/20261101T090000Z"));
  applied(bundle(version_1));
  EXPECT_FALSE(fs::is_symlink(in_kiosk("versions/20261101T090000Z")));
  EXPECT_TRUE(is_shown_whole());
}

TEST_F(KioskTest, a_current_that_was_not_made_here_is_not_replaced) {
  applied(bundle(version_1));
  for (const char* target : {"/", "versions/../..", "versions/newest", "../versions/20261101T090000Z"}) {
    fs::remove(in_kiosk("current"));
    fs::create_symlink(target, in_kiosk("current"));
    const Fault fault = refused(bundle(version_2));
    EXPECT_EQ(fault.kind, Fault::Kind::system);
    EXPECT_EQ(fault.english,
              in_kiosk("current") + ": was not made by this tool; choose another folder with --to, or take it away");
    EXPECT_EQ(fault.japanese,
              in_kiosk("current") +
                  ": このツールが作ったものではありません。別のフォルダーを --to で選ぶか、これを片付けてください");
  }
  fs::remove(in_kiosk("current"));
  fs::create_directories(in_kiosk("current"));
  EXPECT_EQ(refused(bundle(version_2)).kind, Fault::Kind::system);
}

TEST_F(KioskTest, an_older_version_is_refused_unless_told) {
  applied(bundle(version_2));
  const Fault fault = refused(bundle(version_1));
  const std::string file = path("osaka-20261101T090000Z.zip");
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english, file + ": version 20261101T090000Z is older than 20261102T090000Z, which " + kiosk() +
                               " shows; --allow-older takes it all the same");
  EXPECT_EQ(fault.japanese, file + ": 版 20261101T090000Z は、" + kiosk() +
                                " の今の版 20261102T090000Z より古いので、入れません。それでもよければ "
                                "--allow-older を付けてください");
  ApplyOrder told = order(bundle(version_1));
  told.allow_older = true;
  EXPECT_EQ(applied(told).replaced, version_2);
  EXPECT_EQ(shown(), version_1);
  EXPECT_EQ(std::get<Applied>(roll_back(kiosk())).version.version, version_2);
}

TEST_F(KioskTest, an_older_version_is_refused_also_with_its_true_signature) {
  const ExampleKey key;
  ApplyOrder signed_order = order(bundle(version_2, {}, &key.secret));
  signed_order.key = key.open;
  EXPECT_TRUE(applied(signed_order).is_signed);
  signed_order.bundle = bundle(version_1, {}, &key.secret);
  EXPECT_EQ(refused(signed_order).kind, Fault::Kind::untrusted);
}

TEST_F(KioskTest, another_edition_is_refused) {
  applied(bundle(version_1));
  const Fault fault = refused(bundle(version_2, {}, nullptr, "tokyo"));
  const std::string file = path("tokyo-20261102T090000Z.zip");
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english, file + ": is edition tokyo; " + kiosk() + " shows edition osaka");
  EXPECT_EQ(fault.japanese, file + ": 「tokyo」の版です。" + kiosk() + " には「osaka」の版があるので、入れません");
}

TEST_F(KioskTest, with_a_key_an_unsigned_bundle_is_refused_and_without_one_the_claimed_key_is_told) {
  const ExampleKey key, other(2);
  ApplyOrder with_key = order(bundle(version_1));
  with_key.key = key.open;
  EXPECT_EQ(refused(with_key).kind, Fault::Kind::untrusted);
  with_key.bundle = bundle(version_1, {}, &other.secret);
  EXPECT_EQ(refused(with_key).kind, Fault::Kind::untrusted);
  const Applied without_key = applied(order(with_key.bundle));
  EXPECT_FALSE(without_key.is_signed);
  EXPECT_EQ(without_key.claimed_key, "0202020202020202");
}

}  // namespace
}  // namespace shirube
