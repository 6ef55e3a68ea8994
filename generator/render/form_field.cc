#include "generator/render/form_field.h"

#include <algorithm>

#include "base/slot.h"
#include "base/utf8.h"
#include "generator/render/form_words.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "rules/messages.h"

namespace shirube {
namespace {

constexpr int usual_rows = 5;
constexpr std::uint32_t widest_size = 40;  // past that an input takes the whole width

bool is_one_of(FieldType type, std::initializer_list<FieldType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool is_group(FieldType type) { return is_one_of(type, {FieldType::choice, FieldType::choices}); }

bool is_typed_in_one_line(FieldType type) {
  return is_one_of(type, {FieldType::text, FieldType::secret, FieldType::email, FieldType::tel, FieldType::number,
                          FieldType::date, FieldType::year_month});
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Neither a sentence nor a name: nothing to spell, and no capital at its beginning.
bool is_code(const Field& field) {
  if (is_one_of(field.type, {FieldType::secret, FieldType::email})) return true;
  if (field.type != FieldType::text) return false;
  if (!field.format.empty()) return is_ascii(field.format);
  constexpr std::string_view other_scripts[] = {"hiragana", "katakana", "kanji", "fullwidth", "halfwidth", "space"};
  const auto is_sign = [&](const std::string& entry) {
    return is_ascii(entry) &&
           std::find(std::begin(other_scripts), std::end(other_scripts), entry) == std::end(other_scripts);
  };
  return !field.characters.empty() && std::all_of(field.characters.begin(), field.characters.end(), is_sign);
}

bool holds_digits_alone(const Field& field) {
  const auto is_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!field.format.empty()) return field.format.find_first_not_of('0') == std::string::npos;
  return !field.characters.empty() &&
         std::all_of(field.characters.begin(), field.characters.end(),
                     [&](const std::string& entry) { return entry == "ascii-digit" || is_digits(entry); });
}

std::uint32_t length_of(std::string_view text) { return static_cast<std::uint32_t>(count_code_points(text).value); }

/// Browsers offer to fill in an old password otherwise, and to keep one that is only practised.
std::string autocomplete_of(const FormField& field, bool sends_nothing) {
  if (field.type != FieldType::secret) return field.autocomplete.text;
  if (sends_nothing) return "off";
  return field.autocomplete.empty() ? "new-password" : field.autocomplete.text;
}

std::string accepted_files(const Field& field) {
  std::string list;
  for (const std::string& type : field.file_types) {
    const std::string_view endings = type == "jpeg" ? ".jpg,.jpeg" : type == "text" ? ".txt" : std::string_view();
    if (!list.empty()) list += ",";
    list += endings.empty() ? "." + type : std::string(endings);
  }
  return list;
}

/// Secrets and files that were entered before stay on the server: nothing is sent back to be shown.
bool is_kept(FieldType type) { return is_one_of(type, {FieldType::secret, FieldType::file}); }

TemplateList options_of(const Field& field, const std::string& name, FormUse use) {
  TemplateList list;
  list.reserve(field.options.size());
  for (const FieldOption& option : field.options) {
    TemplateData data;
    data.set("value", option.id);
    data.set("label", option.label);
    data.set("if-chosen", use == FormUse::served ? slot("if chosen " + field.id + " " + option.id) : std::string());
    if (is_group(field.type)) {
      data.set("input-id", field.id + "-" + option.id);
      data.set("input-type", field.type == FieldType::choice ? "radio" : "checkbox");
      data.set("name", name);
    }
    list.push_back(std::move(data));
  }
  return list;
}

/// Which of the partials makes its input.
void set_kind(TemplateData& data, FieldType type) {
  data.set("type", word_of(type));
  data.set("is-group", is_group(type));
  data.set("is-text", is_typed_in_one_line(type));
  data.set("is-multiline", type == FieldType::multiline);
  data.set("is-select", type == FieldType::select);
  data.set("is-suggest", type == FieldType::suggest);
  data.set("is-consent", type == FieldType::consent);
  data.set("is-file", type == FieldType::file);
}

/// What the server puts into the field. Each name is set, or the templates would look for it around the field.
void set_slots(TemplateData& data, const Field& field, FormUse use) {
  const bool is_served = use == FormUse::served;
  const auto set = [&](const std::string& name, bool has_slot, std::string_view directive) {
    data.set(name, has_slot ? slot(std::string(directive).append(" ").append(field.id)) : std::string());
  };
  const bool is_typed =
      is_typed_in_one_line(field.type) || is_one_of(field.type, {FieldType::multiline, FieldType::suggest});
  set("filled-in", is_served && is_typed && !is_kept(field.type), "text value");
  set("if-wrong", is_served, "if wrong");
  set("unless-wrong", is_served, "unless wrong");
  set("each-error", is_served, "each errors");
  set("if-kept", is_served && is_kept(field.type), "if kept");
  const bool is_consent = is_served && field.type == FieldType::consent;
  data.set("if-chosen", is_consent ? slot("if chosen " + field.id + " yes") : std::string());
}

}  // namespace

std::string_view input_mode_of(const Field& field) {
  switch (field.type) {
    case FieldType::email:
      return "email";
    case FieldType::tel:
      return "tel";
    case FieldType::number:
      // The keyboards of phones for numbers may lack the minus.
      if (field.least.empty() || field.least.front() == '-') return {};
      return field.decimals > 0 ? "decimal" : "numeric";
    default:
      // Nor do they have the hyphen of a postal code.
      return holds_digits_alone(field) ? "numeric" : std::string_view();
  }
}

std::uint32_t input_size_of(const Field& field) {
  constexpr std::uint32_t date_size = 16;  // 令和8年12月31日
  if (is_one_of(field.type, {FieldType::date, FieldType::year_month})) return date_size;
  if (field.type == FieldType::number) return std::max<std::uint32_t>(length_of(field.greatest), 8);
  std::uint32_t length = !field.format.empty() ? length_of(field.format) : field.max_length.value_or(0);
  if (field.width == WidthFolding::full || field.katakana) length *= 2;
  return length > widest_size ? 0 : length;
}

std::string need_in_words(const Field& field, const RulePack& pack) {
  const std::string_view word = need_words[static_cast<std::size_t>(need_of(field, pack))];
  return interface_text("form-" + std::string(word), pack.language);
}

std::string shown_example(const Field& field) {
  if (!field.example.empty()) return field.example;
  // Somebody would take a password that a page shows.
  return field.type == FieldType::secret ? std::string() : example_of(field);
}

std::vector<std::string> hints_of(const Field& field, const RulePack& pack, HintUse use) {
  std::vector<std::string> hints;
  const auto& all_words = pack.words[static_cast<std::size_t>(pack.language)];
  const auto words = all_words.find(field.id);
  // How to choose is plain from the options in words.
  const bool is_plain = use == HintUse::table && !field.options.empty() && !field.free;
  if (words != all_words.end() && !words->second.hint.empty() && !is_plain) hints.push_back(words->second.hint);
  const bool is_told = words != all_words.end() && words->second.hint.find(field.example) != std::string::npos;
  if (use == HintUse::input && !field.example.empty() && !is_told) {
    hints.push_back(interface_text("form-example", pack.language, {{"example", field.example}}));
  }
  for (std::string& sentence : rules_in_words(field, pack)) hints.push_back(std::move(sentence));
  return hints;
}

TemplateData field_data(const FormField& field, const Field& rules, const RulePack& pack, FormUse use) {
  const std::string& id = rules.id;
  // What has no name cannot be sent, whatever happens to the page.
  const bool sends_nothing = pack.is_rehearsal || use == FormUse::copied;
  const std::string name = sends_nothing ? std::string() : id;
  const std::string condition = condition_in_words(rules.when, pack);
  TemplateList hints;
  for (const std::string& text : hints_of(rules, pack, HintUse::input))
    hints.push_back(TemplateData().with("text", text));

  TemplateData data;
  set_kind(data, rules.type);
  data.set("id", id);
  data.set("name", name);
  data.set("label", rules.label);
  data.set("need", need_words[static_cast<std::size_t>(need_of(rules, pack))]);
  data.set("need-mark", interface_text("form-need", pack.language, {{"need", need_in_words(rules, pack)}}));
  data.set("when", condition.empty() ? std::string()
                                     : interface_text("form-only-when", pack.language, {{"condition", condition}}));
  data.set("help", field.help.content.html);
  std::string described;
  const auto describe = [&](bool is_there, std::string_view part) {
    if (is_there) described.append(id).append(part).append(" ");
  };
  describe(!condition.empty(), "-when_");
  describe(!field.help.empty(), "-help_");
  describe(!hints.empty(), "-hint");
  describe(!field.unit.empty(), "-unit_");
  if (use == FormUse::served && is_kept(rules.type)) {
    described.append(slot("if kept " + id)).append(id).append("-kept_ ").append(slot("end"));
  }
  data.set("described-by", described + id + "-error");
  data.set("kept-text", interface_text(rules.type == FieldType::file ? "form-kept-file" : "form-kept", pack.language));
  data.set("has-hint", !hints.empty());
  data.set("hints", std::move(hints));
  data.set("unit", text_of(field.unit));
  data.set("autocomplete", autocomplete_of(field, sends_nothing));
  data.set("input-type", rules.type == FieldType::secret ? "password" : rules.type == FieldType::tel ? "tel" : "text");
  data.set("input-mode", input_mode_of(rules));
  const std::uint32_t size = input_size_of(rules);
  data.set("size", size == 0 ? std::string() : std::to_string(size));
  data.set("is-code", is_code(rules));
  data.set("rows", std::to_string(field.lines == 0 ? usual_rows : field.lines));
  data.set("accept", accepted_files(rules));
  data.set("options", options_of(rules, name, use));
  set_slots(data, rules, use);
  return data;
}

}  // namespace shirube
