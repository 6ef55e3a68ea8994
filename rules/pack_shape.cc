#include "rules/pack_shape.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace shirube {
namespace {

using Json = nlohmann::json;

/// Answers false, which ends the parsing, at the first thing that is wrong.
class ShapeReader final : public nlohmann::json_sax<Json> {
 public:
  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.key = name;
    return level.keys.insert(std::move(name)).second || refuse();
  }
  bool start_object(std::size_t) override { return start(true); }
  bool start_array(std::size_t) override { return start(false); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    error_ = {PackError::Kind::not_json, ""};
    return false;
  }

  std::optional<PackError> take_error() { return std::move(error_); }

 private:
  struct Level {
    bool is_object = false;
    std::string key;        // the latest
    std::size_t count = 0;  // of an array's items so far
    std::set<std::string> keys;
  };

  bool start(bool is_object) {
    if (levels_.size() == deepest_pack) return refuse();
    levels_.push_back({.is_object = is_object, .key = {}, .keys = {}});
    return true;
  }
  bool end() {
    levels_.pop_back();
    return value();
  }
  bool value() {
    if (!levels_.empty()) ++levels_.back().count;
    return true;
  }

  bool refuse() {
    std::string place;
    for (const Level& level : levels_) {
      if (!level.is_object) {
        place.append("[").append(std::to_string(level.count)).append("]");
      } else {
        place.append(place.empty() ? "" : ".").append(level.key);
      }
    }
    error_ = {PackError::Kind::malformed, std::move(place)};
    return false;
  }

  std::vector<Level> levels_;
  std::optional<PackError> error_;
};

}  // namespace

std::optional<PackError> find_misshape(std::string_view json) {
  ShapeReader reader;
  Json::sax_parse(json, &reader);
  return reader.take_error();
}

}  // namespace shirube
