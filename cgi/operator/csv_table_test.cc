#include "cgi/operator/csv_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Moment afternoon{1'795'237'380};  // 2026-11-21T05:03:00Z

Field field(const std::string& id, const std::string& label, FieldType type = FieldType::text) {
  Field made;
  made.id = id;
  made.label = label;
  made.type = type;
  return made;
}

RulePack rules() {
  RulePack pack;
  pack.fields = {field("name", "氏名"), field("password", "パスワード", FieldType::secret),
                 field("beds", "病床", FieldType::choices), field("paper", "書類", FieldType::file)};
  pack.fields[2].options = {{"acute", "急性期"}, {"chronic", "慢性期"}};
  return pack;
}

ExportedSubmission exported(const NormalValues& values, std::vector<std::string> secrets = {},
                            std::vector<StoredFile> files = {}) {
  ExportedSubmission made;
  made.submission = {"ABCDE-FGHJK", "f", "osaka", afternoon, "received", "", false, std::move(files)};
  made.content = {values, std::move(secrets), {}};
  return made;
}

TEST(CsvTable, columns_are_receipt_time_and_the_fields_of_the_form_without_secrets) {
  const RulePack pack = rules();
  EXPECT_THAT(csv_table({}, &pack, Language::japanese).headings,
              ElementsAre("受付番号", "受付日時（日本時間）", "氏名", "病床", "書類"));
  EXPECT_THAT(csv_table({}, &pack, Language::japanese).rows, IsEmpty());
}

TEST(CsvTable, a_row_has_labels_for_options_and_files_by_name_and_size) {
  const RulePack pack = rules();
  const auto table = csv_table(
      {exported(
          {{"name", "大阪"}, {"beds", std::vector<std::string>{"chronic", "gone", "acute"}}, {"paper", "診断書.pdf"}},
          {"password"}, {{"0f", "paper", "診断書.pdf", "pdf", 12345}})},
      &pack, Language::japanese);
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("ABCDE-FGHJK", "2026-11-21 14:03:00", "大阪", "慢性期、gone、急性期",
                                                  "診断書.pdf（12345バイト）")));
}

TEST(CsvTable, fields_that_the_form_has_no_more_follow_by_their_ids) {
  const RulePack pack = rules();
  const auto table =
      csv_table({exported({{"name", "a"}, {"zeta", "z"}}), exported({{"alpha", "x"}})}, &pack, Language::english);
  EXPECT_THAT(table.headings, ElementsAre("Receipt", "Time (Japan)", "氏名", "病床", "書類", "alpha", "zeta"));
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("ABCDE-FGHJK", "2026-11-21 14:03:00", "a", "", "", "", "z"),
                                      ElementsAre("ABCDE-FGHJK", "2026-11-21 14:03:00", "", "", "", "x", "")));
}

TEST(CsvTable, what_is_or_was_a_secret_has_no_column) {
  const RulePack pack = rules();
  // A secret of the form now was a text then, and a secret of then is no field of the form now.
  const auto table =
      csv_table({exported({{"password", "x"}}, {"pin"}), exported({{"pin", "1"}})}, &pack, Language::english);
  EXPECT_EQ(table.headings.size(), 5U);
}

TEST(CsvTable, without_rules_ids_stand_for_labels) {
  const auto table = csv_table({exported({{"beds", "acute"}}, {"password"}, {{"0f", "paper", "a.pdf", "pdf", 3}})},
                               nullptr, Language::english);
  EXPECT_THAT(table.headings, ElementsAre("Receipt", "Time (Japan)", "beds", "paper"));
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("ABCDE-FGHJK", "2026-11-21 14:03:00", "acute", "a.pdf (3 bytes)")));
}

}  // namespace
}  // namespace shirube
