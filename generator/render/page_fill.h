// Filling holes: a page rendered once becomes the page of an edition.
// Leaves what stands in a hole to its filler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"

namespace shirube {

/// Gives the contents of holes (generator/model/hole.h), for one page of one edition.
class HoleFiller {
 public:
  virtual ~HoleFiller() = default;
  /// Appends plain text, or ready HTML for `part:` names, which are the only ones that may bring HTML.
  /// The text may hold holes again (a title with a value in it), those of `part:` not.
  virtual void append(std::string_view name, std::string& text) const = 0;
};

/// A page with holes, cut at them. Cheap to fill many times.
class PageSkeleton {
 public:
  explicit PageSkeleton(Html page);

  /// The page's bytes. Texts are escaped for where they stand: in text and attributes, or in a URL. `root` leads from
  /// the page to the web root.
  std::string fill(const HoleFiller& filler) const;

 private:
  struct Piece {
    enum class Kind { literal, text, url, line_break } kind = Kind::literal;
    std::size_t start = 0;  // of the literal or the hole's name in html_
    std::size_t length = 0;
  };

  std::string html_;
  std::vector<Piece> pieces_;
};

/// Fills a text that is not HTML: holes become their plain text, nothing is escaped.
std::string fill_text(std::string_view text, const HoleFiller& filler);

/// The href of a link as authors write it, with holes where values stand in it; `root` leads from the page to the web
/// root. Empty where the link is not supported. To be put into an attribute as it is, but for `&` and quotes.
std::string href_with_holes(std::string_view link, std::string_view root);
/// The hole for a link of which only the values tell what it leads to (`{{ page }}`, `guide:{{ page }}`).
std::string link_hole(std::string_view link, std::string_view root);

/// Bytes of a text that may not stand in a URL, percent-encoded (RFC 3986; reserved characters stay).
void append_url(std::string& url, std::string_view text);
std::string decode_percent(std::string_view text);

}  // namespace shirube
