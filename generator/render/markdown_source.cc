#include "generator/render/markdown_source.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/render/markdown_point.h"

namespace shirube {
namespace {

// Enough to know a target by, and what a search from each place may cost at most.
constexpr std::size_t longest_needle = 200;
// What definitions bring in is looked for in the whole text or block; a thousand of them in a long one would add up.
constexpr std::size_t search_limit = std::size_t{64} * 1024 * 1024;

/// The part of a target that is written as it reads: without the scheme that an autolink adds, up to the first hole or
/// character that may have been written otherwise; the braces of a value where the target begins with one.
std::string_view needle_of(std::string_view target) {
  if (target.substr(0, hole_begin.size()) == hole_begin) return "{{";
  return target.substr(0, std::min(target.find_first_of("\xEF&\\<>\" "), longest_needle));
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix ? text.substr(prefix.size()) : text;
}

}  // namespace

std::size_t MarkdownSource::line_start(int line) {
  if (line < 1) return line_start_;  // cmark-gfm does not know it
  if (line < line_) {
    line_ = 1;
    line_start_ = 0;
  }
  while (line_ < line) {
    const std::size_t end = markdown_.find('\n', line_start_);
    if (end == std::string_view::npos) return markdown_.size();
    line_start_ = end + 1;
    ++line_;
  }
  return line_start_;
}

std::size_t MarkdownSource::offset_of(int line, int column) {
  const std::size_t start = line_start(line);
  return std::min(start + static_cast<std::size_t>(std::max(column, 1) - 1), markdown_.size());
}

std::size_t MarkdownSource::find(std::string_view target, Kind kind, std::size_t from, std::size_t to) {
  if (target.empty() || from >= to || searched_ > search_limit) return std::string_view::npos;
  const std::string_view within = markdown_.substr(0, to);
  std::size_t first = std::string_view::npos;
  std::size_t at = within.find(target, from);
  for (; at != std::string_view::npos; at = within.find(target, at + 1)) {
    if (first == std::string_view::npos) first = at;
    // Rather the target than a text that says the same.
    if (kind == Kind::autolink || (at > 0 && (within[at - 1] == '(' || within[at - 1] == '<'))) break;
  }
  const std::size_t found = at != std::string_view::npos ? at : first;
  searched_ += std::min(at, to) - from;
  return found;
}

void MarkdownSource::go_to_block(int first, int last) {
  if (first == block_first_) return;
  block_first_ = first;
  block_start_ = line_start(first);
  block_end_ = block_start_;
  for (int line = first; line <= std::max(first, last) && block_end_ < markdown_.size(); ++line)
    block_end_ = std::min(markdown_.find('\n', block_end_), markdown_.size() - 1) + 1;
}

std::size_t MarkdownSource::find_target(std::string_view target, Kind kind, int first, int last) {
  go_to_block(first, last);
  const std::size_t from = std::max(block_start_, found_until_);
  const std::string_view needle = needle_of(target);
  std::size_t found = find(needle, kind, from, block_end_);
  if (found == std::string_view::npos && kind == Kind::autolink) {
    found = find(without_prefix(without_prefix(needle, "mailto:"), "http://"), kind, from, block_end_);
  }
  if (found != std::string_view::npos) {
    found_until_ = found + 1;
    return found;
  }
  found = find(needle, kind, 0, markdown_.size());
  return found != std::string_view::npos ? found : block_start_;
}

std::size_t MarkdownSource::find_point(std::string_view name, int first, int last) {
  go_to_block(first, last);
  std::size_t at = find_point_from(name, std::max(block_start_, found_points_until_), searched_points_);
  // What a definition brought in may have been found in its place.
  if (at == std::string_view::npos) at = find_point_from(name, block_start_, searched_points_);
  if (at == std::string_view::npos) return block_start_;
  found_points_until_ = std::max(found_points_until_, at + 1);
  return at;
}

void MarkdownSource::pass_point(std::string_view name, int first, int last) {
  go_to_block(first, last);
  const std::size_t at = find_point_from(name, std::max(block_start_, found_points_until_), passed_points_);
  if (at != std::string_view::npos) found_points_until_ = at + 1;
}

std::size_t MarkdownSource::find_point_from(std::string_view name, std::size_t from, std::size_t& searched) const {
  if (from >= block_end_ || searched > search_limit) return std::string_view::npos;
  const std::string_view block = markdown_.substr(0, block_end_);
  std::size_t at = block.find('{', from);
  for (; at != std::string_view::npos; at = block.find('{', at + 1)) {
    const std::size_t length = point_length(block, at);
    if (length > 0 && block.substr(at + 1, length - 2) == name) break;
  }
  searched += std::min(at, block_end_) - from;
  return at;
}

}  // namespace shirube
