#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "rules/pack_json.h"

namespace shirube {
namespace {

// Keys stand in the order in which they are put in.
using Json = nlohmann::ordered_json;

Json condition_json(const FieldCondition& condition);

Json parts_json(const std::vector<FieldCondition>& parts) {
  Json list = Json::array();
  for (const FieldCondition& part : parts) list.push_back(condition_json(part));
  return list;
}

std::string first_of(const std::vector<std::string>& values) { return values.empty() ? std::string() : values.front(); }

Json condition_json(const FieldCondition& condition) {
  switch (condition.kind) {
    case FieldCondition::Kind::always:
      return Json::object();
    case FieldCondition::Kind::is:
      return {{"field", condition.field}, {"is", first_of(condition.values)}};
    case FieldCondition::Kind::in:
      return {{"field", condition.field}, {"in", condition.values}};
    case FieldCondition::Kind::more_than:
      return {{"field", condition.field}, {"more-than", first_of(condition.values)}};
    case FieldCondition::Kind::filled:
      return {{"field", condition.field}, {"filled", condition.filled}};
    case FieldCondition::Kind::all:
      return {{"all", parts_json(condition.parts)}};
    case FieldCondition::Kind::any:
      return {{"any", parts_json(condition.parts)}};
    case FieldCondition::Kind::negation:
      return {{"not", condition_json(condition.parts.empty() ? FieldCondition{} : condition.parts.front())}};
  }
  return Json::object();
}

/// An object of which what has its default value is left out.
class Sparse {
 public:
  template <typename Value>
  Sparse& always(std::string_view key, Value&& value) {
    json_[std::string(key)] = std::forward<Value>(value);
    return *this;
  }
  template <typename Value>
  Sparse& put(std::string_view key, const Value& value, const Value& standard = Value{}) {
    return value == standard ? *this : always(key, value);
  }
  Sparse& text(std::string_view key, std::string_view value, std::string_view standard = {}) {
    return put(key, value, standard);
  }
  Sparse& when(const FieldCondition& condition) {
    return condition.kind == FieldCondition::Kind::always ? *this : always("when", condition_json(condition));
  }
  Sparse& list(std::string_view key, Json items) { return items.empty() ? *this : always(key, std::move(items)); }

  Json take() { return std::move(json_); }

 private:
  Json json_ = Json::object();
};

Json section_json(const PackSection& section) {
  return Sparse().text("title", section.title).list("fields", section.fields).when(section.when).take();
}

Json options_json(const std::vector<FieldOption>& options) {
  Json list = Json::array();
  for (const FieldOption& option : options) list.push_back(Json::array({option.id, option.label}));
  return list;
}

Json field_json(const Field& field) {
  Sparse json;
  json.always("id", field.id).always("label", field.label).always("type", word_of(field.type));
  json.put("required", field.required).text("width", width_words[static_cast<std::size_t>(field.width)]);
  if (field.katakana) json.always("kana", "katakana");
  json.list("characters", field.characters).list("contains", field.contains);
  if (field.min_length) json.always("min-length", *field.min_length);
  if (field.max_length) json.always("max-length", *field.max_length);
  json.text("format", field.format).text("equals", field.equals).list("options", options_json(field.options));
  json.put("free", field.free).put("decimals", field.decimals).text("min", field.least).text("max", field.greatest);
  json.list("files", field.file_types).put("max-bytes", field.max_bytes).when(field.when);
  return json.text("example", field.example).take();
}

Json rule_json(const Rule& rule) {
  Sparse json;
  json.always("kind", rule_kind_words[static_cast<std::size_t>(rule.kind)]).list("fields", rule.fields);
  json.text("field", rule.field).text("other", rule.other).text("value", rule.value);
  json.text("is", comparison_words[static_cast<std::size_t>(rule.comparison)], comparison_words[0]);
  json.text("times", rule.times, "1").put("or-same", rule.or_same);
  if (rule.is_warning) json.always("severity", "warning");
  return json.text("message", rule.message).when(rule.when).take();
}

Json class_json(const CodePointRanges& ranges) {
  Json list = Json::array();
  for (const CodePointRange& range : ranges) {
    list.push_back(static_cast<std::uint32_t>(range.first));
    list.push_back(static_cast<std::uint32_t>(range.last));
  }
  return list;
}

Json words_json(const std::map<std::string, FieldWords, std::less<>>& words) {
  Json object = Json::object();
  for (const auto& [field, of_field] : words) {
    object[field] = Sparse().text("characters", of_field.characters).text("hint", of_field.hint).take();
  }
  return object;
}

/// Both languages, or neither.
template <typename Table, typename Write>
Json in_both(const Table (&tables)[2], const Write& write) {
  if (tables[0].empty() && tables[1].empty()) return Json::object();
  return {{"ja", write(tables[0])}, {"en", write(tables[1])}};
}

template <typename Items, typename Write>
Json listed(const Items& items, const Write& write) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(write(item));
  return list;
}

}  // namespace

std::string write_pack(const RulePack& pack) {
  Sparse json;
  json.always("shirube", rule_pack_version).always("form", pack.form).always("edition", pack.edition);
  json.always("language", pack.language == Language::japanese ? "ja" : "en").always("title", pack.title);
  if (pack.is_rehearsal) json.always("submit", "none");
  json.put("waits", pack.button_waits);
  json.list("sections", listed(pack.sections, section_json));
  json.list("fields", listed(pack.fields, field_json));
  json.list("rules", listed(pack.rules, rule_json));
  Json classes = Json::object();
  for (const auto& [name, ranges] : pack.classes) classes[name] = class_json(ranges);
  json.list("classes", std::move(classes));
  json.list("texts", in_both(pack.texts, [](const TextTable& texts) {
              Json object = Json::object();
              for (const auto& [key, text] : texts) object[key] = text;
              return object;
            }));
  json.list("words", in_both(pack.words, words_json));
  // What is no UTF-8 cannot stand in a pack that was loaded or read; it would not be a reason to end the program.
  return json.take().dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace shirube
