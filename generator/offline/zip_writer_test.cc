#include "generator/offline/zip_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "generator/offline/example_bundles.h"
#include "generator/offline/zip_reader.h"

namespace shirube {
namespace {

using testing::HasSubstr;

ZipSource file(const std::string& path, const std::string& bytes) {
  return {path, [bytes]() -> OfflineResult<std::string> { return bytes; }};
}

std::size_t count_files(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

class ZipWriterTest : public testing::Test {
 protected:
  const ExampleFolder folder_;
  const std::vector<ZipSource> sources_ = {file("b/c.html", std::string(70'000, 'c')), file("a.png", "picture"),
                                           file("empty", "")};
};

TEST_F(ZipWriterTest, writes_what_the_reader_reads) {
  ASSERT_FALSE(write_zip(folder_.path("zip"), sources_));
  auto opened = ZipReader::open(folder_.path("zip"));
  ASSERT_TRUE(std::holds_alternative<ZipReader>(opened)) << std::get<Fault>(opened).english;
  auto& zip = std::get<ZipReader>(opened);
  ASSERT_EQ(zip.entries().size(), 3U);
  EXPECT_EQ(std::get<std::string>(zip.read(*zip.find("b/c.html"), 70'000)), std::string(70'000, 'c'));
  EXPECT_EQ(std::get<std::string>(zip.read(*zip.find("a.png"), 100)), "picture");
  EXPECT_EQ(std::get<std::string>(zip.read(*zip.find("empty"), 0)), "");
}

TEST_F(ZipWriterTest, gives_the_same_bytes_whatever_the_order_the_time_zone_and_the_rights) {
  ASSERT_FALSE(write_zip(folder_.path("one"), sources_));
  std::vector<ZipSource> turned = sources_;
  std::reverse(turned.begin(), turned.end());
  const mode_t rights = ::umask(077);
  ::setenv("TZ", "Asia/Tokyo", 1);
  ASSERT_FALSE(write_zip(folder_.path("other"), turned));
  ::unsetenv("TZ");
  ::umask(rights);
  EXPECT_EQ(folder_.read("one"), folder_.read("other"));
}

TEST_F(ZipWriterTest, has_one_time_and_mode_and_no_extra_fields) {
  ASSERT_FALSE(write_zip(folder_.path("zip"), {file("a.png", "picture")}));
  RawZipEntry entry;
  entry.path = "a.png";
  entry.packed = "picture";
  entry.needed = 10;
  entry.made_by = 3 << 8 | 63;
  RawZip zip;
  zip.entries = {entry};
  EXPECT_EQ(folder_.read("zip"), raw_zip(zip));
}

TEST_F(ZipWriterTest, asks_for_each_file_once_and_for_one_at_a_time) {
  int asked = 0;
  std::vector<ZipSource> sources;
  for (int i = 0; i < 20; ++i) {
    sources.push_back({"f" + std::to_string(i), [&asked]() -> OfflineResult<std::string> {
                         ++asked;
                         return std::string(1'000, 'x');
                       }});
  }
  ASSERT_FALSE(write_zip(folder_.path("zip"), sources));
  EXPECT_EQ(asked, 20);
}

TEST_F(ZipWriterTest, refuses_paths_that_no_bundle_may_have) {
  EXPECT_THAT(write_zip(folder_.path("zip"), {file("../a", "")})->english, HasSubstr("cannot go into a zip"));
  EXPECT_THAT(write_zip(folder_.path("zip"), {file("a", ""), file("a", "")})->english, HasSubstr("twice"));
  EXPECT_EQ(count_files(folder_.path("")), 0U);
}

TEST_F(ZipWriterTest, leaves_the_old_file_where_a_source_fails) {
  folder_.write("zip", "old");
  const ZipSource failing{"z", []() -> OfflineResult<std::string> {
                            return Fault{Fault::Kind::system, "読めません", "cannot be read"};
                          }};
  const auto fault = write_zip(folder_.path("zip"), {file("a", "a"), failing});
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->english, "cannot be read");
  EXPECT_EQ(folder_.read("zip"), "old");
  EXPECT_EQ(count_files(folder_.path("")), 1U);
}

TEST_F(ZipWriterTest, leaves_the_old_file_where_there_is_no_space) {
  folder_.write("zip", "old");
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{2'000, 2'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::string noise;
    for (unsigned i = 0, x = 1; i < 50'000; ++i) noise += static_cast<char>((x = x * 1'103'515'245U + 12'345U) >> 24);
    const auto fault = write_zip(folder_.path("zip"), {file("a.png", noise)});
    ::_exit(fault && fault->kind == Fault::Kind::system ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(folder_.read("zip"), "old");
  EXPECT_EQ(count_files(folder_.path("")), 1U);
}

TEST_F(ZipWriterTest, says_where_it_cannot_write) {
  const auto fault = write_zip(folder_.path("missing/zip"), sources_);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, Fault::Kind::system);
  EXPECT_EQ(fault->english, folder_.path("missing/zip") + ": No such file or directory");
  std::filesystem::create_directory(folder_.path("folder"));
  EXPECT_THAT(write_zip(folder_.path("folder"), sources_)->english, HasSubstr("Is a directory"));
  std::filesystem::create_symlink("zip", folder_.path("link"));
  EXPECT_THAT(write_zip(folder_.path("link"), sources_)->english, HasSubstr("is not a regular file"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder_.path("link")));
  std::filesystem::remove(folder_.path("link"));
  EXPECT_EQ(count_files(folder_.path("")), 1U);
}

}  // namespace
}  // namespace shirube
