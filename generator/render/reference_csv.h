// A reference as CSV, to be taken away and opened in a spreadsheet.
// Leaves which rows an edition shows to reference_view.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "generator/model/reference.h"

namespace shirube {

/// Puts an edition's texts into the holes of a text (fill_text).
using FillText = std::function<std::string(std::string_view)>;

/// CSV as RFC 4180 has it, in UTF-8 with a byte order mark, by which Excel knows the encoding: a line of column titles,
/// then a line for each row; a first column tells the group, where there are groups. Several texts of a cell stand
/// below each other. Dates are as in content, YYYY-MM-DD; numbers lose their thousands commas, so that programs read
/// them too; a link to a page of the site is that page's title, since the page's address is not known here. A cell that
/// a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
std::string reference_csv(const Reference& resolved, const FillText& fill);

}  // namespace shirube
