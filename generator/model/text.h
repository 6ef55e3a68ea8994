// Texts of the content: plain ones, and Markdown bodies with what they say once they were read.
// Leaves reading Markdown to generator/render, and YAML to generator/load.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/html.h"
#include "base/span.h"
#include "generator/model/few.h"

namespace shirube {

/// How a YAML scalar was written: decides whether a place inside it can be told exactly.
enum class TextLayout : std::uint8_t {
  one_line,  // plain or quoted on one line, without escapes: place = start + code points
  block,     // literal block (`|`): line n of the text is line n of the file from `first_line` on
  other,     // folded, escaped or over several lines: only the start is known
};

/// A text as the author wrote it, values (`{{ name }}`) not filled in. UTF-8 without control characters but TAB and LF.
struct Text {
  std::string text;
  Span span;
  TextLayout layout = TextLayout::other;
  std::uint16_t indent = 0;      // of a block: columns before the text's own; past 65,535 the place is that far off
  std::uint32_t first_line = 0;  // of a block: the file's line of the text's first line

  bool empty() const { return text.empty(); }
};

/// The place of `length` bytes from `offset` of the text in its file, as far as they stand on one line; the text's own
/// span where that is not known.
Span span_within(const Text& text, std::size_t offset, std::size_t length);

/// The same for many places of one text, which must outlive this: quick where they come in ascending order.
class SpansWithin {
 public:
  explicit SpansWithin(const Text& text) : text_(&text) {}
  Span at(std::size_t offset, std::size_t length);

 private:
  const Text* text_;
  std::size_t offset_ = 0;  // where the last place was, as line and column of the text
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
};

/// A link's target as written (`guide:gmis-login#log-in`, `https://…`), and where: a byte offset into the Markdown.
struct BodyLink {
  std::string target;
  std::size_t offset = 0;
};

struct BodyImage {
  std::string file;         // relative to content/
  std::string alternative;  // plain text; empty is a mistake
  std::size_t offset = 0;
};

/// A call-out that a text names, `{user-name}` or `{①}`: an element's or point's id, or a number's sign.
struct BodyPoint {
  std::string name;
  std::size_t offset = 0;  // of the brace
};

struct BodyHeading {
  int level = 1;  // as written: 1 for `#`
  std::size_t offset = 0;
};

/// What a Markdown text says.
struct BodyContent {
  Html html;  // safe, with holes (generator/model/hole.h)
  Few<BodyLink> links;
  Few<BodyImage> images;
  Few<BodyPoint> points;
  Few<BodyHeading> headings;
};

/// A Markdown text. `content` is filled in once, before the checks (generator/render/read_bodies.h).
struct Body {
  Text markdown;
  BodyContent content;

  bool empty() const { return markdown.empty(); }
};

}  // namespace shirube
