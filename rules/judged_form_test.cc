#include "rules/judged_form.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

TEST(JudgedForm, begins_with_all_fields_empty) {
  const RulePack pack = written_pack({written_field("a"), written_field("b")});
  JudgedForm form(pack, Language::japanese);
  ASSERT_EQ(form.fields.size(), 2U);
  EXPECT_EQ(form.find("b"), &form.fields[1]);
  EXPECT_EQ(form.find("b")->field, &pack.fields[1]);
  EXPECT_EQ(form.find("b")->standing, Standing::empty);
  EXPECT_EQ(form.find("c"), nullptr);
  EXPECT_EQ(form.text("a"), nullptr);
}

TEST(JudgedForm, gives_the_text_of_a_field_with_one_value) {
  const RulePack pack = written_pack({written_field("a"), written_field("b", FieldType::choices)});
  JudgedForm form(pack, Language::japanese);
  form.values = {{"a", "x"}, {"b", std::vector<std::string>{"x"}}};
  ASSERT_NE(form.text("a"), nullptr);
  EXPECT_EQ(*form.text("a"), "x");
  EXPECT_EQ(form.text("b"), nullptr);
}

TEST(JudgedForm, errors_and_warnings_are_kept_apart) {
  const RulePack pack = written_pack({written_field("a")});
  JudgedForm form(pack, Language::japanese);
  Rule warning;
  warning.is_warning = true;
  const Rule strict;
  form.report(form.fields[0], {"required"});
  form.report(form.fields[0], {"order"}, &strict);
  form.report(form.fields[0], {"compare"}, &warning);
  EXPECT_EQ(told(form.fields[0].errors), (ToldErrors{"a required", "a order"}));
  EXPECT_EQ(told(form.fields[0].warnings), ToldErrors{"a compare"});
}

}  // namespace
}  // namespace shirube
