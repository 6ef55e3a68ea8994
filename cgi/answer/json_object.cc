#include "cgi/answer/json_object.h"

#include <algorithm>
#include <cstdint>

namespace shirube {
namespace {

constexpr std::string_view not_json = "is not well-formed JSON";

std::string below(const std::string& place, std::string_view key) {
  return place.empty() ? std::string(key) : std::string(place).append(".").append(key);
}

/// Whether the value was of another type, rather than none.
FormsPackError fault_of(simdjson::error_code error, const std::string& place, std::string_view due) {
  return fault_at(place, error == simdjson::INCORRECT_TYPE ? due : not_json);
}

/// Unescaped, as it may be written in another way than it is asked for.
JsonFault read_key(simdjson::ondemand::field& field, const std::string& place, std::string_view& key) {
  if (field.unescaped_key().get(key) != simdjson::SUCCESS) return fault_at(place, not_json);
  return std::nullopt;
}

}  // namespace

FormsPackError fault_at(const std::string& place, std::string_view what) {
  return {std::string(place.empty() ? "the forms pack" : place).append(" ").append(what)};
}

JsonFault read_object(simdjson::simdjson_result<JsonObject> object, const std::string& place,
                      std::initializer_list<JsonKey> keys) {
  if (object.error() != simdjson::SUCCESS) return fault_of(object.error(), place, "is no object");
  std::uint64_t seen = 0;  // a bit a key
  for (auto read_field : object) {
    simdjson::ondemand::field field;
    if (std::move(read_field).get(field) != simdjson::SUCCESS) return fault_at(place, not_json);
    std::string_view name;
    if (auto fault = read_key(field, place, name)) return fault;
    const auto* const key = std::ranges::find(keys, name, &JsonKey::name);
    // The name is not told: it can be of any length and hold anything.
    if (key == keys.end()) return fault_at(place, "has a key that it should not have");
    const std::uint64_t bit = std::uint64_t{1} << (key - keys.begin());
    if ((seen & bit) != 0) return fault_at(below(place, name), "is there twice");
    seen |= bit;
    if (auto fault = key->read(field.value(), below(place, name))) return fault;
  }
  for (const JsonKey& key : keys) {
    const std::uint64_t bit = std::uint64_t{1} << (&key - keys.begin());
    if ((seen & bit) == 0 && !key.is_optional) return fault_at(below(place, key.name), "is missing");
  }
  return std::nullopt;
}

JsonFault read_object(JsonValue value, const std::string& place, std::initializer_list<JsonKey> keys) {
  return read_object(value.get_object(), place, keys);
}

JsonFault read_entries(JsonValue value, const std::string& place,
                       const std::function<JsonFault(std::string_view, JsonValue)>& read) {
  auto object = value.get_object();
  if (object.error() != simdjson::SUCCESS) return fault_of(object.error(), place, "is no object");
  for (auto read_field : object) {
    simdjson::ondemand::field field;
    if (std::move(read_field).get(field) != simdjson::SUCCESS) return fault_at(place, not_json);
    std::string_view key;
    if (auto fault = read_key(field, place, key)) return fault;
    if (auto fault = read(key, field.value())) return fault;
  }
  return std::nullopt;
}

JsonFault read_text(JsonValue value, const std::string& place, std::string& text) {
  std::string_view read;
  const simdjson::error_code error = value.get_string().get(read);
  if (error != simdjson::SUCCESS) return fault_of(error, place, "is no text");
  text = read;
  return std::nullopt;
}

JsonFault read_unparsed_object(JsonValue value, const std::string& place, std::string_view& json) {
  JsonObject object;
  simdjson::error_code error = value.get_object().get(object);
  if (error == simdjson::SUCCESS) error = object.raw_json().get(json);
  if (error != simdjson::SUCCESS) return fault_of(error, place, "is no object");
  return std::nullopt;
}

JsonKey text_key(std::string_view name, std::string& text) {
  return {name, [&text](JsonValue value, const std::string& place) { return read_text(value, place, text); }};
}

}  // namespace shirube
