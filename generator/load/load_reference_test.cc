#include "generator/load/load_reference.h"

#include <gtest/gtest.h>

#include "generator/load/overlay.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  Reference reference;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  Reference reference;
  if (node) reference = load_reference("environment", *node, diagnostics);
  return {std::move(reference), told(diagnostics, text)};
}

/// A reference with a column `name` and these ones, and one row, `{…}` in the third line.
Loaded load_row(const std::string& columns, const std::string& row) {
  return load("title: T\ncolumns: [{id: name, title: 項目}" + columns + "]\nrows: " + row + "\n");
}

/// What is told of a cell `a` of that kind; the cell stands in the third line from column 34 on.
Told told_of(const std::string& kind, const std::string& cell) {
  return load_row(", {id: a, title: A, type: " + kind + "}", "{id: r, cells: {name: N, a: " + cell + "}}").told;
}

TEST(LoadReference, a_reference_needs_a_title_columns_and_rows) {
  EXPECT_EQ(load("summary: S\n").told, (Told{R"(1:1 "s" missing-key key=columns)", R"(1:1 "s" missing-key key=rows)",
                                             R"(1:1 "s" missing-key key=title)"}));
  EXPECT_EQ(load("title: T\ncolumns: []\nrows: []\n").told,
            (Told{R"(2:10 "[" empty-list key=columns)", R"(3:7 "[" empty-list key=rows)"}));
  EXPECT_EQ(load("title: T\ncolumns: {id: a}\nrows: {cells: {a: x}}\n").told,
            (Told{R"(2:10 "{" missing-key key=title)", R"(3:7 "{" missing-key key=id)"}));
}

TEST(LoadReference, all_that_a_reference_may_hold_is_read) {
  const auto [reference, told] = load(R"(title: 動作環境
summary: S
columns:
  - {id: name, title: 項目}
  - {id: versions, title: 版, type: number, only: osaka}
  - {id: since, title: 開始日, type: date}
groups: [{id: pc, title: パソコン, except: tokyo}, {id: phone, title: スマートフォン}]
rows:
  - id: mac-safari
    group: pc
    cells:
      since: 2026-04-01
      name: |
        Safari
        （最新）
      versions: ["14", "-1,234.5"]
  - {id: chrome, group: phone, cells: {name: Chrome, since: "{{ start }}"}, only: [osaka]}
note: {body: n}
related: guide:log-in
source: {document: manual, section: 第2章}
contact: desk
reviewed: 2026-11-01
except: [tokyo]
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(reference.id, "environment");
  EXPECT_EQ(reference.title.text, "動作環境");
  ASSERT_EQ(reference.columns.size(), 3U);
  EXPECT_EQ(reference.columns[0].kind, ColumnKind::text);
  EXPECT_EQ(reference.columns[1].kind, ColumnKind::number);
  EXPECT_EQ(reference.columns[1].condition.only.size(), 1U);
  EXPECT_EQ(reference.columns[2].title.text, "開始日");
  ASSERT_EQ(reference.groups.size(), 2U);
  EXPECT_EQ(reference.groups[0].condition.except.size(), 1U);
  ASSERT_EQ(reference.rows.size(), 2U);
  const ReferenceRow& safari = reference.rows[0];
  EXPECT_EQ(safari.group.text, "pc");
  ASSERT_EQ(safari.cells.size(), 3U);
  EXPECT_EQ(safari.cells[0].at(0).text, "Safari\n（最新）");
  ASSERT_EQ(safari.cells[1].size(), 2U);
  EXPECT_EQ(safari.cells[1][1].text, "-1,234.5");
  EXPECT_EQ(safari.cells[2].at(0).span.line, 12U);
  EXPECT_TRUE(reference.rows[1].cells.at(1).empty());
  EXPECT_EQ(reference.rows[1].condition.only.size(), 1U);
  EXPECT_EQ(reference.notes.size(), 1U);
  EXPECT_EQ(reference.related.at(0).to.text, "guide:log-in");
  EXPECT_EQ(reference.sources.at(0).document.text, "manual");
  EXPECT_EQ(reference.contact.text, "desk");
  EXPECT_EQ(reference.reviewed, (Date{2026, 11, 1}));
  EXPECT_EQ(reference.reviewed_span.line, 22U);
  EXPECT_EQ(reference.condition.except.size(), 1U);
}

TEST(LoadReference, cells_stand_in_columns_that_there_are) {
  EXPECT_EQ(
      load_row("", "{id: r, cells: {name: N, nmae: M, versions: 1}}").told,
      (Told{R"(3:32 "nmae" unknown-key key=nmae suggestion=name)", R"(3:41 "versions" unknown-key key=versions)"}));
  EXPECT_EQ(load_row("", "{id: r, cells: N}").told, Told{R"(3:22 "N" wrong-type key= expected=map found=text)"});
  EXPECT_EQ(load_row("", "{id: r}").told, Told{R"(3:7 "{" missing-key key=cells)"});
  EXPECT_EQ(load_row("", "{id: r, cells: {name: {x: y}}}").told,
            Told{R"(3:29 "{" wrong-type key=name expected=text found=map)"});
}

TEST(LoadReference, the_first_column_heads_every_row) {
  EXPECT_EQ(load_row(", {id: a, title: A}", "{id: r, cells: {a: x}}").told, Told{R"(3:22 "{" missing-key key=name)"});
  EXPECT_EQ(load_row(", {id: a, title: A}", "{id: r, cells: {nam: x}}").told,
            Told{R"(3:23 "nam" unknown-key key=nam suggestion=name)"});
  EXPECT_EQ(load_row(", {id: a, title: A}", "{id: r, cells: {name: ''}}").told,
            Told{R"(3:29 "'" empty-text key=name)"});
}

TEST(LoadReference, a_column_whose_id_is_wrong_is_told_once) {
  EXPECT_EQ(
      load("title: T\ncolumns: [{id: 項目, title: 項目}, {id: a, title: A}]\nrows: {id: r, cells: {項目: N}}\n").told,
      Told{R"(2:16 "項目" invalid-id id=項目)"});
  EXPECT_EQ(load_row(", {id: a, title: A, type: nunber}", "{id: r, cells: {name: N, a: x}}").told,
            Told{R"(2:58 "nunber" unknown-choice value=nunber suggestion=number)"});
}

TEST(LoadReference, ids_stand_once_among_columns_and_once_among_groups_and_rows) {
  EXPECT_EQ(load(R"(title: T
columns: [{id: name, title: A}, {id: name, title: B}]
groups: [{id: pc, title: A}, {id: name, title: B}]
rows:
  - {id: pc, group: pc, cells: {name: x}}
  - {id: a, group: pc, cells: {name: x}}
  - {id: a, group: pc, cells: {name: x}}
)")
                .told,
            (Told{R"(2:38 "name" duplicate-id id=name | first-here 2:16 "name")",
                  R"(5:10 "pc" duplicate-id id=pc | first-here 3:15 "pc")",
                  R"(7:10 "a" duplicate-id id=a | first-here 6:10 "a")"}));
}

TEST(LoadReference, every_row_is_in_a_group_where_there_are_any) {
  const std::string groups =
      "title: T\ncolumns: {id: name, title: A}\ngroups: [{id: pc, title: P}, {id: phone, title: Q}]\n";
  EXPECT_EQ(load(groups + "rows: [{id: a, cells: {name: x}}, {id: b, group: phon, cells: {name: x}}]\n").told,
            (Told{R"(4:8 "{" missing-key key=group)", R"(4:50 "phon" unknown-choice value=phon suggestion=phone)"}));
  EXPECT_EQ(load_row("", "{id: r, group: pc, cells: {name: x}}").told, Told{R"(3:15 "group" unknown-key key=group)"});
  EXPECT_EQ(load("title: T\ncolumns: {id: name, title: A}\ngroups: {id: PC, title: P}\n"
                 "rows: {id: a, group: pc, cells: {name: x}}\n")
                .told,
            Told{R"(3:14 "PC" invalid-id id=PC)"});
}

TEST(LoadReference, numbers_are_written_as_numbers) {
  for (const std::string fine :
       {"0", "12", "-3", "+3", "1234567", "\"1,234\"", "\"12,345,678.90\"", "0.5", "\"{{ fee }}円\""})
    EXPECT_EQ(told_of("number", fine), Told{}) << fine;
  EXPECT_EQ(told_of("number", "[1, \"2,000\"]"), Told{});
  for (const std::string wrong : {"12円", "１２", "1.", ".5", "1.2.3", "\"1,23\"", "\"1234,567\"", "\"1,234,\"",
                                  "\",123\"", "\"1.000,5\"", "--1", "-", "約3", "1e3", "1 000"}) {
    const std::string shown = wrong.front() == '"' ? wrong.substr(1, wrong.size() - 2) : wrong;
    const std::string place = wrong.front() == '"' ? "3:36" : "3:35";
    EXPECT_EQ(told_of("number", wrong), Told{place + " \"" + shown + "\" wrong-type key=a expected=number found=text"});
  }
}

TEST(LoadReference, dates_are_days_that_exist) {
  EXPECT_EQ(told_of("date", "2026-11-21"), Told{});
  EXPECT_EQ(told_of("date", "\"{{ day }}\""), Told{});
  EXPECT_EQ(told_of("date", "[2026-11-21, 2026-02-30]"), Told{R"(3:48 "2026-02-30" invalid-date value=2026-02-30)"});
  EXPECT_EQ(told_of("date", "11月21日"), Told{R"(3:35 "11月21日" invalid-date value=11月21日)"});
}

TEST(LoadReference, only_texts_have_several_lines) {
  const auto cell = [](const std::string& kind) {
    return load("title: T\ncolumns: {id: a, title: A, type: " + kind +
                "}\nrows:\n- id: r\n  cells:\n    a: |\n      one\n      two\n")
        .reference.rows.at(0)
        .cells.at(0)
        .at(0)
        .text;
  };
  EXPECT_EQ(cell("text"), "one\ntwo");
  for (const std::string kind : {"link", "email", "phone", "code"}) EXPECT_EQ(cell(kind), "one two");
}

TEST(LoadReference, columns_and_groups_have_a_limit) {
  std::string columns, groups;
  for (int i = 0; i < 41; ++i) columns += ", {id: c" + std::to_string(i) + ", title: A}";
  Loaded loaded = load_row(columns, "{id: r, cells: {name: x}}");
  EXPECT_EQ(loaded.reference.columns.size(), most_reference_columns);
  EXPECT_EQ(loaded.reference.rows.at(0).cells.size(), most_reference_columns);
  ASSERT_EQ(loaded.told.size(), 1U);
  EXPECT_NE(loaded.told[0].find(" number-out-of-range key=columns from=1 to=40"), std::string::npos);
  for (int i = 0; i < 101; ++i) groups += "  - {id: g" + std::to_string(i) + ", title: A}\n";
  EXPECT_EQ(
      load("title: T\ncolumns: {id: a, title: A}\nrows: {id: r, group: g1, cells: {a: x}}\ngroups:\n" + groups).told,
      Told{R"(105:23 "A" number-out-of-range key=groups from=1 to=100)"});
}

TEST(LoadReference, an_overlay_changes_rows_and_columns_by_id_and_cells_by_column) {
  const std::string base = R"(title: T
columns: [{id: name, title: A}, {id: phone, title: B, type: phone}]
rows:
  - {id: a, cells: {name: x, phone: "1"}}
  - {id: b, cells: {name: y, phone: ["2", "3"]}}
)";
  const std::string overlay = R"(columns: [{id: phone, title: 電話}, {id: fax, title: C, type: phone}]
rows:
  - {id: a, cells: {phone: "4"}}
  - {id: b, remove: true}
  - {id: c, before: a, cells: {name: z, fax: "5"}}
  - {id: elsewhere, cells: {phone: "6"}}
)";
  Diagnostics diagnostics;
  auto tree = read_yaml({FileId{0}, base}, diagnostics);
  auto change = read_yaml({FileId{1}, overlay}, diagnostics);
  ASSERT_TRUE(tree && change);
  std::vector<OverlayChange> changes;
  apply_overlay(*tree, std::move(*change), changes, diagnostics);
  const Reference reference = load_reference("contacts", *tree, diagnostics);
  FileNames names;
  names.add("base");
  names.add("overlay");
  EXPECT_EQ(told(diagnostics, names, [&](FileId file) { return file.value == 0 ? base : overlay; }),
            Told{R"(overlay:6:28 "{" missing-key key=name)"});
  ASSERT_EQ(reference.columns.size(), 3U);
  EXPECT_EQ(reference.columns[1].title.text, "電話");
  EXPECT_EQ(reference.columns[1].kind, ColumnKind::phone);
  ASSERT_EQ(reference.rows.size(), 3U);
  EXPECT_EQ(reference.rows[0].id.text, "c");
  EXPECT_EQ(reference.rows[0].cells[2].at(0).text, "5");
  EXPECT_EQ(reference.rows[1].cells[0].at(0).text, "x");
  EXPECT_EQ(reference.rows[1].cells[1].at(0).text, "4");
  EXPECT_TRUE(reference.rows[1].cells[2].empty());
  EXPECT_EQ(changes.size(), 6U);
}

}  // namespace
}  // namespace shirube
