#include "generator/check/form_rules.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/form_check.h"
#include "generator/check/written_form_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FormRulesTest : public testing::Test, protected WrittenForm {
 protected:
  /// `rules`: the lines from the ninth on.
  Told check(const std::string& rules) {
    base(R"(# one
- n number
- m number
- born date
- left year-month
- name
- scan file
- word secret
)" + rules);
    Diagnostics diagnostics;
    check_form(site, form, diagnostics);
    return told_of(diagnostics);
  }
};

TEST_F(FormRulesTest, rules_compute_with_what_can_be_computed_with) {
  EXPECT_THAT(
      check(R"(= sum n,name m
= sum n born
= compare name n
= order born n
= order name left
= must-be scan x
= must-be word x
= same name,scan
)"),
      ElementsAre(R"(9:9 "name" form-rule-type field=name rule=sum type=text | field-here 6:3 "name")",
                  R"(10:9 "born" form-rule-type field=born rule=sum type=date | field-here 4:8 "date")",
                  R"(11:11 "name" form-rule-type field=name rule=compare type=text | field-here 6:3 "name")",
                  R"(12:14 "n" form-rule-type field=n rule=order type=number | field-here 2:5 "number")",
                  R"(13:9 "name" form-rule-type field=name rule=order type=text | field-here 6:3 "name")",
                  R"(14:11 "scan" form-rule-type field=scan rule=must-be type=file | field-here 7:8 "file")",
                  R"(15:11 "word" form-rule-type field=word rule=must-be type=secret | field-here 8:8 "secret")",
                  R"(16:13 "scan" form-rule-type field=scan rule=same type=file | field-here 7:8 "file")"));
}

TEST_F(FormRulesTest, dates_and_months_have_an_order_and_so_have_numbers) {
  EXPECT_THAT(check("= order born left\n= order left born\n= order n m\n"), IsEmpty());
}

TEST_F(FormRulesTest, times_is_a_number_above_0) {
  EXPECT_THAT(check(R"(= compare n m times:0
= compare n m times:-1
= compare n m times:twice
= compare n m times:0.5
= compare n m
)"),
              ElementsAre(R"(9:21 "0" form-rule-type field= rule=times type= value=0)",
                          R"(10:21 "-1" form-rule-type field= rule=times type= value=-1)",
                          R"(11:21 "twice" form-rule-type field= rule=times type= value=twice)"));
}

TEST_F(FormRulesTest, a_rule_names_a_field_once) {
  EXPECT_THAT(check("= sum n,n m\n= order born born\n= at-least-one name,scan,name\n= sum n,m n\n"),
              ElementsAre(R"(9:9 "n" form-rule-repeats field=n | first-here 9:7 "n")",
                          R"(10:14 "born" form-rule-repeats field=born | first-here 10:9 "born")",
                          R"(11:26 "name" form-rule-repeats field=name | first-here 11:16 "name")",
                          R"(12:11 "n" form-rule-repeats field=n | first-here 12:7 "n")"));
}

TEST_F(FormRulesTest, a_value_that_is_laid_down_is_one_that_the_field_takes) {
  EXPECT_THAT(check("= must-be n many when:m+\n= must-be n 7 when:m+\n"),
              ElementsAre(HasSubstr(R"(9:13 "many" form-value-rejected value=many field=n japanese=)")));
}

TEST_F(FormRulesTest, a_rule_stands_where_its_edition_does) {
  EXPECT_THAT(check("- late number only:osaka\n= sum n,late m only:osaka\n= sum n,late m only:fukushima\n"),
              ElementsAre(R"(11:9 "late" form-unknown-field field=late editions=fukushima hint=left-out)"
                          R"( | left-out-here 9:20 "osaka")"));
}

}  // namespace
}  // namespace shirube
