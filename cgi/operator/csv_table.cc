#include "cgi/operator/csv_table.h"

#include <set>

#include "base/date.h"

namespace shirube {
namespace {

constexpr std::int64_t seconds_ahead_in_japan = 9 * 60 * 60;

/// A form that spreadsheets take for a time.
std::string time_in_japan(Moment moment) {
  const std::string text = format_moment({moment.seconds + seconds_ahead_in_japan});  // 2026-11-21T14:03:00Z
  return text.substr(0, 10) + " " + text.substr(11, 8);
}

std::vector<PrintedField> columns_of(const std::vector<ExportedSubmission>& submissions, const RulePack* rules) {
  std::vector<PrintedField> columns;
  std::set<std::string> others;
  std::set<std::string> left_out;
  for (const auto& [submission, content] : submissions) {
    for (const auto& [field, value] : content.values) others.insert(field);
    for (const StoredFile& file : submission.files) others.insert(file.field);
    left_out.insert(content.secrets.begin(), content.secrets.end());
  }
  for (const PrintedField& field : fields_of(rules)) {
    // A field may have become a secret, or ceased to be one, since somebody filled it in.
    if (field.field->type != FieldType::secret) columns.push_back(field);
    left_out.insert(field.id);
  }
  for (const std::string& id : others) {
    if (left_out.count(id) == 0) columns.push_back({id, id, nullptr});
  }
  return columns;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += text.empty() ? value : "、" + value;
  return text;
}

}  // namespace

CsvTable csv_table(const std::vector<ExportedSubmission>& submissions, const RulePack* rules, Language language) {
  const std::vector<PrintedField> columns = columns_of(submissions, rules);
  const bool japanese = language == Language::japanese;
  CsvTable table;
  table.headings = {japanese ? "受付番号" : "Receipt", japanese ? "受付日時（日本時間）" : "Time (Japan)"};
  for (const PrintedField& column : columns) table.headings.push_back(column.label);
  for (const auto& [submission, content] : submissions) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {submission.receipt, time_in_japan(submission.time)};
    for (const PrintedField& column : columns) {
      row.push_back(joined(printed_values(column, content, submission.files, language)));
    }
  }
  return table;
}

}  // namespace shirube
