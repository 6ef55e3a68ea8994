// `shirube-forms export`
#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "cgi/operator/asked_submission.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/cp932.h"
#include "cgi/operator/csv.h"
#include "cgi/operator/csv_table.h"

namespace shirube {
namespace {

struct OpenedSubmissions {
  std::vector<ExportedSubmission> submissions;
  bool all_are_readable = true;
};

/// Nothing where one is sealed and stays so: half a table would pass for a whole one. What is damaged cannot be helped
/// by anybody and must not hold up the rest: it is told and left out.
std::optional<OpenedSubmissions> opened(std::vector<Submission> submissions, const std::vector<OfficeKeys>& keys,
                                        Console& console) {
  OpenedSubmissions result;
  bool all_are_open = true;
  for (Submission& submission : submissions) {
    auto content = read_content(submission, keys);
    if (auto* readable = std::get_if<SubmissionContent>(&content)) {
      name_files(submission, *readable);
      result.submissions.push_back({std::move(submission), std::move(*readable)});
      continue;
    }
    const ContentFault fault = std::get<ContentFault>(content);
    tell(console, fault, submission.receipt);
    if (fault == ContentFault::damaged) {
      result.all_are_readable = false;
      continue;
    }
    all_are_open = false;
    if (fault == ContentFault::no_key) break;  // the same holds for all that are sealed
  }
  if (!all_are_open) return std::nullopt;
  return result;
}

/// Writes cells in the encoding that was asked for.
class CsvWriter {
 public:
  CsvWriter(Console& console, std::unique_ptr<Cp932> cp932) : console_(console), cp932_(std::move(cp932)) {}

  std::string write(const CsvTable& table) {
    std::string csv = cp932_ == nullptr ? "\xEF\xBB\xBF" : "";  // by which Excel knows UTF-8
    csv += line(table.headings, table.headings, std::string(console_.in_language("見出し", "heading")));
    for (const auto& row : table.rows) csv += line(row, table.headings, row.front());
    return csv;
  }

 private:
  std::string line(const std::vector<std::string>& cells, const std::vector<std::string>& headings,
                   const std::string& row) {
    std::string text;
    for (std::size_t index = 0; index < cells.size(); ++index) {
      if (index > 0) text += ',';
      const std::string cell = quoted_cell(safe_cell(cells[index]));
      text += cp932_ == nullptr ? cell : encoded(cell, row, headings[index]);
    }
    return text + "\r\n";
  }

  std::string encoded(const std::string& cell, const std::string& row, const std::string& column) {
    std::vector<char32_t> lacking;
    std::string bytes = cp932_->encode(cell, lacking);
    if (lacking.empty()) return bytes;
    std::ranges::sort(lacking);
    lacking.erase(std::unique(lacking.begin(), lacking.end()), lacking.end());
    std::string names;
    for (const char32_t code_point : lacking) names += (names.empty() ? "" : " ") + code_point_name(code_point);
    console_.tell(row + "、" + column + ": cp932にない文字を[U+…]の形で書きました（" + names + "）",
                  row + ", " + column + ": cp932 lacks characters, written as [U+…]: " + names);
    return bytes;
  }

  Console& console_;
  std::unique_ptr<Cp932> cp932_;  // nullptr: UTF-8
};

OperatorStatus mark(Store& store, const ExportOrder& order, const std::vector<ExportedSubmission>& submissions,
                    Console& console) {
  std::vector<std::string> receipts;
  for (const auto& exported : submissions) receipts.push_back(exported.submission.receipt);
  if (receipts.empty()) return OperatorStatus::fine;
  const auto marked = store.mark_exported(receipts, order.actor, order.now);
  const auto* error = std::get_if<StoreError>(&marked);
  if (error == nullptr) return OperatorStatus::fine;
  console.tell("CSVは書き出しましたが、書き出し済みの印を付けられませんでした",
               "the CSV is written, but the submissions could not be marked as exported");
  return fail(console, *error);
}

OperatorStatus unknown_form(const std::string& form, Console& console) {
  console.tell("「" + form + "」というフォームはなく、その受付もありません",
               "there is no form “" + form + "”, and no submission of one");
  return OperatorStatus::not_done;
}

}  // namespace

OperatorStatus run_export(Store& store, const ExportOrder& order, const FindForm& find_form, Console& console) {
  auto found = store.submissions_of(order.form);
  if (const auto* error = std::get_if<StoreError>(&found)) return fail(console, *error);
  auto& submissions = std::get<std::vector<Submission>>(found);
  const auto rules = find_form(order.edition, order.form);
  if (submissions.empty() && !rules) return unknown_form(order.form, console);
  const auto exported = opened(std::move(submissions), order.keys, console);
  if (!exported) return OperatorStatus::not_done;

  std::unique_ptr<Cp932> cp932;
  if (order.encoding == CsvEncoding::cp932 && (cp932 = Cp932::open()) == nullptr) {
    console.tell("このシステムでは、cp932に変換できません", "this system cannot convert to cp932");
    return OperatorStatus::system_failed;
  }
  const Language language = rules ? rules->language : console.language();
  const CsvTable table = csv_table(exported->submissions, rules ? &*rules : nullptr, language);
  if (!console.write(CsvWriter(console, std::move(cp932)).write(table))) {
    console.tell("CSVを書き出せません。書き出し済みの印は付けていません",
                 "the CSV cannot be written; nothing has been marked as exported");
    return OperatorStatus::system_failed;
  }
  const OperatorStatus marked = mark(store, order, exported->submissions, console);
  if (marked != OperatorStatus::fine) return marked;
  return exported->all_are_readable ? OperatorStatus::fine : OperatorStatus::not_done;
}

}  // namespace shirube
