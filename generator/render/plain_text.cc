#include "generator/render/plain_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/markdown_japanese.h"

namespace shirube {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

struct Tag {
  std::string_view name;
  bool is_end = false;
};

/// `written` is from `<` to before `>`.
Tag tag_of(std::string_view written) {
  written.remove_prefix(1);
  const bool is_end = written.starts_with('/');
  if (is_end) written.remove_prefix(1);
  return {written.substr(0, written.find_first_of(" \n/")), is_end};
}

/// Whether the characters on both sides of the tag are neighbours.
bool is_within_text(std::string_view name) {
  if (name == "p") return false;  // by far most of them
  constexpr std::string_view names[] = {"a", "code", "del", "em", "rp", "rt", "ruby", "span", "strong"};
  return std::binary_search(std::begin(names), std::end(names), name);
}

/// The character that a reference at the beginning of `html` stands for, and the reference's length; a `&` that begins
/// none is itself.
std::pair<char, std::size_t> referenced(std::string_view html) {
  constexpr std::pair<std::string_view, char> references[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  for (const auto& [reference, character] : references) {
    if (html.starts_with(reference)) return {character, reference.size()};
  }
  return {'&', 1};
}

/// Reads HTML in one pass; what a ruby's `rt` and `rp` hold is kept apart.
class Reader {
 public:
  PlainText read(std::string_view html) {
    plain_.text.reserve(html.size());
    while (!html.empty()) html.remove_prefix(take(html));
    return std::move(plain_);
  }

 private:
  /// Takes what is alike from the beginning on; gives its length.
  std::size_t take(std::string_view html) {
    if (is_blank(html.front())) {
      is_after_blank_ = true;
      return 1;
    }
    if (html.front() == '<') {
      const std::size_t end = html.find('>');
      if (end == std::string_view::npos) return html.size();  // our renderer writes whole tags
      pass(tag_of(html.substr(0, end)));
      return end + 1;
    }
    if (html.front() == '&') {
      const auto [character, length] = referenced(html);
      add({&character, 1});
      return length;
    }
    const auto end = std::find_if(html.begin(), html.end(), ends_run);
    add(html.substr(0, static_cast<std::size_t>(end - html.begin())));
    return static_cast<std::size_t>(end - html.begin());
  }

  static bool ends_run(char c) { return c == '<' || c == '&' || is_blank(c); }

  void add(std::string_view run) {
    if (is_in_parenthesis_) return;
    if (is_in_reading_) {
      reading_ += run;
      return;
    }
    if (is_after_blank_ && !plain_.text.empty()) plain_.text += ' ';
    is_after_blank_ = false;
    plain_.text += run;
  }

  void pass(const Tag& tag) {
    if (!is_within_text(tag.name)) {
      is_after_blank_ = true;
    } else if (tag.name == "rp") {
      is_in_parenthesis_ = !tag.is_end;
    } else if (tag.name == "rt") {
      is_in_reading_ = !tag.is_end;
    } else if (tag.name == "ruby" && !tag.is_end) {
      ruby_ = plain_.text.size();
      reading_.clear();
    } else if (tag.name == "ruby") {
      std::string_view base = std::string_view(plain_.text).substr(std::min(ruby_, plain_.text.size()));
      if (base.starts_with(' ')) base.remove_prefix(1);
      plain_.readings.append(plain_.readings.empty() ? "" : " ").append(base);
      plain_.readings.append("（").append(reading_).append("）");
    }
  }

  PlainText plain_;
  std::string reading_;
  std::size_t ruby_ = 0;  // where its base begins in the text, or the space before it
  bool is_after_blank_ = false;
  bool is_in_reading_ = false;
  bool is_in_parenthesis_ = false;
};

}  // namespace

PlainText plain_text(std::string_view html) { return Reader().read(html); }

void append_on_one_line(std::string& line, std::string_view text) {
  line.reserve(line.size() + text.size());
  const std::size_t start = line.size();
  while (!text.empty()) {
    const auto blank = std::find_if(text.begin(), text.end(), is_blank);
    const auto length = static_cast<std::size_t>(blank - text.begin());
    if (length > 0 && line.size() > start) line += ' ';
    line += text.substr(0, length);
    text.remove_prefix(length);
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  }
}

std::string without_soft_breaks(std::string_view text) {
  std::string settled;
  for (std::size_t at = text.find(soft_break); at != std::string_view::npos; at = text.find(soft_break)) {
    settled += text.substr(0, at);
    text.remove_prefix(at + soft_break.size());
    std::size_t offset = 0;
    const char32_t after = text.empty() ? 0 : next_code_point(text, offset);
    if (!joins_without_space(code_point_before(settled, settled.size()), after)) settled += ' ';
  }
  return settled.append(text);
}

}  // namespace shirube
