#include "generator/render/markdown_escape.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/markdown_japanese.h"
#include "generator/render/markdown_marks.h"

namespace shirube {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";  // U+FFFD

enum class Form {
  text,      // HTML, furigana as `<ruby>`
  verbatim,  // HTML
  plain,     // furigana as its base
  clean,     // nothing but the marks taken out
};

bool is_html(Form form) { return form == Form::text || form == Form::verbatim; }

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

constexpr auto make_table(std::string_view bytes) {
  std::array<bool, 256> table{};
  for (const char byte : bytes) table[static_cast<unsigned char>(byte)] = true;
  return table;
}

// U+FDD0 and its neighbours begin with EF, `¡` with C2.
constexpr auto is_special = make_table("&<>\"%{\t\xEF\xC2");

/// What the three bytes of every percent-encoded mark begin with (generator/model/hole.h).
constexpr std::string_view encoded_mark_begin = "%EF%B7%9";

/// Whether a text would bring a hole's mark as URLs have it, which is one nowhere else; the text after it may go on
/// with the mark without a tag between.
bool may_begin_encoded_mark(std::string_view rest) {
  const std::size_t common = std::min(rest.size(), encoded_mark_begin.size());
  return rest.substr(0, common) == encoded_mark_begin.substr(0, common);
}

struct Ruby {
  std::string_view base;
  std::string_view reading;
  std::size_t length;
};

bool holds_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_cjk(neighbour_of(next_code_point(text, at)))) return true;
  }
  return false;
}

/// The furigana that `text` begins with. What Latin letters stand on is no furigana: `{a|b}` is used by notations.
std::optional<Ruby> ruby_at(std::string_view text) {
  constexpr std::string_view structure = "{|}";
  const std::size_t bar = text.find_first_of(structure, 1);
  if (bar == std::string_view::npos || text[bar] != '|') return std::nullopt;
  const std::size_t end = text.find_first_of(structure, bar + 1);
  if (end == std::string_view::npos || text[end] != '}') return std::nullopt;
  const std::string_view base = text.substr(1, bar - 1);
  const std::string_view reading = text.substr(bar + 1, end - bar - 1);
  const bool is_escaped = starts_with(base, letter_mark);
  const bool is_blank = reading.find_first_not_of(" \t") == std::string_view::npos;
  if (is_escaped || is_blank || !holds_cjk(base)) return std::nullopt;
  return Ruby{base, reading, end + 1};
}

void append(std::string& out, std::string_view literal, Form form);

std::size_t append_brace(std::string& out, std::string_view rest, Form form) {
  const std::optional<Ruby> ruby = form == Form::text || form == Form::plain ? ruby_at(rest) : std::nullopt;
  if (!ruby) {
    out += '{';
    return 1;
  }
  if (form == Form::plain) {
    append(out, ruby->base, form);
    return ruby->length;
  }
  out += "<ruby>";
  append(out, ruby->base, form);
  out += "<rp>(</rp><rt>";
  append(out, ruby->reading, form);
  out += "</rt><rp>)</rp></ruby>";
  return ruby->length;
}

/// `&` and what a refused mark after it says: the reference's place is taken by U+FFFD where it would have been
/// decoded.
std::size_t append_ampersand(std::string& out, std::string_view rest, Form form) {
  if (form != Form::verbatim && starts_with(rest.substr(1), refused_mark)) {
    const std::size_t end = rest.find(';');
    if (end != std::string_view::npos) {
      out += replacement_character;
      return end + 1;
    }
  }
  out += is_html(form) ? "&amp;" : "&";
  return 1;
}

/// Appends what the special byte at the front of `rest` stands for; returns the bytes that this takes.
std::size_t append_special(std::string& out, std::string_view rest, Form form) {
  switch (rest.front()) {
    case '&':
      return append_ampersand(out, rest, form);
    case '<':
      out += is_html(form) ? "&lt;" : "<";
      return 1;
    case '>':
      out += is_html(form) ? "&gt;" : ">";
      return 1;
    case '"':
      out += is_html(form) ? "&quot;" : "\"";
      return 1;
    case '%':
      out += is_html(form) && may_begin_encoded_mark(rest) ? "&#37;" : "%";
      return 1;
    case '{':
      return append_brace(out, rest, form);
    case '\t':
      if (starts_with(rest, address_end_mark)) return address_end_mark.size();
      out += '\t';
      return 1;
    default:
      // The TAB of an address's end may have been trimmed away before its second half.
      for (const std::string_view mark : {letter_mark, point_mark, refused_mark, letter_mark_before_underscore,
                                          letter_mark_after_underscore, address_end_mark.substr(1)}) {
        if (starts_with(rest, mark)) return mark.size();
      }
      out += rest.front();
      return 1;
  }
}

void append(std::string& out, std::string_view literal, Form form) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < literal.size();) {
    if (!is_special[static_cast<unsigned char>(literal[at])]) {
      ++at;
      continue;
    }
    out.append(literal.substr(done, at - done));
    at += append_special(out, literal.substr(at), form);
    done = at;
  }
  out.append(literal.substr(done));
}

void append_percent_encoded(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += digits[value / 16U];
  out += digits[value % 16U];
}

bool is_hexadecimal(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

/// Whether an escape `%XX` begins here.
bool is_percent_encoded(std::string_view rest) {
  return rest.size() >= 3 && rest[0] == '%' && is_hexadecimal(rest[1]) && is_hexadecimal(rest[2]);
}

constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr auto is_letter_or_digit = make_table(letters_and_digits);
// RFC 3986's unreserved and reserved characters but brackets, which only an IPv6 host may hold, and those that HTML
// or this program gives a meaning.
constexpr auto is_kept_in_href = make_table("-._~:/?@!$()*+,;=");
constexpr auto is_kept_in_path = make_table("-._~/");

}  // namespace

void append_markdown_text(std::string& html, std::string_view literal) { append(html, literal, Form::text); }

void append_verbatim(std::string& html, std::string_view literal) { append(html, literal, Form::verbatim); }

void append_plain(std::string& plain, std::string_view literal) { append(plain, literal, Form::plain); }

std::string without_marks(std::string_view literal) {
  std::string clean;
  clean.reserve(literal.size());
  append(clean, literal, Form::clean);
  return clean;
}

void append_href(std::string& html, std::string_view address) {
  bool in_fragment = false;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char byte = address[at];
    const std::string_view rest = address.substr(at);
    const auto index = static_cast<unsigned char>(byte);
    const bool begins_fragment = byte == '#' && !in_fragment;
    in_fragment = in_fragment || begins_fragment;
    if (byte == '&') {
      html += "&amp;";
    } else if (byte == '\'') {
      html += "&#39;";
    } else if (starts_with(rest, encoded_mark_begin)) {
      html += "%ef";  // the same address, and no mark
      at += 2;
    } else if (is_letter_or_digit[index] || is_kept_in_href[index] || begins_fragment || is_percent_encoded(rest)) {
      html += byte;
    } else {
      append_percent_encoded(html, byte);
    }
  }
}

void append_encoded_path(std::string& html, std::string_view path) {
  for (const char byte : path) {
    if (is_letter_or_digit[static_cast<unsigned char>(byte)] || is_kept_in_path[static_cast<unsigned char>(byte)]) {
      html += byte;
    } else {
      append_percent_encoded(html, byte);
    }
  }
}

std::string with_references(std::string_view text) {
  std::string written;
  written.reserve(text.size());
  while (!text.empty()) {
    const std::size_t begin = text.find(hole_begin);
    written.append(text.substr(0, begin));
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin + hole_begin.size());
    const std::size_t end = std::min(text.find(hole_end), text.size());
    written.append("{{ ").append(text.substr(0, end)).append(" }}");
    text.remove_prefix(std::min(end + hole_end.size(), text.size()));
  }
  return written;
}

}  // namespace shirube
