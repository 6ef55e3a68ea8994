#include "cgi/request/part_headers.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "cgi/request/header_value.h"

namespace shirube {
namespace {

constexpr BodyRefusal malformed{400};

/// The headers that count, each at most once.
struct Lines {
  std::optional<std::string_view> disposition, type, transfer_encoding;
};

bool is_header_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return (byte >= 0x20 && byte != 0x7F) || character == '\t';
  });
}

// False where the header was there before.
bool set_once(std::optional<std::string_view>& header, std::string_view value) {
  if (header) return false;
  header = value;
  return true;
}

std::optional<Lines> read_lines(std::string_view block) {
  Lines lines;
  for (std::size_t count = 0; !block.empty(); ++count) {
    const std::size_t end = block.find("\r\n");
    if (end == std::string_view::npos || count == most_part_headers) return std::nullopt;
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(end + 2);
    const std::size_t colon = line.find(':');
    // A line that begins with a blank would go on the one before it; nobody writes such lines in forms.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || !is_header_text(line)) {
      return std::nullopt;
    }
    const std::string name = lower_case(line.substr(0, colon));
    const std::string_view value = without_outer_blanks(line.substr(colon + 1));
    const bool is_first = name == "content-disposition"         ? set_once(lines.disposition, value)
                          : name == "content-type"              ? set_once(lines.type, value)
                          : name == "content-transfer-encoding" ? set_once(lines.transfer_encoding, value)
                                                                : true;
    if (!is_first) return std::nullopt;
  }
  return lines;
}

// Browsers write these three so in names (HTML Standard, multipart/form-data encoding), and `%` itself as it is.
std::string without_browser_escapes(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::string code = lower_case(text.substr(0, 3));
    const char character = code == "%22" ? '"' : code == "%0d" ? '\r' : code == "%0a" ? '\n' : '\0';
    plain.push_back(character != '\0' ? character : text.front());
    text.remove_prefix(character != '\0' ? 3 : 1);
  }
  return plain;
}

std::string value_of(const HeaderValue::Parameter& parameter) {
  return parameter.is_quoted ? without_browser_escapes(parameter.value) : parameter.value;
}

std::optional<PartHeaders> read_disposition(std::string_view text) {
  const std::optional<HeaderValue> header = read_header_value(text);
  if (!header || header->value != "form-data") return std::nullopt;
  if (header->count("name") != 1 || header->count("filename") > 1) return std::nullopt;
  if (header->count("name*") > 0 || header->count("filename*") > 0) return std::nullopt;
  PartHeaders headers;
  headers.name = value_of(*header->find("name"));
  if (const HeaderValue::Parameter* filename = header->find("filename")) headers.filename = value_of(*filename);
  return headers;
}

}  // namespace

std::variant<PartHeaders, BodyRefusal> read_part_headers(std::string_view block) {
  const std::optional<Lines> lines = read_lines(block);
  if (!lines || !lines->disposition) return malformed;
  std::optional<PartHeaders> headers = read_disposition(*lines->disposition);
  if (!headers) return malformed;
  if (lines->transfer_encoding) {
    const std::string encoding = lower_case(*lines->transfer_encoding);
    if (encoding != "7bit" && encoding != "8bit" && encoding != "binary") return malformed;
  }
  if (lines->type) {
    if (lower_case(*lines->type).starts_with("multipart/")) return malformed;
    // Of a file nobody believes what its type is said to be.
    if (headers->filename) return std::move(*headers);
    const std::optional<HeaderValue> type = read_header_value(*lines->type);
    if (!type) return malformed;
    if (!has_acceptable_charset(*type)) return BodyRefusal{415};
  }
  return std::move(*headers);
}

std::string bare_file_name(std::string_view name) {
  const std::size_t separator = name.find_last_of("/\\");
  if (separator != std::string_view::npos) name.remove_prefix(separator + 1);
  std::string bare;
  for (std::size_t offset = 0; offset < name.size();) {
    const char32_t code_point = next_code_point(name, offset);
    const bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    if (!is_control) append_utf8(bare, code_point);
  }
  return bare;
}

}  // namespace shirube
