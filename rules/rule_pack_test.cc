#include "rules/rule_pack.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(RulePack, a_field_is_found_by_its_id) {
  RulePack pack;
  pack.fields.resize(2);
  pack.fields[0].id = "login-id";
  pack.fields[1].id = "password";
  EXPECT_EQ(pack.field("password"), &pack.fields[1]);
  EXPECT_EQ(pack.field("pass"), nullptr);
  EXPECT_EQ(pack.field(""), nullptr);
}

}  // namespace
}  // namespace shirube
