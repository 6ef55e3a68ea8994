// Reading JSON objects whose keys are known, by simdjson's on-demand interface: each key once, nothing unknown.
// Leaves what the keys mean to forms_pack.cc.
#pragma once

// Without its exceptions every error is a value that has to be looked at.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/answer/forms_pack.h"

namespace shirube {

using JsonValue = simdjson::ondemand::value;
using JsonObject = simdjson::ondemand::object;
/// What is wrong, if anything.
using JsonFault = std::optional<FormsPackError>;

struct JsonKey {
  std::string_view name;
  std::function<JsonFault(JsonValue value, const std::string& place)> read;
  bool is_optional = false;
};

/// A fault of what stands at `place` (`forms.id.pages`; empty: the whole pack).
FormsPackError fault_at(const std::string& place, std::string_view what);

/// Goes once through the keys. `place` is that of the object.
JsonFault read_object(simdjson::simdjson_result<JsonObject> object, const std::string& place,
                      std::initializer_list<JsonKey> keys);
/// The same for an object as a value.
JsonFault read_object(JsonValue value, const std::string& place, std::initializer_list<JsonKey> keys);
/// Goes once through the keys of an object that may have any, each at most once.
JsonFault read_entries(JsonValue value, const std::string& place,
                       const std::function<JsonFault(std::string_view key, JsonValue value)>& read);

JsonFault read_text(JsonValue value, const std::string& place, std::string& text);
/// The bytes of an object as they stand, without a look into it.
JsonFault read_unparsed_object(JsonValue value, const std::string& place, std::string_view& json);

/// `read_text` into `text`.
JsonKey text_key(std::string_view name, std::string& text);

}  // namespace shirube
