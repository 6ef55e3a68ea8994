#include "generator/model/condition.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

const std::vector<std::string> osaka = {"osaka", "west", "national"};
const std::vector<std::string> tokyo = {"tokyo", "national"};

Condition condition(const std::vector<std::string>& only, const std::vector<std::string>& except) {
  Condition condition;
  for (const std::string& id : only) condition.only.push_back({id, {}});
  for (const std::string& id : except) condition.except.push_back({id, {}});
  return condition;
}

TEST(Condition, without_editions_it_always_holds) {
  EXPECT_TRUE(Condition{}.always());
  EXPECT_TRUE(Condition{}.holds(osaka));
  EXPECT_TRUE(Condition{}.holds({}));
}

TEST(Condition, only_names_the_editions_where_it_holds) {
  EXPECT_FALSE(condition({"osaka"}, {}).always());
  EXPECT_TRUE(condition({"osaka"}, {}).holds(osaka));
  EXPECT_FALSE(condition({"osaka"}, {}).holds(tokyo));
  EXPECT_TRUE(condition({"kyoto", "tokyo"}, {}).holds(tokyo));
}

TEST(Condition, except_names_the_editions_where_it_does_not) {
  EXPECT_FALSE(condition({}, {"osaka"}).always());
  EXPECT_FALSE(condition({}, {"osaka"}).holds(osaka));
  EXPECT_TRUE(condition({}, {"osaka"}).holds(tokyo));
}

TEST(Condition, an_edition_stands_for_those_built_on_it) {
  EXPECT_TRUE(condition({"west"}, {}).holds(osaka));
  EXPECT_FALSE(condition({"west"}, {}).holds(tokyo));
  EXPECT_FALSE(condition({}, {"national"}).holds(osaka));
  EXPECT_FALSE(condition({"osaka"}, {}).holds({"national"}));
}

TEST(Condition, where_both_are_given_both_decide) {
  EXPECT_TRUE(condition({"national"}, {"west"}).holds(tokyo));
  EXPECT_FALSE(condition({"national"}, {"west"}).holds(osaka));
}

}  // namespace
}  // namespace shirube
