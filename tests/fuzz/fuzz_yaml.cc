// Any bytes as a guide and its overlay (after a line `=====`), through the whole loader and the checks: they must tell
// what is wrong at places that exist, and never fail themselves. Build with `./dev fuzz`; the corpus is in corpus/yaml/
// and is replayed by `./dev test`.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic_print.h"
#include "base/memory_file_system.h"
#include "base/utf8.h"
#include "generator/check/check.h"
#include "generator/load/forbidden_character.h"
#include "generator/load/loader.h"
#include "generator/model/visit.h"

namespace {

using namespace shirube;

void require(bool holds, const char* what, const Span& span) {
  if (holds) return;
  std::fprintf(stderr, "%s, at file %u, line %u, column %u\n", what, span.file.value, span.line, span.column);
  std::abort();
}

/// The lines of the site's files, by FileId, as their readers see them.
class Sources {
 public:
  Sources(const FileSystem& files, const FileNames& names) {
    for (std::uint32_t file = 0; file < names.size(); ++file) {
      auto read = files.read("/site/" + names.path(FileId{file}), ByteCount{1'000'000});
      std::string text =
          std::holds_alternative<std::string>(read) ? std::move(std::get<std::string>(read)) : std::string();
      if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
      text.resize(find_malformed_utf8(text).value_or(text.size()));
      texts_.push_back(std::move(text));
    }
  }

  std::string line(FileId file, std::uint32_t number) const {
    return std::string(line_of(texts_.at(file.value), number));
  }

  /// The span lies in its line, or is one column behind it.
  void require_place(const Span& span) const {
    if (span.line == 0) return;
    const std::size_t length = count_code_points(line(span.file, span.line)).value;
    require(span.column > 0 && span.length > 0, "an empty span", span);
    require(span.column - 1 + span.length <= std::max<std::size_t>(length, span.column), "a span past its line", span);
    require(span.column <= length + 1, "a span behind its line", span);
  }

 private:
  std::vector<std::string> texts_;
};

/// Whoever walks a guide may rely on its texts: well-formed, without what only Shirube's own marks may hold, and each
/// letter where its text's layout says.
class CheckTexts {
 public:
  explicit CheckTexts(const Sources& sources) : sources_(sources) {}

  void operator()(const Text& text, const EditionSet&) const {
    require(!find_malformed_utf8(text.text) && !find_forbidden_character(text.text), "a bad text", text.span);
    if (text.empty()) return;
    sources_.require_place(text.span);
    if (text.layout == TextLayout::other) return;
    SpansWithin spans(text);
    for (std::size_t offset = 0; offset < text.text.size();) {
      const std::size_t start = offset;
      const char32_t letter = next_code_point(text.text, offset);
      if (letter == ' ' || letter == '\n') continue;  // a blank may stand for a character that must not be there
      const Span span = spans.at(start, offset - start);
      const std::string line = sources_.line(span.file, span.line);
      std::size_t place = offset_of_code_point(line, CodePointCount{span.column - 1});
      require(place < line.size() && next_code_point(line, place) == letter, "a letter at another place", span);
    }
  }
  void operator()(const Body& body, const EditionSet& editions) const { (*this)(body.markdown, editions); }
  void operator()(const Link& link, const EditionSet& editions) const { (*this)(link.to, editions); }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) const {}

 private:
  const Sources& sources_;
};

void lay_out(MemoryFileSystem& files, std::string_view input) {
  constexpr std::string_view separator = "\n=====\n";
  const std::size_t end = input.find(separator);
  files.add_file("/site/content/site.yaml", "title: t\n");
  files.add_file("/site/content/editions/a.yaml", "name: a\n");
  files.add_file("/site/content/editions/b.yaml", "name: b\nbase: a\n");
  for (const std::string folder : {"guides", "references", "screens"}) {
    files.add_file("/site/content/" + folder + "/g.yaml", std::string(input.substr(0, end)));
    if (end == std::string_view::npos) continue;
    files.add_file("/site/content/editions/b/" + folder + "/g.yaml", std::string(input.substr(end + separator.size())));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryFileSystem files;
  lay_out(files, {reinterpret_cast<const char*>(data), size});
  Diagnostics diagnostics;
  const Site site = load_site(files, "/site", 1, diagnostics);
  check_site(site, Date{2026, 11, 21}, 1, diagnostics);

  const Sources sources(files, site.files);
  CheckTexts check(sources);
  const auto walk_all = [&](const auto& pages) {
    for (const auto& page : pages) {
      for (const auto& variant : page.variants) walk_page(site, variant, EditionSet(site.editions.size(), true), check);
    }
  };
  walk_all(site.guides);
  walk_all(site.references);
  walk_all(site.screens);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    sources.require_place(diagnostic.span);
    for (const Diagnostic::Note& note : diagnostic.notes) sources.require_place(note.span);
  }
  const auto read_line = [&](FileId file, std::uint32_t line) { return sources.line(file, line); };
  for (const Language language : {Language::japanese, Language::english}) {
    const std::string printed = print_for_people(diagnostics, site.files, read_line, language, false) +
                                print_as_json(diagnostics, site.files, language);
    require(!find_malformed_utf8(printed), "a message that is no text", {});
  }
  return 0;
}
