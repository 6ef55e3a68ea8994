#include "cgi/steps/page_values.h"

#include <algorithm>

#include "rules/messages.h"

namespace shirube {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// What somebody typed, without what HTML does not take (control characters but TAB, LF and CR).
std::string shown_text(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
    if (is_control)
      shown += replacement;
    else
      shown += c;
  }
  return shown;
}

std::vector<std::string> texts_of(const SentValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return *texts;
  return {};
}

const std::string& label_of(const Field& field, const std::string& value) {
  const auto option =
      std::find_if(field.options.begin(), field.options.end(), [&](const auto& each) { return each.id == value; });
  return option == field.options.end() ? value : option->label;
}

bool is_hidden_from_pages(const Field& field) {
  return field.type == FieldType::secret || field.type == FieldType::file;
}

void set_field(SlotValues& slots, const Field& field, const SentValue& value) {
  for (const std::string& text : texts_of(value)) {
    if (field.type == FieldType::suggest) {
      slots.texts["value " + field.id] = shown_text(label_of(field, text));
    } else if (has_options(field.type) || field.type == FieldType::consent) {
      slots.truths.insert("chosen " + field.id + " " + text);
    } else {
      slots.texts["value " + field.id] = shown_text(text);
    }
  }
}

/// Where the summary's link leads: the first of a group's inputs, since a group takes no focus. Empty: nowhere.
std::string target_of(const ServedForm& form, const std::string& id) {
  const Field* field = form.rules.field(id);
  if (field == nullptr) return id == "_homepage" ? "homepage_" : "";
  const bool is_group = field->type == FieldType::choice || field->type == FieldType::choices;
  return is_group && !field->options.empty() ? id + "-" + field->options.front().id : id;
}

/// The summary's texts stand alone, so they name their field (as client/form_errors.ts has it).
std::string summary_text(const ServedForm& form, Language language, const FieldError& error) {
  const Field* field = form.rules.field(error.field);
  if (field == nullptr || error.message.find(field->label) != std::string::npos) return error.message;
  return fill_places(form_text("script.of-field", language), {{"label", field->label}, {"message", error.message}});
}

void set_errors(SlotValues& slots, const ServedForm& form, Language language, const std::vector<FieldError>& errors) {
  for (const FieldError& error : errors) {
    SlotValues in_summary;
    in_summary.texts = {{"target", target_of(form, error.field)}, {"message", summary_text(form, language, error)}};
    slots.lists["errors"].push_back(std::move(in_summary));
    if (form.rules.field(error.field) == nullptr) continue;
    slots.truths.insert("wrong " + error.field);
    SlotValues beside;
    beside.texts = {{"message", error.message}};
    slots.lists["errors " + error.field].push_back(std::move(beside));
  }
}

std::vector<SlotValues> items_of(const std::vector<std::string>& lines) {
  std::vector<SlotValues> items;
  for (const std::string& line : lines) {
    SlotValues item;
    item.texts = {{"line", line}};
    items.push_back(std::move(item));
  }
  return items;
}

/// What the confirmation shows of one field; false where it was left empty or not asked.
bool set_answer(SlotValues& slots, const Field& field, Language language, const Confirmation& confirmation) {
  if (field.type == FieldType::secret) return confirmation.verdict.secrets.contains(field.id);
  const auto value = confirmation.verdict.values.find(field.id);
  if (value == confirmation.verdict.values.end()) return false;
  const auto file = confirmation.entry.files.find(field.id);
  slots.lists["lines " + field.id] =
      items_of(file == confirmation.entry.files.end()
                   ? lines_of(field, value->second, language)
                   : std::vector{file->second.name + " (" + size_in_words(file->second.size) + ")"});
  return true;
}

}  // namespace

SlotValues form_values(const ServedForm& form, Language language, const Addresses& addresses,
                       const ReturnedForm& returned) {
  SlotValues slots;
  slots.texts = {{"base", addresses.base},
                 {"confirm-address", addresses.confirm(form.id) + (returned.kept_token.empty() ? "" : "?kept")},
                 {"kept", returned.kept_token},
                 {"notice", returned.notice}};
  if (returned.is_trapped) slots.truths.insert("trapped");
  for (const Field& field : form.rules.fields) {
    if (returned.kept.contains(field.id)) slots.truths.insert("kept " + field.id);
    const auto value = returned.values.find(field.id);
    if (value != returned.values.end() && !is_hidden_from_pages(field)) set_field(slots, field, value->second);
  }
  set_errors(slots, form, language, returned.errors);
  return slots;
}

SlotValues confirmation_values(const ServedForm& form, Language language, const Addresses& addresses,
                               const Confirmation& confirmation) {
  SlotValues slots;
  slots.texts = {{"base", addresses.base},
                 {"confirm-address", addresses.confirm(form.id) + "?change"},
                 {"submit-address", addresses.submit(form.id)},
                 {"token", confirmation.token},
                 {"notice", confirmation.notice}};
  for (std::size_t index = 0; index < form.rules.sections.size(); ++index) {
    for (const std::string& id : form.rules.sections[index].fields) {
      const Field* field = form.rules.field(id);
      if (field == nullptr || !set_answer(slots, *field, language, confirmation)) continue;
      slots.truths.insert("filled " + id);
      slots.truths.insert("filled-section " + std::to_string(index));
    }
  }
  for (const FieldError& warning : confirmation.verdict.warnings) {
    SlotValues item;
    item.texts = {{"message", summary_text(form, language, warning)}};
    slots.lists["warnings"].push_back(std::move(item));
  }
  return slots;
}

std::vector<std::string> lines_of(const Field& field, const NormalValue& value, Language language) {
  if (field.type == FieldType::consent) return {language == Language::japanese ? "はい" : "Yes"};
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    std::vector<std::string> lines;
    for (const std::string& text : *texts) lines.push_back(label_of(field, text));
    return lines;
  }
  std::string_view text = std::get<std::string>(value);
  if (has_options(field.type)) return {label_of(field, std::string(text))};
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string size_in_words(std::uint64_t bytes) {
  const bool is_small = bytes < 1'000'000;
  const std::uint64_t unit = is_small ? 1'000 : 1'000'000;
  const std::uint64_t tenths = (bytes * 10 + unit - 1) / unit;  // rounded up, as the page's script does
  std::string words = std::to_string(tenths / 10);
  if (tenths % 10 != 0) words += "." + std::to_string(tenths % 10);
  return words + (is_small ? " kB" : " MB");
}

std::string time_in_words(Moment moment, Language language) {
  constexpr std::int64_t japan = 9 * 3600;
  constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
  const Date date = date_in_japan(moment);
  const std::int64_t minutes = (moment.seconds + japan) / 60;
  const auto hour = static_cast<int>(minutes / 60 % 24);
  const auto minute = static_cast<int>(minutes % 60);
  const auto number = [](int value) { return std::to_string(value); };
  if (language == Language::japanese) {
    return number(date.year) + "年" + number(date.month) + "月" + number(date.day) + "日 " + number(hour) + "時" +
           number(minute) + "分";
  }
  const std::string two_digits = (minute < 10 ? "0" : "") + number(minute);
  return number(date.day) + " " + std::string(months[date.month - 1]) + " " + number(date.year) + ", " + number(hour) +
         ":" + two_digits + " (Japan time)";
}

}  // namespace shirube
