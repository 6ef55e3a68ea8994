#include "generator/model/value_reference.h"

#include "generator/model/hole.h"

namespace shirube {
namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
}

/// Words of `[a-z0-9-]` joined by single dots.
bool is_value_name(std::string_view name) {
  char before = '.';
  for (const char letter : name) {
    if (letter == '.' ? before == '.' : !is_name_letter(letter)) return false;
    before = letter;
  }
  return before != '.';
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// Where the next reference's braces stand, at or after `from`: the last two of a run, so that `{` may stand before
/// one.
std::size_t find_opening(std::string_view text, std::size_t from) {
  std::size_t at = text.find(opening, from);
  if (at == std::string_view::npos) return at;
  while (at + opening.size() < text.size() && text[at + opening.size()] == '{') ++at;
  return at;
}

/// The reference whose braces stand at `at`. A reference ends on its line, and before the next one begins: else a
/// single forgotten brace would swallow the text up to some far one.
ValueReference reference_at(std::string_view text, std::size_t at) {
  const std::size_t inside = at + opening.size();
  const std::size_t end = text.find_first_of("{}\n", inside);
  const bool closed = end != std::string_view::npos && text.substr(end, closing.size()) == closing;
  if (!closed) return {{}, at, opening.size(), false};
  const std::string_view name = without_spaces(text.substr(inside, end - inside));
  return {name, at, end + closing.size() - at, is_value_name(name)};
}

}  // namespace

void for_each_value_reference(std::string_view text, const std::function<void(const ValueReference&)>& visit) {
  std::size_t from = 0;
  for (std::size_t at = find_opening(text, from); at != std::string_view::npos; at = find_opening(text, from)) {
    const ValueReference reference = reference_at(text, at);
    visit(reference);
    from = reference.offset + reference.length;
  }
}

std::string with_values(std::string_view text, const Edition& edition) {
  std::string filled;
  std::size_t done = 0;
  for_each_value_reference(text, [&](const ValueReference& reference) {
    const std::string* value = reference.well_formed ? edition.value(reference.name) : nullptr;
    if (value == nullptr) return;
    filled.append(text.substr(done, reference.offset - done)).append(*value);
    done = reference.offset + reference.length;
  });
  return filled.append(text.substr(done));
}

std::string with_holes(std::string_view text) {
  std::string filled;
  filled.reserve(text.size());
  std::size_t done = 0;
  for_each_value_reference(text, [&](const ValueReference& reference) {
    if (!reference.well_formed) return;
    filled.append(text.substr(done, reference.offset - done));
    filled.append(hole_begin).append(reference.name).append(hole_end);
    done = reference.offset + reference.length;
  });
  return filled.append(text.substr(done));
}

}  // namespace shirube
