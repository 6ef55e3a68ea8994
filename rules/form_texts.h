// The table behind messages.h: error messages, names of classes, and the words that hints are made of.
// Leaves looking them up to messages.h, and the scripts' own texts to script_texts.h.
#pragma once

#include <span>
#include <string_view>

#include "rules/script_texts.h"

namespace shirube {

/// Error messages by code (`required`), or by code and type where the verb is another (`required.choice`); messages
/// for whoever loads a pack (`pack.newer`). Sorted by key, like the others.
std::span<const FormText> error_texts();
/// Names of classes as a message has them behind "at least one": `class.ascii-upper`.
std::span<const FormText> class_texts();
/// What hints are put together from: `words.length-range`.
std::span<const FormText> word_texts();

}  // namespace shirube
