// Reading JSON objects whose keys are known, from a tree in which no key is given twice: nothing missing, nothing
// unknown. Leaves what the keys mean to forms_pack.cc.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "cgi/answer/forms_pack.h"

namespace shirube {

/// What is wrong, if anything.
using JsonFault = std::optional<FormsPackError>;

struct JsonKey {
  std::string_view name;
  std::function<JsonFault(nlohmann::json& value, const std::string& place)> read;
  bool is_optional = false;
};

/// A fault of what stands at `place` (`forms.id.pages`; empty: the whole pack).
FormsPackError fault_at(const std::string& place, std::string_view what);

/// Reads the keys in their order, then looks for others. `place` is that of the object.
JsonFault read_object(nlohmann::json& object, const std::string& place, std::initializer_list<JsonKey> keys);

/// Takes the text out of the tree.
JsonFault take_text(nlohmann::json& value, const std::string& place, std::string& text);

/// `take_text` into `text`.
JsonKey text_key(std::string_view name, std::string& text);

}  // namespace shirube
