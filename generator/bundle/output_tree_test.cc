#include "generator/bundle/output_tree.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

using Paths = std::vector<std::string>;

TEST(Manifest, HasOneEntryALineSortedByPathInByteOrder) {
  const std::string digest(64, '0');
  EXPECT_EQ(
      write_manifest({{"guides/標.html", 7, digest}, {"guides/b.html", 0, digest}, {"guides/B.html", 12, digest}}),
      "{\"files\": [\n"
      "{\"path\": \"guides/B.html\", \"size\": 12, \"sha256\": \"" +
          digest +
          "\"},\n"
          "{\"path\": \"guides/b.html\", \"size\": 0, \"sha256\": \"" +
          digest +
          "\"},\n"
          "{\"path\": \"guides/標.html\", \"size\": 7, \"sha256\": \"" +
          digest +
          "\"}\n"
          "]}\n");
}

TEST(Manifest, OfNothingIsStillAManifest) {
  EXPECT_EQ(write_manifest({}), "{\"files\": [\n]}\n");
  EXPECT_EQ(paths_in_manifest(write_manifest({})), Paths{});
}

TEST(Manifest, GivesBackThePathsThatWereWritten) {
  const Paths paths{"a \"quoted\"\\path", "guides/a.html", "line\nbreak", "標.html"};
  std::vector<ManifestEntry> entries;
  for (const std::string& path : paths) entries.push_back({path, 1, std::string(64, 'f')});
  EXPECT_EQ(paths_in_manifest(write_manifest(entries)), paths);
}

TEST(Manifest, APathThatCouldLeaveItsFolderIsNotGiven) {
  for (const std::string path :
       {"", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", ".", "./a", "a/./b", "a//b", "a/", "a\\u0000b"}) {
    EXPECT_EQ(paths_in_manifest("{\"files\": [{\"path\": \"" + path + "\"}, {\"path\": \"good\"}]}"), Paths{"good"})
        << path;
  }
  for (const std::string path : {"...", "..a", "a..", ".htaccess", "a/.b/..c", "a\\\\..\\\\b"}) {
    EXPECT_EQ(paths_in_manifest("{\"files\": [{\"path\": \"" + path + "\"}]}").size(), 1U) << path;
  }
}

TEST(Manifest, APathLongerThanASystemTakesIsNotGiven) {
  const std::string longest(4096, 'a');
  EXPECT_EQ(paths_in_manifest("{\"files\": [{\"path\": \"" + longest + "\"}]}"), Paths{longest});
  EXPECT_EQ(paths_in_manifest("{\"files\": [{\"path\": \"" + longest + "a\"}]}"), Paths{});
}

TEST(Manifest, ATextThatIsNoneGivesNoPath) {
  for (const char* json :
       {"", "x", "null", "5", "\"a\"", "[]", "[{\"path\": \"a\"}]", "{}", "{\"files\": null}", "{\"files\": \"a\"}",
        "{\"files\": {\"path\": \"a\"}}", "{\"files\": [[{\"path\": \"a\"}]]}", "{\"other\": [{\"path\": \"a\"}]}",
        "{\"files\": [{\"path\": \"a\"}]", "{\"files\": [{\"path\": \"a\"}]} x", "{\"files\": [{\"path\": \"a\"},]}",
        "{\"files\": [{\"path\": \"\xFF\"}]}", "{\"files\": [{\"path\": \"a\", \"size\": 1e999}]}"}) {
    EXPECT_EQ(paths_in_manifest(json), Paths{}) << json;
  }
}

TEST(Manifest, OnlyAnEntrysOwnPathCounts) {
  EXPECT_EQ(paths_in_manifest(R"({"path": "a", "files": [
              {"path": ["b"]}, {"path": {"path": "c"}}, {"path": null}, {"path": 1, "other": "d"}, {"path": true},
              {"other": {"path": "e"}}, "path", "f", {"size": 5, "path": "g", "sha256": ""}, 5, null
            ], "more": [{"path": "h"}]})"),
            Paths{"g"});
}

TEST(Manifest, GivesAtMostAMillionPaths) {
  std::string json = "{\"files\": [{\"path\": \"a\"}";
  for (int entry = 1; entry < 1'000'010; ++entry) json += ",{\"path\": \"a\"}";
  EXPECT_EQ(paths_in_manifest(json + "]}").size(), 1'000'000U);
}

TEST(Manifest, DeepNestingIsReadWithoutRunningOutOfStack) {
  const std::string deep = std::string(1'000'000, '[');
  EXPECT_EQ(paths_in_manifest(deep), Paths{});
  EXPECT_EQ(
      paths_in_manifest("{\"files\": [{\"path\": \"a\", \"other\": " + deep + std::string(1'000'000, ']') + "}]}"),
      Paths{"a"});
}

}  // namespace
}  // namespace shirube
