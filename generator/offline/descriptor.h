// Descriptor: an open file or folder of the system. Leaves what is done with it to folder.h.
#pragma once

#include <unistd.h>
#include <cerrno>
#include <utility>

namespace shirube {

/// Closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// For whoever closes it instead.
  int release() { return std::exchange(number_, -1); }
  /// 0, or the error that only closing brought to light. After EINTR Linux has closed it all the same.
  int close() {
    if (!is_open() || ::close(release()) == 0 || errno == EINTR) return 0;
    return errno;
  }

 private:
  int number_;
};

}  // namespace shirube
