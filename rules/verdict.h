// Verdict: what the rules say of a form's values.
// Leaves coming to it to evaluate.h and its JSON to verdict_json.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shirube {

/// What was sent for a field: a text, several texts, or something that is no text at all. Texts may be any bytes.
struct MalformedValue {
  auto operator<=>(const MalformedValue&) const = default;
};
using SentValue = std::variant<std::string, std::vector<std::string>, MalformedValue>;
/// By field. Bytes in order are code points in order.
using SentValues = std::map<std::string, SentValue, std::less<>>;

using ErrorParameter = std::variant<std::int64_t, std::string, std::vector<std::string>>;

struct FieldError {
  std::string field;
  std::string code;
  std::string message;
  std::map<std::string, ErrorParameter, std::less<>> parameters;
};

/// A field's value after normalisation.
using NormalValue = std::variant<std::string, std::vector<std::string>>;
using NormalValues = std::map<std::string, NormalValue, std::less<>>;

struct Verdict {
  /// Of every field that is asked, filled and readable. Secrets are apart, so that nobody prints them by accident.
  NormalValues values;
  std::map<std::string, std::string, std::less<>> secrets;
  std::vector<FieldError> errors;  // in the order of the fields, unknown fields last
  std::vector<FieldError> warnings;

  bool ok() const { return errors.empty(); }
};

}  // namespace shirube
