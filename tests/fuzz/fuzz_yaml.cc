// Any bytes as a guide and its overlay (after a line `=====`), through the whole loader: it must tell what is wrong at
// places that exist, and never fail itself. Build with `./dev fuzz`; the corpus is in corpus/yaml/ and is replayed by
// `./dev test`.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/diagnostic_print.h"
#include "base/memory_file_system.h"
#include "base/utf8.h"
#include "generator/load/loader.h"
#include "generator/model/visit.h"

namespace {

using namespace shirube;

/// Whoever walks a guide may rely on its texts: well-formed, and without what only Shirube's own marks may hold.
struct CheckTexts {
  void operator()(const Text& text, const EditionSet&) const {
    if (find_malformed_utf8(text.text) || text.text.find('\0') != std::string::npos) std::abort();
  }
  void operator()(const Body& body, const EditionSet& editions) const { (*this)(body.markdown, editions); }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) const {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view separator = "\n=====\n";
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = input.find(separator);
  MemoryFileSystem files;
  files.add_file("/site/content/site.yaml", "title: t\n");
  files.add_file("/site/content/editions/a.yaml", "name: a\n");
  files.add_file("/site/content/editions/b.yaml", "name: b\nbase: a\n");
  files.add_file("/site/content/guides/g.yaml", std::string(input.substr(0, end)));
  if (end != std::string_view::npos) {
    files.add_file("/site/content/editions/b/guides/g.yaml", std::string(input.substr(end + separator.size())));
  }

  Diagnostics diagnostics;
  const Site site = load_site(files, "/site", 1, diagnostics);
  CheckTexts check;
  for (const Editions<Guide>& guide : site.guides) {
    for (const Guide& variant : guide.variants) walk_guide(site, variant, EditionSet(site.editions.size(), true), check);
  }
  const auto read_line = [&](FileId file, std::uint32_t line) {
    auto read = files.read("/site/" + site.files.path(file), ByteCount{size + 100});
    if (!std::holds_alternative<std::string>(read)) return std::string();
    std::string text(line_of(std::get<std::string>(read), line));
    return find_malformed_utf8(text) ? std::string("?") : text;
  };
  for (const Language language : {Language::japanese, Language::english}) {
    const std::string printed = print_for_people(diagnostics, site.files, read_line, language, false) +
                                print_as_json(diagnostics, site.files, language);
    if (find_malformed_utf8(printed)) std::abort();
  }
  return 0;
}
