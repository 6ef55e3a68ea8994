// BodyInMemory: a body for tests and fuzzers, given in pieces of any size.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cgi/request/gateway.h"

namespace shirube {

class BodyInMemory : public BodyInput {
 public:
  /// Each read gives what is left of one piece; the last size of `pieces` goes on, and none means all at once.
  explicit BodyInMemory(std::string bytes, std::vector<std::size_t> pieces = {}, Read::Kind at_end = Read::Kind::end)
      : bytes_(std::move(bytes)), pieces_(std::move(pieces)), at_end_(at_end) {}

  Read read(std::span<char> buffer, std::chrono::steady_clock::time_point) override {
    ++reads_;
    std::size_t count = std::min(buffer.size(), bytes_.size() - taken_);
    if (count == 0) return {at_end_};
    if (!pieces_.empty()) {
      count = std::min(count, std::max<std::size_t>(pieces_[std::min(piece_++, pieces_.size() - 1)], 1));
    }
    std::copy_n(bytes_.data() + taken_, count, buffer.data());
    taken_ += count;
    return {Read::Kind::bytes, count};
  }

  std::size_t taken() const { return taken_; }
  std::size_t reads() const { return reads_; }

 private:
  const std::string bytes_;
  const std::vector<std::size_t> pieces_;
  const Read::Kind at_end_;
  std::size_t taken_ = 0;
  std::size_t piece_ = 0;
  std::size_t reads_ = 0;
};

}  // namespace shirube
