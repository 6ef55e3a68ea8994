#include "base/normal_form.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"

namespace shirube {
namespace {

using CodePoints = std::vector<utf8proc_int32_t>;

int combining_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/// The decomposition of each code point, in their order.
CodePoints decomposed(std::string_view text, NormalForm form) {
  constexpr std::size_t most_of_one = 32;  // Unicode 15 has 18 at most
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | (form == NormalForm::compatible ? UTF8PROC_COMPAT : 0));
  utf8proc_int32_t parts[most_of_one];
  CodePoints result;
  result.reserve(text.size() / 2);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto c = static_cast<utf8proc_int32_t>(next_code_point(text, offset));
    int boundary_class = 0;
    const auto count = utf8proc_decompose_char(c, parts, most_of_one, options, &boundary_class);
    result.insert(result.end(), parts, parts + count);
  }
  return result;
}

/// The canonical order of combining marks. utf8proc's own takes time by the square of their number, and whoever types
/// may send a megabyte of them.
void order_marks(CodePoints& code_points) {
  const auto is_mark = [](utf8proc_int32_t c) { return combining_class(c) != 0; };
  for (auto first = code_points.begin(); first != code_points.end();) {
    first = std::find_if(first, code_points.end(), is_mark);
    const auto last = std::find_if_not(first, code_points.end(), is_mark);
    std::stable_sort(first, last, [](auto a, auto b) { return combining_class(a) < combining_class(b); });
    first = last;
  }
}

}  // namespace

std::string to_normal_form(std::string_view text, NormalForm form) {
  CodePoints code_points = decomposed(text, form);
  order_marks(code_points);
  constexpr auto compose = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const auto count = utf8proc_normalize_utf32(code_points.data(), std::ssize(code_points), compose);
  code_points.resize(static_cast<std::size_t>(count));
  std::string result;
  result.reserve(text.size());
  for (const utf8proc_int32_t c : code_points) append_utf8(result, static_cast<char32_t>(c));
  return result;
}

}  // namespace shirube
