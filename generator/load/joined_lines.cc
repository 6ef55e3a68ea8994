#include "generator/load/joined_lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view line_breaks = "\r\n";

bool is_wide(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return count_cells(text).value == 2;
}

std::string_view trimmed(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

}  // namespace

bool stands_between_wide(std::string_view text, std::size_t before, std::size_t after) {
  return after < text.size() && is_wide(code_point_before(text, before)) && is_wide(next_code_point(text, after));
}

void join_wide_lines(std::string_view written, std::string& text) {
  std::string joined;
  std::size_t done = 0;  // of `text`
  while (!written.empty()) {
    const std::size_t end = std::min(written.find_first_of(line_breaks), written.size());
    const std::string_view line = trimmed(written.substr(0, end));
    for (; done < text.size() && text[done] == '\n'; ++done) joined += '\n';
    if (text.compare(done, line.size(), line) != 0) break;
    joined += line;
    done += line.size();
    written.remove_prefix(std::min(written.find_first_not_of(line_breaks, end), written.size()));
    const bool is_joined = done < text.size() && text[done] == ' ';
    if (is_joined && !stands_between_wide(text, done, done + 1)) joined += ' ';
    if (is_joined) ++done;
  }
  text = joined.append(text, done);
}

}  // namespace shirube
