#include "generator/render/form_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/render/written_pack_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const TableCell& cell) {
  std::vector<std::string> texts;
  for (const TableText& text : cell) texts.push_back(text.text);
  return texts;
}

TEST(FormTable, every_field_has_a_row_that_leads_to_it) {
  Field needed = field_with_options("needed", "希望", FieldType::choice);
  needed.required = true;
  Field item = written_field("item", "品目");
  item.example = "N95";
  item.when = when(FieldCondition::Kind::is, "needed", {"yes"});
  RulePack pack = pack_with({needed, item});
  pack.words[0]["item"].hint = "10文字以内";
  const TableView table = form_table(pack);
  ASSERT_EQ(table.columns.size(), 4U);
  ASSERT_EQ(table.groups.size(), 1U);
  EXPECT_EQ(table.groups[0].title, "申し込み");
  const std::vector<TableRow>& rows = table.groups[0].rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells[0][0].text, "希望");
  EXPECT_EQ(rows[0].cells[0][0].href, "#needed");
  EXPECT_THAT(texts(rows[0].cells[1]), ElementsAre("必須"));
  EXPECT_THAT(texts(rows[0].cells[2]), ElementsAre("次から選びます：はい、いいえ"));
  EXPECT_THAT(texts(rows[1].cells[1]), ElementsAre("任意"));
  EXPECT_THAT(texts(rows[1].cells[2]),
              ElementsAre("『希望』で「はい」を選んだときだけ、お答えください。", "10文字以内"));
  EXPECT_THAT(texts(rows[1].cells[3]), ElementsAre("N95"));
}

TEST(FormTable, a_long_list_of_options_is_only_counted) {
  Field school = field_with_options("school", "学校", FieldType::suggest);
  for (int i = 0; i < 100; ++i) school.options.push_back({"s" + std::to_string(i), "学校"});
  const TableView table = form_table(pack_with({school}));
  EXPECT_THAT(texts(table.groups[0].rows[0].cells[2]), testing::Contains("102個の候補から選びます"));
}

TEST(FormTable, without_examples_there_is_no_column_for_them) {
  EXPECT_EQ(form_table(pack_with({field_with_options("needed", "希望", FieldType::choice)})).columns.size(), 3U);
}

TEST(FormTable, the_condition_of_a_section_stands_in_its_heading) {
  RulePack pack = pack_with({field_with_options("needed", "希望", FieldType::choice)});
  pack.sections[0].when = when(FieldCondition::Kind::is, "needed", {"yes"});
  EXPECT_EQ(form_table(pack).groups[0].title, "申し込み（『希望』で「はい」を選んだときだけ）");
}

TEST(FormTable, a_section_without_fields_is_left_out) {
  RulePack pack = pack_with({written_field("item", "品目")});
  pack.sections.emplace_back().title = "説明だけ";
  EXPECT_EQ(form_table(pack).groups.size(), 1U);
}

}  // namespace
}  // namespace shirube
