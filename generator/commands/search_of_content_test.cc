// The search index of the site in content/: every part of every text is found.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/disk.h"
#include "generator/bundle/read_search_test.h"
#include "generator/commands/commands.h"

namespace shirube {
namespace {

SearchFiles files_below(const std::filesystem::path& edition) {
  SearchFiles files;
  for (const auto& entry : std::filesystem::directory_iterator(edition / "search")) {
    std::ifstream stream(entry.path(), std::ios::binary);
    files.emplace("search/" + entry.path().filename().string(),
                  std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()));
  }
  return files;
}

TEST(SearchOfContent, finds_every_occurrence_of_any_part_of_any_text) {
  const std::filesystem::path output = std::filesystem::path(testing::TempDir()) / "shirube-search-of-content";
  std::filesystem::remove_all(output);
  Disk disk;
  BuildOptions options;
  options.site.site = SHIRUBE_SOURCE_FOLDER;
  options.site.jobs = 2;
  options.output = output.string();
  ASSERT_EQ(run_build(disk, options), ExitStatus::fine);
  std::mt19937 chance(20261121);
  std::size_t editions = 0;
  for (const auto& entry : std::filesystem::directory_iterator(output)) {
    if (!std::filesystem::exists(entry.path() / "search")) continue;
    ++editions;
    const ReadSearch search(files_below(entry.path()));
    const auto entries = search.folded_entries();
    for (int turn = 0; turn < 700; ++turn) {
      const auto& of_page = entries[chance() % entries.size()];
      const std::u16string& text = of_page[chance() % of_page.size()];
      if (text.empty()) continue;
      const std::u16string part = text.substr(chance() % text.size(), 1 + chance() % 12);
      std::set<std::uint32_t> expected;
      for (std::uint32_t number = 0; number < entries.size(); ++number) {
        for (const std::u16string& each : entries[number]) {
          if (each.find(part) != std::u16string::npos) expected.insert(number);
        }
      }
      EXPECT_EQ(search.verified(part), expected);
    }
  }
  EXPECT_EQ(editions, 3U);
  std::filesystem::remove_all(output);
}

}  // namespace
}  // namespace shirube
