// Where in a Markdown text its links, images, points and headings stand, for diagnostics. cmark-gfm tells lines of
// blocks only.
#pragma once

#include <cstddef>
#include <string_view>

namespace shirube {

/// Byte offsets into a Markdown text. Ask in the order of the document: then all questions together take one pass.
class MarkdownSource {
 public:
  explicit MarkdownSource(std::string_view markdown) : markdown_(markdown) {}

  /// The offset of `column` (1-based, bytes) of `line` (1-based).
  std::size_t offset_of(int line, int column);

  /// Where a target stands that the block on lines `first` to `last` holds: in the block after the target found before,
  /// else anywhere (a definition), else the block's start. `target` may differ from what is written by escapes.
  enum class Kind { in_parentheses, autolink };
  std::size_t find_target(std::string_view target, Kind kind, int first, int last);
  /// Where the point `{name}` stands that the block on lines `first` to `last` holds, after the one found or passed
  /// before; else the block's start.
  std::size_t find_point(std::string_view name, int first, int last);
  /// Passes one that is none, in code or an address, so that it is not taken for the next.
  void pass_point(std::string_view name, int first, int last);

 private:
  std::size_t line_start(int line);
  void go_to_block(int first, int last);
  std::size_t find_point_from(std::string_view name, std::size_t from, std::size_t& searched) const;
  std::size_t find(std::string_view target, Kind kind, std::size_t from, std::size_t to);

  std::string_view markdown_;
  int line_ = 1;  // the line asked for last, and its start
  std::size_t line_start_ = 0;
  int block_first_ = 0;  // the block asked for last
  std::size_t block_start_ = 0;
  std::size_t block_end_ = 0;
  std::size_t found_until_ = 0;
  std::size_t found_points_until_ = 0;  // by themselves: a link's text stands before its target
  std::size_t searched_points_ = 0;     // bytes, for those that stand elsewhere
  std::size_t passed_points_ = 0;
  std::size_t searched_ = 0;  // bytes, for definitions
};

}  // namespace shirube
