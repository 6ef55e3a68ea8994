#include "generator/bundle/search_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <random>
#include <set>

#include "base/parallel.h"
#include "generator/bundle/publish_search.h"
#include "generator/bundle/read_search_test.h"
#include "generator/model/hole.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// Fills `name` with the edition's own.
class NameFiller : public HoleFiller {
 public:
  explicit NameFiller(std::string name) : name_(std::move(name)) {}
  void append(std::string_view, std::string& text) const override { text += name_; }

 private:
  std::string name_;
};

Synonym synonym(const std::string& phrase, const std::vector<std::string>& alternatives) {
  Synonym made;
  made.phrase.text = phrase;
  for (const std::string& alternative : alternatives) made.alternatives.emplace_back().text = alternative;
  return made;
}

/// What is written for editions of these names, each of which shows all pages.
std::vector<SearchFiles> published(const std::vector<SearchText>& pages, const std::vector<std::string>& names,
                                   unsigned jobs = 1, const std::vector<Synonym>& synonyms = {}) {
  std::vector<NameFiller> fillers(names.begin(), names.end());
  std::vector<const HoleFiller*> pointers;
  std::vector<std::size_t> all;
  for (const NameFiller& filler : fillers) {
    all.push_back(pointers.size());
    pointers.push_back(&filler);
  }
  std::vector<SearchFiles> files(names.size());
  std::mutex mutex;
  SearchPublisher publisher(pointers, jobs, [&](std::size_t edition, std::string path, std::string_view bytes) {
    const std::lock_guard lock(mutex);
    files[edition].insert_or_assign(std::move(path), std::string(bytes));
  });
  for (std::size_t first = 0; first < pages.size(); first += SearchPublisher::pages_at_once) {
    const std::size_t count = std::min(SearchPublisher::pages_at_once, pages.size() - first);
    for_each_in_parallel(count, jobs, [&](std::size_t place, unsigned worker) {
      publisher.read(place, pages[first + place], all, worker);
    });
    publisher.take();
  }
  const std::vector<std::string> heads = publisher.finish(synonyms);
  for (std::size_t edition = 0; edition < heads.size(); ++edition) EXPECT_TRUE(files[edition].contains(heads[edition]));
  return files;
}

SearchText page(std::string id, std::string title, std::vector<SearchSection> sections) {
  return {"guides/" + id + ".html", std::move(title), std::move(sections)};
}

TEST(SearchIndex, is_written_in_the_form_that_the_browser_reads) {
  const auto files = published({page("a", "Aあ", {{"s", "い", {"\"b\\\u2028😀"}}}), page("b", "あ", {})}, {"x"}, 1,
                               {synonym("ＩＤ", {"名前"})});
  std::vector<std::string> texts, paths;
  for (const auto& [path, bytes] : files[0]) {
    paths.push_back(path);
    texts.push_back(bytes);
  }
  EXPECT_THAT(
      texts,
      testing::UnorderedElementsAre(
          "shirubeSearch(\"t0\",[[\"guides/a.html\",\"Aあ\",[[\"s\",\"い\",\"\\\"b\\\\\\u2028😀\"]]],"
          "[\"guides/b.html\",\"あ\",[]]]);\n",
          "shirubeSearch(\"w0\",{\" \\ud83d\":\"C\",\"\\\"b\":\"C\",\"\\\\ \":\"C\",\"aあ\":\"A\",\"b\\\\\":\"C\","
          "\"あ\":\"AE\",\"い\":\"B\",\"\\ud83d\\ude00\":\"C\",\"\\ude00\":\"C\"});\n",
          testing::AllOf(testing::StartsWith("shirubeSearch(\"head\",{\"pages\":2,\"words\":[[\" \\ud83d\",\""),
                         testing::HasSubstr("\"]],\"texts\":[[0,\""),
                         testing::EndsWith("\"]],\"synonyms\":{\"id\":[\"名前\"]}});\n"))));
  EXPECT_THAT(paths, testing::Each(testing::MatchesRegex("search/(head-)?[0-9a-f]{12}\\.js")));
}

TEST(SearchIndex, tells_of_each_page_the_best_place_of_a_key) {
  const auto files = published({page("a", "申請", {{"", "", {"手順"}}, {"s", "手順", {"申請"}}}), page("b", "x", {}),
                                page("c", "y", {{"", "", {"申請"}}})},
                               {"x"});
  const ReadSearch search(files[0]);
  EXPECT_THAT(search.postings("申請"), ElementsAre(Pair(0, 0), Pair(2, 2)));
  EXPECT_THAT(search.postings("手順"), ElementsAre(Pair(0, 1)));
  EXPECT_THAT(search.postings("請"), ElementsAre(Pair(0, 0), Pair(2, 2)));
  EXPECT_THAT(search.postings("請手"), ElementsAre());
}

TEST(SearchIndex, has_each_edition_s_own_values_and_joins_no_words_over_them) {
  const std::string text = "係は" + hole("name") + "です";
  const auto files = published({page("a", "係", {{"", "", {text, "大阪"}}})}, {"大阪府", "東京", ""});
  EXPECT_THAT(ReadSearch(files[0]).pages_with("は大阪府で"), ElementsAre(0));
  EXPECT_THAT(ReadSearch(files[0]).pages_with("東京"), ElementsAre());
  EXPECT_THAT(ReadSearch(files[1]).pages_with("は東京です"), ElementsAre(0));
  EXPECT_THAT(ReadSearch(files[1]).pages_with("はで"), ElementsAre());
  EXPECT_THAT(ReadSearch(files[2]).pages_with("はで"), ElementsAre(0));
  EXPECT_THAT(ReadSearch(files[1]).postings("係は"), ElementsAre(Pair(0, 2)));
  EXPECT_THAT(ReadSearch(files[1]).postings("係"), ElementsAre(Pair(0, 0)));
}

TEST(SearchIndex, settles_line_breaks_beside_values) {
  const std::string text = "係" + std::string(soft_break) + hole("name") + std::string(soft_break) + "desk";
  EXPECT_EQ(ReadSearch(published({page("a", "t", {{"", "", {text}}})}, {"大阪"})[0]).all_texts()[0][0].back(),
            "係大阪 desk");
  EXPECT_EQ(ReadSearch(published({page("a", "t", {{"", "", {text}}})}, {"X"})[0]).all_texts()[0][0].back(),
            "係 X desk");
}

/// Pages of a small alphabet, so that parts of one text stand in others: with pairs, marks, and several editions.
std::vector<SearchText> chance_pages(std::size_t count, std::mt19937& chance) {
  const std::vector<std::string> letters = {"あ", "ア", "か", "カ\u3099", "ｶﾞ", "申", "請", "a",  "B", "Ｂ",      "1",
                                            "-",  "−",  " ",  "　",       "😀",  "𠮷", "\"", "\\", "é", "e\u0301", "<"};
  const auto text = [&](std::size_t most) {
    std::string made = "申";
    for (std::size_t left = chance() % most; left > 0; --left) made += letters[chance() % letters.size()];
    if (chance() % 4 == 0) made += hole("name") + letters[chance() % letters.size()];
    return made;
  };
  std::vector<SearchText> pages;
  for (std::size_t i = 0; i < count; ++i) {
    SearchText& made = pages.emplace_back(page("p" + std::to_string(i), text(8), {}));
    for (std::size_t section = chance() % 4; section > 0; --section) {
      SearchSection& written = made.sections.emplace_back();
      written.anchor = "s" + std::to_string(section);
      written.heading = text(8);
      for (std::size_t texts = chance() % 4; texts > 0; --texts) written.texts.push_back(text(60));
    }
  }
  return pages;
}

TEST(SearchIndex, finds_every_occurrence_of_any_part_of_any_text) {
  std::mt19937 chance(20261121);
  const std::vector<std::string> names = {"大阪府", "か\u3099"};
  const auto pages = chance_pages(900, chance);
  const auto files = published(pages, names, 2);
  for (std::size_t edition = 0; edition < names.size(); ++edition) {
    const ReadSearch search(files[edition]);
    ASSERT_GT(search.text_shards(), 1U);
    const auto entries = search.folded_entries();
    ASSERT_EQ(entries.size(), pages.size());
    for (int turn = 0; turn < 1000; ++turn) {
      const auto& of_page = entries[chance() % entries.size()];
      const std::u16string& entry = of_page[chance() % of_page.size()];
      if (entry.empty()) continue;
      const std::size_t start = chance() % entry.size();
      const std::u16string part = entry.substr(start, 1 + chance() % 6);
      if (part.find(u' ') != std::u16string::npos) continue;
      std::set<std::uint32_t> expected;
      for (std::uint32_t number = 0; number < entries.size(); ++number) {
        for (const std::u16string& each : entries[number]) {
          if (each.find(part) != std::u16string::npos) expected.insert(number);
        }
      }
      EXPECT_EQ(search.verified(part), expected);
    }
  }
}

TEST(SearchIndex, is_the_same_whatever_the_number_of_threads) {
  std::mt19937 chance(7);
  const auto pages = chance_pages(700, chance);
  EXPECT_EQ(published(pages, {"a", "b"}, 1), published(pages, {"a", "b"}, 4));
}

TEST(SearchIndex, changes_few_files_where_few_texts_change) {
  std::mt19937 chance(8);
  auto pages = chance_pages(3000, chance);
  const auto before = published(pages, {"a"})[0];
  pages[5].sections.push_back({"new", "申請", {std::string(2000, 'a')}});
  const auto after = published(pages, {"a"})[0];
  std::size_t changed = 0;
  for (const auto& [path, bytes] : after) changed += before.contains(path) ? 0 : 1;
  ASSERT_GT(before.size(), 12U);
  EXPECT_LT(changed, before.size() / 2);
}

TEST(SearchIndex, of_no_pages_is_a_head_alone) {
  const auto files = published({}, {"x"});
  ASSERT_EQ(files[0].size(), 1U);
  EXPECT_EQ(files[0].begin()->second,
            "shirubeSearch(\"head\",{\"pages\":0,\"words\":[],\"texts\":[],\"synonyms\":{}});\n");
}

}  // namespace
}  // namespace shirube
