#include "generator/check/form_fields.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/form_check.h"
#include "generator/check/written_form_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FormFieldsTest : public testing::Test, protected WrittenForm {
 protected:
  /// `fields`: lines below a section.
  Told check(const std::string& fields) {
    base("# who\n" + fields);
    Diagnostics diagnostics;
    check_form(site, form, diagnostics);
    return told_of(diagnostics);
  }
};

// Limits.

TEST_F(FormFieldsTest, what_is_least_is_not_above_what_is_greatest) {
  EXPECT_THAT(check(R"(- a length:32..8
- b number min:10 max:9
- c date min:2026-11-01 max:2026-10-31
- d year-month min:2026-11 max:2026-10
)"),
              ElementsAre(R"(2:16 "8" form-limits field=a kind=length least=32 greatest=8 | does-not-fit 2:12 "32")",
                          R"(3:23 "9" form-limits field=b kind=number least=10 greatest=9 | does-not-fit 3:16 "10")",
                          R"(4:29 "2026-10-31" form-limits field=c kind=date least=2026-11-01 greatest=2026-10-31)"
                          R"( | does-not-fit 4:14 "2026-11-01")",
                          R"(5:32 "2026-10" form-limits field=d kind=date least=2026-11 greatest=2026-10)"
                          R"( | does-not-fit 5:20 "2026-11")"));
}

TEST_F(FormFieldsTest, limits_may_be_one_and_the_same) {
  EXPECT_THAT(check("- a length:8\n- b number min:-2 max:-2\n- c date min:2026-11-01 max:2026-11-01\n"), IsEmpty());
}

TEST_F(FormFieldsTest, numbers_are_compared_as_numbers) {
  EXPECT_THAT(check("- a number min:9 max:10\n- b number min:-10 max:-9\n- c number decimals:2 min:0.5 max:0.75\n"),
              IsEmpty());
}

TEST_F(FormFieldsTest, bounds_are_of_the_field_s_type) {
  EXPECT_THAT(
      check(R"(- a number min:many
- b number max:0.125 decimals:2
- c number max:9007199254740992
- d date min:2026-02-30
- e date min:2026-02
- f year-month max:2026-13
- g number min:many max:1.5
)"),
      ElementsAre(
          R"(2:16 "many" form-bound-unreadable value=many field=a type=number decimals=0)",
          R"(3:16 "0.125" form-bound-unreadable value=0.125 field=b type=number decimals=2 hint=decimals)",
          R"(4:16 "9007199254740992" form-bound-unreadable value=9007199254740992 field=c type=number decimals=0)",
          R"(5:14 "2026-02-30" form-bound-unreadable value=2026-02-30 field=d type=date decimals=0)",
          R"(6:14 "2026-02" form-bound-unreadable value=2026-02 field=e type=date decimals=0)",
          R"(7:20 "2026-13" form-bound-unreadable value=2026-13 field=f type=year-month decimals=0)",
          R"(8:16 "many" form-bound-unreadable value=many field=g type=number decimals=0)",
          R"(8:25 "1.5" form-bound-unreadable value=1.5 field=g type=number decimals=0)"));
}

// Characters.

TEST_F(FormFieldsTest, a_class_that_is_misspelt_is_told_with_what_was_meant) {
  EXPECT_THAT(
      check(R"(- a characters:ascii-leter
- b characters:kanji,katakna
- c contains:Hiragana
- d characters:one-of-ours
- e characters:ひらがな
- f characters:a-z,A-Z0-9
- g characters:ascii-letter_ascii-digit
)"),
      ElementsAre(R"(2:16 "ascii-leter" form-unknown-class class=ascii-leter suggestion=ascii-letter)",
                  R"(3:22 "katakna" form-unknown-class class=katakna suggestion=katakana)",
                  R"(4:14 "Hiragana" form-unknown-class class=Hiragana suggestion=hiragana)",
                  R"(5:16 "one-of-ours" form-unknown-class class=one-of-ours)",
                  R"(6:16 "ひらがな" form-unknown-class class=ひらがな suggestion=hiragana)",
                  R"(7:16 "a-z" form-unknown-class class=a-z suggestion=ascii-lower)",
                  R"(7:20 "A-Z0-9" form-unknown-class class=A-Z0-9 suggestion=ascii-upper, ascii-digit)",
                  R"(8:16 "ascii-letter_ascii-digit" form-unknown-class class=ascii-letter ascii-digit hint=list)"));
}

TEST_F(FormFieldsTest, characters_in_a_row_are_characters) {
  EXPECT_THAT(check("- a characters:!@%&#,-,0123456789-,abc,xyzw,ABCDEF,あいう,_,ー・,[]-/\n"), IsEmpty());
}

TEST_F(FormFieldsTest, literal_characters_are_single_signs_that_can_be_seen) {
  EXPECT_THAT(check("- a characters:か\u3099\n- b characters:x\u0323\n- c characters:!\u200b\n- d characters:が\n"),
              ElementsAre(HasSubstr("2:16"), HasSubstr("3:16"), HasSubstr("4:16")));
}

TEST_F(FormFieldsTest, what_folding_turns_into_something_else_is_never_there) {
  EXPECT_THAT(check(R"(- a width:full characters:ascii-letter,kanji
- b kana characters:hiragana
- c width:half characters:（）
- d width:full kana characters:katakana,fullwidth
- e width:half characters:ascii-letter,space,kanji
)"),
              ElementsAre(R"(2:27 "ascii-letter" form-folded-away class=ascii-letter field=a)",
                          R"(3:21 "hiragana" form-folded-away class=hiragana field=b)",
                          R"(4:27 "（）" form-folded-away class=（） field=c)"));
}

TEST_F(FormFieldsTest, what_a_field_is_to_contain_must_be_allowed) {
  EXPECT_THAT(check(R"(- a secret characters:ascii-letter,ascii-digit contains:ascii-upper,ascii-symbol,!5
- b secret contains:ascii-symbol
- c secret characters:!@ contains:ascii-symbol
)"),
              ElementsAre(R"(2:69 "ascii-symbol" form-contains-outside class=ascii-symbol field=a)"
                          R"( | does-not-fit 2:23 "ascii-letter")"));
}

TEST_F(FormFieldsTest, what_a_field_is_to_contain_must_have_room) {
  EXPECT_THAT(check(R"(- a secret contains:ascii-upper,ascii-lower,ascii-digit length:..2
- b secret contains:ascii-letter,ascii-upper,ascii-digit length:..2
)"),
              ElementsAre(R"(2:45 "ascii-digit" form-contains-outside class=ascii-digit field=a length=2 hint=length)"
                          R"( | does-not-fit 2:66 "2")"));
}

TEST_F(FormFieldsTest, a_format_fits_the_field_s_other_rules) {
  EXPECT_THAT(check(R"(- a format:000-0000 characters:ascii-digit
- b format:000-0000 length:..7
- c format:000-0000 width:full
- d format:A0a characters:ascii-upper,ascii-digit
- e format:000-0000 characters:ascii-digit,- length:8 width:half
- f format:A0a characters:ascii-letter,ascii-digit
)"),
              ElementsAre(R"(2:12 "000-0000" form-format-characters format=000-0000 field=a sign=-)"
                          R"( | does-not-fit 2:32 "ascii-digit")",
                          R"(3:12 "000-0000" form-format-characters format=000-0000 field=b length=8 hint=length)"
                          R"( | does-not-fit 3:30 "7")",
                          R"(4:12 "000-0000" form-format-characters format=000-0000 field=c hint=folded)",
                          R"(5:12 "A0a" form-format-characters format=A0a field=d sign=a)"
                          R"( | does-not-fit 5:27 "ascii-upper")"));
}

// Options.

TEST_F(FormFieldsTest, an_edition_has_something_to_choose) {
  EXPECT_THAT(check(R"(- a choice
* yes
* no only:osaka
- b select
* yes except:osaka
- c choices
* one except:osaka
- d suggest
* one except:osaka
- e suggest free
* one except:osaka
- f choices
* one
)"),
              ElementsAre(R"(2:3 "a" form-one-option field=a editions=fukushima, national | only-here 3:3 "yes")",
                          R"(5:3 "b" form-no-options field=b editions=osaka)",
                          R"(5:3 "b" form-one-option field=b editions=fukushima, national | only-here 6:3 "yes")",
                          R"(7:3 "c" form-no-options field=c editions=osaka)",
                          R"(9:3 "d" form-no-options field=d editions=osaka)"));
}

TEST_F(FormFieldsTest, options_that_are_not_written_at_all_are_told_by_the_loader) {
  EXPECT_THAT(check("- a choice\n- b suggest\n"), IsEmpty());
}

TEST_F(FormFieldsTest, two_options_have_two_labels) {
  EXPECT_THAT(
      check(R"(- a choice
* yes | はい
* no | はい
- b suggest width:full
* one | ABC大学
* two | ＡＢＣ大学
)"),
      ElementsAre(R"(4:8 "はい" form-duplicate-label label=はい kind=option | first-here 3:9 "はい")",
                  R"(7:9 "ＡＢＣ大学" form-duplicate-label label=ＡＢＣ大学 kind=option | first-here 6:9 "ABC大学")"));
}

TEST_F(FormFieldsTest, a_field_takes_its_own_options) {
  EXPECT_THAT(check(R"(- a suggest free characters:kanji length:..4
* tokyo | 東京大学
* osaka | 大阪ABC
* kyoto | 京都大学校
)"),
              ElementsAre(HasSubstr(R"(4:11 "大阪ABC" form-option-rejected option=大阪ABC field=a japanese=)"),
                          HasSubstr(R"(5:11 "京都大学校" form-option-rejected option=京都大学校 field=a japanese=)")));
}

// Examples.

TEST_F(FormFieldsTest, an_example_keeps_to_the_rules) {
  EXPECT_THAT(
      check(R"(- login-id characters:ascii-letter length:8.. example:yamada
- postal-code format:000-0000 example:1000001
- email email example:somebody
- born date max:2000-01-01 example:2001-01-01
- again date equals:born example:1999-12-31
)"),
      ElementsAre(AllOf(HasSubstr(R"(2:55 "yamada" form-example-rejected example=yamada field=login-id japanese=)"),
                        HasSubstr(" english=")),
                  HasSubstr(R"(3:39 "1000001" form-example-rejected)"),
                  HasSubstr(R"(4:23 "somebody" form-example-rejected)"),
                  HasSubstr(R"(5:36 "2001-01-01" form-example-rejected)")));
}

TEST_F(FormFieldsTest, by_mistaken_rules_nothing_is_judged) {
  EXPECT_THAT(check("- a length:9..1 example:abc\n- b when:a=xyz\n"), ElementsAre(HasSubstr("form-limits field=a")));
}

}  // namespace
}  // namespace shirube
