#include "generator/check/form_check.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_form_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FormCheckTest : public testing::Test, protected WrittenForm {
 protected:
  Told check(const std::string& written = "") {
    if (!written.empty()) base(written);
    Diagnostics diagnostics;
    check_form(site, form, diagnostics);
    return told_of(diagnostics);
  }
};

TEST_F(FormCheckTest, a_form_without_a_mistake_has_none) {
  EXPECT_THAT(check(R"(# who
- login-id width:half characters:ascii-letter,ascii-digit,!@%&# length:8..32 example:yamada12 required
- password secret characters:ascii-letter,ascii-digit,ascii-symbol contains:ascii-letter,ascii-digit length:8..
- password-again secret equals:password
- postal-code width:half format:000-0000 example:100-0001
- birth-date date min:1900-01-01 max:2026-11-21 example:1980-04-01
- graduation year-month
- school suggest free length:..20
* tokyo | 東京大学
* osaka | 大阪大学
# what when:school=tokyo,osaka
- needed choice required
* yes | はい
* no | いいえ
- stock number min:0 max:99 decimals:2 example:1.5 when:needed=yes
- use number when:needed=yes when:stock>5
- total number when:!needed=no
- reason multiline when:needed=no|stock>5
- scan file
- terms consent required
= sum stock,use total when:needed=yes
= required-when reason when:needed=no
= must-be needed yes when:stock+
= must-be terms yes when:needed=yes
= order birth-date graduation
= compare use stock times:4
= at-least-one reason,scan
= same stock,use
)"),
              IsEmpty());
}

TEST_F(FormCheckTest, of_a_form_whose_files_could_not_be_read_nothing_is_told) {
  site.unread = {"form:registration"};
  EXPECT_THAT(check("# who\n- a length:9..1\n"), IsEmpty());
}

// Editions.

TEST_F(FormCheckTest, what_only_some_editions_have_is_told_once_with_them) {
  base("# who\n- a length:9..1\n- b\n");
  form_in("osaka", "# who\n- a\n- b\n");
  EXPECT_THAT(check(),
              ElementsAre(R"(2:15 "1" form-limits field=a kind=length least=9 greatest=1 editions=fukushima, national)"
                          R"( | does-not-fit 2:12 "9")"));
}

TEST_F(FormCheckTest, editions_with_other_values_may_have_other_mistakes) {
  site.editions[0].values["name"].text = "福島";
  site.editions[1].values["name"].text = "abc";
  site.editions[2].values["name"].text = "osaka";
  EXPECT_THAT(check("# who\n- a characters:ascii-letter example:{{name}}\n"),
              ElementsAre(HasSubstr(R"(2:37 "{{name}}" form-example-rejected example=福島 field=a)")));
}

TEST_F(FormCheckTest, an_edition_without_an_endpoint_cannot_send_the_form) {
  site.editions[2].form_endpoint = {};
  EXPECT_THAT(check("# who\n- a\n"),
              ElementsAre(R"(1:3 "who" form-without-endpoint form=registration editions=osaka)"));
}

TEST_F(FormCheckTest, a_rehearsal_needs_no_endpoint) {
  site.editions[2].form_endpoint = {};
  EXPECT_THAT(check("rehearsal\n# who\n- a\n"), IsEmpty());
}

TEST_F(FormCheckTest, an_endpoint_that_could_not_be_read_may_be_there) {
  site.editions[2].form_endpoint = {};
  site.unread = {"site:"};
  EXPECT_THAT(check("# who\n- a\n"), IsEmpty());
}

TEST_F(FormCheckTest, an_edition_whose_base_could_not_be_read_may_lack_nothing) {
  site.editions[2].is_whole = false;
  EXPECT_THAT(check("# who\n- a except:osaka\n- b when:a+\n"), IsEmpty());
}

// The whole form.

TEST_F(FormCheckTest, ids_stand_for_one_field) {
  EXPECT_THAT(check("# one\n- a\n# two\n- b\n- a | another\n"),
              ElementsAre(R"(5:3 "a" duplicate-id id=a | first-here 2:3 "a")"));
}

TEST_F(FormCheckTest, two_fields_of_a_section_have_two_labels) {
  EXPECT_THAT(check("# one\n- a | 電話\n- b | 電話\n- c | 電話 only:osaka\n# two\n- d | 電話\n"),
              ElementsAre(R"(3:7 "電話" form-duplicate-label label=電話 kind=field | first-here 2:7 "電話")",
                          R"(4:7 "電話" form-duplicate-label label=電話 kind=field editions=osaka)"
                          R"( | first-here 2:7 "電話")"));
}

TEST_F(FormCheckTest, fields_of_different_editions_may_have_one_label) {
  EXPECT_THAT(check("# one\n- a | 電話 only:osaka\n- b | 電話 only:fukushima\n"), IsEmpty());
}

TEST_F(FormCheckTest, a_form_has_as_many_fields_as_the_server_takes) {
  std::string written = "# who\n";
  for (int field = 0; field < 200; ++field) written += "- f" + std::to_string(field) + "\n";
  EXPECT_THAT(check(written), IsEmpty());
  form.variants.clear();
  EXPECT_THAT(check(written + "- one-more\n"),
              ElementsAre(HasSubstr(R"("one-more" form-too-large kind=fields count=201)")));
}

TEST_F(FormCheckTest, a_pack_that_the_server_does_not_take_is_too_large) {
  std::string written = "# who\n- school suggest\n";
  const std::string stem = "* a-school-whose-id-is-so-long-that-a-few-thousand-are-enough-";
  for (int option = 0; option < 4'500; ++option) written += stem + std::to_string(option) + "\n";
  EXPECT_THAT(check(written), ElementsAre(HasSubstr(R"(1:3 "who" form-too-large kind=bytes count=)")));
}

}  // namespace
}  // namespace shirube
