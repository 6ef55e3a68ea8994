#include "generator/commands/line_reader.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

namespace shirube {
namespace {

constexpr std::size_t block_size = 64 * 1024;

}  // namespace

LineReader::LineReader(int descriptor, std::size_t limit, std::function<void()> before_wait)
    : descriptor_(descriptor), limit_(limit), before_wait_(std::move(before_wait)) {}

LineReader::Found LineReader::next(std::string& line) {
  line.clear();
  bool has_any = false;
  bool is_too_long = false;
  for (;;) {
    if (taken_ == block_.size() && !read_more()) {
      if (has_failed_) return Found::failed;
      if (!has_any) return Found::end;
      break;
    }
    has_any = true;
    const std::string_view rest = std::string_view(block_).substr(taken_);
    const std::string_view part = rest.substr(0, rest.find('\n'));
    const bool is_whole = part.size() < rest.size();
    taken_ += part.size() + (is_whole ? 1 : 0);
    // One byte more, for the CR that may stand before the LF.
    is_too_long = is_too_long || part.size() > limit_ + 1 - line.size();
    if (!is_too_long) line += part;
    if (is_whole) break;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (!is_too_long && line.size() <= limit_) return Found::line;
  line = std::string();
  return Found::too_long;
}

bool LineReader::read_more() {
  before_wait_();
  block_.resize(block_size);
  taken_ = 0;
  ssize_t count = 0;
  do {
    count = read(descriptor_, block_.data(), block_.size());
  } while (count < 0 && errno == EINTR);
  has_failed_ = count < 0;
  block_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return count > 0;
}

}  // namespace shirube
