// Whether a file's content is what its name says, by its first bytes, as it comes in.
// Leaves the name's ending to rules/file_type.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Looks at a file in pieces; its type may be told afterwards. Of `pdf`, `png`, `jpeg` and `webp` the signature must
/// stand at the very beginning (ISO 32000-1 7.5.2; PNG 5.2; ISO 10918-1 B.1.1; RFC 9649); `csv` and `text` may hold no
/// control characters but TAB, LF, FF and CR, in whatever encoding that leaves ASCII as it is. Any other type takes
/// everything.
class FileContent {
 public:
  void add(std::string_view bytes);
  /// Whether all that was added may be of this type.
  bool fits(std::string_view type) const;

 private:
  std::string beginning_;  // at most as much as a signature is long
  bool has_controls_ = false;
};

}  // namespace shirube
