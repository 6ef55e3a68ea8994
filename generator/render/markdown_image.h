// Images: what their Markdown says of them, as file name and text alternative.
// Leaves the tag to markdown_html.h, finding the file to the checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm.h>

namespace shirube {

/// The file that an image's target names: its percent-encoding decoded, where that gives a name.
std::string file_of_image(std::string_view target);

/// An image's text alternative, gathered from the nodes inside the image.
class TextAlternative {
 public:
  void add(cmark_node* node);

  /// As a quoted attribute's value, with holes.
  std::string html();
  /// As plain text.
  std::string plain() const;

 private:
  std::string html_;
  std::vector<std::size_t> breaks_;  // soft breaks in `html_`
  std::string plain_;
};

}  // namespace shirube
