#include "cgi/sealing/receipt.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace shirube {
namespace {

constexpr std::string_view symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t places[] = {0, 1, 2, 3, 4, 6, 7, 8, 9, 10};  // 5 is the hyphen

TEST(Receipt, it_is_two_groups_of_five_without_characters_that_are_mistaken_for_each_other) {
  for (int i = 0; i < 1000; ++i) {
    const std::string receipt = make_receipt();
    ASSERT_EQ(receipt.size(), 11U);
    EXPECT_EQ(receipt[5], '-');
    for (const std::size_t place : places) EXPECT_NE(symbols.find(receipt[place]), std::string::npos);
    EXPECT_EQ(read_receipt(receipt), receipt);
  }
}

TEST(Receipt, each_character_but_the_last_is_any_of_the_32_and_none_comes_twice) {
  std::set<std::string> receipts;
  std::set<std::pair<std::size_t, char>> seen;
  for (int i = 0; i < 4000; ++i) {
    const std::string receipt = make_receipt();
    receipts.insert(receipt);
    for (const std::size_t place : places) seen.insert({place, receipt[place]});
  }
  EXPECT_EQ(receipts.size(), 4000U);
  EXPECT_EQ(seen.size(), 320U);  // (31/32)^4000 · 320 is below 10^-52
}

// The check is linear: whether a change is seen depends on where and by how much, not on the rest. All pairs of
// characters at every place, of some receipts, are all there is.
TEST(Receipt, every_single_wrong_character_is_told) {
  for (int i = 0; i < 50; ++i) {
    const std::string receipt = make_receipt();
    for (const std::size_t place : places) {
      for (const char symbol : symbols) {
        std::string wrong = receipt;
        wrong[place] = symbol;
        EXPECT_EQ(read_receipt(wrong).has_value(), wrong == receipt) << wrong << " for " << receipt;
      }
    }
  }
}

/// The one receipt that has these nine characters at all places but `free`.
std::string completed(std::string receipt, std::size_t free) {
  for (const char symbol : symbols) {
    receipt[free] = symbol;
    if (read_receipt(receipt)) return receipt;
  }
  ADD_FAILURE() << "no receipt with " << receipt;
  return receipt;
}

TEST(Receipt, every_swap_of_two_neighbours_is_told) {
  for (std::size_t i = 0; i + 1 < std::size(places); ++i) {
    for (const char first : symbols) {
      for (const char second : symbols) {
        std::string receipt = make_receipt();
        receipt[places[i]] = first;
        receipt[places[i + 1]] = second;
        receipt = completed(receipt, i < 2 ? places[9] : places[0]);
        std::string swapped = receipt;
        std::swap(swapped[places[i]], swapped[places[i + 1]]);
        EXPECT_EQ(read_receipt(swapped).has_value(), first == second) << swapped << " for " << receipt;
      }
    }
  }
}

TEST(Receipt, case_hyphen_and_blanks_around_do_not_matter) {
  const std::string receipt = completed("ABCDE-FGHJ?", 10);
  const char last = receipt.back();
  for (const std::string& typed : {std::string("ABCDEFGHJ") + last, std::string("abcde-fghj") + last,
                                   std::string("aBcDefGhJ") + last, "  " + receipt + " \t"}) {
    EXPECT_EQ(read_receipt(typed), receipt) << typed;
  }
}

TEST(Receipt, a_known_one_is_read_for_ever) {
  // Worked out by hand: 2 stands for 0, 3 for 1, 4 for x and 6 for x^2. Printed receipts must stay what they are.
  EXPECT_EQ(read_receipt("22222-22222"), "22222-22222");
  EXPECT_EQ(read_receipt("22222-22234"), "22222-22234");
  EXPECT_EQ(read_receipt("22222-22326"), "22222-22326");
  EXPECT_EQ(read_receipt("22222-22233"), std::nullopt);
}

TEST(Receipt, what_is_none_is_refused) {
  const std::string nul("22222-2222\0", 11);
  for (const std::string& text :
       {std::string(), std::string("-"), std::string("     "), std::string("22222-2222"), std::string("22222-222222"),
        std::string("2222-222222"), std::string("22222--2222"), std::string("22222 22222"), std::string("222222222222"),
        std::string("22222-2222O"), std::string("02222-22222"), std::string("22222-2222\n"),
        std::string("\xff\xff\xff\xff\xff-22222"), std::string("２２２２２２２２２２"), nul, std::string(100000, ' '),
        std::string(100000, '2')}) {
    EXPECT_EQ(read_receipt(text), std::nullopt) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace shirube
