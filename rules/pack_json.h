// A rule pack as JSON and back. Every byte that is read is hostile: docs/rules.md has the limits.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json_fwd.hpp>

#include "rules/rule_pack.h"

namespace shirube {

/// Compact, the same bytes for the same pack.
std::string write_pack(const RulePack& pack);

struct PackError {
  enum class Kind { not_json, newer, malformed } kind = Kind::malformed;
  std::string place;  // `fields[3].type`; of `newer`, the version found
};

/// Reads what `write_pack` wrote. Refuses a newer version, unknown words, ids that are none, references to fields that
/// are not there, conditions on later fields, and more than 1 MiB.
std::variant<RulePack, PackError> read_pack(std::string_view json);
/// The same of a pack that is part of something larger, read by `read_tree` (pack_shape.h).
std::variant<RulePack, PackError> read_pack_tree(const nlohmann::json& parsed);
std::string message_of(const PackError& error, Language language);

}  // namespace shirube
