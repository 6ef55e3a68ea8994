#include "generator/model/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace shirube {
namespace {

std::uint32_t code_points(std::string_view text) { return static_cast<std::uint32_t>(count_code_points(text).value); }

}  // namespace

Span SpansWithin::at(std::size_t offset, std::size_t length) {
  const std::string_view all = text_->text;
  if (text_->layout == TextLayout::other || offset > all.size()) return text_->span;
  if (offset < offset_) *this = SpansWithin(*text_);
  const std::string_view before = all.substr(0, offset);
  if (text_->layout == TextLayout::block) {
    for (std::size_t end = before.find('\n', offset_); end != std::string_view::npos;
         end = before.find('\n', offset_)) {
      offset_ = end + 1;
      ++line_;
      column_ = 0;
    }
  }
  column_ += code_points(before.substr(offset_));
  offset_ = offset;

  Span span = text_->span;
  const std::string_view covered = all.substr(offset, length);
  span.length = std::max(code_points(covered.substr(0, covered.find('\n'))), 1U);
  if (text_->layout == TextLayout::one_line) {
    span.column += column_;
  } else {
    span.line = text_->first_line + line_;
    span.column = text_->indent + column_ + 1;
  }
  return span;
}

Span span_within(const Text& text, std::size_t offset, std::size_t length) {
  return SpansWithin(text).at(offset, length);
}

}  // namespace shirube
