#include "generator/load/svg_safety.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace shirube {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";

/// In small letters, with references to ASCII characters (`&#106;`, `&#x6a;`) replaced by these.
std::string readable(std::string_view svg) {
  std::string text;
  for (std::size_t at = 0; at < svg.size(); ++at) {
    if (svg.substr(at, 2) == "&#") {
      const bool is_hexadecimal = svg.substr(at + 2, 1) == "x" || svg.substr(at + 2, 1) == "X";
      const std::string_view digits = svg.substr(at + (is_hexadecimal ? 3 : 2), 12);
      unsigned value = 0;
      const auto end =
          std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hexadecimal ? 16 : 10).ptr;
      if (value > 0 && value < 0x80) {
        text += static_cast<char>(value);
        at = static_cast<std::size_t>(end - svg.data());
        if (at >= svg.size() || svg[at] != ';') --at;
        continue;
      }
    }
    text += svg[at];
  }
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Whether there is an attribute `onload=` or the like.
bool has_event_handler(std::string_view text) {
  for (std::size_t at = text.find("on", 1); at != std::string_view::npos; at = text.find("on", at + 2)) {
    const bool begins_word = blanks.find(text[at - 1]) != std::string_view::npos || text[at - 1] == '"' ||
                             text[at - 1] == '\'' || text[at - 1] == '/';
    const std::size_t end = text.find_first_not_of(letters, at);
    const std::size_t next = text.find_first_not_of(blanks, end);
    if (begins_word && end != at + 2 && next != std::string_view::npos && text[next] == '=') return true;
  }
  return false;
}

/// Whether what follows a reference's name (`href`, `url(`) stays in the file: a part of it (`#a`), or a picture in it.
bool stays_inside(std::string_view rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f=\"'"), rest.size()));
  if (rest.starts_with('#')) return true;
  constexpr std::array pictures = {"data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"};
  return std::any_of(pictures.begin(), pictures.end(), [&](std::string_view kind) { return rest.starts_with(kind); });
}

bool leads_outside(std::string_view text) {
  if (text.find("@import") != std::string_view::npos) return true;
  for (const std::string_view name : {"href", "src", "url("}) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
      const std::string_view rest = text.substr(at + name.size());
      const std::size_t next = std::min(rest.find_first_not_of(blanks), rest.size());
      const bool is_reference = name.ends_with('(') || rest.substr(next, 1) == "=";
      if (is_reference && !stays_inside(rest)) return true;
    }
  }
  return false;
}

}  // namespace

std::string_view danger_of_svg(std::string_view svg) {
  const std::string text = readable(svg);
  constexpr std::array active = {"<script",  ":script", "<foreignobject", ":foreignobject",
                                 "<!entity", "<iframe", "<handler"};
  const bool has_active = std::any_of(active.begin(), active.end(),
                                      [&](std::string_view word) { return text.find(word) != std::string::npos; });
  std::string compact = text;  // browsers pass over blanks inside a scheme
  std::erase_if(compact, [](char c) { return blanks.find(c) != std::string_view::npos; });
  if (has_active || compact.find("javascript:") != std::string::npos || has_event_handler(text)) return "svg-script";
  return leads_outside(text) ? "svg-reference" : std::string_view();
}

}  // namespace shirube
