#include "cgi/operator/csv.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Csv, cells_that_would_be_formulas_begin_with_an_apostrophe) {
  for (const char* text : {"=1+1", "+81 90", "-5", "@SUM(A1)", "\tx", "\nx", "＝1", "＋1", "－1", "＠x", "−1", "﹦1",
                           "﹢1", "﹣1", "﹫1"}) {
    EXPECT_EQ(safe_cell(text), std::string("'") + text);
  }
  EXPECT_EQ(safe_cell("\rx"), "'\nx");
}

TEST(Csv, blanks_before_a_formula_do_not_hide_it) {
  EXPECT_EQ(safe_cell("  =1"), "'  =1");
  EXPECT_EQ(safe_cell("　＝1"), "'　＝1");
  EXPECT_EQ(safe_cell("\u00A0\u200B\uFEFF@x"), "'\u00A0\u200B\uFEFF@x");
  EXPECT_EQ(safe_cell(" \t1"), "' \t1");
}

TEST(Csv, other_cells_stay_as_they_are) {
  for (const char* text : {"", "  ", "大阪病院", "1-2-3", "a=b", "'=1", "ー", "a\tb", "a\nb", "〜1"}) {
    EXPECT_EQ(safe_cell(text), text);
  }
}

TEST(Csv, line_breaks_are_lf_and_what_no_spreadsheet_shows_is_replaced) {
  EXPECT_EQ(safe_cell("a\r\nb\rc\r"), "a\nb\nc\n");
  EXPECT_EQ(safe_cell(std::string_view("a\0b\x1b\x7f\xC2\x9B", 7)), "a\uFFFDb\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(safe_cell("a\xFF\xC0z"), "a\uFFFD\uFFFDz");
}

TEST(Csv, cells_are_quoted_as_rfc_4180_has_it) {
  EXPECT_EQ(quoted_cell("大阪"), "大阪");
  EXPECT_EQ(quoted_cell(""), "");
  EXPECT_EQ(quoted_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(quoted_cell("say \"a\""), "\"say \"\"a\"\"\"");
  EXPECT_EQ(quoted_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(quoted_cell(" a"), "\" a\"");
}

}  // namespace
}  // namespace shirube
