// A source file as it was read, and the table of all file names that spans refer to.
// Leaves reading to base/file_system.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace shirube {

/// The paths of a site's files, relative to the site's folder with `/` between parts. Owned by whoever loads
/// the site; FileId 0 is the first added.
class FileNames {
 public:
  FileId add(std::string path) {
    paths_.push_back(std::move(path));
    return FileId{static_cast<std::uint32_t>(paths_.size() - 1)};
  }
  const std::string& path(FileId file) const { return paths_.at(file.value); }
  std::size_t size() const { return paths_.size(); }

 private:
  std::vector<std::string> paths_;
};

/// A file's whole text. `text` is valid UTF-8 without a byte order mark: it was checked where it came in.
struct SourceFile {
  FileId id;
  std::string text;
};

/// The text of line `line` (1-based) of `text` without its line break; empty where there is no such line.
std::string_view line_of(std::string_view text, std::uint32_t line);

}  // namespace shirube
