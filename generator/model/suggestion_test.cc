#include "generator/model/suggestion.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Suggestion, a_slip_of_the_pen_is_recognised) {
  const std::vector<std::string_view> keys = {"title", "summary", "steps", "finish"};
  for (const std::string_view slip : {"titel", "tilte", "itle", "titlee", "tjtle"})
    EXPECT_EQ(nearest_word(slip, keys), "title");
  EXPECT_EQ(nearest_word("sumary", keys), "summary");
  EXPECT_EQ(nearest_word("step", keys), "steps");
  EXPECT_EQ(nearest_word("steps", keys), "steps");
}

TEST(Suggestion, another_word_is_none) {
  const std::vector<std::string_view> keys = {"title", "summary"};
  EXPECT_EQ(nearest_word("author", keys), "");
  EXPECT_EQ(nearest_word("題名", keys), "");
  EXPECT_EQ(nearest_word("", keys), "");
  EXPECT_EQ(nearest_word("title", {}), "");
}

TEST(Suggestion, short_words_must_be_nearer_than_long_ones) {
  EXPECT_EQ(nearest_word("to", {"no"}), "no");
  EXPECT_EQ(nearest_word("at", {"no"}), "");
  EXPECT_EQ(nearest_word("abc", {"axx"}), "");
  EXPECT_EQ(nearest_word("abcdefghij", {"abxdxfgxij"}), "abxdxfgxij");
  EXPECT_EQ(nearest_word("abcdefghij", {"axxdxfgxij"}), "");
}

TEST(Suggestion, the_nearest_counts_and_the_first_among_equals) {
  EXPECT_EQ(nearest_word("steps", {"stops!", "stepx", "stops"}), "stepx");
  EXPECT_EQ(nearest_word("steps", {"stop", "stepss", "steps"}), "steps");
  EXPECT_EQ(nearest_word("tokyo", {"", "tokio", "tokyu"}), "tokio");
}

TEST(Suggestion, two_neighbouring_letters_swapped_are_one_slip) {
  EXPECT_EQ(nearest_word("ab", {"ba"}), "ba");
  EXPECT_EQ(nearest_word("enter-user-nmae", {"enter-user-name"}), "enter-user-name");
}

/// The distance as its definition says it, cell by cell.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cell(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cell[i][j] = i + j;
        continue;
      }
      cell[i][j] =
          std::min({cell[i - 1][j] + 1, cell[i][j - 1] + 1, cell[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cell[i][j] = std::min(cell[i][j], cell[i - 2][j - 2] + 1);
      }
    }
  }
  return cell[a.size()][b.size()];
}

TEST(Suggestion, looking_at_few_cells_gives_the_same_answer) {
  std::uint32_t random = 1;
  const auto next = [&](std::uint32_t below) { return (random = random * 1664525 + 1013904223) / 65536 % below; };
  const auto word = [&] {
    std::string text(next(12), 'a');
    for (char& c : text) c = static_cast<char>('a' + next(3));
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word(), b = word();
    const std::size_t limit = std::clamp<std::size_t>(a.size() / 3, 1, 3);
    const bool is_near = !b.empty() && plain_distance(a, b) <= limit;
    EXPECT_EQ(nearest_word(a, {b}), is_near ? b : "") << a << " " << b;
  }
}

TEST(Suggestion, very_long_words_are_not_compared) {
  const std::string word(200, 'a'), longer(203, 'a'), longest(204, 'a');
  EXPECT_EQ(nearest_word(word, {longest, longer}), longer);
  EXPECT_EQ(nearest_word(std::string(201, 'a'), {word}), "");
}

TEST(Suggestion, many_candidates_take_no_long_time) {
  std::vector<std::string> ids;
  ids.reserve(10'000);
  for (int i = 0; i < 10'000; ++i) ids.push_back("guide-" + std::to_string(10'000 + i));
  const std::vector<std::string_view> candidates(ids.begin(), ids.end());
  for (int i = 0; i < 100; ++i) EXPECT_EQ(nearest_word("gmis-password-reset", candidates), "");
}

TEST(Suggestion, ids_are_candidates_whatever_they_are_kept_in) {
  struct Named {
    Text id;
  };
  struct Filed {
    std::string id;
  };
  const std::vector<Named> named = {{{"a", {}}}, {{"b", {}}}};
  const std::vector<Filed> filed = {{"c"}};
  EXPECT_EQ(ids_of(named), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(ids_of(filed), std::vector<std::string_view>{"c"});
}

TEST(Suggestion, a_hint_names_what_was_meant) {
  Diagnostics diagnostics;
  Diagnostic& diagnostic = diagnostics.add("unknown-reference", {}, {{"target", "guide:log-inn"}});
  EXPECT_EQ(suggest(diagnostic, "log-inn", {"reset", "log-in"}, "guide:"), "log-in");
  EXPECT_EQ(diagnostic.hint, "suggestion");
  EXPECT_EQ(diagnostic.parameters.back().second, "guide:log-in");
}

TEST(Suggestion, without_one_the_hint_stays) {
  Diagnostics diagnostics;
  Diagnostic& diagnostic = diagnostics.add("unknown-reference", {}, {{"target", "x"}});
  EXPECT_EQ(suggest(diagnostic, "x", {"reset"}), "");
  EXPECT_EQ(diagnostic.hint, "");
  EXPECT_EQ(diagnostic.parameters.size(), 1U);
}

}  // namespace
}  // namespace shirube
