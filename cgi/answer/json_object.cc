#include "cgi/answer/json_object.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

using Json = nlohmann::json;

std::string below(const std::string& place, std::string_view key) {
  return place.empty() ? std::string(key) : std::string(place).append(".").append(key);
}

}  // namespace

FormsPackError fault_at(const std::string& place, std::string_view what) {
  return {std::string(place.empty() ? "the forms pack" : place).append(" ").append(what)};
}

JsonFault read_object(Json& object, const std::string& place, std::initializer_list<JsonKey> keys) {
  if (!object.is_object()) return fault_at(place, "is no object");
  for (const JsonKey& key : keys) {
    const auto found = object.find(key.name);
    if (found == object.end()) {
      if (key.is_optional) continue;
      return fault_at(below(place, key.name), "is missing");
    }
    if (auto fault = key.read(*found, below(place, key.name))) return fault;
  }
  for (const auto& [name, unused] : object.items()) {
    // The name is not told: it can be of any length and hold anything.
    if (std::ranges::find(keys, name, &JsonKey::name) == keys.end()) {
      return fault_at(place, "has a key that it should not have");
    }
  }
  return std::nullopt;
}

JsonFault take_text(Json& value, const std::string& place, std::string& text) {
  auto* read = value.get_ptr<Json::string_t*>();
  if (read == nullptr) return fault_at(place, "is no text");
  text = std::move(*read);
  return std::nullopt;
}

JsonKey text_key(std::string_view name, std::string& text) {
  return {name, [&text](Json& value, const std::string& place) { return take_text(value, place, text); }};
}

}  // namespace shirube
