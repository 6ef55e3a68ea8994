#include "generator/bundle/standing_output.h"

#include <gtest/gtest.h>

#include "base/memory_file_system.h"

namespace shirube {
namespace {

using Paths = std::vector<std::string>;

TEST(StandingOutput, OnlyAFileWithTheSameBytesStandsAlready) {
  MemoryFileSystem files;
  files.add_file("/o/a", "abc");
  files.add_link("/o/link", "a");
  EXPECT_TRUE(stands_with(files, "/o/a", "abc"));
  EXPECT_FALSE(stands_with(files, "/o/a", "abcd"));
  EXPECT_FALSE(stands_with(files, "/o/a", "ab"));
  EXPECT_FALSE(stands_with(files, "/o/a", "abd"));
  EXPECT_FALSE(stands_with(files, "/o/link", "abc"));
  EXPECT_FALSE(stands_with(files, "/o/nothing", ""));
}

TEST(StandingOutput, AFolderIsLookedAtAllTheWayDown) {
  MemoryFileSystem files;
  files.add_folder("/o/osaka/a/b");
  files.add_link("/o/osaka/a/link", "b");
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", ""), std::nullopt);
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", "a/b"), std::nullopt);
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", "a/b/new/newer"), std::nullopt);
  EXPECT_EQ(check_place_of_folder(files, "/o/new", "a"), std::nullopt);
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", "a/link/c")->path, "/o/osaka/a/link");
  files.protect("/o/osaka/a");
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", "a/b"), std::nullopt);
  EXPECT_EQ(check_place_of_folder(files, "/o/osaka", "a/new")->kind, FileError::Kind::no_permission);
}

TEST(StandingOutput, ClearingTheStagingFolderKeepsItsJournals) {
  MemoryFileSystem files;
  EXPECT_EQ(std::get<std::vector<Journal>>(clear_staging(files, "/o/staging")).size(), 0U);
  files.add_file("/o/staging/osaka.12.json", "{}");
  files.add_file("/o/staging/osaka/index.html", "x");
  for (const char* name : {"build.json", "osaka.json", "osaka..json", "osaka.x.json", "osaka.1.2.json", "osaka.-1.json",
                           "Osaka.1.json", ".1.json", "osaka.1", "osaka.99999999999999999999999.json"}) {
    files.add_file(std::string("/o/staging/") + name, "{}");
  }
  files.add_link("/o/staging/national.1.json", "osaka.12.json");
  files.add_folder("/o/staging/fukushima.1.json");
  const auto journals = std::get<std::vector<Journal>>(clear_staging(files, "/o/staging"));
  ASSERT_EQ(journals.size(), 1U);
  EXPECT_EQ(journals[0].edition, "osaka");
  EXPECT_EQ(journals[0].number, 12U);
  EXPECT_EQ(journals[0].path, journal_path("/o/staging", "osaka", 12));
  EXPECT_EQ(std::get<std::vector<DirectoryEntry>>(files.list("/o/staging")),
            (std::vector<DirectoryEntry>{{"osaka.12.json", FileKind::regular}}));
}

TEST(StandingOutput, AStagingFolderThatIsALinkIsTakenAwayUnfollowed) {
  MemoryFileSystem files;
  files.add_file("/elsewhere/file", "x");
  files.add_link("/o/staging", "/elsewhere");
  EXPECT_EQ(std::get<std::vector<Journal>>(clear_staging(files, "/o/staging")).size(), 0U);
  EXPECT_EQ(files.kind("/o/staging"), FileKind::missing);
  EXPECT_EQ(files.kind("/elsewhere/file"), FileKind::regular);
}

TEST(StandingOutput, ARecordThatIsMissingOrNoFileIsEmptyButOneThatCannotBeReadIsAnError) {
  MemoryFileSystem files;
  files.add_file("/o/manifest.json", "{}");
  files.add_folder("/o/folder");
  EXPECT_EQ(std::get<std::string>(read_record(files, "/o/manifest.json")), "{}");
  EXPECT_EQ(std::get<std::string>(read_record(files, "/o/missing")), "");
  EXPECT_EQ(std::get<std::string>(read_record(files, "/o/folder")), "");
  files.deny("/o/manifest.json");
  EXPECT_EQ(std::get<FileError>(read_record(files, "/o/manifest.json")).kind, FileError::Kind::no_permission);
}

TEST(StandingOutput, ARemovalHoldsWhatStandsInRealFoldersOnly) {
  MemoryFileSystem files;
  files.add_file("/o/osaka/a/b/file", "x");
  files.add_file("/o/osaka/a/kept", "x");
  files.add_file("/elsewhere/file", "x");
  files.add_link("/o/osaka/link", "/elsewhere");
  files.add_link("/o/osaka/a/page", "kept");
  files.add_other("/o/osaka/pipe");
  files.add_folder("/o/osaka/empty/below");
  const Removal removal = find_removal(
      files, "/o/osaka",
      {"link/file", "link", "a/page", "pipe", "a", "a/b/file", "a/b/file", "a/kept/x", "gone/x", "empty/below/gone"});
  EXPECT_EQ(removal.files, (Paths{"a/b/file", "a/page", "link"}));
  EXPECT_EQ(removal.folders, (Paths{"empty/below", "empty", "a/b", "a"}));
  EXPECT_EQ(check_removal(files, removal), std::nullopt);
  EXPECT_EQ(carry_out(removal, files), std::nullopt);
  EXPECT_EQ(std::get<std::vector<DirectoryEntry>>(files.list("/o/osaka")),
            (std::vector<DirectoryEntry>{{"a", FileKind::directory}, {"pipe", FileKind::other}}));
  EXPECT_EQ(files.kind("/o/osaka/a/kept"), FileKind::regular);
  EXPECT_EQ(files.kind("/elsewhere/file"), FileKind::regular);
}

TEST(StandingOutput, NothingIsRemovedFromAnEditionThatIsALink) {
  MemoryFileSystem files;
  files.add_file("/elsewhere/file", "x");
  files.add_link("/o/osaka", "/elsewhere");
  EXPECT_EQ(find_removal(files, "/o/osaka", {"file"}).files, Paths{});
}

TEST(StandingOutput, ARemovalWithoutTheRightToItIsFoundBeforehand) {
  MemoryFileSystem files;
  files.add_file("/o/osaka/a/file", "x");
  files.add_file("/o/osaka/file", "x");
  const Removal removal = find_removal(files, "/o/osaka", {"a/file", "file"});
  EXPECT_EQ(check_removal(files, removal), std::nullopt);
  files.protect("/o/osaka/a");
  EXPECT_EQ(check_removal(files, removal)->path, "/o/osaka/a");
}

}  // namespace
}  // namespace shirube
