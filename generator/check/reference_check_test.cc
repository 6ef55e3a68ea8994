#include "generator/check/reference_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_screens_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ReferenceCheckTest : public testing::Test, protected WrittenScreens {
 protected:
  /// A table of one column besides the heading, with one row.
  Reference& table(ColumnKind kind, const std::string& cell) {
    Reference& table = reference("contacts");
    table.columns.resize(2);
    table.columns[1].kind = kind;
    ReferenceRow& row = table.rows.emplace_back();
    row.cells = {{text("name")}, {text(cell)}};
    return table;
  }
};

// References that steps show.

TEST_F(ReferenceCheckTest, a_reference_that_does_not_exist_is_told_with_what_was_meant) {
  reference("gmis-status");
  site.unread = {"reference:gmis-environment"};
  step().references = {point("gmis-status"), point("gmis-statsu"), point("nonsense"), point("gmis-environment")};
  EXPECT_THAT(
      check(),
      ElementsAre(HasSubstr(R"("gmis-statsu" unknown-reference target=reference:gmis-statsu suggestion=gmis-status)"),
                  HasSubstr(R"("nonsense" unknown-reference target=reference:nonsense)")));
}

TEST_F(ReferenceCheckTest, a_reference_that_an_edition_leaves_out_is_told_with_the_edition) {
  reference("gmis-status").condition = except({"osaka"});
  step().references = {point("gmis-status")};
  EXPECT_THAT(check(), ElementsAre(testing::AllOf(
                           HasSubstr(R"("gmis-status" reference-left-out target=reference:gmis-status editions=osaka)"),
                           HasSubstr("| left-out-here"))));
  step().references[0].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

// Rows.

TEST_F(ReferenceCheckTest, cells_that_are_links_are_followed) {
  table(ColumnKind::link, "guide:log-inn");
  EXPECT_THAT(
      check(),
      ElementsAre(HasSubstr(R"("guide:log-inn" unknown-reference target=guide:log-inn suggestion=guide:log-in)")));
  site.references[0].variants[0].rows[0].cells[1] = {text("guide:log-in"), text("http://www.example.jp/")};
  EXPECT_THAT(check(), ElementsAre(HasSubstr("plain-http")));
}

TEST_F(ReferenceCheckTest, addresses_and_telephones_are_looked_at) {
  table(ColumnKind::email, "desk＠example.jp");
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("desk＠example.jp" invalid-address)")));
  site.references[0].variants[0].rows[0].cells[1] = {text("desk@example.jp")};
  EXPECT_THAT(check(), IsEmpty());
  site.references[0].variants[0].columns[1].kind = ColumnKind::phone;
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("desk@example.jp" invalid-address)")));
}

TEST_F(ReferenceCheckTest, cells_of_other_kinds_are_no_links) {
  table(ColumnKind::code, "http://www.example.jp/");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ReferenceCheckTest, cells_are_looked_at_where_their_row_and_column_stand) {
  Reference& contacts = table(ColumnKind::link, "guide:log-in");
  site.guides[0].variants[0].condition = only({"osaka"});
  EXPECT_THAT(check(), ElementsAre(HasSubstr("reference-left-out target=guide:log-in editions=national, tokyo")));
  contacts.rows[0].condition = only({"osaka", "tokyo"});
  contacts.columns[1].condition = except({"tokyo"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ReferenceCheckTest, a_row_stands_where_its_group_does) {
  Reference& browsers = reference("browsers");
  browsers.columns.resize(1);
  browsers.groups.resize(1);
  browsers.groups[0].id = text("pc");
  browsers.groups[0].condition = except({"osaka"});
  browsers.rows.resize(2);
  browsers.rows[0].group = text("pc");
  browsers.rows[0].cells = {{text("x")}};
  browsers.rows[1].group = text("nonsense");  // told where the file is read
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("pc" reference-left-out target=pc editions=osaka | left-out-here)")));
  browsers.rows[0].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

}  // namespace
}  // namespace shirube
