// Diagnostics as people and programs read them: rustc's layout on a terminal, or one JSON array.
// Leaves reading the source line to the caller, who has the disk.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/language.h"
#include "base/source_file.h"

namespace shirube {

/// Gives the text of one line of a file (1-based), without its line break; valid UTF-8.
using LineReader = std::function<std::string(FileId, std::uint32_t line)>;

/// The text with nothing in it that steers a terminal or reorders what is read: control characters as `^X`, or U+FFFD
/// like bytes that are no UTF-8 and the marks for writing direction. Line breaks and TABs are control characters here.
std::string visible_text(std::string_view text);

/// `file:line:column: error[code]: message`, the source line, a caret under the right cells, notes and hint,
/// for every diagnostic, with an empty line between them. `error` and `warning` stay English so that tools find them.
/// `color` adds terminal colours. UTF-8, ends with a line break; empty where there is nothing.
std::string print_for_people(const Diagnostics&, const FileNames&, const LineReader&, Language, bool color);

/// `3 errors, 1 warning` in the language, without a line break; empty where there is nothing.
std::string print_totals(const Diagnostics&, Language);

/// One JSON array of {severity, code, file, line, column, message, hint}, one a line; `[]` where there are none. A file
/// as a whole is line 1, column 1. Ends with a line break.
std::string print_as_json(const Diagnostics&, const FileNames&, Language);

}  // namespace shirube
