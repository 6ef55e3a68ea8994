#include "generator/render/screen_description.h"

#include <vector>

#include "base/utf8.h"
#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

using Parameters = std::vector<std::pair<std::string_view, std::string>>;

/// A text on one line.
std::string on_one_line(const Text& text) {
  std::string line = text.text;
  while (line.ends_with('\n')) line.pop_back();
  for (char& letter : line) {
    if (letter == '\n') letter = ' ';
  }
  return line;
}

class Description {
 public:
  Description(const PointNumbers& numbers, Language language) : numbers_(numbers), language_(language) {}

  std::string of(const Screen& screen) {
    append_sentence(told("screen-title", {{"title", on_one_line(screen.title)}}));
    if (!screen.address.empty()) append_sentence(told("screen-address", {{"address", on_one_line(screen.address)}}));
    append_all(screen.elements);
    while (text_.ends_with(' ')) text_.pop_back();
    return std::move(text_);
  }

 private:
  std::string told(std::string_view key, const Parameters& parameters = {}) const {
    return interface_text(key, language_, parameters);
  }

  void append_sentence(std::string sentence) {
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') {
      sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    }
    text_ += told("screen-sentence", {{"text", std::move(sentence)}});
  }

  void append_all(const std::vector<ScreenElement>& elements) {
    for (const ScreenElement& element : elements) append(element);
  }

  void append(const ScreenElement& element) {
    switch (element.kind) {
      case ElementKind::group:
        append_box(element);
        break;
      case ElementKind::row:
      case ElementKind::column:
        is_pointed(element) ? append_box(element) : append_all(element.elements);
        break;
      case ElementKind::table:
        append_table(element);
        break;
      default:
        append_sentence(phrase(element));
    }
  }

  /// A box and what stands in it, with its beginning and end.
  void append_box(const ScreenElement& element) {
    append_sentence(told("screen-group-begins", {{"group", numbered(element, name(element))}}));
    append_all(element.elements);
    append_sentence(told("screen-group-ends", {{"group", name(element)}}));
  }

  void append_table(const ScreenElement& table) {
    append_sentence(table_head(table));
    std::size_t number = 0;
    for (const ScreenElement& row : table.elements) append_sentence(table_row(row, ++number));
  }

  std::string table_head(const ScreenElement& table) const {
    const std::string head = numbered(table, name(table));
    std::vector<std::string> columns;
    for (const Text& column : table.columns) columns.push_back(told("screen-item", {{"label", on_one_line(column)}}));
    return columns.empty() ? head : told("screen-columns", {{"table", head}, {"columns", joined(columns)}});
  }

  std::string table_row(const ScreenElement& row, std::size_t number) const {
    return told("screen-row", {{"number", std::to_string(number)}, {"cells", phrases(row.elements)}});
  }

  /// One element as part of a sentence: its number, its name, its state, what it holds.
  std::string phrase(const ScreenElement& element) const {
    switch (element.kind) {
      case ElementKind::row:
      case ElementKind::column:
        if (!is_pointed(element)) return phrases(element.elements);
        break;
      case ElementKind::table:
        return table_phrase(element);
      case ElementKind::text:
        if (element.label.empty()) return numbered(element, told("screen-empty-cell"));
        break;
      default:
        break;
    }
    std::string result = numbered(element, name(element));
    const std::vector<std::string> with = notes(element);
    if (!with.empty()) result = told("screen-notes", {{"element", result}, {"notes", joined(with)}});
    if (element.elements.empty()) return result;
    return told("screen-items", {{"holder", result}, {"items", phrases(element.elements)}});
  }

  /// A table within a table's cell.
  std::string table_phrase(const ScreenElement& table) const {
    std::vector<std::string> parts = {table_head(table)};
    std::size_t number = 0;
    for (const ScreenElement& row : table.elements) parts.push_back(table_row(row, ++number));
    return joined(parts);
  }

  std::string phrases(const std::vector<ScreenElement>& elements) const {
    std::vector<std::string> parts;
    for (const ScreenElement& element : elements) parts.push_back(phrase(element));
    return joined(parts);
  }

  std::string joined(const std::vector<std::string>& parts) const {
    std::string result;
    for (const std::string& part : parts) {
      if (!result.empty()) result += told("screen-and");
      result += part;
    }
    return result;
  }

  bool is_pointed(const ScreenElement& element) const {
    return !element.id.empty() && numbers_.find(element.id.text) != numbers_.end();
  }

  /// The element's number before what is told of it.
  std::string numbered(const ScreenElement& element, std::string text) const {
    if (!is_pointed(element)) return text;
    const std::string sign = number_sign(numbers_.find(element.id.text)->second);
    return told("screen-pointed", {{"number", sign}, {"element", std::move(text)}});
  }

  /// What the element is, with its label: 「ログイン」ボタン.
  std::string name(const ScreenElement& element) const {
    const Parameters label = {{"label", on_one_line(element.label)}};
    const bool is_plain = element.label.empty();
    switch (element.kind) {
      case ElementKind::item:
        return told("screen-item", label);
      case ElementKind::row:
      case ElementKind::column:
        return told("screen-group-plain");
      case ElementKind::message:
        return told(element.is_error ? "screen-error" : "screen-message", label);
      case ElementKind::icon:
        return told(is_plain ? "screen-icon-" + element.icon.text : "screen-icon", label);
      case ElementKind::group:
      case ElementKind::tabs:
      case ElementKind::table:
      case ElementKind::list:
      case ElementKind::menu:
        return told(kind_key(element) + (is_plain ? "-plain" : ""), label);
      default:
        return told(kind_key(element), label);
    }
  }

  static std::string kind_key(const ScreenElement& element) {
    return std::string("screen-").append(element_kind_words[static_cast<std::size_t>(element.kind)]);
  }

  std::vector<std::string> notes(const ScreenElement& element) const {
    std::vector<std::string> result;
    const Parameters value = {{"value", on_one_line(element.value)}};
    const bool is_chosen = element.state == ElementState::chosen;
    if (element.kind == ElementKind::checkbox)
      result.push_back(told(is_chosen ? "screen-ticked" : "screen-not-ticked"));
    if (element.kind == ElementKind::item && is_chosen) result.push_back(told("screen-chosen"));
    if (!element.value.empty()) {
      // What a secret holds is for nobody's ears.
      if (element.kind == ElementKind::secret) result.push_back(told("screen-secret-filled"));
      if (element.kind == ElementKind::field) result.push_back(told("screen-value", value));
      if (element.kind == ElementKind::select) result.push_back(told("screen-selected", value));
    }
    if (element.state == ElementState::disabled) result.push_back(told(disabled_key(element.kind)));
    return result;
  }

  static std::string_view disabled_key(ElementKind kind) {
    if (kind == ElementKind::button) return "screen-cannot-press";
    const bool is_filled = kind == ElementKind::field || kind == ElementKind::secret;
    return is_filled ? "screen-cannot-fill" : "screen-cannot-choose";
  }

  const PointNumbers& numbers_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string describe_screen(const Screen& screen, const PointNumbers& numbers, Language language) {
  return Description(numbers, language).of(screen);
}

std::string number_sign(int number) {
  if (number < 1 || number > 50) return "(" + std::to_string(number) + ")";
  // Enclosed Alphanumerics, then Enclosed CJK Letters and Months twice.
  const int first = number <= 20 ? 0x2460 - 1 : number <= 35 ? 0x3251 - 21 : 0x32B1 - 36;
  std::string sign;
  append_utf8(sign, static_cast<char32_t>(first + number));
  return sign;
}

}  // namespace shirube
