// How tests of load and check show diagnostics: one line each, with the words of the source that the span covers.
#pragma once

#include <algorithm>
#include <functional>
#include <numeric>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostic.h"
#include "base/diagnostic_catalogue.h"
#include "base/source_file.h"
#include "base/utf8.h"

namespace shirube {

using Told = std::vector<std::string>;

/// What a span covers in its file's text; `<past the end>` where it does not lie in its line.
inline std::string covered(std::string_view text, const Span& span) {
  const std::string_view line = line_of(text, span.line);
  const std::size_t length = count_code_points(line).value;
  const bool is_caret_at_end = span.length == 1 && span.column == length + 1;
  if (is_caret_at_end) return "";
  if (span.column == 0 || span.length == 0 || span.column - 1 + span.length > length) return "<past the end>";
  const std::size_t from = offset_of_code_point(line, CodePointCount{span.column - 1});
  const std::size_t to = offset_of_code_point(line, CodePointCount{span.column - 1 + span.length});
  return std::string(line.substr(from, to - from));
}

/// That no place of the texts stays empty: each has its parameter.
inline void expect_all_parameters(const Diagnostic& diagnostic) {
  static const std::regex place(R"(\{([a-z]+)(:advice)?\})");
  const CatalogueEntry* entry = find_diagnostic(diagnostic.code);
  ASSERT_NE(entry, nullptr) << diagnostic.code;
  std::string texts(entry->message.english);
  if (diagnostic.hint.empty()) {
    texts.append(entry->hint.english);
  } else {
    texts.append(std::ranges::find(entry->variants, diagnostic.hint, &HintVariant::name)->text.english);
  }
  for (std::sregex_iterator found(texts.begin(), texts.end(), place); found != std::sregex_iterator(); ++found) {
    EXPECT_TRUE(
        std::ranges::any_of(diagnostic.parameters, [&](const auto& each) { return each.first == (*found)[1].str(); }))
        << diagnostic.code << " lacks " << found->str();
  }
}

/// `2:8 wrong-type "x" key=kind; …` for each diagnostic in the order of the file, with its notes; `allowed` (long) is
/// left out. A file as a whole has no place and no words.
inline Told told(Diagnostics diagnostics, const FileNames& names, const std::function<std::string(FileId)>& text_of) {
  std::vector<std::uint32_t> by_path(names.size()), rank(names.size());
  std::iota(by_path.begin(), by_path.end(), 0U);
  std::stable_sort(by_path.begin(), by_path.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return names.path(FileId{a}) < names.path(FileId{b}); });
  for (std::uint32_t i = 0; i < by_path.size(); ++i) rank[by_path[i]] = i;
  diagnostics.sort(rank);

  const auto place = [&](const Span& span) {
    const std::string& path = names.path(span.file);
    if (span.line == 0) return path;
    const std::string separator = path.empty() ? "" : ":";
    return path + separator + std::to_string(span.line) + ":" + std::to_string(span.column) + " \"" +
           covered(text_of(span.file), span) + "\"";
  };
  Told lines;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    expect_all_parameters(diagnostic);
    std::string line = place(diagnostic.span).append(" ").append(diagnostic.code);
    for (const auto& [name, value] : diagnostic.parameters) {
      if (name != "allowed") line.append(" ").append(name).append("=").append(value);
    }
    if (!diagnostic.hint.empty() && diagnostic.hint != "suggestion") line.append(" hint=").append(diagnostic.hint);
    for (const Diagnostic::Note& note : diagnostic.notes) {
      line.append(" | ").append(note.text).append(" ").append(place(note.span));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

/// The same for one text.
inline Told told(const Diagnostics& diagnostics, std::string_view text) {
  FileNames names;
  names.add("");
  return told(diagnostics, names, [&](FileId) { return std::string(text); });
}

}  // namespace shirube
