#include "generator/model/few.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

using testing::ElementsAre;

TEST(Few, an_empty_one_is_one_pointer) {
  EXPECT_EQ(sizeof(Few<std::string>), sizeof(void*));
  const Few<std::string> none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.begin(), none.end());
  EXPECT_THROW(none.at(0), std::out_of_range);
  EXPECT_TRUE(Few<std::string>(std::vector<std::string>{}).empty());
}

TEST(Few, items_are_kept_in_order) {
  Few<std::string> few = {"a"};
  few.push_back("b");
  EXPECT_THAT(few, ElementsAre("a", "b"));
  EXPECT_EQ(few.size(), 2U);
  EXPECT_EQ(few.front(), "a");
  EXPECT_EQ(few[1], "b");
  EXPECT_EQ(few.at(1), "b");
  EXPECT_THROW(few.at(2), std::out_of_range);
}

TEST(Few, a_copy_is_its_own) {
  Few<std::string> one = {"a"};
  Few<std::string> other = one;
  other.push_back("b");
  EXPECT_THAT(one, ElementsAre("a"));
  one = other;
  other = Few<std::string>();
  EXPECT_THAT(one, ElementsAre("a", "b"));
  EXPECT_TRUE(other.empty());
}

}  // namespace
}  // namespace shirube
