#include "rules/messages.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <span>

#include "rules/characters.h"
#include "rules/form_texts.h"

namespace shirube {
namespace {

constexpr Language languages[] = {Language::japanese, Language::english};

const std::vector<FormText>& all_texts() {
  static const std::vector<FormText> sorted = [] {
    std::vector<FormText> texts;
    for (const auto part : {error_texts(), class_texts(), word_texts(), script_texts()}) {
      texts.insert(texts.end(), part.begin(), part.end());
    }
    std::ranges::sort(texts, {}, &FormText::key);
    return texts;
  }();
  return sorted;
}

const FormText* find_text(std::string_view key) {
  const auto& texts = all_texts();
  const auto found = std::ranges::lower_bound(texts, key, {}, &FormText::key);
  return found == texts.end() || found->key != key ? nullptr : &*found;
}

/// Puts the texts into a pack that it needs.
class PackTexts {
 public:
  explicit PackTexts(RulePack& pack) : pack_(pack) {}

  void add(std::string_view key) {
    const FormText* text = find_text(key);
    if (text == nullptr) return;
    for (const Language language : languages) {
      pack_.texts[static_cast<std::size_t>(language)].insert_or_assign(std::string(key), form_text(key, language));
    }
  }

  /// The message that a field of this type gives for the code.
  void add(std::string_view code, FieldType type) {
    const std::string of_type = std::string(code).append(".").append(word_of(type));
    add(find_text(of_type) == nullptr ? code : std::string_view(of_type));
  }

  /// The same of the fields that a rule reports on.
  void add(std::string_view code, std::span<const std::string> fields) {
    for (const std::string& id : fields) {
      if (const Field* field = pack_.field(id)) add(code, field->type);
    }
  }

 private:
  RulePack& pack_;
};

bool is_free_text(const Field& field) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::secret:
    case FieldType::email:
    case FieldType::tel:
      return true;
    case FieldType::suggest:
      return field.free;
    default:
      return false;
  }
}

/// The codes that a field's own text can have.
std::vector<std::string_view> codes_of_text(const Field& field) {
  if (!is_free_text(field)) return {};
  if (!field.format.empty()) return {"format"};
  std::vector<std::string_view> codes;
  if (!field.characters.empty() || field.type == FieldType::tel) codes.emplace_back("characters");
  if (!field.contains.empty()) codes.emplace_back("missing-class");
  if (field.min_length && field.min_length == field.max_length) {
    codes.emplace_back("wrong-length");
  } else {
    if (field.min_length) codes.emplace_back("too-short");
    if (field.max_length) codes.emplace_back("too-long");
  }
  return codes;
}

std::vector<std::string_view> codes_of_type(const Field& field) {
  switch (field.type) {
    case FieldType::number:
      return {"not-a-number", "out-of-range"};
    case FieldType::date:
    case FieldType::year_month:
      if (field.least.empty() && field.greatest.empty()) return {"not-a-date"};
      return {"not-a-date", "out-of-range"};
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::select:
      return {"not-in-list"};
    case FieldType::suggest:
      if (field.free) return {};
      return {"not-in-list"};
    case FieldType::email:
      return {"email"};
    case FieldType::consent:
      return {"required"};
    case FieldType::file:
      if (field.file_types.empty()) return {};
      return {"file-type"};
    default:
      return {};
  }
}

void add_texts_of(const Field& field, PackTexts& texts) {
  for (const std::string_view code : {"encoding", "malformed"}) texts.add(code, field.type);
  if (!is_multiline(field.type)) texts.add("line-break", field.type);
  if (field.type != FieldType::choices) texts.add("several-values", field.type);
  if (field.required || !field.equals.empty()) texts.add("required", field.type);
  if (!field.equals.empty()) texts.add("mismatch", field.type);
  for (const std::string_view code : codes_of_text(field)) texts.add(code, field.type);
  for (const std::string_view code : codes_of_type(field)) texts.add(code, field.type);
}

void add_texts_of(const Rule& rule, PackTexts& texts) {
  const std::span<const std::string> field(&rule.field, 1);
  switch (rule.kind) {
    case Rule::Kind::sum:
      return texts.add("sum-mismatch", field);
    case Rule::Kind::required_when:
    case Rule::Kind::at_least_one:
      return texts.add("required", rule.fields);
    case Rule::Kind::must_be:
      return texts.add("must-be", field);
    case Rule::Kind::order:
      return texts.add("order", field);
    case Rule::Kind::compare:
      return texts.add("compare", field);
    case Rule::Kind::same:
      return texts.add("mismatch", rule.fields);
  }
}

void add_classes_of(const Field& field, RulePack& pack) {
  for (const auto* names : {&field.characters, &field.contains}) {
    for (const std::string& name : *names) {
      if (const auto table = class_table(name))
        pack.classes.insert_or_assign(name, CodePointRanges(table->begin(), table->end()));
    }
  }
}

}  // namespace

void complete_pack(RulePack& pack) {
  PackTexts texts(pack);
  for (const std::string_view key : {"malformed.line", "unknown-field"}) texts.add(key);
  for (const FormText& text : script_texts()) texts.add(text.key);
  for (const Field& field : pack.fields) {
    add_classes_of(field, pack);
    add_texts_of(field, texts);
    for (const Language language : languages) {
      pack.words[static_cast<std::size_t>(language)].insert_or_assign(field.id, words_of(field, language));
    }
  }
  for (const Rule& rule : pack.rules) add_texts_of(rule, texts);
  for (const auto& [name, ranges] : pack.classes) texts.add("class." + name);
}

std::vector<std::string_view> form_text_keys() {
  std::vector<std::string_view> keys;
  for (const FormText& text : all_texts()) keys.push_back(text.key);
  return keys;
}

std::string_view form_text(std::string_view key, Language language) {
  const FormText* text = find_text(key);
  if (text == nullptr) return {};
  return language == Language::japanese ? text->japanese : text->english;
}

std::string fill_places(std::string_view text, const TextTable& places) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    filled.append(text.substr(0, open));
    text.remove_prefix(open);
    // Whichever brace comes next: in `{{label}` the place begins at the second.
    const std::size_t next = text.find_first_of("{}", 1);
    if (next == std::string_view::npos) break;
    const auto place = text[next] == '}' ? places.find(text.substr(1, next - 1)) : places.end();
    if (place == places.end()) {
      filled.append(text.substr(0, next));
      text.remove_prefix(next);
    } else {
      filled.append(place->second);
      text.remove_prefix(next + 1);
    }
  }
  return filled.append(text);
}

}  // namespace shirube
