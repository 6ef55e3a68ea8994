#include "generator/render/markdown_soft_break.h"

#include <algorithm>

#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/markdown_japanese.h"
#include "generator/render/markdown_point.h"

namespace shirube {
namespace {

constexpr char32_t hole_begin_mark = 0xFDD0;
constexpr char32_t hole_end_mark = 0xFDD1;

constexpr std::string_view reading_begin = "<rp>(</rp>";
constexpr std::string_view ruby_end = "</ruby>";

// A call-out's sign, whose number is not known yet, is read as any Japanese character.
constexpr char32_t some_kana = 0x3042;

/// Whether a tag, from `<` to `>`, leaves the characters on its two sides neighbours.
bool is_transparent(std::string_view tag) {
  constexpr std::string_view names[] = {"a", "code", "del", "em", "ruby", "strong"};
  tag.remove_prefix(tag.size() > 1 && tag[1] == '/' ? 2 : 1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" >"));
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

enum class Break { none, line_feed, left_to_hole };

Break settled(char32_t before, char32_t after) {
  // Any Japanese character stands for the value that is not known yet.
  const bool hole_before = before == hole_end_mark;
  const bool hole_after = after == hole_begin_mark;
  if (!joins_without_space(hole_before ? some_kana : before, hole_after ? some_kana : after)) return Break::line_feed;
  return hole_before || hole_after ? Break::left_to_hole : Break::none;
}

}  // namespace

char32_t visible_before(std::string_view html) {
  while (!html.empty() && html.back() == '>') {
    const std::size_t tag = html.rfind('<');
    if (tag == std::string_view::npos) return 0;
    if (html.substr(tag) == point_end) return some_kana;
    if (!is_transparent(html.substr(tag))) return 0;
    const bool is_ruby = html.substr(tag) == ruby_end;
    html = html.substr(0, is_ruby ? std::min(tag, html.rfind(reading_begin)) : tag);
  }
  return code_point_before(html, html.size());
}

char32_t visible_after(std::string_view html) {
  while (!html.empty() && html.front() == '<') {
    if (html.starts_with(point_begin)) return some_kana;
    const std::size_t end = html.find('>');
    if (end == std::string_view::npos || !is_transparent(html.substr(0, end + 1))) return 0;
    html.remove_prefix(end + 1);
  }
  std::size_t offset = 0;
  return html.empty() ? 0 : next_code_point(html, offset);
}

void settle_soft_breaks(std::string& html, const std::vector<std::size_t>& breaks) {
  if (breaks.empty()) return;
  // Every outcome is at most as long as the mark, so the text moves down over itself, once.
  std::size_t written = breaks.front();
  std::size_t read = written;
  const auto move_until = [&](std::size_t end) {
    std::copy(html.begin() + static_cast<std::ptrdiff_t>(read), html.begin() + static_cast<std::ptrdiff_t>(end),
              html.begin() + static_cast<std::ptrdiff_t>(written));
    written += end - read;
    read = end;
  };
  for (const std::size_t at : breaks) {
    move_until(at);
    const std::string_view all = html;
    switch (settled(visible_before(all.substr(0, written)), visible_after(all.substr(at + soft_break.size())))) {
      case Break::none:
        break;
      case Break::line_feed:
        html[written++] = '\n';
        break;
      case Break::left_to_hole:
        std::copy(soft_break.begin(), soft_break.end(), html.begin() + static_cast<std::ptrdiff_t>(written));
        written += soft_break.size();
    }
    read = at + soft_break.size();
  }
  move_until(html.size());
  html.resize(written);
}

}  // namespace shirube
