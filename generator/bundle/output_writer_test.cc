#include "generator/bundle/output_writer.h"

#include <map>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "base/memory_file_system.h"

namespace shirube {
namespace {

using Snapshot = std::map<std::string, std::string>;
using Pages = std::map<std::string, std::string>;

// What a build makes.
struct Made {
  std::map<std::string, Pages> editions;
  std::vector<std::string> known_editions;  // those of the site that are not built stand in it too
};

std::string build_json_of(const Made& made) {
  std::string json = "{\"editions\": [";
  for (const std::string& edition : made.known_editions) {
    json += (json.back() == '[' ? "\"" : ", \"") + edition + '"';
  }
  return json + "]}\n";
}

Made made_of(std::map<std::string, Pages> editions) {
  Made made{std::move(editions), {}};
  for (const auto& [id, pages] : made.editions) made.known_editions.push_back(id);
  return made;
}

FileResult<std::unique_ptr<OutputWriter>> open_for(FileSystem& files, const Made& made) {
  std::vector<std::string> ids;
  for (const auto& [id, pages] : made.editions) ids.push_back(id);
  return OutputWriter::open(files, "/site/output", ids, made.known_editions);
}

FileResult<WriteCounts> build(FileSystem& files, const Made& made) {
  auto opened = open_for(files, made);
  if (const auto* error = std::get_if<FileError>(&opened)) return *error;
  OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
  for (const auto& [id, pages] : made.editions) {
    for (const auto& [path, bytes] : pages) writer.add(id, path, bytes);
  }
  return writer.finish(build_json_of(made));
}

WriteCounts counts_of(const FileResult<WriteCounts>& result) {
  const auto* error = std::get_if<FileError>(&result);
  EXPECT_EQ(error, nullptr) << error->path << ": " << error->reason;
  return error == nullptr ? std::get<WriteCounts>(result) : WriteCounts{};
}

FileError error_of(const FileResult<WriteCounts>& result) {
  const auto* error = std::get_if<FileError>(&result);
  EXPECT_NE(error, nullptr);
  return error == nullptr ? FileError{} : *error;
}

// The files of the site's people, which no build may touch.
void add_own_files(MemoryFileSystem& files) {
  files.add_file("/site/content/site.yaml", "title: x");
  files.add_file("/elsewhere/page.html", "elsewhere");
}
void add_own_files_to_output(MemoryFileSystem& files) {
  files.add_file("/site/output/.htaccess", "own");
  files.add_file("/site/output/osaka/own.html", "own");
  files.add_file("/site/output/osaka/guides/own.html", "own");
}

const Made& first() {
  static const Made made = made_of({{"national", {{"index.html", "home"}, {"guides/a.html", "a"}}},
                                    {"osaka",
                                     {{"index.html", "osaka"},
                                      {"guides/a.html", "osaka a"},
                                      {"guides/old.html", "osaka old"},
                                      {"assets/old/picture.svg", "old picture"}}}});
  return made;
}

// Against `first`: changed, new and removed pages, folders that come and go.
const Made& second() {
  static const Made made = made_of({{"national", {{"index.html", "home"}, {"guides/a.html", "a, changed"}}},
                                    {"osaka",
                                     {{"index.html", "osaka, changed"},
                                      {"guides/a.html", "osaka a"},
                                      {"guides/new.html", "osaka new"},
                                      {"forms/new/form.html", "new form"}}}});
  return made;
}

// Against both: an edition less and one more.
const Made& third() {
  static const Made made = made_of({{"fukushima", {{"index.html", "fukushima"}, {"guides/b.html", "fukushima b"}}},
                                    {"national", {{"index.html", "home"}, {"flows/f.html", "flow"}}}});
  return made;
}

const std::vector<const Made*>& all_made() {
  static const std::vector<const Made*> all{&first(), &second(), &third()};
  return all;
}

// What a build on an empty disk would leave, with the people's own files beside it.
Snapshot clean_tree(const Made& made) {
  MemoryFileSystem files;
  add_own_files(files);
  counts_of(build(files, made));
  add_own_files_to_output(files);
  return files.snapshot();
}

void build_first(MemoryFileSystem& files) {
  add_own_files(files);
  add_own_files_to_output(files);
  counts_of(build(files, first()));
  files.recover();
}

Snapshot without_staging(Snapshot tree) {
  std::erase_if(tree, [](const auto& entry) { return entry.first.starts_with("/site/output/.shirube-staging"); });
  return tree;
}

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

TEST(OutputWriter, WritesEveryEditionWithItsManifestAndTheBuildsRecord) {
  MemoryFileSystem files;
  const WriteCounts counts = counts_of(build(files, made_of({{"osaka", {{"guides/a.html", "abc"}}}})));
  EXPECT_EQ(counts.written, 1U);
  EXPECT_EQ(counts.unchanged, 0U);
  EXPECT_EQ(counts.removed, 0U);
  const std::string sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const std::string manifest =
      "{\"files\": [\n{\"path\": \"guides/a.html\", \"size\": 3, \"sha256\": \"" + sha256 + "\"}\n]}\n";
  EXPECT_EQ(files.snapshot(), (Snapshot{{"/", "/"},
                                        {"/site", "/"},
                                        {"/site/output", "/"},
                                        {"/site/output/build.json", "{\"editions\": [\"osaka\"]}\n"},
                                        {"/site/output/osaka", "/"},
                                        {"/site/output/osaka/guides", "/"},
                                        {"/site/output/osaka/guides/a.html", "abc"},
                                        {"/site/output/osaka/manifest.json", manifest}}));
}

TEST(OutputWriter, WritesOnlyWhatChanged) {
  MemoryFileSystem files;
  build_first(files);
  const WriteCounts counts = counts_of(build(files, second()));
  EXPECT_EQ(counts.written, 4U);
  EXPECT_EQ(counts.unchanged, 2U);
  EXPECT_EQ(counts.removed, 2U);
  EXPECT_EQ(files.snapshot(), clean_tree(second()));
}

TEST(OutputWriter, TheSameBuildAgainTouchesNoFile) {
  MemoryFileSystem files;
  build_first(files);
  // Whatever is put in place would need the right to change its folder.
  for (const char* folder : {"/site/output/osaka", "/site/output/osaka/guides", "/site/output/national/guides"}) {
    files.protect(folder);
  }
  const Snapshot before = files.snapshot();
  const WriteCounts counts = counts_of(build(files, first()));
  EXPECT_EQ(counts.written, 0U);
  EXPECT_EQ(counts.unchanged, 6U);
  EXPECT_EQ(files.snapshot(), before);
}

TEST(OutputWriter, AFileThatSomeoneChangedIsPutRight) {
  MemoryFileSystem files;
  build_first(files);
  files.add_file("/site/output/osaka/guides/a.html", "changed");
  files.add_link("/site/output/osaka/index.html", "/elsewhere/page.html");
  EXPECT_EQ(counts_of(build(files, first())).written, 2U);
  EXPECT_EQ(files.snapshot(), clean_tree(first()));
}

TEST(OutputWriter, AFileThatNobodyListedIsNeverRemoved) {
  MemoryFileSystem files;
  build_first(files);
  counts_of(build(files, third()));
  EXPECT_EQ(files.snapshot(), clean_tree(third()));
  EXPECT_EQ(files.snapshot().at("/site/output/osaka/guides/own.html"), "own");
}

TEST(OutputWriter, AnEditionThatTheSiteHasNoMoreIsTakenAwayWithItsFolder) {
  MemoryFileSystem files;
  counts_of(build(files, first()));
  EXPECT_EQ(counts_of(build(files, made_of({{"national", {{"index.html", "home"}}}}))).removed, 5U);
  const Snapshot tree = files.snapshot();
  EXPECT_EQ(tree.count("/site/output/osaka"), 0U);
  EXPECT_EQ(tree.count("/site/output/national/guides"), 0U);
}

TEST(OutputWriter, AnEditionThatIsNotBuiltThisTimeStays) {
  MemoryFileSystem files;
  build_first(files);
  Made national = made_of({{"national", first().editions.at("national")}});
  national.known_editions = {"national", "osaka"};
  counts_of(build(files, national));
  EXPECT_EQ(files.snapshot(), clean_tree(first()));
}

TEST(OutputWriter, AFileAddedTwiceIsOneFile) {
  MemoryFileSystem files;
  const Made made = made_of({{"osaka", {{"a.svg", "a"}}}});
  for (int round = 0; round < 2; ++round) {
    auto opened = open_for(files, made);
    OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
    writer.add("osaka", "a.svg", "a");
    writer.add("osaka", "a.svg", "a");
    const WriteCounts counts = counts_of(writer.finish(build_json_of(made)));
    EXPECT_EQ(counts.written + counts.unchanged, 1U);
  }
}

TEST(OutputWriter, TwoFilesForOnePathAreAnError) {
  MemoryFileSystem files;
  const Made made = made_of({{"osaka", {}}});
  auto opened = open_for(files, made);
  OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
  writer.add("osaka", "a.html", "a");
  writer.add("osaka", "a.html", "b");
  const FileError error = error_of(writer.finish("{}"));
  EXPECT_EQ(error.path, "/site/output/osaka/a.html");
  EXPECT_EQ(error.reason, "two different files would go here");
}

TEST(OutputWriter, FilesAreAddedFromSeveralThreads) {
  MemoryFileSystem files;
  const Made made = made_of({{"national", {}}, {"osaka", {}}});
  for (int round = 0; round < 2; ++round) {
    auto opened = open_for(files, made);
    OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&writer, thread] {
        for (int page = 0; page < 100; ++page) {
          const std::string path = "folder-" + std::to_string(page % 7) + "/" + std::to_string(page * 4 + thread);
          writer.add(page % 2 == 0 ? "national" : "osaka", path, path);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    const WriteCounts counts = counts_of(writer.finish(build_json_of(made)));
    EXPECT_EQ(counts.written, round == 0 ? 400U : 0U);
    EXPECT_EQ(counts.unchanged, round == 0 ? 0U : 400U);
  }
}

TEST(OutputWriter, AWriterThatIsNotFinishedLeavesTheOutputAsItWas) {
  MemoryFileSystem files;
  build_first(files);
  const Snapshot before = files.snapshot();
  {
    auto opened = open_for(files, second());
    std::get<std::unique_ptr<OutputWriter>>(opened)->add("osaka", "index.html", "new");
  }
  EXPECT_EQ(files.snapshot(), before);
}

TEST(OutputWriter, AFullDiskLeavesTheOldOutputByteForByte) {
  MemoryFileSystem empty;
  build_first(empty);
  const Snapshot before = empty.snapshot();
  bool was_enough = false;
  for (std::size_t budget = 0; !was_enough; budget += 7) {
    MemoryFileSystem files;
    build_first(files);
    files.limit_space(ByteCount{budget});
    const FileResult<WriteCounts> result = build(files, third());
    was_enough = std::holds_alternative<WriteCounts>(result);
    if (was_enough) continue;
    EXPECT_EQ(error_of(result).kind, FileError::Kind::no_space);
    ASSERT_EQ(files.snapshot(), before) << "with room for " << budget << " bytes";
  }
}

TEST(OutputWriter, WithoutPermissionTheOldOutputStaysAsItIs) {
  for (const char* folder : {"/site/output", "/site/output/osaka", "/site/output/osaka/guides",
                             "/site/output/osaka/assets/old", "/site/output/national/guides"}) {
    MemoryFileSystem files;
    build_first(files);
    files.protect(folder);
    const Snapshot before = files.snapshot();
    const FileError error = error_of(build(files, second()));
    EXPECT_EQ(error.kind, FileError::Kind::no_permission) << folder;
    EXPECT_EQ(files.snapshot(), before) << folder;
  }
}

TEST(OutputWriter, AnOutputThatIsAFileIsAnError) {
  MemoryFileSystem files;
  files.add_file("/site/output", "a file");
  const FileError error = error_of(build(files, first()));
  EXPECT_EQ(error.path, "/site/output");
  EXPECT_EQ(error.reason, "Not a directory");
  EXPECT_EQ(files.snapshot().at("/site/output"), "a file");
}

TEST(OutputWriter, AFolderWhereAPageMustGoIsAnErrorThatNamesIt) {
  for (const char* path :
       {"/site/output/osaka/guides/a.html", "/site/output/osaka/manifest.json", "/site/output/build.json"}) {
    MemoryFileSystem files;
    files.add_folder(path);
    const Snapshot before = files.snapshot();
    const FileError error = error_of(build(files, first()));
    EXPECT_EQ(error.path, path);
    EXPECT_EQ(error.reason, "a folder stands where a file must go");
    EXPECT_EQ(files.snapshot(), before);
  }
}

TEST(OutputWriter, ALinkOrAFileWhereAFolderMustGoIsAnErrorAndNothingGoesBehindIt) {
  for (const char* path : {"/site/output/osaka", "/site/output/osaka/guides"}) {
    for (const bool is_link : {true, false}) {
      MemoryFileSystem files;
      add_own_files(files);
      if (is_link) files.add_link(path, "/elsewhere");
      if (!is_link) files.add_file(path, "a file");
      const Snapshot before = files.snapshot();
      const FileError error = error_of(build(files, first()));
      EXPECT_EQ(error.path, path);
      EXPECT_EQ(error.reason, "something else stands where a folder must go");
      EXPECT_EQ(files.snapshot(), before);
    }
  }
}

TEST(OutputWriter, TheOutputItselfMayBeALink) {
  MemoryFileSystem files;
  files.add_link("/site/output", "/elsewhere");
  files.add_folder("/elsewhere");
  counts_of(build(files, first()));
  EXPECT_EQ(files.snapshot().at("/elsewhere/osaka/index.html"), "osaka");
}

TEST(OutputWriter, WhereAnotherBuildIsWritingThisOneStopsAtOnce) {
  MemoryFileSystem files;
  build_first(files);
  files.add_file("/site/output/.shirube-staging/osaka/index.html", "of the other build");
  files.lock_by_another_process("/site/output");
  const Snapshot before = files.snapshot();
  const FileError error = error_of(build(files, second()));
  EXPECT_EQ(error.path, "/site/output");
  EXPECT_EQ(error.reason, "another build is writing here");
  EXPECT_EQ(files.snapshot(), before);
}

TEST(OutputWriter, AHostileManifestRemovesNothingOutsideItsEdition) {
  MemoryFileSystem files;
  build_first(files);
  files.add_link("/site/output/osaka/link", "/elsewhere");
  files.add_folder("/site/output/osaka/empty");
  files.add_file("/site/output/osaka/manifest.json",
                 R"({"files": [{"path": "../../content/site.yaml"}, {"path": "/elsewhere/page.html"},
                    {"path": "link/page.html"}, {"path": "empty"}, {"path": "own.html/below"}, {"path": "."},
                    {"path": "guides/old.html"}, {"path": "assets/old/picture.svg"}, {"path": "manifest.json"}]})");
  Snapshot expected = clean_tree(second());
  expected["/site/output/osaka/link"] = "-> /elsewhere";
  expected["/site/output/osaka/empty"] = "/";
  EXPECT_EQ(counts_of(build(files, second())).removed, 2U);
  EXPECT_EQ(files.snapshot(), expected);
}

TEST(OutputWriter, AHostileBuildJsonNamesNoFolderOutsideTheOutput) {
  for (const char* json : {R"({"editions": ["..", "../content", "", ".", "/elsewhere", "a/b", 5, null, ["x"]]})",
                           R"({"editions": "osaka"})", "[]", "{", "", "\xFF", R"({"editions": {"id": "osaka"}})"}) {
    MemoryFileSystem files;
    build_first(files);
    files.add_file("/site/output/build.json", json);
    files.add_file("/site/content/manifest.json", R"({"files": [{"path": "site.yaml"}]})");
    counts_of(build(files, second()));
    Snapshot expected = clean_tree(second());
    expected["/site/content/manifest.json"] = R"({"files": [{"path": "site.yaml"}]})";
    EXPECT_EQ(files.snapshot(), expected) << json;
  }
}

TEST(OutputWriter, EditionsOfAnEarlierBuildAreReadAsIdsOrAsObjectsWithAnId) {
  for (const char* json : {R"({"editions": ["national", "osaka"]})",
                           R"({"editions": [{"id": "national", "name": "x"}, {"id": "osaka"}], "tool": {}})"}) {
    MemoryFileSystem files;
    build_first(files);
    files.add_file("/site/output/build.json", json);
    counts_of(build(files, third()));
    EXPECT_EQ(files.snapshot(), clean_tree(third())) << json;
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

TEST(OutputWriter, AfterAnyOneOperationFailsTheBuildSaysSoAndTheNextIsClean) {
  for (const Made* made : {&second(), &third()}) {
    const Snapshot clean = clean_tree(*made);
    bool was_hit = true;
    for (std::size_t operation = 0; was_hit; ++operation) {
      MemoryFileSystem files;
      build_first(files);
      files.fail_operation(operation, false);
      const FileResult<WriteCounts> result = build(files, *made);
      was_hit = files.operations() > operation;
      expect_whole_files(files, {clean_tree(first()), clean},
                         "after operation " + std::to_string(operation) + " failed");
      if (std::holds_alternative<WriteCounts>(result)) {
        // Reading failed only to compare: then the file was written anew.
        EXPECT_EQ(files.snapshot(), clean) << operation;
      }
      files.recover();
      counts_of(build(files, *made));
      ASSERT_EQ(files.snapshot(), clean) << operation;
    }
  }
}

}  // namespace
}  // namespace shirube
