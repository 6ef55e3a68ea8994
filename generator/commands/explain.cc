// `shirube explain`: what a diagnostic means, from its page in docs/diagnostics.
#include <cstdio>

#include "base/diagnostic_catalogue.h"
#include "generator/commands/builtin_files.h"
#include "generator/commands/commands.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// The page's section of a language, without its heading.
std::string_view section_of(std::string_view page, Language language) {
  const std::string_view heading = language == Language::japanese ? "## 日本語\n" : "## English\n";
  const std::size_t start = page.find(heading);
  if (start == std::string_view::npos) return page;
  page.remove_prefix(start + heading.size());
  page = page.substr(0, page.find("\n## "));
  while (!page.empty() && page.front() == '\n') page.remove_prefix(1);
  while (!page.empty() && page.back() == '\n') page.remove_suffix(1);
  return page;
}

}  // namespace

ExitStatus run_explain(const std::string& code, Language language) {
  if (code.empty()) {
    for (const CatalogueEntry& entry : diagnostic_catalogue()) {
      std::printf("%.*s\n", static_cast<int>(entry.code.size()), entry.code.data());
    }
    return ExitStatus::fine;
  }
  const std::string path = "docs/diagnostics/" + code + ".md";
  for (const BuiltinFile& file : builtin_files()) {
    if (file.path != path || find_diagnostic(code) == nullptr) continue;
    const std::string_view section = section_of(file.bytes, language);
    std::printf("%s\n\n%.*s\n", code.c_str(), static_cast<int>(section.size()), section.data());
    return ExitStatus::fine;
  }
  std::vector<std::string_view> codes;
  for (const CatalogueEntry& entry : diagnostic_catalogue()) codes.push_back(entry.code);
  const std::string nearest(nearest_word(code, codes));
  print_failure("「" + code + "」という種類の間違いはありません" +
                    (nearest.empty() ? "" : "。「" + nearest + "」ではありませんか？"),
                "there is no diagnostic “" + code + "”" + (nearest.empty() ? "" : "; did you mean “" + nearest + "”?"),
                language);
  return ExitStatus::wrong_usage;
}

}  // namespace shirube
