// `shirube-forms show`
#include <algorithm>
#include <set>
#include <variant>

#include "base/diagnostic_print.h"
#include "cgi/operator/asked_submission.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"

namespace shirube {
namespace {

std::string shown_as_json(const AskedSubmission& asked) {
  const auto& [submission, content] = asked;
  nlohmann::json values = nlohmann::json::object();
  for (const auto& [field, value] : content.values) {
    std::visit([&values, &key = field](const auto& texts) { values[key] = texts; }, value);
  }
  nlohmann::json files = nlohmann::json::array();
  for (const StoredFile& file : submission.files) {
    files.push_back(
        {{"id", file.id}, {"field", file.field}, {"name", file.name}, {"type", file.type}, {"size", file.size}});
  }
  return printed_json({{"receipt", submission.receipt},
                       {"form", submission.form},
                       {"edition", submission.edition},
                       {"time", format_moment(submission.time)},
                       {"status", submission.status},
                       {"sealed", submission.is_sealed},
                       {"values", std::move(values)},
                       {"secrets", content.secrets},
                       {"warnings", content.warnings},
                       {"files", std::move(files)}});
}

/// The rules' fields in their order, then those that only the submission has, by id.
std::vector<PrintedField> shown_fields(const AskedSubmission& asked, const RulePack* rules) {
  std::vector<PrintedField> fields = fields_of(rules);
  std::set<std::string> others(asked.content.secrets.begin(), asked.content.secrets.end());
  for (const auto& [field, value] : asked.content.values) others.insert(field);
  for (const StoredFile& file : asked.submission.files) others.insert(file.field);
  for (const PrintedField& field : fields) others.erase(field.id);
  for (const std::string& id : others) fields.push_back({id, id, nullptr});
  return fields;
}

/// `label: value`, and each line on a line of its own where there are several.
std::string shown_line(const std::string& label, const std::vector<std::string>& values) {
  std::vector<std::string> lines;
  for (const std::string& value : values) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find('\n', begin), value.size());
      lines.push_back(visible_text(value.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  if (lines.size() == 1) return visible_text(label) + ": " + lines.front() + "\n";
  std::string text = visible_text(label) + ":\n";
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

std::string shown_as_text(const AskedSubmission& asked, const RulePack* rules, const Console& console) {
  const auto& [submission, content] = asked;
  const auto named = [&](std::string_view japanese, std::string_view english, const std::string& value) {
    return shown_line(std::string(console.in_language(japanese, english)), {value});
  };
  std::string text = named("受付番号", "Receipt", submission.receipt);
  text += named("フォーム", "Form", rules == nullptr ? submission.form : rules->title + " (" + submission.form + ")");
  text += named("版", "Edition", submission.edition);
  text += named("日時", "Time", format_moment(submission.time));
  text += named("状態", "Status", submission.status) + "\n";
  for (const PrintedField& field : shown_fields(asked, rules)) {
    std::vector<std::string> values = printed_values(field, content, submission.files, console.language());
    if (std::ranges::find(content.secrets, field.id) != content.secrets.end()) {
      values = {std::string(console.in_language("（ハッシュのみ）", "(hash only)"))};
    }
    if (!values.empty()) text += shown_line(field.label, values);
  }
  if (!content.warnings.empty()) {
    text += "\n" + shown_line(std::string(console.in_language("注意", "Warnings")), content.warnings);
  }
  return text;
}

}  // namespace

OperatorStatus run_show(Store& store, const ShowOrder& order, const FindForm& find_form, Console& console) {
  const auto found = find_submission(store, order.receipt, order.keys, console);
  if (const auto* status = std::get_if<OperatorStatus>(&found)) return *status;
  const auto& asked = std::get<AskedSubmission>(found);
  if (order.json) return print_results(console, shown_as_json(asked));
  const auto rules = find_form(asked.submission.edition, asked.submission.form);
  return print_results(console, shown_as_text(asked, rules ? &*rules : nullptr, console));
}

}  // namespace shirube
