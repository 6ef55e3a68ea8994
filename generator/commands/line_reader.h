// Lines of a descriptor, one at a time, however long the stream: no more than a line is held.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace shirube {

class LineReader {
 public:
  /// Lines of more than `limit` bytes are told but not kept. `before_wait` is called before each read, which may have
  /// to wait for whoever writes.
  LineReader(int descriptor, std::size_t limit, std::function<void()> before_wait);

  enum class Found { line, too_long, end, failed };
  /// The next line, without its LF or CRLF; the last one needs none. After `failed`, errno tells why.
  Found next(std::string& line);

 private:
  /// False at the end, and where reading failed.
  bool read_more();

  int descriptor_;
  std::size_t limit_;
  std::function<void()> before_wait_;
  std::string block_;
  std::size_t taken_ = 0;  // of block_
  bool has_failed_ = false;
};

}  // namespace shirube
