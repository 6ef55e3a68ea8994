#include "generator/load/load_form_field.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/load/load_form_condition.h"

namespace shirube {
namespace {

constexpr int most_characters = 100'000;
constexpr int most_bytes = 1'000'000'000;
constexpr int most_lines = 100;
constexpr int most_decimals = 6;
constexpr std::string_view file_type_words[] = {"pdf", "png", "jpeg", "webp", "csv", "text"};

/// Whether people type it in: it can have an example, and be typed again.
bool is_typed(FieldType type) {
  switch (type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::secret:
    case FieldType::email:
    case FieldType::tel:
    case FieldType::number:
    case FieldType::date:
    case FieldType::year_month:
      return true;
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::select:
    case FieldType::suggest:
    case FieldType::consent:
    case FieldType::file:
      break;
  }
  return false;
}

/// Whether a browser can fill it in (HTML, 4.10.18.7).
bool can_be_filled_in(FieldType type) {
  return is_typed(type) || type == FieldType::select || type == FieldType::suggest;
}

class FieldReader {
 public:
  FieldReader(MapReader& item, const FieldForms& earlier) : item_(item), earlier_(earlier) {}

  FormField read() {
    field_.id = item_.id("id", Need::required);
    field_.label = item_.text("label", Need::required);
    const bool is_known = read_type();
    field_.required = item_.yes_no("required");
    field_.help = item_.markdown("help");
    if (is_known) {
      read_own_keys();
    } else {
      pass_keys_of_any_type();
    }
    field_.when = load_form_condition(item_, "when");
    field_.condition = item_.condition();
    return std::move(field_);
  }

 private:
  /// Whether the type is known. Without one, a confirmation has that of the field that it confirms.
  bool read_type() {
    const auto type = item_.choice("type", field_type_words);
    if (const YamlNode* written = item_.raw("type")) {
      field_.type_span = written->span();
      if (type) field_.type = static_cast<FieldType>(*type);
      return type.has_value();
    }
    field_.type_span = field_.id.span;
    if (!item_.has("equals")) return true;
    field_.equals = item_.text("equals");
    const auto confirmed = earlier_.find(field_.equals.text);
    if (confirmed == earlier_.end()) return false;  // generator/check tells it
    field_.type = confirmed->second.type;
    field_.width = confirmed->second.width;
    field_.katakana = confirmed->second.katakana;
    return true;
  }

  void read_own_keys() {
    switch (field_.type) {
      case FieldType::text:
        read_width();
        read_kana();
        read_characters();
        field_.format = item_.text("format");
        break;
      case FieldType::multiline:
        read_width();
        read_kana();
        read_characters();
        field_.lines = item_.number("lines", 1, most_lines).value_or(0);
        break;
      case FieldType::secret:
      case FieldType::tel:
        read_characters();
        field_.format = item_.text("format");
        break;
      case FieldType::email:
        read_width();
        read_characters();
        break;
      case FieldType::number:
        read_bounds();
        field_.decimals = item_.number("decimals", 0, most_decimals).value_or(0);
        field_.unit = item_.text("unit");
        break;
      case FieldType::date:
      case FieldType::year_month:
        read_bounds();
        break;
      case FieldType::choice:
      case FieldType::choices:
      case FieldType::select:
        read_options(Need::required);
        break;
      case FieldType::suggest:
        field_.free = item_.yes_no("free");
        read_options(field_.free ? Need::optional : Need::required);
        read_width();
        read_kana();
        if (field_.free) read_characters();
        break;
      case FieldType::consent:
        break;
      case FieldType::file:
        read_files();
        break;
    }
    read_keys_of_inputs();
  }

  void read_keys_of_inputs() {
    const bool is_multiline_text = is_multiline(field_.type);
    if (is_typed(field_.type) && field_.equals.empty()) field_.equals = item_.text("equals");
    if (is_typed(field_.type) || field_.type == FieldType::suggest) {
      field_.example = item_.text("example", Need::optional, is_multiline_text ? LineBreaks::kept : LineBreaks::joined);
    }
    if (can_be_filled_in(field_.type)) field_.autocomplete = item_.text("autocomplete");
  }

  void read_width() {
    if (const auto width = item_.choice("width", {"half", "full"}))
      field_.width = static_cast<WidthFolding>(*width + 1);
  }

  void read_kana() {
    if (item_.choice("kana", {"katakana"})) field_.katakana = true;
  }

  void read_characters() {
    field_.characters = read_character_lists("characters");
    field_.contains = read_character_lists("contains");
    read_length();
  }

  /// Blanks at the ends of characters between quotation marks are characters as well.
  std::vector<Text> read_character_lists(std::string_view key) {
    std::vector<Text> lists;
    for (YamlNode* node : item_.items(key)) {
      std::string written = node->scalar.text;
      Text list = item_.take_line(*node, key);
      if (list.empty()) continue;
      list.text = std::move(written);
      lists.push_back(std::move(list));
    }
    return lists;
  }

  /// `8`, or `{min: 8, max: 32}` with one of them at least.
  void read_length() {
    YamlNode* node = item_.raw("length");
    if (node == nullptr) return;
    if (node->kind != YamlNode::Kind::map) {
      if (node->kind == YamlNode::Kind::list) return item_.report_wrong_type("length", "number, map", *node);
      field_.min_length = field_.max_length = read_count(item_, "length", field_.min_length_span);
      field_.max_length_span = field_.min_length_span;
      return;
    }
    if (node->entries.empty()) {
      YamlNode nothing;
      nothing.scalar.span = node->span();
      return item_.report_wrong_type("length", "number, map", nothing);
    }
    MapReader length(*node, item_.diagnostics());
    field_.min_length = read_count(length, "min", field_.min_length_span);
    field_.max_length = read_count(length, "max", field_.max_length_span);
    length.finish();
  }

  static std::optional<std::uint32_t> read_count(MapReader& map, std::string_view key, Span& place) {
    const auto count = map.number(key, 1, most_characters);
    if (!count) return std::nullopt;
    place = map.raw(key)->span();
    return static_cast<std::uint32_t>(*count);
  }

  void read_bounds() {
    field_.least = item_.text("min");
    field_.greatest = item_.text("max");
  }

  void read_options(Need need) {
    field_.options = item_.maps_or_texts_by_id("options", "label", need, [](MapReader& option, Text id) {
      return FormOption{std::move(id), option.text("label", Need::required), option.condition()};
    });
  }

  void read_files() {
    for (Text& type : item_.texts("files")) {
      if (item_.find_choice(type, file_type_words)) field_.file_types.push_back(std::move(type));
    }
    if (const auto bytes = item_.number("max-bytes", 1, most_bytes))
      field_.max_bytes = static_cast<std::uint64_t>(*bytes);
  }

  /// Of a field whose type is not known only those keys are mistakes that no type has.
  void pass_keys_of_any_type() {
    for (const std::string_view key :
         {"width", "kana", "characters", "contains", "length", "format", "equals", "options", "free", "min", "max",
          "decimals", "unit", "files", "max-bytes", "lines", "example", "autocomplete"}) {
      item_.raw(key);
    }
  }

  MapReader& item_;
  const FieldForms& earlier_;
  FormField field_;
};

}  // namespace

FormField load_form_field(MapReader& item, FieldForms& earlier) {
  FormField field = FieldReader(item, earlier).read();
  if (!field.id.empty()) earlier.try_emplace(field.id.text, FieldForm{field.type, field.width, field.katakana});
  return field;
}

}  // namespace shirube
