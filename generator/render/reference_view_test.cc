#include "generator/render/reference_view.h"

#include <gmock/gmock.h>

namespace shirube {
namespace {

using testing::ElementsAre;

Condition only(const char* edition) { return {{Text{edition, {}}}, {}}; }

Edition osaka() {
  Edition edition;
  edition.id = "osaka";
  edition.lineage = {"osaka", "national"};
  return edition;
}

ReferenceRow row(const char* id, std::initializer_list<const char*> cells) {
  ReferenceRow row;
  row.id.text = id;
  for (const char* cell : cells) row.cells.push_back({Text{cell, {}}});
  return row;
}

Reference reference() {
  Reference reference;
  for (const char* id : {"name", "phone", "hours"}) reference.columns.emplace_back().id.text = id;
  reference.rows = {row("a", {"甲", "1", "9時"}), row("b", {"乙", "2", "10時"})};
  return reference;
}

std::vector<std::string> texts_of(const ReferenceRow& row) {
  std::vector<std::string> texts;
  for (const ReferenceCell& cell : row.cells) texts.push_back(cell.front().text);
  return texts;
}

TEST(ReferenceView, a_column_that_the_edition_leaves_out_goes_with_its_cells) {
  Reference written = reference();
  written.columns[1].condition = only("fukushima");
  const Reference resolved = resolve_reference(written, osaka());
  ASSERT_EQ(resolved.columns.size(), 2U);
  EXPECT_EQ(resolved.columns[1].id.text, "hours");
  EXPECT_THAT(texts_of(resolved.rows[0]), ElementsAre("甲", "9時"));
  EXPECT_THAT(texts_of(resolved.rows[1]), ElementsAre("乙", "10時"));
}

TEST(ReferenceView, what_holds_for_a_base_edition_stays) {
  Reference written = reference();
  written.columns[1].condition = only("national");
  written.rows[0].condition = only("national");
  const Reference resolved = resolve_reference(written, osaka());
  EXPECT_EQ(resolved.columns.size(), 3U);
  EXPECT_EQ(resolved.rows.size(), 2U);
}

TEST(ReferenceView, rows_notes_links_and_sources_that_the_edition_leaves_out_go) {
  Reference written = reference();
  written.rows[0].condition = only("fukushima");
  written.notes.emplace_back().condition = only("fukushima");
  written.related.emplace_back().condition = only("fukushima");
  written.sources.emplace_back().condition = only("fukushima");
  const Reference resolved = resolve_reference(written, osaka());
  ASSERT_EQ(resolved.rows.size(), 1U);
  EXPECT_EQ(resolved.rows[0].id.text, "b");
  EXPECT_TRUE(resolved.notes.empty());
  EXPECT_TRUE(resolved.related.empty());
  EXPECT_TRUE(resolved.sources.empty());
}

TEST(ReferenceView, a_group_that_the_edition_leaves_out_goes_with_its_rows) {
  Reference written = reference();
  for (const char* id : {"day", "night"}) written.groups.emplace_back().id.text = id;
  written.rows[0].group.text = "night";
  written.rows[1].group.text = "day";
  written.groups[1].condition = only("fukushima");
  const Reference resolved = resolve_reference(written, osaka());
  EXPECT_EQ(resolved.groups.size(), 1U);
  ASSERT_EQ(resolved.rows.size(), 1U);
  EXPECT_EQ(resolved.rows[0].id.text, "b");
}

TEST(ReferenceView, sections_stand_in_the_order_of_the_groups_and_none_is_empty) {
  Reference written = reference();
  for (const char* id : {"day", "never", "night"}) written.groups.emplace_back().id.text = id;
  written.rows[0].group.text = "night";
  written.rows[1].group.text = "day";
  const auto sections = sections_of(written);
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].group->id.text, "day");
  EXPECT_THAT(sections[0].rows, ElementsAre(&written.rows[1]));
  EXPECT_EQ(sections[1].group->id.text, "night");
  EXPECT_THAT(sections[1].rows, ElementsAre(&written.rows[0]));
}

TEST(ReferenceView, without_groups_all_rows_make_one_section) {
  const Reference written = reference();
  const auto sections = sections_of(written);
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].group, nullptr);
  EXPECT_THAT(sections[0].rows, ElementsAre(&written.rows[0], &written.rows[1]));
}

TEST(ReferenceView, a_row_whose_cells_end_early_says_nothing_in_the_rest) {
  const ReferenceRow short_row = row("a", {"甲"});
  EXPECT_EQ(cell_of(short_row, 0).size(), 1U);
  EXPECT_TRUE(cell_of(short_row, 1).empty());
}

}  // namespace
}  // namespace shirube
