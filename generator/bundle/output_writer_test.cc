#include "generator/bundle/output_writer.h"

#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "generator/bundle/example_builds.h"

namespace shirube {
namespace {

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
  EXPECT_EQ(counts.written, 6U);
  EXPECT_EQ(counts.unchanged, 2U);
  EXPECT_EQ(counts.removed, 2U);
  EXPECT_EQ(files.snapshot(), clean_tree(second()));
}

TEST(OutputWriter, TheSameBuildAgainTouchesNoFile) {
  MemoryFileSystem files;
  build_first(files);
  // Whatever is put in place would need the right to change its folder.
  for (const char* folder :
       {"/site/output/osaka", "/site/output/osaka/guides", "/site/output/national/guides", "/site/output/forms"}) {
    files.protect(folder);
  }
  const Snapshot before = files.snapshot();
  const WriteCounts counts = counts_of(build(files, first()));
  EXPECT_EQ(counts.written, 0U);
  EXPECT_EQ(counts.unchanged, 7U);
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
  EXPECT_EQ(counts_of(build(files, made_of({{"national", {{"index.html", "home"}}}}))).removed, 6U);
  const Snapshot tree = files.snapshot();
  EXPECT_EQ(tree.count("/site/output/osaka"), 0U);
  EXPECT_EQ(tree.count("/site/output/national/guides"), 0U);
  EXPECT_EQ(tree.count("/site/output/forms"), 0U);
}

TEST(OutputWriter, FormsPacksStandBesideTheEditionsAndInNoManifest) {
  MemoryFileSystem files;
  build_first(files);
  const Snapshot tree = files.snapshot();
  EXPECT_EQ(tree.at("/site/output/forms/osaka.pack.json"), "osaka pack");
  EXPECT_EQ(tree.at("/site/output/osaka/manifest.json").find("pack.json"), std::string::npos);
}

TEST(OutputWriter, APackThatAnEditionHasNoMoreIsTakenAwayAndNobodyElsesFile) {
  MemoryFileSystem files;
  build_first(files);
  files.add_file("/site/output/forms/own.pack.json", "own");
  EXPECT_EQ(counts_of(build(files, made_of({{"osaka", first().editions.at("osaka")}}))).removed, 3U);
  const Snapshot tree = files.snapshot();
  EXPECT_EQ(tree.count("/site/output/forms/osaka.pack.json"), 0U);
  EXPECT_EQ(tree.at("/site/output/forms/own.pack.json"), "own");
}

TEST(OutputWriter, APackOfAnEditionThatIsNotBuiltThisTimeStays) {
  MemoryFileSystem files;
  build_first(files);
  Made national = made_of({{"national", first().editions.at("national")}}, {{"national", "pack"}});
  national.known_editions = {"national", "osaka"};
  counts_of(build(files, national));
  EXPECT_EQ(files.snapshot().at("/site/output/forms/osaka.pack.json"), "osaka pack");
  EXPECT_EQ(files.snapshot().at("/site/output/forms/national.pack.json"), "pack");
}

TEST(OutputWriter, PacksAreNeverPutOrTakenAwayBehindALink) {
  MemoryFileSystem files;
  build_first(files);
  files.add_file("/elsewhere/osaka.pack.json", "elsewhere");
  Made none = first();
  none.forms_packs.clear();
  counts_of(build(files, none));
  files.add_link("/site/output/forms", "/elsewhere");
  EXPECT_EQ(error_of(build(files, first())).path, "/site/output/forms");
  counts_of(build(files, none));
  EXPECT_EQ(files.snapshot().at("/elsewhere/osaka.pack.json"), "elsewhere");
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

}  // namespace
}  // namespace shirube
