// Texts that must have a certain form: dates, numbers, words to choose from, colours, addresses.
#include <algorithm>
#include <charconv>
#include <string>

#include "generator/load/map_reader.h"
#include "generator/model/suggestion.h"
#include "generator/model/target.h"

namespace shirube {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A decimal number with at most two decimals, in hundredths; -1 where it is below 0, beyond any limit where it is
/// huge. Nothing where it is no number.
std::optional<int> hundredths(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view decimals = text.substr(std::min(point + 1, text.size()));
  if (!is_digits(text.substr(0, point)) || (point < text.size() && (!is_digits(decimals) || decimals.size() > 2))) {
    return std::nullopt;
  }
  if (is_negative) return -1;
  constexpr int huge = 1'000'000;
  int value = huge;
  std::from_chars(text.data(), text.data() + point, value);
  if (value >= huge) return huge;
  value *= 100;
  if (!decimals.empty()) value += (decimals[0] - '0') * 10;
  if (decimals.size() > 1) value += decimals[1] - '0';
  return value;
}

}  // namespace

void MapReader::report_wrong_text(std::string_view key, std::string_view expected, const Text& text) {
  diagnostics_.add("wrong-type", text.span,
                   {{"key", std::string(key)}, {"expected", std::string(expected)}, {"found", "text"}});
}

void MapReader::report_out_of_range(std::string_view key, int from, int to, const Text& text) {
  diagnostics_.add("number-out-of-range", text.span,
                   {{"key", std::string(key)}, {"from", std::to_string(from)}, {"to", std::to_string(to)}});
}

std::optional<Date> MapReader::date(std::string_view key, Span& place) {
  const Text text = this->text(key);
  place = text.span;
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text.text);
  if (!date) diagnostics_.add("invalid-date", text.span, {{"value", text.text}});
  return date;
}

bool MapReader::yes_no(std::string_view key) {
  const Text text = this->text(key);
  if (!text.empty() && text.text != "true" && text.text != "false") report_wrong_text(key, "yes-no", text);
  return text.text == "true";
}

std::optional<int> MapReader::number(std::string_view key, int from, int to) {
  const Text text = this->text(key);
  if (text.empty()) return std::nullopt;
  int value = 0;
  const char* end = text.text.data() + text.text.size();
  const auto [stop, error] = std::from_chars(text.text.data(), end, value);
  if (error == std::errc::invalid_argument || stop != end) return report_wrong_text(key, "number", text), std::nullopt;
  if (error == std::errc{} && value >= from && value <= to) return value;
  report_out_of_range(key, from, to, text);
  return std::nullopt;
}

int MapReader::per_cent(std::string_view key) {
  const Text text = this->text(key, Need::required);
  if (text.empty()) return 0;
  const auto value = hundredths(text.text);
  if (!value) return report_wrong_text(key, "number", text), 0;
  if (*value >= 0 && *value <= 100'00) return *value;
  report_out_of_range(key, 0, 100, text);
  return 0;
}

std::optional<std::size_t> MapReader::choice(std::string_view key, std::span<const std::string_view> words, Need need) {
  const Text text = this->text(key, need);
  return text.empty() ? std::nullopt : find_choice(text, words);
}

std::optional<std::size_t> MapReader::find_choice(const Text& text, std::span<const std::string_view> words) {
  const auto found = std::find(words.begin(), words.end(), text.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string allowed;
  for (const std::string_view word : words) allowed.append(allowed.empty() ? "" : ", ").append(word);
  suggest(diagnostics_.add("unknown-choice", text.span, {{"value", text.text}, {"allowed", allowed}}), text.text,
          {words.begin(), words.end()});
  return std::nullopt;
}

Text MapReader::color(std::string_view key) {
  const YamlNode* written = raw(key);
  // `accent: #0055aa` says nothing: `#` begins a comment.
  if (written != nullptr && written->kind == YamlNode::Kind::nothing)
    return report_wrong_type(key, "color", *written), Text{};
  Text text = this->text(key);
  const auto is_hexadecimal = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  const bool fits = text.text.size() == 7 && text.text[0] == '#' &&
                    std::all_of(text.text.begin() + 1, text.text.end(), is_hexadecimal);
  if (text.empty() || fits) return text;
  report_wrong_text(key, "color", text);
  return {};
}

Text MapReader::web_address(std::string_view key) {
  Text text = this->text(key);
  const bool is_ascii = std::all_of(text.text.begin(), text.text.end(), [](char c) { return c > ' ' && c < 0x7F; });
  const bool fits = is_ascii && text.text.starts_with("https://") && is_well_formed_address(text.text);
  if (text.empty() || fits) return text;
  diagnostics_.add("invalid-address", text.span, {{"value", text.text}});
  return {};
}

}  // namespace shirube
