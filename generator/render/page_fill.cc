#include "generator/render/page_fill.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/markdown_japanese.h"
#include "generator/render/markdown_soft_break.h"

namespace shirube {
namespace {

constexpr int depth_limit = 3;  // a title's value: no hole leads deeper

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool is_mark(std::string_view character) {
  return character == hole_begin || character == hole_end || character == soft_break;
}

/// The next of the three marks at or after `from`; npos where there is none.
std::size_t find_mark(std::string_view html, std::size_t from) {
  constexpr std::string_view begins_mark = "\xEF\xB7";  // as do some Arabic characters
  std::size_t in_text = html.find(begins_mark, from);
  while (in_text != std::string_view::npos && !is_mark(html.substr(in_text, hole_begin.size()))) {
    in_text = html.find(begins_mark, in_text + begins_mark.size());
  }
  const std::size_t in_url = html.substr(0, in_text).find(hole_begin_in_url, from);
  return std::min(in_text, in_url);
}

void append_plain(std::string& plain, std::string_view text, const HoleFiller& filler, int depth) {
  while (!text.empty()) {
    const std::size_t begin = text.find(hole_begin);
    plain.append(text.substr(0, begin));
    if (begin == std::string_view::npos) return;
    text.remove_prefix(begin + hole_begin.size());
    const std::size_t end = text.find(hole_end);
    if (end == std::string_view::npos || depth == 0) return;
    std::string inner;
    filler.append(text.substr(0, end), inner);
    append_plain(plain, inner, filler, depth - 1);
    text.remove_prefix(end + hole_end.size());
  }
}

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

int hexadecimal(char c) {
  if (c <= '9') return c - '0';
  return (c | 0x20) - 'a' + 10;
}

}  // namespace

PageSkeleton::PageSkeleton(Html page) : html_(std::move(page.text)) {
  const std::string_view html = html_;
  std::size_t start = 0;
  const auto literal_until = [&](std::size_t end) {
    if (end > start) pieces_.push_back({Piece::Kind::literal, start, end - start});
  };
  for (std::size_t mark = find_mark(html, 0); mark != std::string_view::npos; mark = find_mark(html, start)) {
    literal_until(mark);
    const std::string_view rest = html.substr(mark);
    const bool in_url = starts_with(rest, hole_begin_in_url);
    if (!in_url && !starts_with(rest, hole_begin)) {
      if (starts_with(rest, soft_break)) pieces_.push_back({Piece::Kind::line_break, mark, 0});
      start = mark + soft_break.size();
      continue;
    }
    const std::string_view begin = in_url ? hole_begin_in_url : hole_begin;
    const std::string_view end = in_url ? hole_end_in_url : hole_end;
    const std::size_t name = mark + begin.size();
    const std::size_t name_end = html.find(end, name);
    if (name_end == std::string_view::npos) {
      start = name;
      continue;
    }
    pieces_.push_back({in_url ? Piece::Kind::url : Piece::Kind::text, name, name_end - name});
    start = name_end + end.size();
  }
  literal_until(html.size());
}

std::string PageSkeleton::fill(const HoleFiller& filler) const {
  constexpr std::string_view part = "part:";
  std::string page;
  page.reserve(html_.size() + html_.size() / 8);
  std::string contents, plain;
  std::size_t break_at = std::string::npos;
  // Settles a break once a character is there that readers see after it: tags and empty holes do not tell.
  const auto mend_break = [&](bool at_end) {
    if (break_at == std::string::npos) return;
    const std::string_view written = page;
    const char32_t after = visible_after(written.substr(break_at));
    if (after == 0 && !at_end) return;
    if (!joins_without_space(visible_before(written.substr(0, break_at)), after)) page.insert(break_at, 1, '\n');
    break_at = std::string::npos;
  };
  for (const Piece& piece : pieces_) {
    const std::string_view span = std::string_view(html_).substr(piece.start, piece.length);
    switch (piece.kind) {
      case Piece::Kind::literal:
        page += span;
        break;
      case Piece::Kind::line_break:
        mend_break(true);
        break_at = page.size();
        continue;
      case Piece::Kind::text:
        contents.clear();
        filler.append(span, contents);
        if (starts_with(span, part)) {
          page += contents;
        } else {
          plain.clear();
          append_plain(plain, contents, filler, depth_limit);
          append_escaped(page, plain);
        }
        break;
      case Piece::Kind::url:
        contents.clear();
        filler.append(decode_percent(span), contents);
        plain.clear();
        append_url(plain, fill_text(contents, filler));
        append_escaped(page, plain);
        break;
    }
    mend_break(false);
  }
  mend_break(true);
  return page;
}

std::string fill_text(std::string_view text, const HoleFiller& filler) {
  std::string plain;
  append_plain(plain, text, filler, depth_limit);
  return plain;
}

std::string href_with_holes(std::string_view link, std::string_view root) {
  if (link.find("{{") == std::string_view::npos) return href_of(link, root);
  const Target::Kind kind = parse_target(link).kind;
  if (kind != Target::Kind::address && kind != Target::Kind::plain_http) return link_hole(link, root);
  std::string href;
  std::size_t end = 0;
  for_each_value_reference(link, [&](const ValueReference& reference) {
    if (!reference.well_formed) return;
    append_url(href, link.substr(end, reference.offset - end));
    href.append(hole_begin_in_url).append(reference.name).append(hole_end_in_url);
    end = reference.offset + reference.length;
  });
  append_url(href, link.substr(end));
  return href;
}

std::string link_hole(std::string_view link, std::string_view root) {
  // The fill decodes once: a `%` of the author's own must come out as it was, and make no mark of a hole.
  std::string written = std::string("link:").append(root).append("|").append(link);
  for (std::size_t at = written.find('%'); at != std::string::npos; at = written.find('%', at + 1)) {
    written.replace(at, 1, "%25");
  }
  std::string hole(hole_begin_in_url);
  append_url(hole, written);
  return hole.append(hole_end_in_url);
}

void append_url(std::string& url, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view kept = "-._~:/?#[]@!$&'()*+,;=%";
  for (const char c : text) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter_or_digit || kept.find(c) != std::string_view::npos) {
      url += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    url += '%';
    url += digits[byte / 16];
    url += digits[byte % 16];
  }
}

std::string decode_percent(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && is_hexadecimal(text[i + 1]) && is_hexadecimal(text[i + 2])) {
      decoded += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace shirube
