#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "rules/messages.h"
#include "rules/object_reader.h"
#include "rules/pack_json.h"
#include "rules/pack_shape.h"
#include "rules/written_date.h"
#include "rules/written_number.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_pack = std::size_t{1024} * 1024;
constexpr std::size_t most_fields = 1000;
constexpr std::size_t most_rules = 1000;
constexpr std::uint64_t greatest_length = 1'000'000'000;
constexpr std::uint64_t greatest_bytes = std::uint64_t{1} << 53;
constexpr std::uint64_t most_decimals = 6;
constexpr std::string_view language_words[] = {"ja", "en"};
constexpr std::string_view only_none[] = {"none"};
constexpr std::string_view only_katakana[] = {"katakana"};
constexpr std::string_view only_warning[] = {"warning"};
constexpr std::string_view width_choices[] = {width_words[1], width_words[2]};
constexpr std::string_view file_types[] = {"csv", "jpeg", "pdf", "png", "text", "webp"};

bool is_bound(const Field& field, const std::string& bound) {
  switch (field.type) {
    case FieldType::number:
      return parse_decimal(bound).has_value();
    case FieldType::date:
      return read_date(bound) == bound;
    case FieldType::year_month:
      return read_year_month(bound) == bound;
    default:
      return false;
  }
}

class PackReader {
 public:
  explicit PackReader(FirstFault& fault) : fault_(fault) {}

  RulePack read(const Json& json) {
    ObjectReader pack(json, "", fault_);
    for (const std::string_view key : {"form", "edition", "language", "title"}) pack.require(key);
    pack.value("shirube");
    pack.id("form", pack_.form);
    pack.id("edition", pack_.edition);
    if (pack.word("language", language_words) == 1U) pack_.language = Language::english;
    pack.text("title", pack_.title);
    pack_.is_rehearsal = pack.word("submit", only_none).has_value();
    pack.flag("waits", pack_.button_waits);
    pack.list("fields", [&](const Json& item, const std::string& place) { read_field(item, place); });
    pack.list("sections", [&](const Json& item, const std::string& place) { read_section(item, place); });
    pack.list("rules", [&](const Json& item, const std::string& place) { read_rule(item, place); });
    pack.map("classes", [&](const std::string& name, const Json& ranges, const std::string& place) {
      read_class(name, ranges, place);
    });
    read_texts(pack);
    read_words(pack);
    pack.finish();
    return std::move(pack_);
  }

 private:
  /// The number of the field among all; a fault at the place where there is none before `end`.
  std::size_t find_field(const std::string& id, std::size_t end, const std::string& place) {
    const auto found = numbers_.find(id);
    if (found != numbers_.end() && found->second < end) return found->second;
    fault_.at(place);
    return 0;
  }

  void read_reference(ObjectReader& json, std::string_view key, std::string& id, std::size_t end) {
    json.text(key, id);
    if (json.has(key)) find_field(id, end, json.place(key));
  }

  void read_references(ObjectReader& json, std::string_view key, std::vector<std::string>& ids) {
    json.texts(key, ids);
    if (ids.empty()) return json.fault(key);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      find_field(ids[i], numbers_.size(), json.place(key).append("[").append(std::to_string(i)).append("]"));
    }
  }

  /// Conditions may name the fields before number `end`. read_tree has seen to it that they end.
  FieldCondition read_condition(const Json& json, const std::string& place, std::size_t end) {
    ObjectReader object(json, place, fault_);
    FieldCondition condition;
    const auto read_parts = [&](std::string_view key, FieldCondition::Kind kind) {
      condition.kind = kind;
      object.list(key, [&](const Json& part, const std::string& place_of_part) {
        condition.parts.push_back(read_condition(part, place_of_part, end));
      });
    };
    if (object.has("all")) {
      read_parts("all", FieldCondition::Kind::all);
    } else if (object.has("any")) {
      read_parts("any", FieldCondition::Kind::any);
    } else if (object.has("not")) {
      condition.kind = FieldCondition::Kind::negation;
      condition.parts.push_back(read_condition(*object.value("not"), object.place("not"), end));
    } else {
      read_comparison(object, condition, end);
    }
    object.finish();
    return condition;
  }

  void read_comparison(ObjectReader& object, FieldCondition& condition, std::size_t end) {
    object.require("field");
    read_reference(object, "field", condition.field, end);
    if (object.has("in")) {
      condition.kind = FieldCondition::Kind::in;
      return object.texts("in", condition.values);
    }
    if (object.has("filled")) {
      condition.kind = FieldCondition::Kind::filled;
      return object.flag("filled", condition.filled);
    }
    const bool is_bound = object.has("more-than");
    const std::string_view key = is_bound ? "more-than" : "is";
    condition.kind = is_bound ? FieldCondition::Kind::more_than : FieldCondition::Kind::is;
    object.require(key);
    object.text(key, condition.values.emplace_back());
    if (is_bound && !parse_decimal(condition.values.front())) object.fault(key);
  }

  void read_when(ObjectReader& json, FieldCondition& when, std::size_t end) {
    if (const Json* condition = json.value("when")) when = read_condition(*condition, json.place("when"), end);
  }

  void read_options(ObjectReader& json, Field& field) {
    json.list("options", [&](const Json& item, const std::string& place) {
      const bool is_pair = item.is_array() && item.size() == 2 && item[0].is_string() && item[1].is_string();
      if (!is_pair) return fault_.at(place);
      FieldOption option{item[0].get<std::string>(), item[1].get<std::string>()};
      if (!is_pack_id(option.id)) return fault_.at(place);
      field.options.push_back(std::move(option));
    });
    std::vector<std::string_view> ids;
    for (const FieldOption& option : field.options) ids.push_back(option.id);
    std::ranges::sort(ids);
    if (std::ranges::adjacent_find(ids) != ids.end()) json.fault("options");
  }

  void read_file_types(ObjectReader& json, Field& field) {
    json.texts("files", field.file_types);
    for (const std::string& type : field.file_types) {
      if (std::ranges::find(file_types, type) == std::end(file_types)) json.fault("files");
    }
  }

  void read_limits(ObjectReader& json, Field& field) {
    const auto length = [&](std::string_view key) -> std::optional<std::uint32_t> {
      const auto read = json.number(key, greatest_length);
      if (!read) return std::nullopt;
      return static_cast<std::uint32_t>(*read);
    };
    field.min_length = length("min-length");
    field.max_length = length("max-length");
    field.decimals = static_cast<int>(json.number("decimals", most_decimals).value_or(0));
    json.text("min", field.least);
    json.text("max", field.greatest);
    if (!field.least.empty() && !is_bound(field, field.least)) json.fault("min");
    if (!field.greatest.empty() && !is_bound(field, field.greatest)) json.fault("max");
    field.max_bytes = json.number("max-bytes", greatest_bytes).value_or(0);
  }

  void read_field(const Json& item, const std::string& place) {
    const std::size_t number = numbers_.size();
    if (number == most_fields) return fault_.at(place);
    ObjectReader json(item, place, fault_);
    Field field;
    for (const std::string_view key : {"id", "label", "type"}) json.require(key);
    json.id("id", field.id);
    json.text("label", field.label);
    field.type = static_cast<FieldType>(json.word("type", field_type_words).value_or(0));
    json.flag("required", field.required);
    if (const auto width = json.word("width", width_choices)) field.width = static_cast<WidthFolding>(*width + 1);
    field.katakana = json.word("kana", only_katakana).has_value();
    json.texts("characters", field.characters);
    json.texts("contains", field.contains);
    json.text("format", field.format);
    read_reference(json, "equals", field.equals, number);
    read_options(json, field);
    json.flag("free", field.free);
    read_limits(json, field);
    read_file_types(json, field);
    read_when(json, field.when, number);
    json.text("example", field.example);
    json.finish();
    if (!numbers_.emplace(field.id, number).second) json.fault("id");
    pack_.fields.push_back(std::move(field));
  }

  /// Sections come in the order of their fields, and no field is in two.
  void read_section(const Json& item, const std::string& place) {
    ObjectReader json(item, place, fault_);
    PackSection section;
    json.text("title", section.title);
    json.texts("fields", section.fields);
    const std::size_t before = next_of_sections_;
    std::size_t first = numbers_.size();
    for (const std::string& id : section.fields) {
      const std::size_t number = find_field(id, numbers_.size(), json.place("fields"));
      if (number < next_of_sections_) json.fault("fields");
      first = std::min(first, number);
      next_of_sections_ = number + 1;
    }
    read_when(json, section.when, section.fields.empty() ? before : first);
    json.finish();
    pack_.sections.push_back(std::move(section));
  }

  void read_rule(const Json& item, const std::string& place) {
    if (pack_.rules.size() == most_rules) return fault_.at(place);
    ObjectReader json(item, place, fault_);
    Rule rule;
    json.require("kind");
    rule.kind = static_cast<Rule::Kind>(json.word("kind", rule_kind_words).value_or(0));
    read_parts(json, rule);
    rule.is_warning = json.word("severity", only_warning).has_value();
    json.text("message", rule.message);
    read_when(json, rule.when, numbers_.size());
    json.finish();
    pack_.rules.push_back(std::move(rule));
  }

  /// What a rule of its kind has, and nothing else.
  void read_parts(ObjectReader& json, Rule& rule) {
    const auto read_field_of_rule = [&](std::string_view key, std::string& id) {
      json.require(key);
      read_reference(json, key, id, numbers_.size());
    };
    switch (rule.kind) {
      case Rule::Kind::sum:
        read_references(json, "fields", rule.fields);
        return read_field_of_rule("field", rule.field);
      case Rule::Kind::required_when:
      case Rule::Kind::at_least_one:
      case Rule::Kind::same:
        return read_references(json, "fields", rule.fields);
      case Rule::Kind::must_be:
        read_field_of_rule("field", rule.field);
        json.require("value");
        return json.text("value", rule.value);
      case Rule::Kind::order:
        read_field_of_rule("field", rule.field);
        read_field_of_rule("other", rule.other);
        return json.flag("or-same", rule.or_same);
      case Rule::Kind::compare:
        read_field_of_rule("field", rule.field);
        read_field_of_rule("other", rule.other);
        rule.comparison = static_cast<Rule::Comparison>(json.word("is", comparison_words).value_or(0));
        json.text("times", rule.times);
        const auto times = parse_decimal(rule.times);
        if (!times || *times <= Decimal{}) json.fault("times");
        return;
    }
  }

  void read_class(const std::string& name, const Json& json, const std::string& place) {
    constexpr std::uint64_t last_code_point = 0x10FFFF;
    const auto is_code_point = [](const Json& each) {
      return each.is_number_unsigned() && each.get<std::uint64_t>() <= last_code_point;
    };
    if (!is_pack_id(name) || !json.is_array() || json.size() % 2 != 0 || !std::ranges::all_of(json, is_code_point)) {
      return fault_.at(place);
    }
    CodePointRanges ranges;
    for (std::size_t i = 0; i < json.size(); i += 2) {
      const CodePointRange range{json[i].get<char32_t>(), json[i + 1].get<char32_t>()};
      const bool is_in_order = ranges.empty() || ranges.back().last < range.first;
      if (range.first > range.last || !is_in_order) return fault_.at(place);
      ranges.push_back(range);
    }
    pack_.classes.emplace(name, std::move(ranges));
  }

  /// Both languages stand, where the key does.
  void read_texts(ObjectReader& pack) {
    const Json* json = pack.value("texts");
    if (json == nullptr) return;
    ObjectReader texts(*json, pack.place("texts"), fault_);
    for (std::size_t language = 0; language < std::size(language_words); ++language) {
      texts.require(language_words[language]);
      texts.map(language_words[language], [&](const std::string& key, const Json& text, const std::string& place) {
        if (!text.is_string()) return fault_.at(place);
        pack_.texts[language].emplace(key, text.get<std::string>());
      });
    }
    texts.finish();
  }

  void read_words(ObjectReader& pack) {
    const Json* json = pack.value("words");
    if (json == nullptr) return;
    ObjectReader words(*json, pack.place("words"), fault_);
    for (std::size_t language = 0; language < std::size(language_words); ++language) {
      words.require(language_words[language]);
      words.map(language_words[language], [&](const std::string& id, const Json& of_field, const std::string& place) {
        find_field(id, numbers_.size(), place);
        ObjectReader field(of_field, place, fault_);
        FieldWords& read = pack_.words[language][id];
        field.text("characters", read.characters);
        field.text("hint", read.hint);
        field.finish();
      });
    }
    words.finish();
  }

  FirstFault& fault_;
  RulePack pack_;
  std::map<std::string, std::size_t, std::less<>> numbers_;  // of the fields read so far, by id
  std::size_t next_of_sections_ = 0;                         // the first field that may stand in a later section
};

}  // namespace

std::variant<RulePack, PackError> read_pack(std::string_view json) {
  if (json.size() > largest_pack) return PackError{};
  const auto read = read_tree(json);
  if (const auto* error = std::get_if<PackError>(&read)) return *error;
  return read_pack_tree(std::get<Json>(read));
}

std::variant<RulePack, PackError> read_pack_tree(const Json& parsed) {
  const auto version = parsed.is_object() ? parsed.find("shirube") : parsed.end();
  if (version == parsed.end()) return PackError{PackError::Kind::malformed, parsed.is_object() ? "shirube" : ""};
  if (!version->is_number_unsigned() || *version == 0U) return PackError{PackError::Kind::malformed, "shirube"};
  if (*version > rule_pack_version) return PackError{PackError::Kind::newer, version->dump()};
  FirstFault fault;
  RulePack pack = PackReader(fault).read(parsed);
  if (fault.place()) return PackError{PackError::Kind::malformed, *fault.place()};
  return pack;
}

std::string message_of(const PackError& error, Language language) {
  switch (error.kind) {
    case PackError::Kind::not_json:
      return std::string(form_text("pack.not-json", language));
    case PackError::Kind::newer:
      return fill_places(form_text("pack.newer", language), {{"place", error.place}});
    case PackError::Kind::malformed:
      break;
  }
  if (error.place.empty()) return std::string(form_text("pack.unreadable", language));
  // A key of the pack may be of any length.
  constexpr CodePointCount longest_place{200};
  const std::string place = error.place.substr(0, offset_of_code_point(error.place, longest_place));
  return fill_places(form_text("pack.malformed", language), {{"place", place}});
}

}  // namespace shirube
