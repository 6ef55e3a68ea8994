#include "generator/check/form_conditions.h"

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

class FormConditionsTest : public testing::Test, protected WrittenForm {
 protected:
  Told check(const std::string& written = "") {
    if (!written.empty()) base(written);
    Diagnostics diagnostics;
    check_form(site, form, diagnostics);
    return told_of(diagnostics);
  }
};

// What is named.

TEST_F(FormConditionsTest, a_field_that_does_not_exist_is_told_with_what_was_meant) {
  EXPECT_THAT(
      check(R"(# one
- needed
- password secret
- again secret equals:pasword
- b when:neded+
# two when:nothing+
- c when:needed+|need+
= at-least-one b,doctor
= must-be else yes
)"),
      ElementsAre(R"(4:23 "pasword" form-unknown-field field=pasword suggestion=password)",
                  R"(5:10 "neded" form-unknown-field field=neded suggestion=needed)",
                  R"(6:12 "nothing" form-unknown-field field=nothing)", R"(7:18 "need" form-unknown-field field=need)",
                  R"(8:18 "doctor" form-unknown-field field=doctor)", R"(9:11 "else" form-unknown-field field=else)"));
}

TEST_F(FormConditionsTest, a_field_that_an_edition_leaves_out_is_told_with_it) {
  EXPECT_THAT(check("# one\n- code except:osaka\n- b when:code+\n- c when:code+ except:osaka\n"),
              ElementsAre(R"(3:10 "code" form-unknown-field field=code editions=osaka hint=left-out)"
                          R"( | left-out-here 2:15 "osaka")"));
}

TEST_F(FormConditionsTest, a_field_that_an_overlay_took_out_is_told_once) {
  base("# one\n- code\n- b when:code+\n");
  form_in("osaka", "# one\n- b when:code+\n");
  EXPECT_THAT(check(), ElementsAre(R"(5:10 "code" form-unknown-field field=code editions=osaka hint=left-out)"));
}

TEST_F(FormConditionsTest, an_option_that_does_not_exist_is_told_with_what_was_meant) {
  EXPECT_THAT(check(R"(# one
- a choice
* yes | はい
* no | いいえ
* direct only:osaka
- terms consent
- b when:a=yse
- c when:a=はい
- d when:a=yes,maybe
- e when:a=direct
- f when:terms=true
= must-be a noo when:b+
)"),
              ElementsAre(R"(7:12 "yse" form-unknown-option option=yse field=a suggestion=yes | field-here 2:3 "a")",
                          R"(8:12 "はい" form-unknown-option option=はい field=a suggestion=yes | field-here 2:3 "a")",
                          R"(9:16 "maybe" form-unknown-option option=maybe field=a | field-here 2:3 "a")",
                          R"(10:12 "direct" form-unknown-option option=direct field=a editions=fukushima, national)"
                          R"( hint=left-out | left-out-here 5:15 "osaka")",
                          R"(11:16 "true" form-unknown-option option=true field=terms suggestion=yes)"
                          R"( | field-here 6:3 "terms")",
                          R"(12:13 "noo" form-unknown-option option=noo field=a suggestion=no | field-here 2:3 "a")"));
}

TEST_F(FormConditionsTest, any_text_can_be_asked_of_a_field_that_takes_any) {
  EXPECT_THAT(
      check("# one\n- a suggest free\n* tokyo | 東京\n- b when:a=京都\n- c when:a=東京\n- d\n- e when:d=x\n"),
      ElementsAre(R"(5:12 "東京" form-unknown-option option=東京 field=a suggestion=tokyo | field-here 2:3 "a")"));
}

TEST_F(FormConditionsTest, what_a_field_is_compared_with_is_what_it_can_hold) {
  EXPECT_THAT(check(R"(# one
- a number max:9
- b when:a=many
- c when:a=007
- d when:a=10
- e when:a=7
)"),
              ElementsAre(HasSubstr(R"(3:12 "many" form-value-rejected value=many field=a japanese=)"),
                          R"(4:12 "007" form-value-rejected value=007 field=a suggestion=7 | field-here 2:3 "a")",
                          HasSubstr(R"(5:12 "10" form-value-rejected value=10 field=a japanese=)")));
}

TEST_F(FormConditionsTest, conditions_fit_the_type_of_what_they_ask) {
  EXPECT_THAT(check(R"(# one
- a secret
- b file
- c
- d number
- e when:a=x
- f when:b=x,y
- g when:c>5
- h when:d>many
- i when:a+ when:b- when:d>5.5
)"),
              ElementsAre(R"(6:10 "a=x" form-condition-type field=a kind=is type=secret | field-here 2:5 "secret")",
                          R"(7:10 "b=x,y" form-condition-type field=b kind=in type=file | field-here 3:5 "file")",
                          R"(8:10 "c>5" form-condition-type field=c kind=more-than type=text | field-here 4:3 "c")",
                          R"(9:12 "many" form-bound-unreadable value=many field=d type=number decimals=6)"));
}

TEST_F(FormConditionsTest, a_confirmation_is_of_the_type_of_what_it_confirms) {
  EXPECT_THAT(check(R"(# one
- email email
- name width:full
- terms consent
- a text equals:email
- b equals:name
- c consent equals:terms
- d email equals:email
- e width:full equals:name
)"),
              ElementsAre(R"(5:17 "email" form-equals-type field=a original=email | does-not-fit 2:9 "email")",
                          R"(6:12 "name" form-equals-type field=b original=name | does-not-fit 3:3 "name")",
                          R"(7:20 "terms" form-equals-type field=c original=terms hint=unsuitable)"
                          R"( | does-not-fit 4:9 "consent")"));
}

// The order.

TEST_F(FormConditionsTest, conditions_look_back) {
  EXPECT_THAT(check(R"(# one
- a when:b+
- b
- c when:c+
- d secret equals:e
- e secret
# two when:f+
- f
)"),
              ElementsAre(R"(2:10 "b" form-later-field field=b | field-here 3:3 "b")",
                          R"(4:10 "c" form-later-field field=c | field-here 4:3 "c")",
                          R"(5:19 "e" form-later-field field=e | field-here 6:3 "e")",
                          R"(7:12 "f" form-later-field field=f | field-here 8:3 "f")"));
}

TEST_F(FormConditionsTest, rules_may_name_fields_in_any_order) {
  EXPECT_THAT(check("# one\n- a number\n- b number\n= compare b a when:b+\n"), IsEmpty());
}

TEST_F(FormConditionsTest, conditions_that_go_round_in_a_circle_are_told_once) {
  EXPECT_THAT(
      check(R"(# one
- a when:c+
- b when:a+
- c when:b+
)"),
      ElementsAre(R"(2:10 "c" form-circular path=a → c → b → a | leads-on-here 4:10 "b" | leads-on-here 3:10 "a")"));
}

TEST_F(FormConditionsTest, a_circle_may_lead_through_sections_and_confirmations) {
  EXPECT_THAT(check(R"(# one when:d+
- a secret
- b secret equals:a
# two
- c when:b+
- d when:c+
)"),
              ElementsAre(HasSubstr(R"(1:12 "d" form-circular path=b → d → c → b | leads-on-here)")));
}

// What can never hold.

TEST_F(FormConditionsTest, conditions_on_one_field_do_not_contradict_each_other) {
  EXPECT_THAT(check(R"(# one
- a choice
* x
* y
* z
- n number max:9
- b when:a=x when:a=y
- c when:a=x,y when:a=z
- d when:a+ when:a-
- e when:a=x when:!a+
- f when:n=3 when:n>5
- g when:n>9
= must-be a x when:a=y when:a=z
)"),
              ElementsAre(R"(7:19 "a=y" form-never-asked field=a | does-not-fit 7:10 "a=x")",
                          R"(8:21 "a=z" form-never-asked field=a | does-not-fit 8:10 "a=x,y")",
                          R"(9:18 "a-" form-never-asked field=a | does-not-fit 9:10 "a+")",
                          R"(10:20 "a+" form-never-asked field=a | does-not-fit 10:10 "a=x")",
                          R"(11:19 "n>5" form-never-asked field=n | does-not-fit 11:10 "n=3")",
                          R"(12:10 "n>9" form-never-asked field=n hint=bounds | does-not-fit 6:16 "9")",
                          R"(13:29 "a=z" form-never-asked field=a | does-not-fit 13:20 "a=y")"));
}

TEST_F(FormConditionsTest, a_field_is_asked_only_where_its_section_and_what_it_asks_are) {
  EXPECT_THAT(check(R"(# one
- a choice
* x
* y
- b when:a=x
# two when:a=x
- c when:a=y
- d
# three
- e when:b+ when:a=y
- f when:e+
- g when:a=x|b+ when:a=y
)"),
              ElementsAre(R"(7:10 "a=y" form-never-asked field=a | does-not-fit 6:12 "a=x")",
                          R"(10:18 "a=y" form-never-asked field=a | does-not-fit 5:10 "a=x")"));
}

TEST_F(FormConditionsTest, of_several_ways_one_must_be_open) {
  EXPECT_THAT(check(R"(# one
- a choice
* x
* y
* z
- b when:a=x|a=y when:a=z
- c when:a=x|a=y when:a=y
)"),
              ElementsAre(R"(6:10 "a=x|a=y" form-never-asked field=a | does-not-fit 6:23 "a=z")"));
}

TEST_F(FormConditionsTest, conditions_that_can_hold_together_are_fine) {
  EXPECT_THAT(check(R"(# one
- a choices
* x
* y
- n number
- b when:a=x when:a=y
- c when:n>5 when:n>9
- d when:n=7 when:n>5
- e when:!a=x when:a=x|a=y
)"),
              IsEmpty());
}

}  // namespace
}  // namespace shirube
