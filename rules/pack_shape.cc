#include "rules/pack_shape.h"

#include <optional>
#include <string>
#include <utility>

#include "rules/json_string.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

/// RFC 8259 by recursive descent. Numbers are few and are the library's; by its parser the long texts of a pack would
/// take ten times as long, which every start of forms.cgi would wait for.
class TreeReader {
 public:
  explicit TreeReader(std::string_view json) : rest_(json) {}

  std::variant<Json, PackError> read() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // editors put it there
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    Json root;
    if (read_value(root, 0)) {
      skip_space();
      if (rest_.empty()) return root;
    }
    if (error_) return std::move(*error_);
    return PackError{PackError::Kind::not_json, ""};
  }

 private:
  void skip_space() {
    const std::size_t size = rest_.find_first_not_of(" \t\n\r");
    rest_.remove_prefix(size == std::string_view::npos ? rest_.size() : size);
  }

  /// Behind white space.
  bool take(std::string_view word) {
    skip_space();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  /// False ends the reading: what is wrong stands in `error_`, or the text is no JSON.
  bool read_value(Json& value, std::size_t depth) {
    skip_space();
    if (rest_.empty()) return false;
    switch (rest_.front()) {
      case '{':
        return read_object(value, depth);
      case '[':
        return read_array(value, depth);
      case '"': {
        auto text = take_json_string(rest_);
        if (text) value = std::move(*text);
        return text.has_value();
      }
      case 't':
        value = true;
        return take("true");
      case 'f':
        value = false;
        return take("false");
      case 'n':
        return take("null");
      default:
        return read_number(value);
    }
  }

  bool read_number(Json& value) {
    const std::string_view number = rest_.substr(0, rest_.find_first_not_of("+-.0123456789Ee"));
    value = Json::parse(number, nullptr, false);
    rest_.remove_prefix(number.size());
    return value.is_number();
  }

  bool read_object(Json& value, std::size_t depth) {
    if (depth == deepest_pack) return refuse();
    rest_.remove_prefix(1);
    value = Json::object();
    auto& entries = *value.get_ptr<Json::object_t*>();
    if (take("}")) return true;
    do {
      skip_space();
      auto key = take_json_string(rest_);
      if (!key || !take(":")) return false;
      const auto [entry, is_new] = entries.try_emplace(std::move(*key));
      if (!is_new) return refuse(entry->first);
      if (!read_value(entry->second, depth + 1)) return fail_in(entry->first);
    } while (take(","));
    return take("}");
  }

  bool read_array(Json& value, std::size_t depth) {
    if (depth == deepest_pack) return refuse();
    rest_.remove_prefix(1);
    value = Json::array();
    auto& items = *value.get_ptr<Json::array_t*>();
    if (take("]")) return true;
    do {
      if (!read_value(items.emplace_back(), depth + 1)) return fail_in("[" + std::to_string(items.size() - 1) + "]");
    } while (take(","));
    return take("]");
  }

  bool refuse(const std::string& place = {}) {
    error_ = {PackError::Kind::malformed, place};
    return false;
  }
  /// Puts the place that is around the fault before what is told already.
  bool fail_in(const std::string& place) {
    if (!error_) return false;
    const bool needs_point = !error_->place.empty() && error_->place.front() != '[';
    error_->place.insert(0, place + (needs_point ? "." : ""));
    return false;
  }

  std::string_view rest_;
  std::optional<PackError> error_;
};

}  // namespace

std::variant<nlohmann::json, PackError> read_tree(std::string_view json) { return TreeReader(json).read(); }

}  // namespace shirube
