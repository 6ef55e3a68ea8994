// Reference: a table of facts with a page of its own, which steps may show too and which can be taken away as CSV.
// Leaves which edition shows what to generator/render, and the CSV's form to generator/render/reference_csv.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "generator/model/condition.h"
#include "generator/model/guide.h"
#include "generator/model/overlay_change.h"
#include "generator/model/text.h"

namespace shirube {

/// What the cells of a column hold.
enum class ColumnKind : std::uint8_t {
  text,    // may hold line breaks
  number,  // as written: digits, with a sign, a decimal point or thousands commas
  date,    // YYYY-MM-DD, shown in words
  link,    // as in a guide's `link:`: a page of the site or an address outside
  email,
  phone,
  code,  // to be copied letter by letter: a domain, a file name
};

inline constexpr std::string_view column_kind_words[] = {"text", "number", "date", "link", "email", "phone", "code"};

struct ReferenceColumn {
  Text id;
  Text title;
  ColumnKind kind = ColumnKind::text;
  Condition condition;
};

/// The texts of a cell: none where the row says nothing there, several where it lists them.
using ReferenceCell = std::vector<Text>;

struct ReferenceRow {
  Text id;                           // an anchor of the page
  Text group;                        // of Reference::groups; empty where there are none
  std::vector<ReferenceCell> cells;  // one a column, in their order
  Condition condition;
};

struct ReferenceGroup {
  Text id;
  Text title;
  Condition condition;
};

/// The first column's cells are the headings of their rows.
struct Reference {
  std::string id;
  Span span;
  Text title;
  Text summary;
  std::vector<ReferenceColumn> columns;
  std::vector<ReferenceGroup> groups;
  std::vector<ReferenceRow> rows;
  std::vector<Note> notes;
  std::vector<Link> related;
  std::vector<SourceReference> sources;
  Text contact;  // as Guide's
  std::optional<Date> reviewed;
  Span reviewed_span;
  Condition condition;
  std::vector<OverlayChange> changes;
};

/// A cell's text as a link to be checked and followed (`mailto:` and `tel:` before it where the kind says so); empty
/// for kinds that are no links.
std::string link_of_cell(ColumnKind kind, std::string_view text);

}  // namespace shirube
