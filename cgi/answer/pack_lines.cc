#include "cgi/answer/pack_lines.h"

#include <cstring>
#include <utility>

#include "rules/json_string.h"
#include "rules/object_reader.h"

namespace shirube {
namespace {

constexpr std::string_view end_of_pages = "},\"forms\":{";
constexpr std::string_view last_line = "}}";
// In a text the quotation marks would be escaped; the rules have no such key.
constexpr std::string_view begin_of_pages = ",\"pages\":{";

/// Without its end; the text then begins behind that. Nothing where no line ends.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// `"ID":{…}`
bool add_form(std::string_view line, PackLines& lines) {
  if (!line.starts_with('"') || !line.ends_with('}')) return false;
  line.remove_prefix(1);
  const std::string_view id = line.substr(0, line.find('"'));
  line.remove_prefix(id.size());
  if (!is_pack_id(id) || !line.starts_with("\":{")) return false;
  line.remove_prefix(2);
  return lines.forms.emplace(id, line).second;
}

/// The last place where pages begin: from comma to comma, of which pages have few.
std::size_t find_pages(std::string_view form) {
  for (std::string_view before = form;;) {
    const auto* comma = static_cast<const char*>(::memrchr(before.data(), ',', before.size()));
    if (comma == nullptr) return std::string_view::npos;
    const auto at = static_cast<std::size_t>(comma - form.data());
    if (form.substr(at).starts_with(begin_of_pages)) return at;
    before = form.substr(0, at);
  }
}

/// `"NAME":"…"` and what separates it from the next.
bool take_page(std::string_view& rest, std::string_view name, std::string_view separator, std::string& page) {
  if (!rest.starts_with('"') || !rest.substr(1).starts_with(name)) return false;
  rest.remove_prefix(1 + name.size());
  if (!rest.starts_with("\":")) return false;
  rest.remove_prefix(2);
  auto text = take_json_string(rest);
  if (!text || !rest.starts_with(separator)) return false;
  rest.remove_prefix(separator.size());
  page = std::move(*text);
  return true;
}

}  // namespace

std::optional<PackLines> cut_lines(std::string_view pack) {
  const auto head = take_line(pack);
  if (!head) return std::nullopt;
  const std::size_t pages = find_pages(*head);
  if (pages == std::string_view::npos) return std::nullopt;
  PackLines lines;
  std::string_view rest = head->substr(pages + begin_of_pages.size());
  if (!take_page(rest, "problem", end_of_pages, lines.problem_page) || !rest.empty()) return std::nullopt;
  lines.head = std::string(head->substr(0, pages)).append(begin_of_pages).append(end_of_pages).append(last_line);
  for (bool has_next = false;;) {
    auto line = take_line(pack);
    if (!line) return std::nullopt;
    // Behind a comma a form has to come.
    if (*line == last_line && !has_next) break;
    has_next = line->ends_with(',');
    if (has_next) line->remove_suffix(1);
    if (!add_form(*line, lines)) return std::nullopt;
    if (!has_next && !pack.starts_with(last_line)) return std::nullopt;
  }
  if (!pack.empty()) return std::nullopt;
  return lines;
}

std::optional<FormParts> cut_pages(std::string_view form) {
  const std::size_t begin = find_pages(form);
  if (begin == std::string_view::npos) return std::nullopt;
  std::string_view rest = form.substr(begin + begin_of_pages.size());
  FormParts parts{std::string(form.substr(0, begin)).append(begin_of_pages).append(last_line), {}, {}, {}};
  const bool fits = take_page(rest, "form", ",", parts.form_page) &&
                    take_page(rest, "confirm", ",", parts.confirm_page) &&
                    take_page(rest, "done", "}}", parts.done_page);
  if (!fits || !rest.empty()) return std::nullopt;
  return parts;
}

}  // namespace shirube
