// Where in which source file something is written.
// Leaves the file's text to base/source_file.h; a span is cheap to copy and to keep in every value.
#pragma once

#include <compare>
#include <cstdint>

namespace shirube {

/// A file of the site, as a number. FileNames (base/source_file.h) knows its path.
struct FileId {
  std::uint32_t value = 0;
  auto operator<=>(const FileId&) const = default;
};

/// A place in a source file. `line` and `column` are 1-based, `column` and `length` count code points;
/// a span never goes past the end of its line. Line 0 stands for the file as a whole.
struct Span {
  FileId file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  auto operator<=>(const Span&) const = default;
};

}  // namespace shirube
