#include "generator/render/interface_texts.h"

#include <algorithm>
#include <cassert>

#include "generator/render/interface_text_table.h"

namespace shirube {

std::optional<std::string_view> find_interface_text(std::string_view key, Language language) {
  const auto texts = interface_text_table();
  const auto found =
      std::lower_bound(texts.begin(), texts.end(), key,
                       [](const InterfaceText& text, std::string_view wanted) { return text.key < wanted; });
  if (found == texts.end() || found->key != key) return std::nullopt;
  return language == Language::japanese ? found->japanese : found->english;
}

std::string interface_text(std::string_view key, Language language,
                           const std::vector<std::pair<std::string_view, std::string>>& parameters) {
  const auto found = find_interface_text(key, language);
  assert(found && "a text of the interface that the table lacks");
  std::string text;
  std::string_view rest = found.value_or(key);
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    text += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const auto& [parameter, value] : parameters) {
      if (parameter == name) text += value;
    }
    rest.remove_prefix(close + 1);
  }
  return text;
}

std::vector<std::string_view> interface_text_keys() {
  std::vector<std::string_view> keys;
  for (const InterfaceText& text : interface_text_table()) keys.push_back(text.key);
  return keys;
}

std::string_view language_tag(Language language) { return language == Language::japanese ? "ja" : "en"; }

}  // namespace shirube
