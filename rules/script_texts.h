// The texts of the forms' scripts: `script.summary-title`, `script.characters-left`.
// Leaves looking texts up to messages.h and saying them to client/form.ts.
#pragma once

#include <span>
#include <string_view>

namespace shirube {

/// A text of the forms in both languages, so that neither can be forgotten. `{name}` is a place to be filled.
struct FormText {
  std::string_view key, japanese, english;
};

/// All keys begin with `script.`; sorted by key. A pack holds every one of them.
std::span<const FormText> script_texts();

}  // namespace shirube
