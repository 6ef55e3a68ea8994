#include "generator/render/reference_csv.h"

#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/page_fill.h"

namespace shirube {
namespace {

const std::string mark = "\xEF\xBB\xBF";

/// Says of each hole what stands in it, but for a few values.
class Edition : public HoleFiller {
 public:
  void append(std::string_view name, std::string& text) const override {
    if (name == "page") {
      text += "guide:log-in";
    } else if (name == "formula") {
      text += "=1+2";
    } else if (name == "count") {
      text += "1,200";
    } else {
      text.append("<").append(name).append(">");
    }
  }
};

std::string csv(const Reference& reference) {
  const Edition edition;
  const std::string text = reference_csv(reference, [&](std::string_view part) { return fill_text(part, edition); });
  EXPECT_EQ(text.substr(0, 3), mark);
  return text.substr(3);
}

/// A table of one column and one row, whose cell holds these texts: its cell as it is written.
std::string cell(ColumnKind kind, std::initializer_list<const char*> texts) {
  Reference reference;
  reference.id = "desks";
  reference.columns.emplace_back().title.text = "列";
  reference.columns.back().kind = kind;
  ReferenceCell& cell = reference.rows.emplace_back().cells.emplace_back();
  for (const char* text : texts) cell.push_back(Text{text, {}});
  const std::string text = csv(reference);
  const std::string heading = "列\r\n";
  EXPECT_EQ(text.substr(0, heading.size()), heading);
  EXPECT_EQ(text.substr(text.size() - 2), "\r\n");
  return text.substr(heading.size(), text.size() - heading.size() - 2);
}

TEST(ReferenceCsv, a_line_of_titles_then_a_line_for_each_row) {
  Reference reference;
  for (const char* title : {"窓口", "電話"}) reference.columns.emplace_back().title.text = title;
  ReferenceRow row;
  row.cells = {{Text{"甲", {}}}, {Text{"0570-000-000", {}}}};
  reference.rows.push_back(row);
  row.cells = {{Text{"乙", {}}}, {}};
  reference.rows.push_back(row);
  EXPECT_EQ(csv(reference), "窓口,電話\r\n甲,0570-000-000\r\n乙,\r\n");
}

TEST(ReferenceCsv, a_first_column_tells_the_group) {
  Reference reference;
  reference.columns.emplace_back().title.text = "機器";
  for (const char* id : {"pc", "mobile"}) {
    reference.groups.emplace_back().id.text = id;
    reference.groups.back().title.text = std::string("組") + id;
  }
  for (const char* group : {"mobile", "pc"}) {
    reference.rows.emplace_back().group.text = group;
    reference.rows.back().cells = {{Text{std::string("行") + group, {}}}};
  }
  EXPECT_EQ(csv(reference), "<text:reference-group>,機器\r\n組pc,行pc\r\n組mobile,行mobile\r\n");
}

TEST(ReferenceCsv, a_cell_is_quoted_where_it_must_be) {
  EXPECT_EQ(cell(ColumnKind::text, {"甲、乙"}), "甲、乙");
  EXPECT_EQ(cell(ColumnKind::text, {"a,b"}), "\"a,b\"");
  EXPECT_EQ(cell(ColumnKind::text, {"the \"desk\""}), "\"the \"\"desk\"\"\"");
  EXPECT_EQ(cell(ColumnKind::text, {"一\n二"}), "\"一\n二\"");
}

TEST(ReferenceCsv, several_texts_stand_below_each_other) {
  EXPECT_EQ(cell(ColumnKind::code, {"a.example.jp", "b.example.jp"}), "\"a.example.jp\nb.example.jp\"");
}

TEST(ReferenceCsv, values_are_filled_in_before_anything_is_quoted) {
  EXPECT_EQ(cell(ColumnKind::text, {"{{ count }}台"}), "\"1,200台\"");
  EXPECT_EQ(cell(ColumnKind::text, {"{{ formula }}"}), "'=1+2");
}

TEST(ReferenceCsv, what_a_spreadsheet_would_take_for_a_formula_becomes_text) {
  const std::pair<const char*, const char*> cases[] = {
      {"=1+2", "'=1+2"}, {"+81 6", "'+81 6"},  {"-1", "'-1"},   {"@SUM(1)", "'@SUM(1)"}, {"\t=1", "'\t=1"},
      {"＝1", "'＝1"},   {"＋1", "'＋1"},      {"－1", "'－1"}, {"＠a", "'＠a"},         {"=\"a\"", "\"'=\"\"a\"\"\""},
      {"1-2", "1-2"},    {"a@b.jp", "a@b.jp"}, {"'=1", "'=1"},
  };
  for (const auto& [text, written] : cases) EXPECT_EQ(cell(ColumnKind::text, {text}), written);
  EXPECT_EQ(cell(ColumnKind::phone, {"+81-6-0000-0000"}), "'+81-6-0000-0000");
  EXPECT_EQ(cell(ColumnKind::code, {"-v"}), "'-v");
}

TEST(ReferenceCsv, a_title_that_begins_like_a_formula_becomes_text_too) {
  Reference reference;
  reference.columns.emplace_back().title.text = "+/-";
  EXPECT_EQ(csv(reference), "'+/-\r\n");
}

TEST(ReferenceCsv, a_number_loses_its_commas_and_keeps_its_sign) {
  EXPECT_EQ(cell(ColumnKind::number, {"1,234,567"}), "1234567");
  EXPECT_EQ(cell(ColumnKind::number, {"-1,234.5"}), "-1234.5");
  EXPECT_EQ(cell(ColumnKind::number, {"+3"}), "+3");
  EXPECT_EQ(cell(ColumnKind::number, {"1,000", "-2"}), "\"1000\n-2\"");
  EXPECT_EQ(cell(ColumnKind::number, {"{{ count }}"}), "1200");
}

TEST(ReferenceCsv, a_value_that_is_no_number_is_a_text_in_a_column_of_numbers_too) {
  EXPECT_EQ(cell(ColumnKind::number, {"{{ formula }}"}), "'=1+2");
  EXPECT_EQ(cell(ColumnKind::number, {"-1+2"}), "'-1+2");
  EXPECT_EQ(cell(ColumnKind::number, {"-"}), "'-");
}

TEST(ReferenceCsv, a_date_stays_as_programs_read_it) {
  EXPECT_EQ(cell(ColumnKind::date, {"2026-04-01"}), "2026-04-01");
}

TEST(ReferenceCsv, a_link_is_its_address_or_the_title_of_its_page) {
  EXPECT_EQ(cell(ColumnKind::link, {"https://www.example.jp/?a=1,2"}), "\"https://www.example.jp/?a=1,2\"");
  EXPECT_EQ(cell(ColumnKind::link, {"guide:log-in#send"}), "<title:guide:log-in#send>");
  EXPECT_EQ(cell(ColumnKind::link, {"{{ page }}"}), "<title:guide:log-in>");
  EXPECT_EQ(cell(ColumnKind::link, {"#osaka"}), "<title:reference:desks#osaka>");
}

}  // namespace
}  // namespace shirube
