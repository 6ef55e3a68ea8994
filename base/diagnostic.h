// A message for authors: what is wrong in the content, where, and what to do about it.
// Leaves the wording to base/diagnostic_catalogue.h and the layout on the terminal to base/diagnostic_print.h.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace shirube {

enum class Severity { warning, error };

/// One thing that is wrong. `code` is a word of the catalogue (static storage), `parameters` fill the `{name}`
/// places of its texts. `hint` names the catalogue's hint variant ("" = the code's own hint).
/// `notes` point at other places that belong to it ("first defined here"); a note's text is a code of the
/// catalogue's notes, filled by the same parameters.
struct Diagnostic {
  struct Note {
    std::string_view text;
    Span span;
    auto operator<=>(const Note&) const = default;
  };

  Severity severity = Severity::error;
  std::string_view code;
  Span span;
  std::vector<std::pair<std::string_view, std::string>> parameters;
  std::vector<Note> notes;
  std::string_view hint;

  bool operator==(const Diagnostic&) const = default;
};

/// All that was found, in the order of finding. Not safe for use from several threads: give each its own and append.
class Diagnostics {
 public:
  /// Adds what `code` stands for, with the severity that the catalogue gives it. `code` must be in the catalogue.
  /// The answer is good until the next call.
  Diagnostic& add(std::string_view code, Span span,
                  std::vector<std::pair<std::string_view, std::string>> parameters = {});
  void append(Diagnostics&& others);

  /// Sorts by file path, line, column, code, then all the rest, so that the same content gives the same list whatever
  /// the order of finding; equal diagnostics are merged. `path_order[file]` is the rank of a file's path.
  void sort(const std::vector<std::uint32_t>& path_order);
  /// Takes warnings of these codes out. Errors cannot be silenced; what the catalogue calls a warning can, also after
  /// `make_warnings_errors`.
  void silence(const std::vector<std::string>& codes);
  /// Makes every warning an error (`--strict`).
  void make_warnings_errors();

  bool has_errors() const;
  const std::vector<Diagnostic>& all() const { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace shirube
