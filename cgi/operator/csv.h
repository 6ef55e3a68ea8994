// Cells and lines of CSV (RFC 4180) that a spreadsheet opens without running what people typed.
// Leaves which columns there are to export.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shirube {

/// A cell's text: line breaks are LF, other control characters but TAB and bytes that are no UTF-8 are U+FFFD. Where
/// the first character behind blanks would begin a formula (`=`, `+`, `-`, `@`, also full-width, small or as the minus
/// sign that cp932 makes full-width, TAB or a line break), an apostrophe stands before it all (OWASP, CSV Injection).
std::string safe_cell(std::string_view text);

/// In quotation marks where it holds one, a comma, a line break, or a blank at an end, which some programs drop.
std::string quoted_cell(std::string_view text);

}  // namespace shirube
