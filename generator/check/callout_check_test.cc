#include "generator/check/callout_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_screens_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A step that shows a screen with two points and a picture with one.
class CalloutCheckTest : public testing::Test, protected WrittenScreens {
 protected:
  CalloutCheckTest() {
    screen("gmis", {element(ElementKind::field, "user-name"), element(ElementKind::button, "log-in"),
                    element(ElementKind::button, "help")});
    step().screens = {use("gmis", {"user-name", "log-in"})};
    step().images = {picture({"logo"})};
  }
};

TEST_F(CalloutCheckTest, texts_of_a_step_may_name_its_callouts_by_id_and_by_number) {
  step().body = body("{user-name} {log-in} {logo} {①} {②} {③}");
  step().notes.emplace_back().body = body("{user-name}");
  step().asides.emplace_back().body = body("{③}");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CalloutCheckTest, a_name_that_is_not_pointed_at_is_told_where_it_stands) {
  step().body = body("まず\n次に{user-nmae}と{help}、{④}と{nonsense}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"(:3 "{user-nmae}" unknown-point point=user-nmae suggestion=user-name)"),
                                   HasSubstr(R"("{help}" unknown-point point=help)"),
                                   HasSubstr(R"("{④}" unknown-point point=④)"),
                                   HasSubstr(R"("{nonsense}" unknown-point point=nonsense)")));
}

TEST_F(CalloutCheckTest, every_sign_is_its_number) {
  std::vector<std::string> ids(50);
  step().images = {picture({}), picture(ids)};
  step().screens.clear();
  step().screens = {use("gmis")};
  step().body = body("{①}{⑳}{㉑}{㉟}{㊱}{㊿}");
  EXPECT_THAT(check(), IsEmpty());
  step().images[1].points.pop_back();
  EXPECT_THAT(check(), ElementsAre(HasSubstr("unknown-point point=㊿")));
  step().images[1].points.resize(34);
  EXPECT_THAT(check(), ElementsAre(HasSubstr("point=㉟"), HasSubstr("point=㊱"), HasSubstr("point=㊿")));
  step().images[1].points.resize(19);
  EXPECT_THAT(check(), ElementsAre(HasSubstr("point=⑳"), HasSubstr("point=㉑"), HasSubstr("point=㉟"),
                                   HasSubstr("point=㊱"), HasSubstr("point=㊿")));
}

TEST_F(CalloutCheckTest, only_texts_of_a_step_have_callouts) {
  Guide& guide = site.guides[0].variants[0];
  guide.prepare.emplace_back().body = body("{user-name}");
  guide.notes.emplace_back().body = body("{①}");
  guide.finish = body("{log-in}");
  site.settings.introduction = body("{log-in}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("{user-name}" unknown-point point=user-name hint=outside)"),
                                   HasSubstr(R"("{①}" unknown-point point=① hint=outside)"),
                                   HasSubstr(R"("{log-in}" unknown-point point=log-in hint=outside)"),
                                   HasSubstr(R"("{log-in}" unknown-point point=log-in hint=outside)")));
}

TEST_F(CalloutCheckTest, a_step_has_no_callouts_of_another) {
  site.guides[0].variants[0].steps.push_back(WrittenSite::step("second"));
  site.guides[0].variants[0].steps[1].body = body("{user-name}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("{user-name}" unknown-point point=user-name)")));
}

// Editions.

TEST_F(CalloutCheckTest, a_callout_that_an_edition_does_not_show_is_told_with_the_edition) {
  step().screens[0].points[1].condition = except({"osaka"});
  step().body = body("{log-in}と{③}");
  EXPECT_THAT(check(), ElementsAre(AllOf(HasSubstr(R"("{log-in}" point-left-out point=log-in editions=osaka)"),
                                         HasSubstr(R"(| left-out-here)"), HasSubstr(R"("osaka")")),
                                   HasSubstr(R"("{③}" point-left-out point=③ editions=osaka)")));
}

TEST_F(CalloutCheckTest, callouts_of_a_screen_or_picture_that_an_edition_leaves_out_are_left_out) {
  step().screens[0].condition = only({"osaka"});
  step().images[0].condition = except({"tokyo"});
  step().notes.emplace_back().body = body("{user-name}");
  step().notes.emplace_back().body = body("{logo}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("point-left-out point=user-name editions=national, tokyo | left-out-here"),
                                   HasSubstr("point-left-out point=logo editions=tokyo | left-out-here")));
  step().notes[0].condition = only({"osaka"});
  step().notes[1].condition = except({"tokyo"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CalloutCheckTest, a_callout_that_an_overlay_removes_is_left_out_of_its_edition) {
  step().body = body("{log-in}");
  form_in("log-in", "osaka").steps[0].screens[0].points.pop_back();
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("{log-in}" point-left-out point=log-in editions=osaka)")));
  site.editions[1].is_whole = false;
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CalloutCheckTest, what_several_forms_of_a_guide_share_is_told_once) {
  step().body = body("{nonsense}");
  form_in("log-in", "osaka").title = text("T");
  EXPECT_EQ(check().size(), 1U);
}

// Two numbers for a name.

TEST_F(CalloutCheckTest, a_name_must_not_stand_for_two_numbers) {
  step().screens.push_back(use("gmis", {"help", "log-in"}));
  step().body = body("{log-in}と{help}と{②}と{④}");
  EXPECT_THAT(check(), ElementsAre(AllOf(HasSubstr(R"("{log-in}" ambiguous-point point=log-in | first-here)"),
                                         HasSubstr(R"( | also-here )"))));
}

TEST_F(CalloutCheckTest, a_name_may_stand_for_a_number_in_each_edition) {
  step().screens.push_back(use("gmis", {"log-in"}));
  step().screens[0].condition = only({"osaka"});
  step().screens[1].condition = except({"osaka"});
  step().body = body("{log-in}");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CalloutCheckTest, points_of_a_screen_and_of_a_picture_may_share_an_id_that_no_text_names) {
  step().images = {picture({"log-in"})};
  EXPECT_THAT(check(), IsEmpty());
  step().body = body("{log-in}");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("ambiguous-point")));
}

TEST_F(CalloutCheckTest, a_text_of_braces_alone_is_not_told_brace_by_brace) {
  std::string names;
  for (int i = 0; i < 20'000; ++i) names += "{a}";
  step().body = body(names);
  EXPECT_EQ(check().size(), 100U);
  step().body = {};
  site.guides[0].variants[0].finish = body(names);
  EXPECT_EQ(check().size(), 100U);
}

}  // namespace
}  // namespace shirube
