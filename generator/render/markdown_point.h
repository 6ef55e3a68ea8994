// Call-outs that a step's texts name: `{user-name}`, `{①}`.
// Leaves their numbers to the page, and whether the step has them to generator/check.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// What stands before and after a call-out's hole in HTML.
inline constexpr std::string_view point_begin = "<span class=\"point-sign\">";
inline constexpr std::string_view point_end = "</span>";

/// The bytes that the point takes whose brace stands at `brace` of a Markdown text: `[a-z0-9-]+` or one of ①…㊿ between
/// braces. 0 where none begins: after a backslash, and after another brace, since `{{` begins a value.
std::size_t point_length(std::string_view markdown, std::size_t brace);
/// The same for a point that ends before `end`.
std::size_t point_length_before(std::string_view markdown, std::size_t end);

/// A point in a text of a Markdown document, whose brace has its mark (markdown_marks.h).
struct MarkedPoint {
  std::string_view name;
  std::size_t offset = 0;
  std::size_t length = 0;  // with braces and mark
};

/// The next point at or after `from`; nothing where there is none.
std::optional<MarkedPoint> next_marked_point(std::string_view literal, std::size_t from);

}  // namespace shirube
