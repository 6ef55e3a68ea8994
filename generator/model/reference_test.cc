#include "generator/model/reference.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(Reference, a_cell_of_a_kind_that_leads_somewhere_is_a_link) {
  EXPECT_EQ(link_of_cell(ColumnKind::link, "guide:gmis-login#send"), "guide:gmis-login#send");
  EXPECT_EQ(link_of_cell(ColumnKind::link, "https://www.example.jp/"), "https://www.example.jp/");
  EXPECT_EQ(link_of_cell(ColumnKind::email, "desk@example.jp"), "mailto:desk@example.jp");
  EXPECT_EQ(link_of_cell(ColumnKind::phone, "0570-000-000"), "tel:0570-000-000");
  EXPECT_EQ(link_of_cell(ColumnKind::phone, "{{ contact.phone }}"), "tel:{{ contact.phone }}");
}

TEST(Reference, a_cell_of_any_other_kind_is_none_whatever_it_says) {
  for (const ColumnKind kind : {ColumnKind::text, ColumnKind::number, ColumnKind::date, ColumnKind::code}) {
    EXPECT_EQ(link_of_cell(kind, "https://www.example.jp/"), "");
  }
}

}  // namespace
}  // namespace shirube
