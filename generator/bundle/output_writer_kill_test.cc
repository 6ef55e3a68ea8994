#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "generator/bundle/example_builds.h"
#include "generator/bundle/output_writer.h"

namespace shirube {
namespace {

// Every file stands as one of the trees has it.
void expect_whole_files(const MemoryFileSystem& files, const std::vector<Snapshot>& trees, const std::string& when) {
  for (const auto& [path, bytes] : without_staging(files.snapshot())) {
    bool is_whole = false;
    for (const Snapshot& tree : trees) {
      const auto found = tree.find(path);
      is_whole = is_whole || (found != tree.end() && found->second == bytes);
    }
    EXPECT_TRUE(is_whole) << path << " is \"" << bytes << "\" " << when;
  }
}

TEST(OutputWriter, AfterAKillAtAnyOperationEveryFileIsWholeAndAnyNextBuildIsClean) {
  std::map<const Made*, Snapshot> clean;
  for (const Made* made : all_made()) clean[made] = clean_tree(*made);
  for (const Made* killed : {&second(), &third()}) {
    bool was_killed = true;
    for (std::size_t kill = 0; was_killed; ++kill) {
      for (const Made* next : all_made()) {
        const std::string when = "after a kill at operation " + std::to_string(kill);
        MemoryFileSystem files;
        build_first(files);
        files.fail_operation(kill, true);
        was_killed = std::holds_alternative<FileError>(build(files, *killed));
        files.recover();
        expect_whole_files(files, {clean[&first()], clean[killed]}, when);
        counts_of(build(files, *next));
        ASSERT_EQ(files.snapshot(), clean[next]) << when;
      }
    }
  }
}

TEST(OutputWriter, AfterTwoKillsEveryFileIsWholeAndTheNextBuildIsClean) {
  std::map<const Made*, Snapshot> clean;
  for (const Made* made : all_made()) clean[made] = clean_tree(*made);
  bool was_killed = true;
  for (std::size_t kill = 0; was_killed; ++kill) {
    bool was_killed_again = true;
    // Every third, another third for each first kill, so that the pairs spread and the test stays short.
    for (std::size_t again = kill % 3; was_killed_again; again += 3) {
      const std::string when = "after kills at " + std::to_string(kill) + " and " + std::to_string(again);
      MemoryFileSystem files;
      build_first(files);
      files.fail_operation(kill, true);
      was_killed = std::holds_alternative<FileError>(build(files, third()));
      files.recover();
      files.fail_operation(again, true);
      was_killed_again = std::holds_alternative<FileError>(build(files, second()));
      files.recover();
      expect_whole_files(files, {clean[&first()], clean[&second()], clean[&third()]}, when);
      counts_of(build(files, first()));
      ASSERT_EQ(files.snapshot(), clean[&first()]) << when;
    }
  }
}

TEST(OutputWriter, WhatAKilledBuildLeftIsRememberedWhileOnlyOtherEditionsAreBuilt) {
  Made national = made_of({{"national", first().editions.at("national")}});
  national.known_editions = {"national", "osaka"};
  bool was_killed = true;
  for (std::size_t kill = 0; was_killed; ++kill) {
    MemoryFileSystem files;
    build_first(files);
    files.fail_operation(kill, true);
    was_killed = std::holds_alternative<FileError>(build(files, second()));
    files.recover();
    counts_of(build(files, national));
    counts_of(build(files, national));
    counts_of(build(files, first()));
    ASSERT_EQ(files.snapshot(), clean_tree(first())) << "after a kill at operation " << kill;
  }
}

TEST(OutputWriter, AfterAnyOneOperationFailsEveryFileIsWholeAndAnyNextBuildIsClean) {
  std::map<const Made*, Snapshot> clean;
  for (const Made* made : all_made()) clean[made] = clean_tree(*made);
  for (const Made* made : {&second(), &third()}) {
    bool was_hit = true;
    for (std::size_t operation = 0; was_hit; ++operation) {
      for (const Made* next : all_made()) {
        const std::string when = "after operation " + std::to_string(operation) + " failed";
        MemoryFileSystem files;
        build_first(files);
        files.fail_operation(operation, false);
        const FileResult<WriteCounts> result = build(files, *made);
        was_hit = files.operations() > operation;
        expect_whole_files(files, {clean[&first()], clean[made]}, when);
        // What could not be read to be compared was written anew: that is no failure.
        if (std::holds_alternative<WriteCounts>(result)) {
          EXPECT_EQ(files.snapshot(), clean[made]) << when;
        }
        files.recover();
        counts_of(build(files, *next));
        ASSERT_EQ(files.snapshot(), clean[next]) << when;
      }
    }
  }
}

}  // namespace
}  // namespace shirube
