// Runs independent pieces of work on several threads.
// Leaves order to the caller: results are kept by index, so they do not depend on it.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace shirube {

/// Calls `work(index, worker)` once for every index below `count`, on up to `jobs` threads; `worker` is below `jobs`.
/// The first exception of any piece is thrown again here, after all threads have ended.
template <typename Work>
void for_each_in_parallel(std::size_t count, unsigned jobs, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&](unsigned worker) {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index, worker);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> threads;
  for (unsigned worker = 1; worker < jobs && worker < count; ++worker) threads.emplace_back(run, worker);
  run(0);
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace shirube
