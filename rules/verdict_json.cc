#include "rules/verdict_json.h"

#include <cstddef>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/mended_json.h"
#include "rules/messages.h"

namespace shirube {
namespace {

// Keys are sorted, as std::map sorts them.
using Json = nlohmann::json;

/// Takes the fields' values out while the line is parsed: a line may be hostile, and a tree of it would cost many times
/// its size.
class ValuesReader final : public nlohmann::json_sax<Json> {
 public:
  bool key(string_t& name) override {
    if (depth_ == depth_of_fields) field_ = std::move(name);
    return true;
  }
  bool string(string_t& text) override {
    if (depth_ == depth_of_fields) {
      put(std::move(text));
    } else if (depth_ == depth_of_items && is_list_) {
      items_.push_back(std::move(text));
    }
    return depth_ > 0;
  }

  bool start_object(std::size_t) override { return start(false); }
  bool start_array(std::size_t) override { return depth_ > 0 && start(true); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool null() override { return other_value(); }
  bool boolean(bool) override { return other_value(); }
  bool number_integer(number_integer_t) override { return other_value(); }
  bool number_unsigned(number_unsigned_t) override { return other_value(); }
  bool number_float(number_float_t, const string_t&) override { return other_value(); }
  bool binary(binary_t&) override { return other_value(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  SentValues take() { return std::move(values_); }

 private:
  static constexpr std::size_t depth_of_fields = 1;
  static constexpr std::size_t depth_of_items = 2;

  // A key that is given twice counts as JSON.parse has it: the last one.
  void put(SentValue value) { values_.insert_or_assign(field_, std::move(value)); }

  bool start(bool is_list) {
    if (depth_ == depth_of_fields) {
      is_list_ = is_list;
      items_.clear();
    } else {
      is_list_ = false;  // what is within a list is no text
    }
    ++depth_;
    return true;
  }

  bool end() {
    --depth_;
    if (depth_ != depth_of_fields) return true;
    if (is_list_) {
      put(std::move(items_));
      items_ = {};
    } else {
      put(MalformedValue{});
    }
    return true;
  }

  /// A line that is such a value and nothing else is no object.
  bool other_value() {
    if (depth_ == depth_of_fields) put(MalformedValue{});
    if (depth_ == depth_of_items) is_list_ = false;
    return depth_ > 0;
  }

  std::size_t depth_ = 0;
  std::string field_;
  bool is_list_ = false;  // of the field's value: a list, of texts so far
  std::vector<std::string> items_;
  SentValues values_;
};

Json value_json(const NormalValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return std::get<std::vector<std::string>>(value);
}

Json errors_json(const std::vector<FieldError>& errors) {
  Json list = Json::array();
  for (const FieldError& error : errors) {
    Json json = {{"field", error.field}, {"code", error.code}, {"message", error.message}};
    for (const auto& [name, parameter] : error.parameters) {
      std::visit([&, &key = name](const auto& value) { json[key] = value; }, parameter);
    }
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::optional<SentValues> read_values(std::string_view line) {
  ValuesReader reader;
  if (!Json::sax_parse(mended_json(line), &reader)) return std::nullopt;
  return reader.take();
}

Verdict malformed_verdict(Language language) {
  Verdict verdict;
  verdict.errors.push_back({.field = "",
                            .code = "malformed",
                            .message = std::string(form_text("malformed.line", language)),
                            .parameters = {}});
  return verdict;
}

std::string write_verdict(const Verdict& verdict) {
  Json values = Json::object();
  for (const auto& [field, value] : verdict.values) values[field] = value_json(value);
  for (const auto& [field, secret] : verdict.secrets) values[field] = true;
  const Json json = {{"ok", verdict.ok()},
                     {"values", std::move(values)},
                     {"errors", errors_json(verdict.errors)},
                     {"warnings", errors_json(verdict.warnings)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace shirube
