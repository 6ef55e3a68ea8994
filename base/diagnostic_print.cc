#include "base/diagnostic_print.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostic_catalogue.h"
#include "base/units.h"
#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::string_view replacement = "\uFFFD";
// Longer source lines are cut: the caret must stay in sight, and nothing may wrap on a usual terminal.
constexpr CellCount longest_line{100};
// How much of a line is looked at on each side of the caret. More than its cells, for marks that take none.
constexpr std::uint32_t farthest_code_point = 400;

struct Style {
  std::string_view code;
};
constexpr Style error_style{"\x1b[1;31m"};
constexpr Style warning_style{"\x1b[1;33m"};
constexpr Style message_style{"\x1b[1m"};
constexpr Style frame_style{"\x1b[1;34m"};

std::string painted(std::string_view text, Style style, bool color) {
  if (!color) return std::string(text);
  return std::string(style.code).append(text).append("\x1b[0m");
}

/// Marks that change the direction of writing (Unicode 15, UAX 9) or break lines where no line ends: with them a line
/// reads otherwise than the program takes it.
bool misleads(char32_t code_point) {
  return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x2028 && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069) ||
         code_point == 0xFEFF;
}

std::string visible(char32_t code_point) {
  if (code_point < 0x20) return {'^', static_cast<char>(code_point + '@')};
  if (code_point == 0x7F) return "^?";
  if ((code_point >= 0x80 && code_point < 0xA0) || misleads(code_point)) return std::string(replacement);
  std::string text;
  append_utf8(text, code_point);
  return text;
}

std::string well_formed(std::string_view text) {
  std::string mended;
  while (auto malformed = find_malformed_utf8(text)) {
    mended.append(text.substr(0, *malformed)).append(replacement);
    text.remove_prefix(*malformed + 1);
  }
  return mended.append(text);
}

/// What moves as one on the terminal: a character with the marks that combine with it.
struct Glyph {
  std::string text;
  CellCount cells;
};

/// The part of a source line around a span, ready for the terminal. `begin` and `end` are the glyphs of the span.
struct Excerpt {
  std::vector<Glyph> glyphs;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
};

void append_glyph(std::vector<Glyph>& glyphs, char32_t code_point) {
  if (code_point == U'\t') {
    glyphs.push_back({"    ", {4}});
    return;
  }
  std::string text = visible(code_point);
  CellCount cells = count_cells(text);
  if (cells == CellCount{0} && !glyphs.empty()) {
    glyphs.back().text += text;
  } else {
    glyphs.push_back({std::move(text), cells});
  }
}

Excerpt excerpt_of(std::string_view line, Span span) {
  const std::uint32_t column = std::max(span.column, 1U) - 1;
  const std::uint32_t skipped = column > farthest_code_point ? column - farthest_code_point : 0;
  Excerpt excerpt;
  excerpt.cut_before = skipped > 0;
  std::size_t offset = offset_of_code_point(line, {skipped});
  bool found_begin = false;
  std::uint32_t code_point = skipped;
  for (; offset < line.size() && code_point < column + farthest_code_point; ++code_point) {
    append_glyph(excerpt.glyphs, next_code_point(line, offset));
    if (code_point < column) continue;
    if (!found_begin) excerpt.begin = excerpt.glyphs.size() - 1;
    found_begin = true;
    if (code_point == column || code_point - column < span.length) excerpt.end = excerpt.glyphs.size();
  }
  if (!found_begin) excerpt.begin = excerpt.end = excerpt.glyphs.size();
  excerpt.cut_after = offset < line.size();
  return excerpt;
}

CellCount cells_between(const Excerpt& excerpt, std::size_t begin, std::size_t end) {
  CellCount cells;
  for (std::size_t index = begin; index < end; ++index) cells += excerpt.glyphs[index].cells;
  return cells;
}

/// Drops glyphs at both ends until the excerpt is at most `longest_line` wide, with the caret's begin in sight and as
/// much before it as after it, unless the line ends sooner.
void cut_to_window(Excerpt& excerpt) {
  const std::vector<Glyph>& glyphs = excerpt.glyphs;
  if (cells_between(excerpt, 0, glyphs.size()) <= longest_line) return;
  std::size_t first = excerpt.begin;
  std::size_t last = excerpt.begin;
  CellCount cells;
  auto fits = [&](std::size_t index, CellCount limit) { return cells + glyphs[index].cells <= limit; };
  auto extend_right = [&](std::size_t stop, CellCount limit) {
    while (last < stop && fits(last, limit)) cells += glyphs[last++].cells;
  };
  auto extend_left = [&](CellCount limit) {
    while (first > 0 && fits(first - 1, limit)) cells += glyphs[--first].cells;
  };
  extend_right(excerpt.end, longest_line);
  extend_left({cells.value + (longest_line - cells).value / 2});
  extend_right(glyphs.size(), longest_line);
  extend_left(longest_line);

  excerpt.cut_before = excerpt.cut_before || first > 0;
  excerpt.cut_after = excerpt.cut_after || last < glyphs.size();
  excerpt.end = std::min(excerpt.end, last) - first;
  excerpt.begin -= first;
  excerpt.glyphs.erase(excerpt.glyphs.begin() + static_cast<std::ptrdiff_t>(last), excerpt.glyphs.end());
  excerpt.glyphs.erase(excerpt.glyphs.begin(), excerpt.glyphs.begin() + static_cast<std::ptrdiff_t>(first));
}

struct SourceLine {
  std::string text;
  CellCount caret_begin;
  CellCount caret_width;
};

SourceLine source_line_of(std::string_view line, Span span) {
  Excerpt excerpt = excerpt_of(line, span);
  cut_to_window(excerpt);
  SourceLine shown;
  if (excerpt.cut_before) shown.text = "…";
  for (const Glyph& glyph : excerpt.glyphs) shown.text += glyph.text;
  if (excerpt.cut_after) shown.text += "…";
  shown.caret_begin = cells_between(excerpt, 0, excerpt.begin) + CellCount{excerpt.cut_before ? 1U : 0U};
  shown.caret_width = std::max(cells_between(excerpt, excerpt.begin, excerpt.end), CellCount{1});
  return shown;
}

std::string_view name_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string place_of(Span span, const FileNames& files) {
  std::string place = visible_text(files.path(span.file));
  if (span.line > 0) place += ":" + std::to_string(span.line) + ":" + std::to_string(span.column);
  return place;
}

/// One diagnostic on the terminal.
class Report {
 public:
  Report(const FileNames& files, Language language, bool color) : files_(files), language_(language), color_(color) {}

  std::string print(const Diagnostic& diagnostic, const LineReader& read_line) const {
    const Span span = diagnostic.span;
    const Style style = diagnostic.severity == Severity::error ? error_style : warning_style;
    const std::string number = span.line > 0 ? std::to_string(span.line) : std::string();
    const std::string margin(std::max(number.size(), std::size_t{1}) + 1, ' ');

    std::string report = place_of(span, files_) + ": ";
    report += painted(std::string(name_of(diagnostic.severity)).append("[").append(diagnostic.code).append("]"), style,
                      color_);
    report += painted(": " + visible_text(message_of(diagnostic, language_)), message_style, color_) + "\n";
    if (span.line > 0) report += excerpt(read_line(span.file, span.line), span, number, margin, style);
    if (std::string hint = hint_of(diagnostic, language_); !hint.empty()) {
      report += remark(margin, {"ヒント", "hint"}, visible_text(hint));
    }
    for (const Diagnostic::Note& note : diagnostic.notes) {
      std::string text = visible_text(note_of(diagnostic, note, language_));
      report += remark(margin, {"補足", "note"}, text + ": " + place_of(note.span, files_));
    }
    return report;
  }

 private:
  std::string excerpt(const std::string& line, Span span, const std::string& number, const std::string& margin,
                      Style style) const {
    const SourceLine shown = source_line_of(well_formed(line), span);
    const std::string caret(shown.caret_width.value, '^');
    std::string text = painted(margin + "|", frame_style, color_) + "\n";
    text += painted(number + " |", frame_style, color_);
    if (!shown.text.empty()) text += " " + shown.text;
    text += "\n" + painted(margin + "|", frame_style, color_) + " ";
    text += std::string(shown.caret_begin.value, ' ') + painted(caret, style, color_) + "\n";
    return text;
  }

  std::string remark(const std::string& margin, BothLanguages kind, const std::string& text) const {
    return painted(margin + "=", frame_style, color_) + " " +
           painted(std::string(kind.in(language_)) + ":", message_style, color_) + " " + text + "\n";
  }

  const FileNames& files_;
  Language language_;
  bool color_;
};

std::string counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace

std::string visible_text(std::string_view text) {
  const std::string mended = well_formed(text);
  std::string result;
  for (std::size_t offset = 0; offset < mended.size();) result += visible(next_code_point(mended, offset));
  return result;
}

std::string print_for_people(const Diagnostics& diagnostics, const FileNames& files, const LineReader& read_line,
                             Language language, bool color) {
  const Report report(files, language, color);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!text.empty()) text += "\n";
    text += report.print(diagnostic, read_line);
  }
  return text;
}

std::string print_totals(const Diagnostics& diagnostics, Language language) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(diagnostics.all(), severity, &Diagnostic::severity));
  };
  const std::size_t errors = count(Severity::error);
  const std::size_t warnings = count(Severity::warning);
  const bool japanese = language == Language::japanese;
  std::string totals;
  if (errors > 0) totals = japanese ? "エラー" + std::to_string(errors) + "件" : counted(errors, "error");
  if (errors > 0 && warnings > 0) totals += japanese ? "、" : ", ";
  if (warnings > 0) totals += japanese ? "警告" + std::to_string(warnings) + "件" : counted(warnings, "warning");
  return totals;
}

std::string print_as_json(const Diagnostics& diagnostics, const FileNames& files, Language language) {
  std::string array = "[";
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    nlohmann::ordered_json object;
    object["severity"] = name_of(diagnostic.severity);
    object["code"] = diagnostic.code;
    object["file"] = files.path(diagnostic.span.file);
    object["line"] = std::max(diagnostic.span.line, 1U);
    object["column"] = std::max(diagnostic.span.column, 1U);
    object["message"] = visible_text(message_of(diagnostic, language));
    object["hint"] = visible_text(hint_of(diagnostic, language));
    array += array.size() > 1 ? ",\n" : "\n";
    // A file's name need not be UTF-8; the array must be.
    array += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  }
  return array + (array.size() > 1 ? "\n]\n" : "]\n");
}

}  // namespace shirube
