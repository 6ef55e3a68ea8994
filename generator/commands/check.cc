// `shirube check`: the same checks as a build, writing nothing.
#include <unistd.h>

#include <cstdio>

#include "generator/commands/commands.h"
#include "generator/commands/prepared_site.h"

namespace shirube {

ExitStatus run_check(const FileSystem& files, const SiteOptions& options) {
  const PreparedSite prepared = prepare_site(files, options);
  const bool failed = prepared.diagnostics.has_errors();
  std::FILE* stream = options.json ? stdout : stderr;
  const std::string printed = print_diagnostics(files, prepared, options, isatty(fileno(stream)) != 0);
  std::fputs(printed.c_str(), stream);
  if (!options.json && prepared.diagnostics.all().empty()) {
    std::puts(options.language == Language::japanese ? "shirube: 間違いは見つかりませんでした"
                                                     : "shirube: no mistakes found");
  }
  return failed ? ExitStatus::content_has_errors : ExitStatus::fine;
}

}  // namespace shirube
