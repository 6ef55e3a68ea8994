#include "generator/offline/zim_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <zim/archive.h>
#include <zim/item.h>
#include <zim/search.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"

namespace shirube {
namespace {

namespace fs = std::filesystem;

class ZimFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "shirube-zim-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static ZimFile file(const std::string& path, const std::string& bytes) {
    return {path, [bytes] { return OfflineResult<std::string>(bytes); }};
  }
  static ZimFile page(const std::string& path, const std::string& title, const std::string& text) {
    return file(path, "<!DOCTYPE html><html lang=\"ja\"><head><title>" + title +
                          "</title></head><body><header>見出し欄</header><main><h1>" + title + "</h1><p>" + text +
                          "</p></main></body></html>");
  }
  ZimOrder order(const std::string& name) const {
    ZimOrder made;
    made.to = (folder_ / name).string();
    made.files = {page("index.html", "表紙", "案内です"), page("guides/a.html", "パスワードの再設定", "データを送る"),
                  page("guides/b.html", "端末", "カードを読む"), page("404.html", "見つかりません", "データ"),
                  file("assets/style.css", "body{}")};
    made.main_path = "index.html";
    made.metadata = {"shirube_ja_osaka", "案内", "手順の案内",       "長い説明",         "大阪府", "大阪府",
                     "shirube 0.1.0",    "",     Language::japanese, Moment{1763650800}, "PNG"};
    return made;
  }
  static std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::vector<std::string> names_in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    return names;
  }
  static std::vector<std::string> found(const std::string& path, const std::string& query) {
    const zim::Archive archive(path);
    zim::Searcher searcher(archive);
    const auto results = searcher.search(zim::Query(query)).getResults(0, 10);
    std::vector<std::string> paths;
    for (auto result = results.begin(); result != results.end(); ++result) paths.push_back(result.getPath());
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  fs::path folder_;
};

TEST_F(ZimFileTest, it_holds_every_file_and_begins_with_the_main_page) {
  ASSERT_FALSE(write_zim(order("a.zim")));
  const zim::Archive archive((folder_ / "a.zim").string());
  EXPECT_TRUE(archive.check());
  EXPECT_EQ(archive.getEntryCount(), 5U);
  EXPECT_EQ(archive.getMainEntry().getItem(true).getPath(), "index.html");
  EXPECT_EQ(std::string(archive.getEntryByPath("assets/style.css").getItem().getData()), "body{}");
  EXPECT_EQ(archive.getEntryByPath("guides/a.html").getTitle(), "パスワードの再設定");
  EXPECT_EQ(archive.getEntryByPath("guides/a.html").getItem().getMimetype(), "text/html");
  EXPECT_EQ(archive.getArticleCount(), 3U) << "the page for what is not found is no article";
}

TEST_F(ZimFileTest, its_metadata_are_complete_and_within_the_limits) {
  ZimOrder long_one = order("a.zim");
  for (int i = 0; i < 50; ++i) long_one.metadata.title += "長い";
  long_one.metadata.description = long_one.metadata.title;
  ASSERT_FALSE(write_zim(long_one));
  const zim::Archive archive(long_one.to);
  EXPECT_EQ(count_code_points(archive.getMetadata("Title")).value, 30U);
  EXPECT_EQ(count_code_points(archive.getMetadata("Description")).value, 80U);
  EXPECT_TRUE(archive.getMetadata("Title").ends_with("…"));
  EXPECT_EQ(archive.getMetadata("LongDescription"), "長い説明");
  EXPECT_EQ(archive.getMetadata("Name"), "shirube_ja_osaka");
  EXPECT_EQ(archive.getMetadata("Language"), "jpn");
  EXPECT_EQ(archive.getMetadata("Creator"), "大阪府");
  EXPECT_EQ(archive.getMetadata("Publisher"), "大阪府");
  EXPECT_EQ(archive.getMetadata("Date"), "2025-11-21");
  EXPECT_EQ(archive.getMetadata("Scraper"), "shirube 0.1.0");
  EXPECT_EQ(std::string(archive.getIllustrationItem(48).getData()), "PNG");
}

TEST_F(ZimFileTest, the_same_order_gives_the_same_bytes) {
  ASSERT_FALSE(write_zim(order("a.zim")));
  ZimOrder other_way_round = order("b.zim");
  std::reverse(other_way_round.files.begin(), other_way_round.files.end());
  ASSERT_FALSE(write_zim(other_way_round));
  EXPECT_EQ(bytes_of((folder_ / "a.zim").string()), bytes_of((folder_ / "b.zim").string()));
}

TEST_F(ZimFileTest, another_text_has_another_identifier) {
  ASSERT_FALSE(write_zim(order("a.zim")));
  ZimOrder changed = order("b.zim");
  changed.files.back() = file("assets/style.css", "body{margin:0}");
  ASSERT_FALSE(write_zim(changed));
  EXPECT_NE(zim::Archive((folder_ / "a.zim").string()).getUuid(), zim::Archive(changed.to).getUuid());
}

TEST_F(ZimFileTest, japanese_is_found_with_its_sound_marks_and_by_readers_that_take_them_off) {
  ASSERT_FALSE(write_zim(order("a.zim")));
  const std::string path = (folder_ / "a.zim").string();
  const std::vector<std::string> guide = {"guides/a.html"};
  for (const char* query : {"パスワード", "ハスワート", "データ", "テータ", "再設定", "データを送る"}) {
    EXPECT_EQ(found(path, query), guide) << query;
  }
  EXPECT_EQ(found(path, "ガード"), std::vector<std::string>()) << "カード is another word";
  EXPECT_EQ(found(path, "見出し欄"), std::vector<std::string>()) << "that is on every page";
}

TEST_F(ZimFileTest, a_folder_that_is_not_there_is_told_and_nothing_is_left) {
  ZimOrder nowhere = order("missing/a.zim");
  const auto fault = write_zim(nowhere);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, Fault::Kind::system);
  EXPECT_EQ(fault->english, nowhere.to + ": cannot be written (No such file or directory)");
  EXPECT_EQ(names_in_folder(), std::vector<std::string>());
}

TEST_F(ZimFileTest, a_file_that_cannot_be_read_leaves_the_earlier_one_as_it_was) {
  ASSERT_FALSE(write_zim(order("a.zim")));
  const std::string before = bytes_of((folder_ / "a.zim").string());
  ZimOrder broken = order("a.zim");
  broken.files.push_back({"x.html", [] {
                            return OfflineResult<std::string>(Fault{Fault::Kind::system, "だめ", "bad"});
                          }});
  const auto fault = write_zim(broken);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->english, "bad");
  EXPECT_EQ(bytes_of((folder_ / "a.zim").string()), before);
  EXPECT_EQ(names_in_folder(), std::vector<std::string>{"a.zim"});
}

TEST_F(ZimFileTest, two_files_at_one_path_are_refused) {
  ZimOrder twice = order("a.zim");
  twice.files.push_back(twice.files.front());
  EXPECT_TRUE(write_zim(twice));
  EXPECT_EQ(names_in_folder(), std::vector<std::string>());
}

}  // namespace
}  // namespace shirube
