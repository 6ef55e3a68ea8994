#include "generator/render/markdown_image.h"

#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/markdown_escape.h"
#include "generator/render/markdown_soft_break.h"
#include "generator/render/page_fill.h"

namespace shirube {
namespace {

/// Whether content may hold such a name: no controls, no marks.
bool is_file_name(std::string_view text) {
  if (find_malformed_utf8(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point < 0x20 || (code_point >= 0xFDD0 && code_point <= 0xFDEF)) return false;
  }
  return true;
}

}  // namespace

std::string file_of_image(std::string_view target) {
  std::string file = decode_percent(target);
  return is_file_name(file) ? file : std::string(target);
}

void TextAlternative::add(cmark_node* node) {
  std::string text;
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      append_plain(text, cmark_node_get_literal(node));
      break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      text = without_marks(cmark_node_get_literal(node));
      break;
    case CMARK_NODE_LINEBREAK:
      text += ' ';
      break;
    case CMARK_NODE_SOFTBREAK:
      breaks_.push_back(html_.size());
      html_ += soft_break;
      plain_ += ' ';
      return;
    default:
      return;
  }
  append_verbatim(html_, text);
  plain_ += text;
}

std::string TextAlternative::html() {
  settle_soft_breaks(html_, breaks_);
  breaks_.clear();
  return html_;
}

std::string TextAlternative::plain() const { return with_references(plain_); }

}  // namespace shirube
