// Packs as tests write them: fields and rules alone. tests/vectors/README.md has the form.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "rules/messages.h"
#include "rules/pack_json.h"

namespace shirube {

/// The complete pack. Throws std::runtime_error where it is none.
inline RulePack read_short_pack(nlohmann::json pack) {
  using nlohmann::json;
  json defaults = {{"shirube", rule_pack_version},
                   {"form", "vectors"},
                   {"edition", "national"},
                   {"language", "ja"},
                   {"title", "Vectors"},
                   {"fields", json::array()},
                   {"rules", json::array()},
                   {"classes", json::object()},
                   {"texts", {{"ja", json::object()}, {"en", json::object()}}},
                   {"words", {{"ja", json::object()}, {"en", json::object()}}}};
  defaults.update(pack);
  pack = std::move(defaults);
  json ids = json::array();
  for (json& field : pack["fields"]) {
    if (!field.contains("label")) field["label"] = field["id"];
    if (!field.contains("type")) field["type"] = "text";
    ids.push_back(field["id"]);
  }
  if (!pack.contains("sections")) pack["sections"] = {{{"title", "All"}, {"fields", ids}}};

  auto read = read_pack(pack.dump());
  if (const auto* error = std::get_if<PackError>(&read)) {
    throw std::runtime_error(message_of(*error, Language::english) + " (" + error->place + "): " + pack.dump());
  }
  auto& complete = std::get<RulePack>(read);
  complete_pack(complete);
  return std::move(complete);
}

inline RulePack read_short_pack(std::string_view pack) { return read_short_pack(nlohmann::json::parse(pack)); }

}  // namespace shirube
