// PartHeaders: what stands above a part of a multipart/form-data body (RFC 7578, 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "cgi/request/body.h"

namespace shirube {

struct PartHeaders {
  std::string name;                     // the field's, any bytes
  std::optional<std::string> filename;  // any bytes but NUL; where there is one the part is a file
};

inline constexpr std::size_t most_part_headers = 16;

/// `block`: the lines, each with its CRLF, without the empty one.
/// 400: not well-formed, no `form-data` or no name; two of a header or parameter that counts; more than
/// `most_part_headers`; `name*` and `filename*` (forbidden by RFC 7578, 4.2, and by which a name could be told
/// differently to others); parts within parts; a Content-Transfer-Encoding that changes bytes.
/// 415: a text in another charset than UTF-8.
std::variant<PartHeaders, BodyRefusal> read_part_headers(std::string_view block);

/// What is behind the last `/` or `\`, without control characters. `name` is UTF-8.
std::string bare_file_name(std::string_view name);

}  // namespace shirube
