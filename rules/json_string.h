// Reading one JSON string. Whole pages stand in them: the parser that reads the rest takes ten times as long, byte by
// byte. Leaves what stands around it to those who read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// Takes the string (RFC 8259, 7) that `json` begins with, and unescapes it; `json` then begins behind its end. Nothing
/// where none stands there, or it is malformed: bytes that are no UTF-8, control characters, half a surrogate pair.
std::optional<std::string> take_json_string(std::string_view& json);

}  // namespace shirube
