#include "generator/check/page_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_site_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A site of three editions, the last two built on the first, and one guide.
class PageCheckTest : public testing::Test, protected WrittenSite {
 protected:
  PageCheckTest() {
    edition("national");
    edition("osaka", "national", {{"contact.name", "大阪府"}});
    edition("tokyo", "national");
    guide("log-in");
  }

  Guide& form() { return site.guides[0].variants[0]; }
};

TEST_F(PageCheckTest, a_site_without_a_mistake_has_none) { EXPECT_THAT(check(), IsEmpty()); }

// Values.

TEST_F(PageCheckTest, a_value_that_editions_lack_is_told_with_the_editions) {
  form().title = text("{{ contact.name }}の手順");
  EXPECT_THAT(check(),
              ElementsAre(R"(4:1 "{{ contact.name }}" missing-value name=contact.name editions=national, tokyo)"));
}

TEST_F(PageCheckTest, a_value_is_told_where_it_stands_in_a_text) {
  form().finish = body("電話は\n窓口（{{contact.nmae}}）へ");
  EXPECT_THAT(check(), ElementsAre(R"(5:4 "{{contact.nmae}}" missing-value name=contact.nmae )"
                                   "editions=national, osaka, tokyo suggestion=contact.name"));
}

TEST_F(PageCheckTest, a_value_that_only_its_edition_uses_is_fine) {
  form().steps[0].condition = only({"osaka"});
  form().steps[0].body = body("{{ contact.name }}");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(PageCheckTest, a_value_that_only_its_editions_overlay_uses_is_fine) {
  form_in("log-in", "osaka").finish = body("{{ contact.name }}");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(PageCheckTest, a_missing_value_in_several_forms_of_a_page_is_told_once) {
  form().summary = text("{{ fee }}");
  form_in("log-in", "osaka").title = text("T");
  form_in("log-in", "tokyo").title = text("T");
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "{{ fee }}" missing-value name=fee editions=national, osaka, tokyo)"));
}

TEST_F(PageCheckTest, an_edition_whose_base_could_not_be_read_may_have_the_value) {
  site.editions[1].is_whole = false;
  form().summary = text("{{ fee }}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("editions=national, tokyo")));
}

TEST_F(PageCheckTest, what_is_no_name_of_a_value_is_told) {
  form().summary = text("{{ Fee }} と {{ 料金 }} と {{ fee");
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "{{ Fee }}" malformed-value text={{ Fee }})",
                                   R"(4:13 "{{ 料金 }}" malformed-value text={{ 料金 }})",
                                   R"(4:24 "{{" malformed-value text={{)"));
}

TEST_F(PageCheckTest, values_are_looked_for_in_every_text) {
  const auto value = [&] { return text("{{ x }}"); };
  Guide& guide = form();
  guide.title = value();
  guide.summary = value();
  guide.prepare.emplace_back().body.markdown = value();
  guide.notes.emplace_back().title = value();
  guide.notes[0].body.markdown = value();
  guide.finish.markdown = value();
  guide.related.emplace_back().label = value();
  guide.sources.emplace_back().section = value();
  Step& step = guide.steps[0];
  step.title = value();
  step.body.markdown = value();
  step.notes.emplace_back().title = value();
  step.asides.emplace_back().title = value();
  step.asides[0].body.markdown = value();
  step.links.emplace_back().label = value();
  Image& image = step.images.emplace_back();
  image.alternative = value();
  image.caption = value();
  image.points.emplace_back().label = value();
  EXPECT_EQ(check().size(), 17U);
}

TEST_F(PageCheckTest, a_text_of_braces_alone_is_not_told_brace_by_brace) {
  std::string braces;
  for (int i = 0; i < 200'000; ++i) braces += "{{ ";
  form().summary = text(braces);
  EXPECT_EQ(check().size(), 100U);
}

TEST_F(PageCheckTest, a_guides_own_contact_needs_a_name_in_its_editions) {
  edition("fukushima", "", {{"desk.name", "窓口"}, {"desk.phone", "1"}, {"desk.fax", "2"}});
  form().contact = text("desk");
  EXPECT_THAT(check(), ElementsAre(R"(6:1 "2" unused-value name=desk.fax)",
                                   R"(7:1 "desk" missing-value name=desk.name editions=national, osaka, tokyo)"));
}

// Conditions.

TEST_F(PageCheckTest, editions_that_do_not_exist_are_told_with_what_was_meant) {
  form().condition = only({"osaka", "tokio"});
  form().prepare.emplace_back().condition = except({"kyoto"});
  EXPECT_THAT(check(), ElementsAre(R"(5:1 "tokio" unknown-edition edition=tokio suggestion=tokyo)",
                                   R"(6:1 "kyoto" unknown-edition edition=kyoto)"));
}

TEST_F(PageCheckTest, editions_whose_files_could_not_be_read_exist) {
  site.unread = {"edition:kyoto"};
  form().steps[0].condition = only({"kyoto"});
  form().condition = except({"kyoto"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(PageCheckTest, what_appears_in_no_edition_is_told) {
  form().steps[0].condition = except({"national"});
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "national" edition-never)"));
}

TEST_F(PageCheckTest, conditions_that_exclude_each_other_are_told_at_the_inner_one) {
  form().steps[0].condition = only({"osaka"});
  Aside& aside = form().steps[0].asides.emplace_back();
  aside.condition = only({"tokyo"});
  aside.body = body("{{ fee }}");
  EXPECT_THAT(check(), ElementsAre(R"(5:1 "tokyo" edition-never)"));
}

TEST_F(PageCheckTest, only_and_except_may_stand_together) {
  form().condition = {texts({"national"}), texts({"tokyo"})};
  EXPECT_THAT(check(), IsEmpty());
  form().condition = {texts({"osaka"}), texts({"national"})};
  EXPECT_THAT(check(), ElementsAre(R"(6:1 "osaka" edition-never)"));
}

TEST_F(PageCheckTest, an_item_may_be_left_out_of_some_forms_of_a_page) {
  form().notes.emplace_back().condition = only({"osaka"});
  form_in("log-in", "tokyo").title = text("T");
  form_in("log-in", "osaka").title = text("T");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(PageCheckTest, an_overlay_that_keeps_its_own_edition_out_is_told) {
  form_in("log-in", "osaka").condition = except({"osaka"});
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "osaka" edition-never)"));
}

// Headings and pictures.

TEST_F(PageCheckTest, headings_that_jump_are_warned_about) {
  form().finish = body("## 二\n\n#### 四\n\n##### 五\n# 一\n### 三\n");
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "##" heading-jump from=0 to=2)", R"(6:1 "####" heading-jump from=2 to=4)",
                                   R"(10:1 "###" heading-jump from=1 to=3)"));
}

TEST_F(PageCheckTest, headings_begin_anew_in_every_body) {
  form().finish = body("# 一\n## 二\n");
  form().steps[0].body = body("# 一\n");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(PageCheckTest, pictures_are_told_for_what_they_are) {
  site.assets["a.png"] = {.state = Asset::State::published};
  site.assets["b.png"] = {.state = Asset::State::missing};
  site.assets["B.png"] = {.state = Asset::State::missing, .suggestion = "a.png"};
  site.assets["../c.png"] = {.state = Asset::State::outside};
  site.assets["d.svg"] = {.state = Asset::State::unreadable, .reason = "svg-script"};
  form().finish = body("![a](a.png) ![b](b.png)\n![b](B.png) ![c](../c.png)");
  form().steps[0].images.emplace_back().file = text("d.svg");
  EXPECT_THAT(check(), ElementsAre(R"(4:18 "b.png" image-missing file=b.png)",
                                   R"(5:6 "B.png" image-missing file=B.png suggestion=a.png)",
                                   R"(5:18 "../c.png" image-outside file=../c.png)",
                                   R"(6:1 "d.svg" image-unreadable file=d.svg reason=svg-script)"));
}

TEST_F(PageCheckTest, a_picture_in_a_body_needs_its_text) {
  site.assets["a.png"] = {.state = Asset::State::published};
  form().finish = body("![](a.png)");
  EXPECT_THAT(check(), ElementsAre(R"(4:5 "a.png" image-without-text file=a.png)"));
}

// References.

TEST_F(PageCheckTest, audiences_and_sources_that_do_not_exist_are_told) {
  site.settings.audiences.emplace_back().id = text("clinic");
  site.sources.emplace_back().id = "manual";
  form().audience.emplace_back().id = text("clinics");
  form().audience.emplace_back().id = text("clinic");
  form().sources.emplace_back().document = text("handbook");
  form().sources.emplace_back().document = text("manuel");
  EXPECT_THAT(check(), ElementsAre(R"(5:1 "clinics" unknown-reference target=clinics suggestion=clinic)",
                                   R"(7:1 "handbook" unknown-reference target=handbook)",
                                   R"(8:1 "manuel" unknown-reference target=manuel suggestion=manual)"));
}

TEST_F(PageCheckTest, audiences_and_sources_that_could_not_be_read_are_not_told) {
  site.unread = {"site:", "source:manual"};
  form().audience.emplace_back().id = text("clinic");
  form().sources.emplace_back().document = text("manual");
  EXPECT_THAT(check(), IsEmpty());
}

}  // namespace
}  // namespace shirube
