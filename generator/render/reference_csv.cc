#include "generator/render/reference_csv.h"

#include <algorithm>
#include <vector>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/reference_view.h"

namespace shirube {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view end_of_line = "\r\n";

/// What OWASP lists, and the full-width forms, which a spreadsheet set to Japanese may take for the same.
bool begins_like_formula(std::string_view text) {
  constexpr std::string_view beginnings[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

/// A sign, digits, a decimal point: nothing that could be a formula.
bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += c;
    cell += c;
  }
  return cell += '"';
}

std::string text_cell(std::string_view text) {
  return begins_like_formula(text) ? quoted(std::string("'").append(text)) : quoted(text);
}

class CsvWriter {
 public:
  CsvWriter(const Reference& reference, const FillText& fill) : reference_(reference), fill_(fill) {}

  std::string write() const {
    std::string csv(byte_order_mark);
    const bool has_groups = !reference_.groups.empty();
    std::vector<std::string> cells;
    if (has_groups) cells.push_back(text_cell(fill_(hole("text:reference-group"))));
    for (const ReferenceColumn& column : reference_.columns) cells.push_back(text_cell(filled(column.title)));
    append_line(csv, cells);
    for (const ReferenceSection& section : sections_of(reference_)) {
      for (const ReferenceRow* row : section.rows) {
        cells.clear();
        if (has_groups) cells.push_back(text_cell(filled(section.group->title)));
        for (std::size_t column = 0; column < reference_.columns.size(); ++column) {
          cells.push_back(cell(cell_of(*row, column), reference_.columns[column].kind));
        }
        append_line(csv, cells);
      }
    }
    return csv;
  }

 private:
  static void append_line(std::string& csv, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) csv.append(i == 0 ? "" : ",").append(cells[i]);
    csv += end_of_line;
  }

  std::string filled(const Text& text) const { return fill_(with_holes(text.text)); }

  std::string cell(const ReferenceCell& texts, ColumnKind kind) const {
    bool is_plain_number = kind == ColumnKind::number;
    std::string joined;
    for (const Text& item : texts) {
      std::string text = kind == ColumnKind::link ? link(item) : filled(item);
      if (kind == ColumnKind::number && is_number(text)) {
        std::erase(text, ',');
      } else {
        is_plain_number = false;
      }
      joined.append(joined.empty() ? "" : "\n").append(text);
    }
    return is_plain_number ? quoted(joined) : text_cell(joined);
  }

  /// A value may decide where a link leads, so it is filled first.
  std::string link(const Text& text) const {
    const std::string link = filled(text);
    const Target::Kind target = parse_target(link).kind;
    if (target == Target::Kind::page) return fill_(hole("title:" + link));
    if (target == Target::Kind::anchor) return fill_(hole("title:reference:" + reference_.id + link));
    return link;
  }

  const Reference& reference_;
  const FillText& fill_;
};

}  // namespace

std::string reference_csv(const Reference& resolved, const FillText& fill) { return CsvWriter(resolved, fill).write(); }

}  // namespace shirube
