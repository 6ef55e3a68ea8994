// The commands of `shirube`, and the options they take.
// Leaves reading the command line to main.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/file_system.h"
#include "base/language.h"

namespace shirube {

/// What the process ends with (docs: README, INTERFACES).
enum class ExitStatus { fine = 0, content_has_errors = 1, wrong_usage = 2, system_failed = 3 };

/// What every command that reads a site takes.
struct SiteOptions {
  std::string site = ".";
  Language language = Language::english;
  bool json = false;    // diagnostics as JSON
  bool strict = false;  // warnings are errors
  unsigned jobs = 1;
  Moment now;
};

struct BuildOptions {
  SiteOptions site;
  std::string output;                 // empty: SITE/output
  std::vector<std::string> editions;  // empty: all
};

/// What the commands about one flow take.
struct FlowOptions {
  SiteOptions site;
  std::string flow;
  std::string edition;  // empty: the base one
  std::vector<std::string> answers;
  std::vector<std::string> facts;  // `facility=dental-clinic`
};

/// What the commands about one form take.
struct FormOptions {
  SiteOptions site;
  std::string form;
  std::string edition;  // empty: the base one
};

struct BundleOptions {
  SiteOptions site;
  std::string edition;
  std::string output;
  std::string key;                        // a file; empty: not signed
  std::string expires;                    // `YYYY-MM-DD`; empty: never
  std::string previous;                   // the bundle that this one follows, a file; empty: none
  std::string zim;                        // a ZIM file to write beside it; empty: none
  std::optional<unsigned> kiosk_seconds;  // always in kiosk mode, and how long it waits for input; else where asked for
};

struct VerifyOptions {
  std::string bundle;
  std::string key;  // a file or the key's text; empty: whoever signed it
  Moment now;
  Language language = Language::english;
};

/// What `diff` takes: paths.
struct DiffOptions {
  std::string old_bundle;
  std::string new_bundle;
  std::string output;
  Language language = Language::english;
};

struct ApplyOptions {
  std::string bundle;  // or an update; empty: roll back
  std::string folder;
  std::string key;  // a file or the key's text; empty: whoever signed it
  bool allow_older = false;
  bool roll_back = false;
  Moment now;
  Language language = Language::english;
};

ExitStatus run_build(FileSystem& files, const BuildOptions& options);
ExitStatus run_check(const FileSystem& files, const SiteOptions& options);
/// Prints where answers lead in a flow: `outcome ID` or `question ID`.
ExitStatus run_walk(const FileSystem& files, const FlowOptions& options);
/// Prints a flow as Graphviz source.
ExitStatus run_graph(const FileSystem& files, const FlowOptions& options);
/// Prints the site's findings on stderr, and a flow's paths and how many examples pass each place on stdout.
ExitStatus run_coverage(const FileSystem& files, const FlowOptions& options);
/// Reads values as JSON from standard input, a line each, and prints a form's verdict on each.
ExitStatus run_validate(const FileSystem& files, const FormOptions& options);
/// Prints a form's rules as JSON Schema.
ExitStatus run_export_schema(const FileSystem& files, const FormOptions& options);
/// Checks the site and writes one edition as an offline bundle.
ExitStatus run_bundle(FileSystem& files, const BundleOptions& options);
/// Prints what a bundle is, whether it is whole, and who signed it.
ExitStatus run_verify(const FileSystem& files, const VerifyOptions& options);
/// Writes the starter site into a folder that is missing or empty. `today` goes into its dates of review.
ExitStatus run_new(FileSystem& files, const std::string& folder, Date today, Language language);
/// Prints what a diagnostic means; without a code, the list of all.
ExitStatus run_explain(const std::string& code, Language language);

/// Makes an update of two bundles.
ExitStatus run_diff(const DiffOptions& options);
/// Puts a bundle or an update onto a kiosk, or shows the version before again.
ExitStatus run_apply(const FileSystem& files, const ApplyOptions& options);

/// What went wrong with a file, for people, with its path before it.
std::string failure_text(const FileError& error, Language language);
/// A failure of the system or a wrong use, on stderr, with the tool's name before it.
void print_failure(const FileError& error, Language language);
void print_failure(const std::string& japanese, const std::string& english, Language language);

}  // namespace shirube
