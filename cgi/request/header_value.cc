#include "cgi/request/header_value.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

constexpr std::string_view blanks = " \t";

bool is_token_character(char character) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || marks.find(character) != std::string_view::npos;
}

bool is_control_character(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return (byte < 0x20 && character != '\t') || byte == 0x7F;
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size())); }

std::string_view take_token(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_token_character);
  const std::string_view token = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(token.size());
  return token;
}

// `text` begins behind the opening quotation mark.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string value;
  while (!text.empty()) {
    char character = text.front();
    text.remove_prefix(1);
    if (character == '"') return value;
    if (is_control_character(character)) return std::nullopt;
    if (character == '\\' && !text.empty() && (text.front() == '"' || text.front() == '\\')) {
      character = text.front();
      text.remove_prefix(1);
    }
    value.push_back(character);
  }
  return std::nullopt;
}

std::optional<HeaderValue::Parameter> take_parameter(std::string_view& text) {
  HeaderValue::Parameter parameter;
  parameter.name = lower_case(take_token(text));
  if (parameter.name.empty() || !text.starts_with('=')) return std::nullopt;
  text.remove_prefix(1);
  parameter.is_quoted = text.starts_with('"');
  if (!parameter.is_quoted) {
    parameter.value = take_token(text);
    if (parameter.value.empty()) return std::nullopt;
    return parameter;
  }
  text.remove_prefix(1);
  std::optional<std::string> value = take_quoted(text);
  if (!value) return std::nullopt;
  parameter.value = std::move(*value);
  return parameter;
}

}  // namespace

std::size_t HeaderValue::count(std::string_view name) const {
  const auto found = std::count_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.name == name; });
  return static_cast<std::size_t>(found);
}

const HeaderValue::Parameter* HeaderValue::find(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

std::optional<HeaderValue> read_header_value(std::string_view text) {
  HeaderValue header;
  std::string_view value = without_outer_blanks(text.substr(0, text.find(';')));
  text.remove_prefix(std::min(text.find(';'), text.size()));
  header.value = lower_case(value);
  const std::string_view kind = take_token(value);
  if (kind.empty()) return std::nullopt;
  if (!value.empty() && (value.front() != '/' || !is_token(value.substr(1)))) return std::nullopt;

  while (!text.empty()) {
    if (text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
    if (text.empty() || text.front() == ';') continue;  // an empty parameter is allowed
    std::optional<HeaderValue::Parameter> parameter = take_parameter(text);
    if (!parameter) return std::nullopt;
    header.parameters.push_back(std::move(*parameter));
    skip_blanks(text);
  }
  return header;
}

bool has_acceptable_charset(const HeaderValue& header) {
  const std::size_t count = header.count("charset");
  return count == 0 || (count == 1 && lower_case(header.find("charset")->value) == "utf-8");
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& character : lower) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
  }
  return lower;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

std::string_view without_outer_blanks(std::string_view text) {
  skip_blanks(text);
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace shirube
