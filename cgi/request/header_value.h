// HeaderValue: a header's value with its parameters, as Content-Type and Content-Disposition have them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

/// `form-data; name="x"` (RFC 9110, 5.6.6). Values may be any bytes but control characters.
struct HeaderValue {
  struct Parameter {
    std::string name;  // in lower case
    std::string value;
    bool is_quoted = false;
  };
  std::string value;                  // in lower case
  std::vector<Parameter> parameters;  // as they stand, also twice

  std::size_t count(std::string_view name) const;
  /// The first of this name; nullptr where there is none.
  const Parameter* find(std::string_view name) const;
};

/// Nothing where the text is not well-formed. In quoted strings only `\"` and `\\` are escapes: browsers have sent
/// `filename="C:\folder\name"`.
std::optional<HeaderValue> read_header_value(std::string_view text);

/// Whether the charset is absent or UTF-8. Of two charsets none is believed.
bool has_acceptable_charset(const HeaderValue& header);

/// ASCII letters in lower case, all else as it is.
std::string lower_case(std::string_view text);
/// Whether there is at least one byte and all are those of a token (RFC 9110, 5.6.2).
bool is_token(std::string_view text);
/// Without the blanks and tabs at both ends.
std::string_view without_outer_blanks(std::string_view text);

}  // namespace shirube
