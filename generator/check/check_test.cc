#include "generator/check/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_site_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckTest : public testing::Test, protected WrittenSite {
 protected:
  Topic& topic(const std::string& id, const std::vector<std::string>& guides) {
    Topic& topic = site.settings.topics.emplace_back();
    topic.id = text(id);
    for (const std::string& guide : guides) topic.guides.push_back({text(guide), {}});
    return topic;
  }
};

TEST_F(CheckTest, an_empty_site_has_no_mistakes_here) { EXPECT_THAT(check(), IsEmpty()); }

// The site's own texts.

TEST_F(CheckTest, texts_of_the_site_are_looked_at_in_every_edition) {
  edition("national", "", {{"fee", "無料"}});
  edition("osaka");
  site.settings.title = text("{{ fee }}");
  site.settings.summary = text("{{ fee }}");
  site.settings.publisher = text("{{ fee }}");
  site.settings.introduction = body("{{ fee }} [x](guide:nowhere)");
  EXPECT_THAT(check(), ElementsAre(HasSubstr("2:1"), HasSubstr("3:1"), HasSubstr("4:1"), HasSubstr("5:1"),
                                   R"(5:15 "guide:nowhere" unknown-reference target=guide:nowhere)"));
}

TEST_F(CheckTest, texts_of_audiences_and_topics_are_looked_at_where_they_stand) {
  edition("national", "", {{"fee", "無料"}});
  edition("osaka");
  Audience& audience = site.settings.audiences.emplace_back();
  audience.title = text("{{ fee }}");
  audience.condition = only({"national"});
  topic("a", {}).title = text("{{ fee }}");
  site.settings.topics[0].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
  topic("b", {}).summary = text("{{ fee }}");
  site.settings.audiences.emplace_back().summary = text("{{ fee }}");
  EXPECT_THAT(check(), ElementsAre(R"(7:1 "{{ fee }}" missing-value name=fee editions=osaka)",
                                   R"(9:1 "{{ fee }}" missing-value name=fee editions=osaka)"));
}

// Topics.

TEST_F(CheckTest, topics_list_guides_that_exist) {
  edition("national");
  guide("log-in");
  topic("a", {"log-in", "login", "reset", ""});
  site.unread = {"guide:reset"};
  EXPECT_THAT(check(), ElementsAre(R"(5:1 "login" unknown-reference target=login suggestion=log-in)"));
}

TEST_F(CheckTest, a_guide_is_listed_once) {
  edition("national");
  guide("log-in");
  topic("a", {"log-in"});
  topic("b", {"log-in", "log-in"});
  EXPECT_THAT(check(), ElementsAre(R"(6:1 "log-in" duplicate-listing id=log-in | first-here 4:1 "log-in")",
                                   R"(7:1 "log-in" duplicate-listing id=log-in | first-here 4:1 "log-in")"));
}

TEST_F(CheckTest, a_guide_may_be_listed_again_for_other_editions) {
  edition("national");
  edition("osaka");
  guide("log-in");
  topic("a", {"log-in"}).condition = only({"osaka"});
  topic("b", {"log-in"}).guides[0].condition = except({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CheckTest, a_listing_that_no_edition_shows_is_told) {
  edition("national");
  edition("osaka");
  guide("log-in");
  topic("a", {"log-in"}).condition = only({"osaka"});
  site.settings.topics[0].guides[0].condition = only({"national"});
  EXPECT_THAT(check(), ElementsAre(R"(6:1 "national" edition-never)"));
}

// Sources.

TEST_F(CheckTest, texts_of_a_source_are_looked_at_in_the_editions_that_show_it) {
  edition("national");
  edition("osaka", "national", {{"desk", "窓口"}});
  Source& source = site.sources.emplace_back();
  source.id = "manual";
  source.note = body("{{ desk }} [x](guide:log-in)");
  Revision& revision = source.revisions.emplace_back();
  revision.text = text("{{ desk }}");
  Guide& log_in = guide("log-in");
  log_in.sources.emplace_back().document = text("manual");
  log_in.sources[0].condition = only({"osaka"});
  log_in.condition = only({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
  site.guides[0].variants[0].condition = {};
  site.guides[0].variants[0].sources[0].condition = {};
  EXPECT_THAT(check(), ElementsAre(R"(2:1 "{{ desk }}" missing-value name=desk editions=national)",
                                   R"(3:1 "{{ desk }}" missing-value name=desk editions=national)"));
}

TEST_F(CheckTest, a_revision_may_carry_a_condition) {
  edition("national");
  site.sources.emplace_back().revisions.emplace_back().condition = only({"osaka"});
  EXPECT_THAT(check(), ElementsAre(R"(1:1 "osaka" unknown-edition edition=osaka)"));
}

// Editions.

TEST_F(CheckTest, texts_of_an_edition_are_its_own) {
  edition("national", "", {{"contact.name", "窓口"}}).summary = text("{{ contact.name }}");
  edition("osaka").name = text("{{ contact.name }}");
  EXPECT_THAT(check(), ElementsAre(R"(3:1 "{{ contact.name }}" missing-value name=contact.name editions=osaka)"));
}

TEST_F(CheckTest, a_color_that_is_hard_to_read_is_told) {
  edition("a").accent = text("#767676");  // 4.54
  edition("b").accent = text("#777777");  // 4.48
  edition("c").accent = text("#FFFF00");
  EXPECT_THAT(check(), ElementsAre(R"(2:1 "#777777" low-contrast color=#777777 ratio=4.4)",
                                   R"(3:1 "#FFFF00" low-contrast color=#FFFF00 ratio=1.0)"));
}

TEST_F(CheckTest, a_value_in_a_value_is_told) {
  edition("national", "", {{"contact.note", "電話は{{ contact.phone }}"}});
  EXPECT_THAT(check(),
              ElementsAre(R"(1:4 "{{ contact.phone }}" malformed-value text={{ contact.phone }} hint=in-value)"));
}

TEST_F(CheckTest, values_that_nothing_uses_are_warned_about) {
  edition("national", "", {{"fee", "無料"}, {"hours", "9時"}});
  edition("osaka", "national", {{"fee", "100円"}, {"desk", "窓口"}});
  guide("log-in").summary = text("{{ fee }} {{ hours }}");
  EXPECT_THAT(check(), ElementsAre(R"(4:1 "窓口" unused-value name=desk)"));
}

TEST_F(CheckTest, a_value_that_every_edition_replaces_is_not_used) {
  edition("national", "", {{"fee", "無料"}});
  edition("osaka", "national", {{"fee", "100円"}});
  guide("log-in").summary = text("{{ fee }}");
  site.guides[0].variants[0].condition = only({"osaka"});
  EXPECT_THAT(check(), ElementsAre(R"(1:1 "無料" unused-value name=fee)"));
}

TEST_F(CheckTest, a_value_of_a_base_that_only_an_edition_on_it_uses_is_used) {
  edition("national", "", {{"fee", "無料"}});
  edition("osaka", "national");
  guide("log-in").summary = text("{{ fee }}");
  site.guides[0].variants[0].condition = only({"osaka"});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(CheckTest, the_values_of_the_contact_are_used_by_every_page) {
  edition("national", "",
          {{"contact.name", "x"},
           {"contact.department", "x"},
           {"contact.phone", "x"},
           {"contact.email", "x"},
           {"contact.hours", "x"},
           {"contact.address", "x"},
           {"contact.note", "x"},
           {"contact.fax", "x"}});
  EXPECT_THAT(check(), ElementsAre(HasSubstr("unused-value name=contact.fax")));
}

TEST_F(CheckTest, what_could_not_be_read_may_have_used_a_value) {
  edition("national", "", {{"fee", "無料"}});
  site.unread = {"guide:log-in"};
  EXPECT_THAT(check(), IsEmpty());
}

// Reviews.

TEST_F(CheckTest, a_review_is_overdue_the_day_after_its_months) {
  edition("national");
  Guide& log_in = guide("log-in");
  log_in.reviewed = Date{2025, 11, 21};
  log_in.reviewed_span = text("2025-11-21").span;
  EXPECT_THAT(check({2026, 11, 21}), IsEmpty());
  EXPECT_THAT(check({2026, 11, 22}), ElementsAre(R"(3:1 "2025-11-21" review-overdue date=2025-11-21 months=12)"));
  site.settings.review_months = 6;
  EXPECT_THAT(check({2026, 5, 21}), IsEmpty());
  EXPECT_THAT(check({2026, 5, 22}).size(), 1U);
}

TEST_F(CheckTest, a_review_is_told_once_for_all_forms_that_share_it_and_not_for_one_that_is_never_shown) {
  edition("national");
  edition("osaka");
  Guide& log_in = guide("log-in");
  log_in.reviewed = Date{2020, 1, 1};
  log_in.reviewed_span = text("2020-01-01").span;
  form_in("log-in", "osaka").title = text("T");
  EXPECT_THAT(check().size(), 1U);
  form_in("log-in", "national").reviewed = Date{2026, 11, 1};
  form_in("log-in", "osaka").reviewed = Date{2026, 11, 1};
  EXPECT_THAT(check(), IsEmpty());
}

// Silence.

TEST_F(CheckTest, only_warnings_can_be_silenced) {
  site.settings.silence = texts({"plain-http", "heading-jmup", "wrong-type", "nonsense"});
  EXPECT_THAT(check(), ElementsAre(R"(2:1 "heading-jmup" unknown-code code=heading-jmup suggestion=heading-jump)",
                                   R"(3:1 "wrong-type" unknown-code code=wrong-type hint=error)",
                                   R"(4:1 "nonsense" unknown-code code=nonsense)"));
}

TEST_F(CheckTest, what_is_found_does_not_depend_on_the_number_of_threads) {
  edition("national", "", {{"unused", "x"}});
  edition("osaka");
  for (int i = 0; i < 60; ++i) {
    Guide& each = guide("guide-" + std::to_string(i));
    each.summary = text(i % 2 == 0 ? "{{ fee }}" : "x");
    each.finish = body("[x](guide:guide-" + std::to_string(i * 2) + ")");
    if (i % 3 == 0) each.condition = only({"osaka"});
  }
  const Told by_one = check({2026, 11, 21}, 1);
  EXPECT_GT(by_one.size(), 60U);
  for (const unsigned jobs : {0U, 2U, 5U}) EXPECT_EQ(check({2026, 11, 21}, jobs), by_one);
}

}  // namespace
}  // namespace shirube
