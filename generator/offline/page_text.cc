#include "generator/offline/page_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace shirube {
namespace {

/// What stands in the first element of this name; nothing where there is none.
std::optional<std::string_view> inside_first(std::string_view html, const std::string& name) {
  for (std::size_t begin = html.find("<" + name); begin != std::string_view::npos;
       begin = html.find("<" + name, begin + 1)) {
    const std::size_t after_name = begin + 1 + name.size();
    if (after_name >= html.size() || (html[after_name] != '>' && html[after_name] != ' ')) continue;
    const std::size_t open = html.find('>', after_name);
    const std::size_t close = html.find("</" + name + ">", after_name);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
    return html.substr(open + 1, close - open - 1);
  }
  return std::nullopt;
}

/// Whether a line of text goes on through this element, `<…` or `</…` on.
bool is_within_line(std::string_view element) {
  constexpr std::array<std::string_view, 16> names = {"a",    "abbr", "b",     "code", "del",    "em",  "i",   "kbd",
                                                      "mark", "s",    "small", "span", "strong", "sub", "sup", "wbr"};
  element.remove_prefix(element.starts_with("</") ? 2 : 1);
  const std::string_view name = element.substr(0, element.find_first_of(" />"));
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The character that begins here, as append_escaped (base/html.h) writes some as references, and its length there.
std::pair<char, std::size_t> character_at(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> references = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  for (const auto& [reference, character] : references) {
    if (html.starts_with(reference)) return {character, reference.size()};
  }
  return {html.front(), 1};
}

}  // namespace

std::string page_title_text(std::string_view html) {
  auto title = inside_first(html, "h1");
  if (!title) title = inside_first(html, "title");
  return title ? page_plain_text(*title) : std::string();
}

std::string page_plain_text(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    if (html.front() != '<') {
      const auto [character, size] = character_at(html);
      text += character;
      html.remove_prefix(size);
      continue;
    }
    if (!is_within_line(html) && !text.empty() && text.back() != ' ') text += ' ';
    const std::size_t end = html.find('>');
    html.remove_prefix(end == std::string_view::npos ? html.size() : end + 1);
  }
  return text;
}

std::string page_main(std::string_view html) {
  const auto main = inside_first(html, "main");
  return main ? "<!DOCTYPE html><html><body>" + std::string(*main) + "</body></html>" : std::string(html);
}

void open_to_reader(std::string& html) {
  constexpr std::string_view policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
  constexpr std::string_view no_form = "form-action 'none'";
  constexpr std::string_view own_form = "form-action 'self'";
  constexpr std::string_view own_requests = "; connect-src 'self'";
  const std::size_t element = html.find(policy);
  if (element == std::string::npos) return;
  const std::size_t begin = element + policy.size();
  const std::size_t end = html.find('"', begin);
  if (end == std::string::npos) return;
  html.insert(end, own_requests);
  const std::size_t form = html.find(no_form, begin);
  if (form < end) html.replace(form, no_form.size(), own_form);
}

}  // namespace shirube
