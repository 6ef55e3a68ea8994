#include "generator/check/screen_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostic_catalogue.h"
#include "generator/check/written_screens_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

using Kind = ElementKind;
using State = ElementState;

class ScreenCheckTest : public testing::Test, protected WrittenScreens {};

TEST_F(ScreenCheckTest, a_screen_that_a_step_shows_has_no_mistake) {
  screen("gmis", {element(Kind::field, "user-name"), element(Kind::button, "")});
  step().screens = {use("gmis", {"user-name"})};
  EXPECT_THAT(check(), IsEmpty());
}

// The screens that steps name.

TEST_F(ScreenCheckTest, a_screen_that_does_not_exist_is_told_with_what_was_meant) {
  screen("gmis-login", {});
  step().screens = {use("gmis-login"), use("gmis-logn", {"x"}), use("nonsense"), use("")};
  EXPECT_THAT(check(),
              ElementsAre(HasSubstr(R"("gmis-logn" unknown-reference target=screen:gmis-logn suggestion=gmis-login)"),
                          HasSubstr(R"("nonsense" unknown-reference target=screen:nonsense)")));
}

TEST_F(ScreenCheckTest, a_screen_that_could_not_be_read_is_not_told) {
  screen("gmis", {});  // its overlay, which may have the element
  site.unread = {"screen:gmis", "screen:med"};
  step().screens = {use("gmis", {"user-name"}), use("med", {"user-name"})};
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, a_screen_that_no_step_shows_is_warned_about) {
  screen("gmis", {});
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("screen gmis" unused-screen screen=gmis)")));
  step().screens = {use("gmis")};
  step().screens[0].condition = only({"tokyo"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, what_could_not_be_read_may_have_shown_a_screen) {
  screen("gmis", {});
  site.unread = {"guide:reset"};
  EXPECT_THAT(check(), IsEmpty());
}

// Elements that steps name.

TEST_F(ScreenCheckTest, elements_that_a_screen_does_not_have_are_told_with_what_was_meant) {
  screen("gmis", {holder("", {element(Kind::field, "user-name")})});
  step().screens = {use("gmis", {"username"})};
  step().screens[0].states = {{text("nonsense"), State::hidden}};
  step().screens[0].values = {{text("user-nam"), text("x")}};
  EXPECT_THAT(
      check(),
      ElementsAre(HasSubstr(R"("username" unknown-element element=username screen=gmis suggestion=user-name)"),
                  HasSubstr(R"("nonsense" unknown-element element=nonsense screen=gmis)"),
                  HasSubstr(R"("user-nam" unknown-element element=user-nam screen=gmis suggestion=user-name)")));
}

TEST_F(ScreenCheckTest, an_element_that_a_condition_leaves_out_is_told_with_the_editions) {
  screen("gmis", {element(Kind::field, "user-name"), holder("", {element(Kind::link, "notice")})});
  site.screens[0].variants[0].elements[1].condition = only({"osaka"});
  step().screens = {use("gmis", {"notice"})};
  EXPECT_THAT(check(),
              ElementsAre(AllOf(HasSubstr(R"("notice" element-left-out element=notice)"),
                                HasSubstr("editions=national, tokyo | left-out-here"), HasSubstr(R"("osaka")"))));
  step().screens[0].points[0].condition = only({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, an_element_that_an_overlay_removes_is_told_with_the_edition) {
  screen("gmis", {element(Kind::field, "user-name"), element(Kind::button, "log-in")});
  screen_in("tokyo").elements.pop_back();
  step().screens = {use("gmis", {"log-in"})};
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("log-in" element-left-out element=log-in editions=tokyo)")));
  site.editions[2].is_whole = false;
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, an_element_that_an_overlay_adds_is_there_in_its_edition_only) {
  screen("gmis", {});
  screen_in("osaka").elements.push_back(element(Kind::button, "help"));
  step().screens = {use("gmis", {"help"})};
  EXPECT_THAT(check(), ElementsAre(HasSubstr("element-left-out element=help editions=national, tokyo")));
  step().screens[0].condition = only({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, a_mistake_that_several_forms_of_a_guide_share_is_told_once) {
  screen("gmis", {element(Kind::link, "hidden", "x", State::hidden)});
  step().screens = {use("gmis", {"nonsense", "hidden"})};
  form_in("log-in", "osaka").title = text("T");
  EXPECT_EQ(check().size(), 2U);
}

TEST_F(ScreenCheckTest, an_element_is_pointed_at_once_in_an_edition) {
  screen("gmis", {element(Kind::button, "log-in")});
  step().screens = {use("gmis", {"log-in", "log-in"}), use("gmis", {"log-in"})};
  EXPECT_THAT(check(), ElementsAre(AllOf(HasSubstr(R"("log-in" duplicate-id id=log-in | first-here)"))));
  step().screens[0].points[0].condition = only({"osaka"});
  step().screens[0].points[1].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

// What is hidden.

TEST_F(ScreenCheckTest, what_is_pointed_at_must_not_be_hidden_by_the_screen) {
  screen("gmis", {element(Kind::link, "menu", "x", State::hidden),
                  holder("dialog", {holder("", {element(Kind::button, "close")})}, State::hidden)});
  step().screens = {use("gmis", {"menu", "close"})};
  EXPECT_THAT(check(), ElementsAre(AllOf(HasSubstr(R"("menu" hidden-element element=menu screen=gmis | hidden-here)"),
                                         HasSubstr(R"("element menu")")),
                                   AllOf(HasSubstr(R"("close" hidden-element element=close screen=gmis | hidden-here)"),
                                         HasSubstr(R"("element dialog")"))));
}

TEST_F(ScreenCheckTest, a_step_may_hide_and_show) {
  screen("gmis", {element(Kind::link, "menu"), holder("dialog", {element(Kind::button, "close")}, State::hidden)});
  step().screens = {use("gmis", {"menu", "close"})};
  step().screens[0].states = {{text("dialog"), State::normal}};
  EXPECT_THAT(check(), IsEmpty());
  step().screens[0].states.push_back({text("menu"), State::hidden});
  EXPECT_THAT(check(), ElementsAre(AllOf(HasSubstr(R"("menu" hidden-element element=menu screen=gmis | hidden-here)"),
                                         EndsWith(R"(:1 "menu")"))));
}

TEST_F(ScreenCheckTest, what_an_edition_hides_but_does_not_point_at_may_be_hidden) {
  screen("gmis", {element(Kind::link, "menu")});
  screen_in("osaka").elements[0].state = State::hidden;
  step().screens = {use("gmis")};
  step().screens[0].points = {point("menu", except({"osaka"}))};
  EXPECT_THAT(check(), IsEmpty());
  step().screens[0].points[0].condition = {};
  EXPECT_THAT(check(), ElementsAre(HasSubstr("hidden-element element=menu")));
}

// States and values.

TEST_F(ScreenCheckTest, states_must_suit_the_kind_of_an_element) {
  screen("gmis", {element(Kind::link, "forgot", "x", State::disabled), element(Kind::button, "", "x", State::chosen),
                  element(Kind::checkbox, "agree", "x", State::chosen)});
  step().screens = {use("gmis")};
  step().screens[0].states = {{text("agree"), State::disabled}, {text("forgot"), State::chosen}};
  EXPECT_THAT(check(),
              ElementsAre(HasSubstr(R"("element forgot" unsuitable-state element=forgot kind=link state=disabled)"),
                          HasSubstr(R"("element" unsuitable-state element= kind=button state=chosen)"),
                          HasSubstr(R"("forgot" unsuitable-state element=forgot kind=link state=chosen)")));
}

TEST_F(ScreenCheckTest, an_element_whose_kind_could_not_be_read_may_have_any_state_and_value) {
  screen("gmis", {element(Kind::text, "field", "", State::disabled)});
  step().screens = {use("gmis")};
  step().screens[0].values = {{text("field"), text("x")}};
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, only_what_holds_a_value_can_be_filled) {
  screen("gmis", {element(Kind::secret, "password"), element(Kind::item, "needed")});
  step().screens = {use("gmis")};
  step().screens[0].values = {{text("password"), text("x")}, {text("needed"), text("x")}};
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("needed" unsuitable-fill element=needed kind=item)")));
}

TEST_F(ScreenCheckTest, the_hints_name_the_kinds_that_have_a_state_or_a_value) {
  const auto names = [](std::string_view code, const std::string& state, Kind kind) {
    Diagnostics diagnostics;
    const std::string hint =
        hint_of(diagnostics.add(code, {}, {{"element", "x"}, {"kind", "x"}, {"state", state}}), Language::english);
    const auto index = static_cast<std::size_t>(kind);
    const std::string word = kind == Kind::item ? "item" : std::string(element_kind_words[index]);
    return (" " + hint).find(" " + word) != std::string::npos;
  };
  for (std::size_t index = 0; index <= std::size(element_kind_words); ++index) {
    const auto kind = static_cast<Kind>(index);
    if (kind == Kind::text) continue;  // "other texts"
    EXPECT_EQ(names("unsuitable-state", "disabled", kind), can_be_disabled(kind)) << index;
    EXPECT_EQ(names("unsuitable-state", "chosen", kind), can_be_chosen(kind)) << index;
    EXPECT_EQ(names("unsuitable-fill", "", kind), can_be_filled(kind)) << index;
  }
}

// Texts.

TEST_F(ScreenCheckTest, a_label_that_is_too_long_is_warned_about) {
  screen("gmis", {element(Kind::button, "", std::string(40, 'x')), element(Kind::button, "", std::string(41, 'x')),
                  element(Kind::text, "", std::string(400, 'x'))});
  step().screens = {use("gmis")};
  EXPECT_THAT(check(), ElementsAre(HasSubstr("long-label cells=41 room=40")));
}

TEST_F(ScreenCheckTest, a_label_is_measured_with_the_values_of_the_editions_that_show_it) {
  site.editions[0].values["desk"] = text("窓口");
  site.editions[1].values["desk"] = text("健康医療部保健医療室の医療対策課の窓口");  // 38 cells
  site.editions[2].values["desk"] = text("福祉保健局の医療政策部の窓口");
  screen("gmis", {element(Kind::button, "", "{{ desk }}へ送る")});
  step().screens = {use("gmis")};
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("{{ desk }}へ送る" long-label cells=44 room=40)")));
  step().screens[0].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, values_in_a_screen_must_be_there_in_the_editions_that_show_it) {
  site.editions[1].values["desk"] = text("窓口");
  screen("gmis", {element(Kind::button, "", "{{ desk }}")});
  step().screens = {use("gmis")};
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("{{ desk }}" missing-value name=desk editions=national, tokyo)")));
  step().screens[0].condition = only({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(ScreenCheckTest, a_value_that_a_screen_shows_is_used) {
  edition("fukushima", "", {{"desk", "窓口"}});
  screen("gmis", {element(Kind::button, "", "{{ desk }}")});
  step().screens = {use("gmis")};
  step().screens[0].condition = only({"fukushima"});
  EXPECT_THAT(check(), IsEmpty());
  step().screens.clear();
  EXPECT_THAT(check(), ElementsAre(HasSubstr("unused-value name=desk"), HasSubstr("unused-screen")));
}

TEST_F(ScreenCheckTest, editions_that_do_not_exist_are_told_in_screens_too) {
  screen("gmis", {element(Kind::button, "")}).elements[0].condition = only({"kyoto"});
  step().screens = {use("gmis")};
  EXPECT_THAT(check(), ElementsAre(HasSubstr(R"("kyoto" unknown-edition edition=kyoto)")));
}

}  // namespace
}  // namespace shirube
