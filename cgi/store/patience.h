// Patience: how long one call of the store may wait for others, whatever it waits for.
#pragma once

#include <algorithm>
#include <chrono>
#include <thread>

namespace shirube {

class Patience {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Patience(std::chrono::milliseconds bound) : bound_(bound), end_(Clock::now() + bound) {}

  /// A new call begins.
  void begin() { end_ = Clock::now() + bound_; }
  /// Sleeps a little, the longer the more often one asked. False, at once, where the time is over.
  bool wait(int times_before) {
    const Clock::time_point now = Clock::now();
    if (now >= end_) return false;
    // Most writers are done in a few milliseconds; those who wait longer should not use up the processor.
    const std::chrono::milliseconds pause{std::min(1 + times_before, 20)};
    std::this_thread::sleep_until(std::min(end_, now + pause));
    return true;
  }

 private:
  std::chrono::milliseconds bound_;
  Clock::time_point end_;
};

}  // namespace shirube
