#include "generator/render/markdown_marks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "generator/render/markdown_japanese.h"
#include "generator/render/markdown_point.h"

namespace shirube {
namespace {

constexpr auto make_table(std::string_view bytes) {
  std::array<bool, 256> table{};
  for (const char byte : bytes) table[static_cast<unsigned char>(byte)] = true;
  return table;
}

constexpr auto is_special = make_table("\n\\*~&:w{");

bool is_ascii_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_ascii_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n'; }
// A value of the edition may stand in an address.
bool is_hole_mark(char32_t code_point) { return code_point == 0xFDD0 || code_point == 0xFDD1; }
bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

bool is_escapable(char letter) {
  return is_ascii(letter) && neighbour_of(static_cast<char32_t>(letter)) == Neighbour::punctuation;
}

/// Whether content cannot hold it: noncharacters, and controls but TAB and LF. (cmark itself refuses the rest.)
bool is_refused(char32_t code_point) {
  if (code_point >= 0xFDD0 && code_point <= 0xFDEF) return true;
  if ((code_point & 0xFFFEU) == 0xFFFEU) return true;
  if (code_point < 0x20) return code_point != '\t' && code_point != '\n';
  return code_point >= 0x7F && code_point <= 0x9F;
}

/// The character of a numeric reference (`#64;`, `#x40;`: at most eight digits); U+0000 where the text begins with
/// none.
char32_t numeric_reference(std::string_view text) {
  if (text.size() < 3 || text[0] != '#') return 0;
  const bool hexadecimal = text[1] == 'x' || text[1] == 'X';
  const std::size_t first = hexadecimal ? 2 : 1;
  const std::size_t end = text.find_first_not_of(hexadecimal ? "0123456789abcdefABCDEF" : "0123456789", first);
  if (end == std::string_view::npos || text[end] != ';' || end == first || end - first > 8) return 0;
  char32_t code_point = 0;
  for (const char digit : text.substr(first, end - first)) {
    const unsigned value =
        is_digit(digit) ? static_cast<unsigned>(digit - '0') : (static_cast<unsigned>(digit) | 0x20U) - 'a' + 10U;
    code_point = code_point * (hexadecimal ? 16 : 10) + value;
  }
  return code_point;
}

class Marker {
 public:
  Marker(std::string_view text, std::string& marked) : text_(text), marked_(marked) {}

  std::string_view mark() {
    std::size_t at = 0;
    while ((at = next_place(at)) < text_.size()) at = mark_at(at);
    if (marked_.empty()) return text_;
    marked_.append(text_.substr(copied_));
    return marked_;
  }

 private:
  std::size_t next_place(std::size_t from) const {
    while (from < text_.size() && !is_special[static_cast<unsigned char>(text_[from])] && from != address_end_) ++from;
    return from;
  }

  std::size_t mark_at(std::size_t at) {
    if (at == address_end_) {
      insert(at, address_end_mark);
      address_end_ = std::string_view::npos;
      marked_address_end_ = at;
    }
    switch (text_[at]) {
      case '\n':
        line_start_ = at + 1;
        return at + 1;
      case '\\':
        return pass_escape(at);
      case '*':
      case '~':
        return mark_run(at);
      case '&':
        if (is_refused_reference(at)) insert(at + 1, refused_mark);
        return at + 1;
      case '{':
        if (point_length(text_, at) > 0) insert(at + 1, point_mark);
        return at + 1;
      case ':':
      case 'w':
        note_address(at);
        return at + 1;
      default:
        return at + 1;
    }
  }

  void insert(std::size_t at, std::string_view mark) {
    if (marked_.empty()) marked_.reserve(text_.size() + text_.size() / 4 + 64);
    marked_.append(text_.substr(copied_, at - copied_)).append(mark);
    copied_ = at;
  }

  bool is_refused_reference(std::size_t ampersand) const {
    const char32_t code_point = numeric_reference(text_.substr(ampersand + 1, 11));
    return code_point != 0 && is_refused(code_point);
  }

  std::size_t pass_escape(std::size_t backslash) {
    const std::size_t escaped = backslash + 1;
    if (escaped == text_.size() || !is_escapable(text_[escaped])) return escaped;
    // In targets and titles cmark decodes references before escapes.
    if (text_[escaped] == '{' || (text_[escaped] == '&' && is_refused_reference(escaped)))
      insert(escaped + 1, letter_mark);
    return escaped + 1;
  }

  std::size_t mark_run(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && text_[end] == text_[begin]) ++end;
    // Only `~~` strikes through; longer runs may be a fence, and nothing may stand before that.
    if (text_[begin] == '~' && end - begin != 2) return end;
    const Neighbour before = neighbour_before(begin);
    const Neighbour after = neighbour_after(begin, end);
    const bool counts_before = before == Neighbour::cjk_punctuation ||
                               (before == Neighbour::punctuation && is_cjk(after)) || marked_address_end_ == begin;
    const bool counts_after =
        after == Neighbour::cjk_punctuation || (after == Neighbour::punctuation && is_cjk(before));
    if (counts_before) {
      const bool underscore = begin > 0 && text_[begin - 1] == '_';
      insert(begin, underscore ? letter_mark_after_underscore : letter_mark);
    }
    if (counts_after) {
      const bool underscore = end < text_.size() && text_[end] == '_';
      insert(end, underscore ? letter_mark_before_underscore : letter_mark);
    }
    return end;
  }

  // A point is Japanese, yet its braces are punctuation to CommonMark.
  // cmark-gfm looks through tildes, since strikethrough may open or close together with emphasis.
  Neighbour neighbour_before(std::size_t run) const {
    std::size_t end = run;
    while (text_[run] == '*' && end > line_start_ && text_[end - 1] == '~') --end;
    if (end <= line_start_) return Neighbour::space;
    if (point_length_before(text_, end) > 0) return Neighbour::cjk_punctuation;
    char32_t code_point = code_point_before(text_, end);
    while (belongs_to_character_before(code_point)) {
      while ((static_cast<unsigned char>(text_[--end]) & 0xC0U) == 0x80U) {
      }
      if (end <= line_start_) return Neighbour::letter;
      code_point = code_point_before(text_, end);
    }
    if (is_structure(code_point, end - 1)) return Neighbour::space;
    return neighbour_of(code_point);
  }

  Neighbour neighbour_after(std::size_t run, std::size_t end) const {
    while (text_[run] == '*' && end < text_.size() && text_[end] == '~') ++end;
    if (end == text_.size() || text_[end] == '\n') return Neighbour::space;
    if (point_length(text_, end) > 0) return Neighbour::cjk_punctuation;
    std::size_t next = end;
    const char32_t code_point = next_code_point(text_, next);
    return is_structure(code_point, end) ? Neighbour::space : neighbour_of(code_point);
  }

  /// Whether the character at `at` is no text: a block quote's `>`, the `|` of a table's row. (A row may begin without
  /// `|`; then its cells are rarely written without spaces.)
  bool is_structure(char32_t code_point, std::size_t at) const {
    constexpr std::size_t longest_prefix = 200;
    if (code_point == '>') {
      const std::string_view before = text_.substr(line_start_, at - line_start_);
      return before.size() < longest_prefix &&
             before.find_first_not_of("> \t-+*.)0123456789") == std::string_view::npos;
    }
    if (code_point != '|' || (at > 0 && text_[at - 1] == '\\')) return false;
    const std::size_t first = text_.substr(line_start_, longest_prefix).find_first_not_of("> \t");
    return first != std::string_view::npos && text_[line_start_ + first] == '|';
  }

  /// Finds out where an address that cmark-gfm makes a link of ends, given its `:` or `w`.
  void note_address(std::size_t at) {
    if (at < looked_for_address_end_) return;
    const std::string_view rest = text_.substr(at);
    std::size_t begin = at;
    std::size_t host = at;
    if (rest.substr(0, 3) == "://") {
      while (begin > 0 && is_ascii_letter(text_[begin - 1])) --begin;
      if (!is_web_scheme(text_.substr(begin, at - begin))) return;
      host += 3;
    } else if (rest.substr(0, 4) == "www.") {
      host += 4;
    } else {
      return;
    }
    if (is_in_markup(begin)) return;
    std::size_t end = host;
    bool meets_text = false;
    while (end < text_.size() && std::string_view(" \t\n<|").find(text_[end]) == std::string_view::npos) {
      std::size_t next = end;
      const char32_t code_point = next_code_point(text_, next);
      const Neighbour neighbour = neighbour_of(code_point);
      meets_text = !is_hole_mark(code_point) && (is_cjk(neighbour) || neighbour == Neighbour::space);
      if (meets_text) break;
      end = next;
    }
    looked_for_address_end_ = end;
    if (!meets_text || end == host) return;
    // The delimiters that cmark-gfm takes off an address's end belong to the text around it.
    while (end > host + 1 && (text_[end - 1] == '*' || text_[end - 1] == '~')) --end;
    address_end_ = end;
  }

  static bool is_web_scheme(std::string_view scheme) {
    if (scheme.size() > 5) return false;
    std::string lower(scheme);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return lower == "https" || lower == "http" || lower == "ftp";
  }

  /// Whether an address that begins here is a link's target or an attribute's value, which may hold Japanese.
  bool is_in_markup(std::size_t begin) const {
    std::size_t before = begin;
    while (before > 0 && is_ascii_space(text_[before - 1])) --before;
    const char last = before > 0 ? text_[before - 1] : '\0';
    if (begin > 0 && (text_[begin - 1] == '<' || text_[begin - 1] == '=')) return true;
    return before > 1 && (last == '(' || last == ':') && text_[before - 2] == ']';
  }

  std::string_view text_;
  std::string& marked_;
  std::size_t copied_ = 0;  // of the text, into `marked_`
  std::size_t line_start_ = 0;
  std::size_t looked_for_address_end_ = 0;
  std::size_t address_end_ = std::string_view::npos;         // of the address that is being passed
  std::size_t marked_address_end_ = std::string_view::npos;  // the last one marked
};

}  // namespace

std::string_view with_marks(std::string_view markdown, std::string& storage) {
  storage.clear();
  return Marker(markdown, storage).mark();
}

}  // namespace shirube
