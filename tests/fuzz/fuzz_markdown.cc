// Any bytes as a Markdown text: the HTML must be safe whatever the author wrote.
// Build with `./dev fuzz`; the corpus is in corpus/markdown/ and is replayed by `./dev test`.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/markdown.h"

namespace {

using namespace shirube;

void require(bool holds, const char* what, std::string_view html) {
  if (holds) return;
  std::fprintf(stderr, "%s:\n%.*s\n", what, static_cast<int>(html.size()), html.data());
  std::abort();
}

/// What the loader lets through: well-formed UTF-8 without controls but TAB and LF.
bool is_content(std::string_view text) {
  if (find_malformed_utf8(text)) return false;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value < 0x20 && byte != '\t' && byte != '\n') || value == 0x7F) return false;
  }
  return true;
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

/// The tags of our HTML, as far as it may hold them; nested rightly; no attribute but these.
void check_tags(std::string_view html) {
  constexpr std::string_view empty_elements[] = {"br", "hr", "img", "input"};
  constexpr std::string_view elements[] = {"a",   "blockquote", "br",    "code", "del",   "div",    "em",    "h4",
                                           "h5",  "h6",         "hr",    "img",  "input", "li",     "ol",    "p",
                                           "pre", "rp",         "rt",    "ruby", "span",  "strong", "table", "tbody",
                                           "td",  "th",         "thead", "tr",   "ul"};
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    require(end != std::string_view::npos, "a tag does not end", html);
    std::string_view tag = html.substr(at + 1, end - at - 1);
    const bool closes = starts_with(tag, "/");
    if (closes) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find(' '));
    bool known = false;
    for (const std::string_view element : elements) known = known || element == name;
    require(known, "an unknown element", html);
    bool is_empty = false;
    for (const std::string_view element : empty_elements) is_empty = is_empty || element == name;
    if (closes) {
      require(!open.empty() && open.back() == name, "a tag closes what is not open", html);
      open.pop_back();
    } else if (!is_empty) {
      require(name != "a" || tag.find("href=\"") == 2, "a link without target", html);
      for (const std::string_view other : open) require(name != "a" || other != "a", "a link in a link", html);
      open.push_back(name);
    }
    if (name == "a" && !closes) {
      const std::string_view target = tag.substr(8);
      bool safe = false;
      for (const std::string_view begin :
           {"../guides/", "%EF%B7%90link:", "#", "https://", "http://", "mailto:", "tel:"})
        safe = safe || starts_with(target, begin);
      require(safe, "an unsafe target", html);
    }
    if (name == "img") require(starts_with(tag, "img src=\"../%EF%B7%90asset:"), "an image from elsewhere", html);
  }
  require(open.empty(), "an element is not closed", html);
}

/// Holes are whole, and no other mark is left.
void check_marks(std::string_view html) {
  bool in_hole = false;
  for (std::size_t at = html.find("\xEF\xB7"); at != std::string_view::npos; at = html.find("\xEF\xB7", at + 1)) {
    const std::string_view mark = html.substr(at, 3);
    const auto last = static_cast<unsigned char>(mark.back());
    if (last < 0x90 || last > 0xAF) continue;
    if (mark == soft_break) continue;
    require(mark == (in_hole ? hole_end : hole_begin), "a mark is left or a hole is not whole", html);
    in_hole = !in_hole;
  }
  require(!in_hole, "a hole does not end", html);
  for (std::size_t at = html.find("%EF%B7%9"); at != std::string_view::npos; at = html.find("%EF%B7%9", at + 1)) {
    const std::string_view mark = html.substr(at, 9);
    require(mark == (in_hole ? hole_end_in_url : hole_begin_in_url), "a hole in a URL is not whole", html);
    in_hole = !in_hole;
  }
  require(!in_hole, "a hole in a URL does not end", html);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!is_content(text)) return 0;
  const BodyContent content = read_markdown(text, {});
  require(!find_malformed_utf8(content.html.text), "malformed UTF-8", content.html.text);
  check_tags(content.html.text);
  check_marks(content.html.text);
  for (const BodyLink& link : content.links) require(link.offset <= size, "a link outside", content.html.text);
  for (const BodyImage& image : content.images) require(image.offset <= size, "an image outside", content.html.text);
  for (const BodyPoint& point : content.points) {
    require(point.offset < size, "a point outside", content.html.text);
    require(!point.name.empty(), "a point without a name", content.html.text);
  }
  for (const BodyHeading& heading : content.headings)
    require(heading.offset <= size, "a heading outside", content.html.text);
  return 0;
}
