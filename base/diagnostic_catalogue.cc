#include "base/diagnostic_catalogue.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <optional>
#include <vector>

#include "base/diagnostic_texts.h"
#include "base/utf8.h"

namespace shirube {
namespace {

// Enough to recognise the place; a whole paragraph taken for an id would bury the message.
constexpr CodePointCount longest_quotation{120};

// What stands after a message that has the parameter and does not place it itself.
struct Addition {
  std::string_view parameter;
  std::string_view place;
  BothLanguages text;
};
constexpr Addition additions[] = {
    {"reached", "{reached}", {"（ここまでの道筋: {reached}）", " (reached by {reached})"}},
    {"editions", "{editions}", {"（次の版だけ: {editions}）", " (in these editions only: {editions})"}},
};

constexpr NoteText notes[] = {
    {"also-here", {"ここにもあります", "and again here"}},
    {"does-not-fit", {"これと合いません", "does not fit this"}},
    {"field-here", {"項目はここにあります", "the field stands here"}},
    {"first-here", {"最初はここに書かれています", "first given here"}},
    {"hidden-here", {"ここで隠されています", "hidden here"}},
    {"leads-on-here", {"ここへ続きます", "leads on here"}},
    {"left-out-here", {"どの版に出すかは、ここで決まっています", "its editions are chosen here"}},
    {"only-here", {"これだけです", "this is the only one"}},
};
static_assert(std::ranges::is_sorted(notes, {}, &NoteText::name));

std::vector<CatalogueEntry> put_together() {
  std::vector<CatalogueEntry> all;
  for (auto part : {file_texts(), key_texts(), page_texts(), edition_texts(), screen_texts(), flow_texts(),
                    form_texts(), form_mail_texts()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  std::ranges::sort(all, {}, &CatalogueEntry::code);
  return all;
}

const WordTable* find_words(std::string_view code, std::string_view parameter) {
  for (auto part :
       {file_words(), key_words(), page_words(), edition_words(), screen_words(), flow_words(), form_words()}) {
    for (const WordTable& table : part) {
      if (table.code == code && table.parameter == parameter) return &table;
    }
  }
  return nullptr;
}

/// The word for `text`; nullptr where the table does not know it.
const Word* find_word(const WordTable* table, std::string_view text) {
  if (table == nullptr) return nullptr;
  for (const Word& word : table->words) {
    if (word.id.empty() || word.id == text) return &word;
    if (table->match == WordMatch::part && text.find(word.id) != std::string_view::npos) return &word;
  }
  return nullptr;
}

/// What separates the items of a list in a sentence; nothing for parameters that are no list.
std::optional<BothLanguages> separator_of(std::string_view parameter) {
  if (parameter == "allowed" || parameter == "editions") return BothLanguages{"、", ", "};
  if (parameter == "expected") return BothLanguages{"か", " or "};
  if (parameter == "values") return BothLanguages{"", " "};
  return std::nullopt;
}

void append_word(std::string& filled, const WordTable* words, std::string_view text, Language language) {
  const Word* word = find_word(words, text);
  if (word != nullptr && !word->word.in(language).empty()) text = word->word.in(language);
  filled += text;
}

void append_list(std::string& filled, const WordTable* words, std::string_view text, std::string_view separator,
                 Language language) {
  while (true) {
    std::size_t comma = text.find(", ");
    append_word(filled, words, text.substr(0, comma), language);
    if (comma == std::string_view::npos) return;
    filled += separator;
    text.remove_prefix(comma + 2);
  }
}

void append_quotation(std::string& filled, std::string_view text) {
  std::size_t end = offset_of_code_point(text, longest_quotation);
  filled += text.substr(0, end);
  if (end < text.size()) filled += "…";
}

void append_parameter(std::string& filled, const Diagnostic& diagnostic, std::string_view name, std::string_view text,
                      Language language) {
  const WordTable* words = find_words(diagnostic.code, name);
  if (auto separator = separator_of(name)) {
    append_list(filled, words, text, separator->in(language), language);
  } else if (words != nullptr) {
    append_word(filled, words, text, language);
  } else {
    append_quotation(filled, text);
  }
}

void append_advice(std::string& filled, const Diagnostic& diagnostic, std::string_view name, std::string_view text,
                   Language language) {
  if (separator_of(name)) text = text.substr(0, text.find(", "));
  if (const Word* word = find_word(find_words(diagnostic.code, name), text)) filled += word->advice.in(language);
}

const std::string* parameter_of(const Diagnostic& diagnostic, std::string_view name) {
  for (const auto& [known, text] : diagnostic.parameters) {
    if (known == name) return &text;
  }
  return nullptr;
}

/// The length of `{name}` or `{name:advice}` at the start of `text`; 0 where it starts with something else.
std::size_t place_length(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  std::size_t end = text.find_first_not_of(letters, 1);
  if (end == 1 || end == std::string_view::npos) return 0;
  if (text.substr(end).starts_with(":advice")) end += std::string_view(":advice").size();
  return end < text.size() && text[end] == '}' ? end + 1 : 0;
}

/// Fills all places in one pass: what an author wrote is never taken for a place.
std::string fill(std::string_view text, const Diagnostic& diagnostic, Language language) {
  std::string filled;
  while (!text.empty()) {
    std::size_t brace = std::min(text.find('{'), text.size());
    filled += text.substr(0, brace);
    text.remove_prefix(brace);
    if (text.empty()) break;
    std::size_t length = place_length(text);
    if (length == 0) {
      filled += '{';
      text.remove_prefix(1);
      continue;
    }
    std::string_view place = text.substr(1, length - 2);
    std::string_view name = place.substr(0, place.find(':'));
    const std::string* parameter = parameter_of(diagnostic, name);
    assert(parameter != nullptr && "every place of a text has its parameter");
    if (parameter != nullptr) {
      auto append = name == place ? append_parameter : append_advice;
      append(filled, diagnostic, name, *parameter, language);
    }
    text.remove_prefix(length);
  }
  return filled;
}

}  // namespace

std::span<const CatalogueEntry> diagnostic_catalogue() {
  static const std::vector<CatalogueEntry> all = put_together();
  return all;
}

const CatalogueEntry* find_diagnostic(std::string_view code) {
  auto all = diagnostic_catalogue();
  auto found = std::ranges::lower_bound(all, code, {}, &CatalogueEntry::code);
  return found != all.end() && found->code == code ? &*found : nullptr;
}

std::span<const NoteText> note_texts() { return notes; }

std::string message_of(const Diagnostic& diagnostic, Language language) {
  const CatalogueEntry* entry = find_diagnostic(diagnostic.code);
  const bool is_nameless = !diagnostic.parameters.empty() && diagnostic.parameters.front().second.empty();
  std::string_view text = entry->message.in(language);
  if (is_nameless && !entry->nameless.in(language).empty()) text = entry->nameless.in(language);
  std::string message = fill(text, diagnostic, language);
  for (const Addition& addition : additions) {
    if (parameter_of(diagnostic, addition.parameter) == nullptr) continue;
    if (text.find(addition.place) == std::string_view::npos)
      message += fill(addition.text.in(language), diagnostic, language);
  }
  return message;
}

std::string hint_of(const Diagnostic& diagnostic, Language language) {
  const CatalogueEntry* entry = find_diagnostic(diagnostic.code);
  if (diagnostic.hint.empty()) return fill(entry->hint.in(language), diagnostic, language);
  auto variant = std::ranges::find(entry->variants, diagnostic.hint, &HintVariant::name);
  assert(variant != entry->variants.end() && "the code has this hint variant");
  return fill(variant->text.in(language), diagnostic, language);
}

std::string note_of(const Diagnostic& diagnostic, const Diagnostic::Note& note, Language language) {
  auto found = std::ranges::find(notes, note.text, &NoteText::name);
  assert(found != std::end(notes) && "the catalogue has this note");
  return fill(found->text.in(language), diagnostic, language);
}

}  // namespace shirube
