// JSON as the commands print it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace shirube {

/// One line, keys sorted. Characters that steer a terminal or reorder what is read stand as `\u` escapes; bytes that
/// are no UTF-8 are U+FFFD.
std::string printed_json(const nlohmann::json& json);

}  // namespace shirube
