#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_site_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A site of three editions, the last two built on the first, and the guides `log-in` and `reset`.
class LinkCheckTest : public testing::Test, protected WrittenSite {
 protected:
  LinkCheckTest() {
    edition("national");
    edition("osaka", "national");
    edition("tokyo", "national");
    guide("log-in").steps.push_back(step("enter-name"));
    guide("reset");
  }

  Guide& form(const std::string& id) { return site.guides.at(site.guide_index(id).value()).variants[0]; }
  void link(const std::string& target) { form("log-in").finish = body("[x](" + target + ")"); }
};

TEST_F(LinkCheckTest, links_to_what_exists_are_fine) {
  for (const std::string target :
       {"guide:reset", "guide:reset#first", "#enter-name", "guide:log-in#first", "https://example.jp/a?b=c#d",
        "https://ja.wikipedia.org/wiki/標", "mailto:a@example.jp", "mailto:a@example.jp?subject=件名",
        "tel:0570-783-872", "tel:+81-(0)6.1234"}) {
    link(target);
    EXPECT_THAT(check(), IsEmpty()) << target;
  }
}

TEST_F(LinkCheckTest, a_page_that_does_not_exist_is_told_with_what_was_meant) {
  link("guide:reset-password");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "guide:reset-password" unknown-reference target=guide:reset-password)"));
  link("guide:rest#first");
  EXPECT_THAT(
      check(),
      ElementsAre(R"(8:5 "guide:rest#first" unknown-reference target=guide:rest#first suggestion=guide:reset)"));
}

TEST_F(LinkCheckTest, an_anchor_that_does_not_exist_is_told_with_what_was_meant) {
  link("guide:log-in#enter-nmae");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "guide:log-in#enter-nmae" unknown-anchor target=guide:log-in#enter-nmae )"
                                   "anchor=enter-nmae suggestion=guide:log-in#enter-name"));
  link("#frist");
  EXPECT_THAT(check(), ElementsAre(R"(8:5 "#frist" unknown-anchor target=#frist anchor=frist suggestion=#first)"));
}

TEST_F(LinkCheckTest, an_aside_with_an_id_is_an_anchor) {
  Aside aside;
  aside.id = text("no-mail");
  form("reset").steps[0].asides = {Aside{}, aside};
  link("guide:reset#no-mail");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, links_of_other_forms_are_told_with_what_was_meant) {
  const auto told_of = [&](const std::string& target) {
    link(target);
    return check().at(0);
  };
  EXPECT_EQ(told_of("www.example.jp/a"),
            R"(7:5 "www.example.jp/a" unsupported-link target=www.example.jp/a suggestion=https://www.example.jp/a)");
  EXPECT_EQ(told_of("desk@example.jp"),
            R"(8:5 "desk@example.jp" unsupported-link target=desk@example.jp suggestion=mailto:desk@example.jp)");
  EXPECT_EQ(told_of("0570-783-872"),
            R"(9:5 "0570-783-872" unsupported-link target=0570-783-872 suggestion=tel:0570-783-872)");
  EXPECT_EQ(
      told_of("../guides/reset.html#first"),
      R"(10:5 "../guides/reset.html#first" unsupported-link target=../guides/reset.html#first suggestion=guide:reset#first)");
  EXPECT_EQ(told_of("log-in"), R"(11:5 "log-in" unsupported-link target=log-in suggestion=guide:log-in)");
  EXPECT_EQ(told_of("Guide:reset"), R"(12:5 "Guide:reset" unsupported-link target=Guide:reset suggestion=guide:reset)");
  EXPECT_EQ(told_of("ftp://example.jp/"), R"(13:5 "ftp://example.jp/" unsupported-link target=ftp://example.jp/)");
  EXPECT_EQ(told_of("javascript:x"), R"(14:5 "javascript:x" unsupported-link target=javascript:x)");
  EXPECT_EQ(told_of("guide:reset#"),
            R"(15:5 "guide:reset#" unsupported-link target=guide:reset# suggestion=guide:reset)");
  EXPECT_EQ(told_of(""), "16:5 \")\" unsupported-link target=");
}

TEST_F(LinkCheckTest, addresses_without_encryption_are_warned_about) {
  link("http://example.jp/");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "http://example.jp/" plain-http target=http://example.jp/)"));
}

TEST_F(LinkCheckTest, addresses_that_cannot_be_published_are_told) {
  for (const std::string target :
       {"https://", "https:///a", "https://example.jp/a b", "https://example.jp/　a", "https://example.jp／",
        "mailto:desk", "mailto:a@", "mailto:窓口@example.jp", "tel:06-0000-0000（代表）", "tel:０６", "http://a b"}) {
    form("log-in").finish = {};
    Link link;
    link.to = text(target);
    form("log-in").related = {link};
    const Told told = check();
    ASSERT_EQ(told.size(), 1U) << target;
    const bool is_empty = target == "https://";
    EXPECT_THAT(told[0],
                testing::HasSubstr(is_empty ? " unsupported-link target=" : "\" invalid-address value=" + target));
  }
}

TEST_F(LinkCheckTest, a_link_by_itself_is_told_where_it_stands) {
  Link link;
  link.to = text("guide:nowhere");
  form("log-in").related = {link};
  form("log-in").steps[0].links = {link, Link{}};
  EXPECT_THAT(check(), ElementsAre(R"(7:1 "guide:nowhere" unknown-reference target=guide:nowhere)"));
}

// Per edition.

TEST_F(LinkCheckTest, a_page_that_an_edition_leaves_out_is_told_with_the_editions) {
  form("reset").condition = only({"osaka"});
  link("guide:reset");
  EXPECT_THAT(check(),
              ElementsAre(R"(8:5 "guide:reset" reference-left-out target=guide:reset editions=national, tokyo )"
                          R"(| left-out-here 7:1 "osaka")"));
}

TEST_F(LinkCheckTest, a_link_in_a_step_of_the_same_edition_is_fine) {
  form("reset").condition = only({"osaka"});
  Step osaka = step("osaka-desk");
  osaka.condition = only({"osaka"});
  osaka.body = body("[x](guide:reset#first)");
  form("log-in").steps.push_back(osaka);
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, conditions_inside_conditions_count_together) {
  form("reset").condition = except({"tokyo"});
  Step step_of_tokyo = step("a");
  step_of_tokyo.condition = except({"osaka"});
  Note note;
  note.condition = except({"tokyo"});
  note.body = body("[x](guide:reset)");
  step_of_tokyo.notes = {note};
  form("log-in").steps.push_back(step_of_tokyo);
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, a_step_that_an_edition_leaves_out_is_told_with_the_editions) {
  form("log-in").steps[1].condition = except({"tokyo"});
  link("#enter-name");
  EXPECT_THAT(check(), ElementsAre(R"(8:5 "#enter-name" reference-left-out target=#enter-name editions=tokyo )"
                                   R"(| left-out-here 7:1 "tokyo")"));
}

TEST_F(LinkCheckTest, an_aside_in_a_step_that_is_left_out_is_left_out_too) {
  Aside aside;
  aside.id = text("no-mail");
  form("log-in").steps[1].asides = {aside};
  form("log-in").steps[1].condition = only({"osaka"});
  link("guide:log-in#no-mail");
  EXPECT_THAT(check(), ElementsAre(R"(9:5 "guide:log-in#no-mail" reference-left-out target=guide:log-in#no-mail )"
                                   R"(editions=national, tokyo | left-out-here 8:1 "osaka")"));
}

TEST_F(LinkCheckTest, a_page_and_its_step_left_out_are_told_as_one) {
  form("reset").condition = except({"osaka"});
  form("reset").steps[0].condition = except({"tokyo"});
  link("guide:reset#first");
  EXPECT_THAT(check(), ElementsAre(R"(9:5 "guide:reset#first" reference-left-out target=guide:reset#first )"
                                   R"(editions=osaka, tokyo | left-out-here 7:1 "osaka")"));
}

TEST_F(LinkCheckTest, a_step_that_only_one_editions_overlay_adds_is_left_out_of_the_others) {
  form_in("reset", "osaka").steps.push_back(step("ask-the-desk"));
  link("guide:reset#ask-the-desk");
  EXPECT_THAT(check(),
              ElementsAre(R"(9:5 "guide:reset#ask-the-desk" reference-left-out target=guide:reset#ask-the-desk )"
                          "editions=national, tokyo"));
}

TEST_F(LinkCheckTest, a_link_to_an_added_step_from_the_overlay_itself_is_fine) {
  Guide& osaka = form_in("reset", "osaka");
  osaka.steps.push_back(step("ask-the-desk"));
  osaka.finish = body("[x](#ask-the-desk)");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, a_step_that_an_overlay_takes_out_is_left_out_of_that_edition) {
  form_in("log-in", "osaka").steps.pop_back();
  form("reset").finish = body("[x](guide:log-in#enter-name)");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "guide:log-in#enter-name" reference-left-out )"
                                   "target=guide:log-in#enter-name editions=osaka"));
}

TEST_F(LinkCheckTest, one_link_in_several_forms_of_a_page_is_told_once_with_all_editions) {
  form("reset").condition = only({"osaka"});
  link("guide:reset");
  form_in("log-in", "national").title = text("T");
  form_in("log-in", "osaka").title = text("T");
  EXPECT_THAT(check(), ElementsAre(testing::HasSubstr("editions=national, tokyo")));
}

TEST_F(LinkCheckTest, what_could_not_be_read_is_not_told_as_missing) {
  site.unread = {"guide:broken", "guide:reset"};
  link("guide:broken#any");
  EXPECT_THAT(check(), IsEmpty());
  link("guide:reset#from-an-overlay-that-is-broken");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, an_edition_whose_base_could_not_be_read_may_have_what_it_seems_to_lack) {
  site.editions[site.edition_index("tokyo").value()].is_whole = false;
  form("reset").condition = only({"osaka"});
  form("log-in").steps[1].condition = only({"osaka"});
  link("guide:reset");
  EXPECT_THAT(check(), ElementsAre(testing::HasSubstr("editions=national |")));
  link("#enter-name");
  EXPECT_THAT(check(), ElementsAre(testing::HasSubstr("editions=national |")));
}

// Values in links.

TEST_F(LinkCheckTest, values_are_filled_in_before_a_link_is_looked_at) {
  edition("fukushima", "national", {{"desk.mail", "desk@example.jp"}, {"desk.page", "reset"}});
  form("log-in").condition = only({"fukushima"});
  link("mailto:{{ desk.mail }}");
  EXPECT_THAT(check(), ElementsAre(testing::HasSubstr("unused-value name=desk.page")));
  form("reset").condition = only({"fukushima"});
  form("reset").finish = body("[x](guide:{{ desk.page }}#first)");
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(LinkCheckTest, what_a_value_makes_of_a_link_is_told) {
  edition("fukushima", "", {{"desk", "窓口"}});
  form("log-in").condition = only({"fukushima"});
  link("mailto:{{ desk }}");
  EXPECT_THAT(check(), ElementsAre(R"(9:5 "mailto:{{ desk }}" invalid-address value=mailto:窓口)"));
}

TEST_F(LinkCheckTest, a_link_whose_value_is_missing_is_told_for_the_value_only) {
  link("{{ desk }}");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "{{ desk }}" missing-value name=desk editions=national, osaka, tokyo)"));
  link("mailto:{{ Desk }}");
  EXPECT_THAT(check(), ElementsAre(R"(8:12 "{{ Desk }}" malformed-value text={{ Desk }})"));
}

TEST_F(LinkCheckTest, an_anchor_alone_means_nothing_outside_of_guides) {
  site.settings.introduction = body("[x](#first)");
  EXPECT_THAT(check(), ElementsAre(R"(7:5 "#first" unsupported-link target=#first)"));
}

}  // namespace
}  // namespace shirube
