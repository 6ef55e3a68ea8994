// Where YAML's values stand in their file, so that messages can point at them.
// Leaves the values to yaml.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "base/span.h"
#include "generator/model/text.h"

namespace shirube {

/// How a scalar was written.
enum class ScalarStyle : std::uint8_t { plain, quoted, literal, folded };

/// A place as libyaml gives it: 0-based, in code points.
struct YamlMark {
  std::size_t line = 0;
  std::size_t column = 0;
};

/// Knows the lines of one file, which must outlive it and hold no other line breaks than CR, LF and CRLF: libyaml also
/// takes U+0085, U+2028 and U+2029 for line breaks.
class YamlPlaces {
 public:
  explicit YamlPlaces(const SourceFile& file);

  /// The span of length 1 at a mark. What is past the end of the file is its last line.
  Span at(YamlMark mark) const;
  Span at_byte(std::size_t offset) const;
  /// Gives a scalar its span and layout. `start` and `end` are libyaml's marks, around `text.text`.
  void place(YamlMark start, YamlMark end, ScalarStyle style, Text& text) const;
  /// What stands between two marks.
  std::string_view written(YamlMark start, YamlMark end) const;
  /// The mark after an anchor (`&name`) and the blanks behind it, where the anchored value stands on the same line.
  YamlMark after_anchor(YamlMark mark) const;

 private:
  std::string_view line(std::size_t number) const;
  std::size_t byte_of(YamlMark mark) const;
  void place_one_line(YamlMark start, YamlMark end, bool quoted, Text& text) const;
  void place_block(YamlMark start, Text& text) const;

  const SourceFile& file_;
  std::vector<std::uint32_t> line_starts_;  // byte offsets
};

}  // namespace shirube
