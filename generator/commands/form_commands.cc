// `shirube validate` and `shirube export-schema`: a form's rules, for other programs.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "generator/commands/asked_page.h"
#include "generator/commands/commands.h"
#include "generator/commands/line_reader.h"
#include "generator/model/form_pack.h"
#include "rules/evaluate.h"
#include "rules/json_schema.h"
#include "rules/verdict_json.h"

namespace shirube {
namespace {

constexpr std::size_t longest_line = 16 * 1024 * 1024;

class AskedForm : public AskedPage {
 public:
  AskedForm(const FileSystem& files, const FormOptions& options)
      : AskedPage(files, options.site, PageKind::form, options.form, options.edition) {}

  RulePack pack() const { return pack_of(site().forms[page_index()].in(edition_index()), edition()); }
};

Verdict verdict_on(const std::string& line, const RulePack& pack, Language language) {
  const auto values = read_values(line);
  return values ? evaluate(pack, *values, language) : malformed_verdict(language);
}

ExitStatus judge_lines(const RulePack& pack, Language language) {
  // Whoever reads our verdicts may wait for one before writing the next line.
  LineReader lines(STDIN_FILENO, longest_line, [] { std::fflush(stdout); });
  std::string line;
  // Main tells of a standard output that fails, where that has not ended the process.
  while (std::ferror(stdout) == 0) {
    const LineReader::Found found = lines.next(line);
    if (found == LineReader::Found::end) break;
    if (found == LineReader::Found::failed) {
      const std::string reason = std::strerror(errno);
      print_failure("標準入力を読めません（" + reason + "）", "standard input cannot be read: " + reason, language);
      return ExitStatus::system_failed;
    }
    if (found == LineReader::Found::line && line.empty()) continue;
    const bool is_too_long = found == LineReader::Found::too_long;
    const std::string verdict =
        write_verdict(is_too_long ? malformed_verdict(language) : verdict_on(line, pack, language));
    std::fwrite(verdict.data(), 1, verdict.size(), stdout);
    std::fputc('\n', stdout);
  }
  return ExitStatus::fine;
}

}  // namespace

ExitStatus run_validate(const FileSystem& files, const FormOptions& options) {
  AskedForm asked(files, options);
  if (const auto failed = asked.find()) return *failed;
  return judge_lines(asked.pack(), asked.language());
}

ExitStatus run_export_schema(const FileSystem& files, const FormOptions& options) {
  AskedForm asked(files, options);
  if (const auto failed = asked.find()) return *failed;
  std::fputs(write_json_schema(asked.pack()).c_str(), stdout);
  return ExitStatus::fine;
}

}  // namespace shirube
