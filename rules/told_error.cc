#include "rules/told_error.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/messages.h"

namespace shirube {
namespace {

const TextTable& texts_of(const RulePack& pack, Language language) {
  return pack.texts[static_cast<std::size_t>(language)];
}

/// A text of the pack; the key itself where a pack lacks it, so that an error is never without words.
std::string text_of(const TextTable& texts, std::string_view key) {
  const auto found = texts.find(key);
  return std::string(found == texts.end() ? key : found->second);
}

/// The text of a code, rather that of the code and the field's type.
std::string text_of(const TextTable& texts, std::string_view code, FieldType type) {
  const auto found = texts.find(std::string(code).append(".").append(word_of(type)));
  return found == texts.end() ? text_of(texts, code) : found->second;
}

std::string label_of(const RulePack& pack, std::string_view id) {
  const Field* field = pack.field(id);
  return field == nullptr ? std::string(id) : field->label;
}

std::string labels_of(const RulePack& pack, Language language, std::span<const std::string> ids) {
  std::string labels;
  for (const std::string& id : ids) {
    if (!labels.empty()) labels += language == Language::japanese ? "、" : ", ";
    labels += label_of(pack, id);
  }
  return labels;
}

std::string label_of_option(const Field& field, const std::string& value) {
  const auto found =
      std::find_if(field.options.begin(), field.options.end(), [&](const auto& each) { return each.id == value; });
  return found == field.options.end() ? value : found->label;
}

/// A class's name in words; literal characters as they are.
std::string class_in_words(const TextTable& texts, const std::string& entry) {
  const auto found = texts.find("class." + entry);
  return found == texts.end() ? entry : found->second;
}

/// What stands in a text's `{name}` for a parameter of that name.
std::string place_of(const RulePack& pack, Language language, const Field& field, std::string_view name,
                     const ErrorParameter& parameter) {
  if (const auto* number = std::get_if<std::int64_t>(&parameter)) return std::to_string(*number);
  if (const auto* several = std::get_if<std::vector<std::string>>(&parameter)) {
    return labels_of(pack, language, *several);
  }
  const auto& text = std::get<std::string>(parameter);
  if (name == "class") return class_in_words(texts_of(pack, language), text);
  if (name == "other") return label_of(pack, text);
  if (name == "value") return label_of_option(field, text);
  return text;
}

std::string characters_in_words(const RulePack& pack, Language language, const Field& field) {
  const auto& words = pack.words[static_cast<std::size_t>(language)];
  const auto found = words.find(field.id);
  return found == words.end() ? std::string() : found->second.characters;
}

}  // namespace

FieldError told_error(const RulePack& pack, Language language, const Field& field, Finding finding, const Rule* rule) {
  TextTable places;
  places.emplace("label", field.label);
  places.emplace("characters", characters_in_words(pack, language, field));
  if (rule != nullptr) places.emplace("fields", labels_of(pack, language, rule->fields));
  for (const auto& [name, parameter] : finding.parameters) {
    places.emplace(name, place_of(pack, language, field, name, parameter));
  }
  const bool has_own_message = rule != nullptr && !rule->message.empty();
  const std::string text =
      has_own_message ? rule->message : text_of(texts_of(pack, language), finding.code, field.type);
  return {.field = field.id,
          .code = std::string(finding.code),
          .message = fill_places(text, places),
          .parameters = std::move(finding.parameters)};
}

FieldError told_unknown_field(const RulePack& pack, Language language, std::string name) {
  const std::string_view code = "unknown-field";
  std::string message = fill_places(text_of(texts_of(pack, language), code), {{"name", name}});
  return {.field = std::move(name), .code = std::string(code), .message = std::move(message), .parameters = {}};
}

}  // namespace shirube
