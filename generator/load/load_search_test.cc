#include "generator/load/load_search.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  std::vector<Synonym> synonyms;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  std::vector<Synonym> synonyms;
  if (node) synonyms = load_search(*node, diagnostics);
  return {std::move(synonyms), told(diagnostics, text)};
}

TEST(LoadSearch, phrases_are_read_in_their_order_with_one_word_or_several) {
  const auto [synonyms, told] = load("synonyms:\n  パスワード忘れ: 再設定\n  ID: [ユーザ名, ログインID]\n");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(synonyms.size(), 2U);
  EXPECT_EQ(synonyms[0].phrase.text, "パスワード忘れ");
  ASSERT_EQ(synonyms[0].alternatives.size(), 1U);
  EXPECT_EQ(synonyms[0].alternatives[0].text, "再設定");
  EXPECT_EQ(synonyms[1].alternatives.at(1).text, "ログインID");
}

TEST(LoadSearch, without_synonyms_there_are_none) {
  EXPECT_TRUE(load("{}\n").synonyms.empty());
  EXPECT_EQ(load("{}\n").told, Told{});
  EXPECT_EQ(load("synonyms: {}\n").told, Told{});
}

TEST(LoadSearch, unknown_keys_are_reported) {
  EXPECT_EQ(load("synonym: {a: b}\n").told, Told{R"(1:1 "synonym" unknown-key key=synonym suggestion=synonyms)"});
}

TEST(LoadSearch, what_is_no_map_of_texts_is_reported) {
  EXPECT_EQ(load("synonyms: [a]\n").told, Told{R"(1:11 "[" wrong-type key=synonyms expected=map found=list)"});
  EXPECT_EQ(load("synonyms: {a: {b: c}}\n").told, Told{R"(1:15 "{" wrong-type key=a expected=text found=map)"});
  EXPECT_EQ(load("synonyms:\n  a: \"\"\n").told.size(), 1U);
}

TEST(LoadSearch, a_phrase_that_search_sees_nothing_of_is_reported) {
  const auto [synonyms, told] = load("synonyms:\n  \"\\u3000\": 再設定\n  忘れた: [\"\\u200b\", 再設定]\n");
  EXPECT_EQ(told.size(), 2U);
  EXPECT_EQ(synonyms.size(), 1U);
}

TEST(LoadSearch, a_phrase_among_its_own_words_is_reported_however_it_is_written) {
  const auto [synonyms, told] = load("synonyms:\n  ID: [ユーザ名, ｉｄ]\n  マミス: まみす\n");
  EXPECT_EQ(told,
            (Told{R"(2:14 "ｉｄ" synonym-of-itself phrase=ID)", R"(3:8 "まみす" synonym-of-itself phrase=マミス)"}));
  ASSERT_EQ(synonyms.size(), 1U);
  EXPECT_EQ(synonyms[0].alternatives.size(), 1U);
}

TEST(LoadSearch, phrases_that_are_one_to_the_search_are_reported) {
  const auto [synonyms, told] = load("synonyms:\n  ID: ユーザ名\n  ＩＤ: ログイン\n");
  EXPECT_EQ(told, Told{R"(3:3 "ＩＤ" synonym-repeats phrase=ＩＤ | first-here 2:3 "ID")"});
  EXPECT_EQ(synonyms.size(), 1U);
}

}  // namespace
}  // namespace shirube
