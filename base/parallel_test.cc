#include "base/parallel.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace shirube {
namespace {

TEST(Parallel, every_index_is_worked_on_once_whatever_the_number_of_jobs) {
  for (const unsigned jobs : {1U, 2U, 7U, 500U}) {
    std::vector<std::atomic<int>> calls(100);
    for_each_in_parallel(calls.size(), jobs, [&](std::size_t index, unsigned worker) {
      EXPECT_LT(worker, jobs);
      ++calls[index];
    });
    for (const auto& count : calls) EXPECT_EQ(count, 1);
  }
}

TEST(Parallel, nothing_to_do_is_fine) {
  for_each_in_parallel(0, 4, [](std::size_t, unsigned) { FAIL(); });
}

TEST(Parallel, an_exception_reaches_the_caller) {
  EXPECT_THROW(for_each_in_parallel(100, 3,
                                    [](std::size_t index, unsigned) {
                                      if (index == 42) throw std::runtime_error("42");
                                    }),
               std::runtime_error);
}

}  // namespace
}  // namespace shirube
