#include "base/diagnostic.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>

#include "base/diagnostic_catalogue.h"

namespace shirube {

Diagnostic& Diagnostics::add(std::string_view code, Span span,
                             std::vector<std::pair<std::string_view, std::string>> parameters) {
  const CatalogueEntry* entry = find_diagnostic(code);
  assert(entry != nullptr && "every code is in the catalogue");
  Diagnostic& added = all_.emplace_back();
  added.severity = entry->severity;
  added.code = entry->code;
  added.span = span;
  added.parameters = std::move(parameters);
  return added;
}

void Diagnostics::append(Diagnostics&& others) {
  if (all_.empty()) {
    all_ = std::move(others.all_);
  } else {
    all_.insert(all_.end(), std::make_move_iterator(others.all_.begin()), std::make_move_iterator(others.all_.end()));
  }
  others.all_.clear();
}

void Diagnostics::sort(const std::vector<std::uint32_t>& path_order) {
  // File numbers are given in the order of loading, which may differ from run to run: only ranks may decide.
  auto place = [&](Span span) {
    assert(span.file.value < path_order.size());
    return std::tuple(path_order[span.file.value], span.line, span.column, span.length);
  };
  auto is_note_before = [&](const Diagnostic::Note& left, const Diagnostic::Note& right) {
    return std::tuple(place(left.span), left.text) < std::tuple(place(right.span), right.text);
  };
  auto is_before = [&](const Diagnostic& left, const Diagnostic& right) {
    auto [left_file, left_line, left_column, left_length] = place(left.span);
    auto [right_file, right_line, right_column, right_length] = place(right.span);
    auto left_key = std::tie(left_file, left_line, left_column, left.code, left_length, left.parameters, left.hint);
    auto right_key =
        std::tie(right_file, right_line, right_column, right.code, right_length, right.parameters, right.hint);
    if (left_key != right_key) return left_key < right_key;
    return std::ranges::lexicographical_compare(left.notes, right.notes, is_note_before);
  };
  std::ranges::sort(all_, is_before);
  all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
}

void Diagnostics::silence(const std::vector<std::string>& codes) {
  std::erase_if(all_, [&](const Diagnostic& diagnostic) {
    return find_diagnostic(diagnostic.code)->severity == Severity::warning &&
           std::ranges::find(codes, diagnostic.code) != codes.end();
  });
}

void Diagnostics::make_warnings_errors() {
  for (Diagnostic& diagnostic : all_) diagnostic.severity = Severity::error;
}

bool Diagnostics::has_errors() const {
  return std::ranges::find(all_, Severity::error, &Diagnostic::severity) != all_.end();
}

}  // namespace shirube
