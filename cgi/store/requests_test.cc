#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;

class Requests : public StoreTest {
 protected:
  std::optional<int> wait(std::int64_t milliseconds, std::uint64_t per_minute = 2, const std::string& client = "c") {
    return value_of(store_->count_request(client, milliseconds, per_minute));
  }
};

TEST_F(Requests, the_window_slides_to_the_millisecond) {
  EXPECT_EQ(wait(0), std::nullopt);
  EXPECT_EQ(wait(30'000), std::nullopt);
  EXPECT_EQ(wait(30'000), 30);
  EXPECT_EQ(wait(58'999), 2);
  EXPECT_EQ(wait(59'000), 1);
  EXPECT_EQ(wait(59'999), 1);
  EXPECT_EQ(wait(60'000), std::nullopt);
  EXPECT_EQ(wait(60'001), 30);
  EXPECT_EQ(wait(89'999), 1);
  EXPECT_EQ(wait(90'000), std::nullopt);
}

TEST_F(Requests, refused_ones_do_not_count) {
  EXPECT_EQ(wait(0, 1), std::nullopt);
  for (int time = 1; time < 100; ++time) EXPECT_EQ(wait(time, 1), 60);
  EXPECT_EQ(wait(60'000, 1), std::nullopt);
}

TEST_F(Requests, every_client_is_counted_by_itself) {
  EXPECT_EQ(wait(0, 1, "c"), std::nullopt);
  EXPECT_EQ(wait(0, 1, "d"), std::nullopt);
  EXPECT_EQ(wait(0, 1, "c"), 60);
  EXPECT_EQ(wait(0, 1, "c' OR 1=1 --"), std::nullopt);
}

TEST_F(Requests, a_bound_of_none_lets_nobody_through_and_the_greatest_everybody) {
  EXPECT_EQ(wait(0, 0), 60);
  EXPECT_EQ(wait(0, ~std::uint64_t{0}), std::nullopt);
}

TEST_F(Requests, a_great_bound_holds_to_the_last_one) {
  constexpr int bound = 150;
  for (int time = 0; time < bound; ++time) EXPECT_EQ(wait(time, bound), std::nullopt);
  EXPECT_EQ(wait(1000, bound), 59);
  EXPECT_EQ(wait(1000, bound, "d"), std::nullopt);
  EXPECT_EQ(wait(60'000, bound), std::nullopt);
  EXPECT_EQ(wait(60'000, bound), 1);
}

TEST_F(Requests, those_of_a_clock_that_ran_ahead_shut_nobody_out) {
  EXPECT_EQ(wait(10'000'000, 1), std::nullopt);
  EXPECT_EQ(wait(0, 1), std::nullopt);
}

TEST_F(Requests, one_that_another_process_counted_a_moment_later_counts) {
  EXPECT_EQ(wait(5, 1), std::nullopt);
  EXPECT_EQ(wait(0, 1), 61);
}

TEST_F(Requests, those_older_than_a_minute_are_forgotten_whoever_they_are_of) {
  EXPECT_EQ(wait(0, 9, "a"), std::nullopt);
  EXPECT_EQ(wait(1, 9, "b"), std::nullopt);
  EXPECT_EQ(wait(60'000, 9, "c"), std::nullopt);
  EXPECT_THAT(rows("SELECT client FROM request ORDER BY client"), ElementsAre("b", "c"));
}

TEST_F(Requests, many_processes_together_get_as_many_as_one) {
  store_ = nullptr;
  std::vector<pid_t> children;
  for (int number = 0; number < 20; ++number) {
    children.push_back(::fork());
    if (children.back() != 0) continue;
    store_ = opened(path_, 60'000);
    ::_exit(wait(1000, 7) ? 1 : 0);
  }
  int allowed = 0;
  for (const pid_t child : children) {
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 0) ++allowed;
  }
  EXPECT_EQ(allowed, 7);
}

TEST_F(Requests, a_store_that_can_be_written_is_well) { EXPECT_EQ(store_->check(), std::nullopt); }

}  // namespace
}  // namespace shirube
