#include "generator/render/edition_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

Condition only(const char* edition) { return {{text(edition)}, {}}; }

Edition edition(const char* id) {
  Edition edition;
  edition.id = id;
  edition.lineage = {id, "national"};
  return edition;
}

/// The same page in all editions.
template <typename Page>
Editions<Page> alike(const char* id, Page page, std::size_t editions = 2) {
  page.id = id;
  return {id, {std::move(page)}, std::vector<std::uint32_t>(editions, 0)};
}

ScreenUse use_of(const char* screen) {
  ScreenUse use;
  use.screen = text(screen);
  return use;
}

/// A site of the editions fukushima and osaka.
class EditionViewTest : public testing::Test {
 protected:
  EditionViewTest() { site.editions = {edition("fukushima"), edition("osaka")}; }

  template <typename Page>
  std::string outcome(const Page& page, std::size_t index) const {
    return outcome_of(site, page, index);
  }
  template <typename Page>
  bool comes_out_alike(const Page& page) const {
    return outcome(page, 0) == outcome(page, 1);
  }

  void set_values(const char* name, const char* fukushima, const char* osaka) {
    site.editions[0].values[name] = text(fukushima);
    site.editions[1].values[name] = text(osaka);
  }

  /// A screen with a text on it, and a guide whose step shows it.
  Guide guide_with_screen(const char* label) {
    Screen screen;
    screen.elements.emplace_back().label = text(label);
    site.screens = {alike("log-in", screen)};
    Guide guide;
    guide.steps.emplace_back().screens = {use_of("log-in")};
    return guide;
  }
  Guide guide_with_table(Reference reference) {
    site.references = {alike("contacts", std::move(reference))};
    Guide guide;
    guide.steps.emplace_back().references = {{text("contacts"), {}}};
    return guide;
  }

  Site site;
};

TEST_F(EditionViewTest, a_page_without_conditions_has_an_empty_outcome) {
  set_values("place", "福島", "大阪");
  Guide guide;
  guide.title = text("{{ place }}");
  guide.steps.emplace_back().title = text("{{ place }}");
  guide.steps.back().images.emplace_back().caption = text("{{ place }}");
  EXPECT_EQ(outcome(guide, 0), "");
  Flow flow;
  flow.title = text("題");
  flow.questions.emplace_back().choices.emplace_back().label = text("はい");
  flow.outcomes.emplace_back().steps.emplace_back();
  EXPECT_EQ(outcome(flow, 0), "");
  Reference reference;
  reference.rows.emplace_back().cells = {{text("{{ place }}")}};
  EXPECT_EQ(outcome(reference, 1), "");
}

TEST_F(EditionViewTest, outcomes_differ_where_a_condition_holds_in_one_edition_alone) {
  Guide guide;
  guide.steps.resize(2);
  guide.steps[1].condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(guide));
  guide.steps[1].condition = only("national");
  EXPECT_TRUE(comes_out_alike(guide));
  Flow flow;
  flow.questions.emplace_back().routes.emplace_back().condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(flow));
  Reference reference;
  reference.columns.emplace_back().condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(reference));
}

TEST_F(EditionViewTest, outcomes_differ_by_every_condition_in_a_flow) {
  const auto differs = [&](const auto& set_condition) {
    Flow flow;
    flow.facts.emplace_back().values.emplace_back();
    Question& question = flow.questions.emplace_back();
    question.choices.emplace_back();
    question.decided.emplace_back();
    flow.outcomes.emplace_back().links.emplace_back();
    set_condition(flow);
    return !comes_out_alike(flow);
  };
  EXPECT_FALSE(differs([](Flow&) {}));
  EXPECT_TRUE(differs([](Flow& flow) { flow.facts[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.facts[0].values[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.questions[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.questions[0].choices[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.questions[0].decided[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.outcomes[0].condition = only("osaka"); }));
  EXPECT_TRUE(differs([](Flow& flow) { flow.outcomes[0].links[0].condition = only("osaka"); }));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_conditions_of_a_sources_revisions) {
  Source source;
  source.id = "manual";
  source.revisions.emplace_back().condition = only("osaka");
  site.sources = {source};
  Guide guide;
  guide.sources.emplace_back().document = text("manual");
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_form_of_a_screen) {
  const Guide guide = guide_with_screen("名前");
  EXPECT_TRUE(comes_out_alike(guide));
  site.screens[0].variants.push_back(site.screens[0].variants[0]);
  site.screens[0].variant_of_edition = {0, 1};
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_conditions_on_a_screen_and_of_its_points) {
  Guide guide = guide_with_screen("名前");
  guide.steps[0].screens[0].points = {{text("name"), only("osaka")}};
  EXPECT_FALSE(comes_out_alike(guide));
  guide.steps[0].screens[0].points.clear();
  EXPECT_TRUE(comes_out_alike(guide));
  site.screens[0].variants[0].elements[0].condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, a_form_and_the_conditions_after_it_are_told_apart) {
  Guide guide = guide_with_screen("名前");
  std::vector<Screen>& variants = site.screens[0].variants;
  variants.resize(11, variants[0]);
  variants[1].elements[0].condition = only("nara");
  site.screens[0].variant_of_edition = {1, 10};
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_values_on_a_screen) {
  set_values("place", "福島", "大阪");
  EXPECT_FALSE(comes_out_alike(guide_with_screen("{{ place }}の名前")));
  set_values("place", "同じ", "同じ");
  EXPECT_TRUE(comes_out_alike(guide_with_screen("{{ place }}の名前")));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_values_with_which_a_step_fills_a_screen) {
  set_values("place", "福島", "大阪");
  Guide guide = guide_with_screen("名前");
  guide.steps[0].screens[0].values = {{text("name"), text("{{ place }}")}};
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, values_beside_a_screen_are_holes) {
  set_values("place", "福島", "大阪");
  Guide guide = guide_with_screen("名前");
  guide.title = text("{{ place }}");
  guide.steps[0].title = text("{{ place }}");
  guide.steps[0].screens[0].caption = text("{{ place }}");
  guide.finish.markdown = text("{{ place }}");
  EXPECT_TRUE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_form_and_the_conditions_of_a_table_but_not_by_its_values) {
  set_values("place", "福島", "大阪");
  Reference reference;
  reference.rows.emplace_back().cells = {{text("{{ place }}")}};
  const Guide guide = guide_with_table(reference);
  EXPECT_TRUE(comes_out_alike(guide));
  site.references[0].variants[0].rows[0].condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(guide));
  site.references[0].variants[0].rows[0].condition = {};
  site.references[0].variants.push_back(site.references[0].variants[0]);
  site.references[0].variant_of_edition = {1, 0};
  EXPECT_FALSE(comes_out_alike(guide));
}

TEST_F(EditionViewTest, outcomes_differ_by_the_values_in_what_a_flows_chart_shows) {
  const auto differs = [&](const auto& set_text) {
    Flow flow;
    flow.questions.emplace_back().choices.emplace_back();
    flow.outcomes.emplace_back();
    set_text(flow, text("{{ place }}"));
    return !comes_out_alike(flow);
  };
  const auto ask = [](Flow& flow, const Text& value) { flow.questions[0].ask = value; };
  set_values("place", "福島", "大阪");
  EXPECT_TRUE(differs(ask));
  EXPECT_TRUE(differs([](Flow& flow, const Text& value) { flow.questions[0].choices[0].label = value; }));
  EXPECT_TRUE(differs([](Flow& flow, const Text& value) { flow.outcomes[0].title = value; }));
  set_values("place", "同じ", "同じ");
  EXPECT_FALSE(differs(ask));
}

TEST_F(EditionViewTest, values_in_a_flows_markdown_are_holes) {
  set_values("place", "福島", "大阪");
  Flow flow;
  flow.questions.emplace_back().help.markdown = text("{{ place }}");
  flow.outcomes.emplace_back().body.markdown = text("{{ place }}");
  EXPECT_TRUE(comes_out_alike(flow));
}

TEST_F(EditionViewTest, a_value_of_several_lines_is_not_mistaken_for_two) {
  Flow flow;
  flow.questions.emplace_back().ask = text("{{ a }}{{ b }}");
  set_values("a", "x\n=y", "x");
  set_values("b", "z", "y\n=z");
  EXPECT_FALSE(comes_out_alike(flow));
}

TEST_F(EditionViewTest, a_resolved_guide_lacks_what_the_edition_leaves_out) {
  Guide guide;
  // Of each list two items, of which the second is not Osaka's.
  const auto fill = [](auto& items) {
    items.resize(2);
    items[1].condition = only("fukushima");
  };
  fill(guide.audience);
  fill(guide.prepare);
  fill(guide.notes);
  fill(guide.related);
  fill(guide.sources);
  fill(guide.steps);
  Step& step = guide.steps[0];
  fill(step.screens);
  fill(step.images);
  fill(step.references);
  fill(step.notes);
  fill(step.asides);
  fill(step.links);
  fill(step.screens[0].points);
  fill(step.images[0].points);

  const Guide osaka = resolve_guide(guide, site.editions[1]);
  EXPECT_EQ(osaka.audience.size(), 1U);
  EXPECT_EQ(osaka.prepare.size(), 1U);
  EXPECT_EQ(osaka.notes.size(), 1U);
  EXPECT_EQ(osaka.related.size(), 1U);
  EXPECT_EQ(osaka.sources.size(), 1U);
  ASSERT_EQ(osaka.steps.size(), 1U);
  const Step& left = osaka.steps[0];
  ASSERT_EQ(left.screens.size(), 1U);
  ASSERT_EQ(left.images.size(), 1U);
  EXPECT_EQ(left.references.size(), 1U);
  EXPECT_EQ(left.notes.size(), 1U);
  EXPECT_EQ(left.asides.size(), 1U);
  EXPECT_EQ(left.links.size(), 1U);
  EXPECT_EQ(left.screens[0].points.size(), 1U);
  EXPECT_EQ(left.images[0].points.size(), 1U);

  const Guide fukushima = resolve_guide(guide, site.editions[0]);
  EXPECT_EQ(fukushima.steps.size(), 2U);
  EXPECT_EQ(fukushima.steps[0].screens[0].points.size(), 2U);
}

TEST_F(EditionViewTest, what_holds_for_a_base_edition_stays) {
  Guide guide;
  guide.notes.emplace_back().condition = only("national");
  EXPECT_EQ(resolve_guide(guide, site.editions[1]).notes.size(), 1U);
}

/// A site with pages of all kinds, in two topics and in none.
class PagesInOrderTest : public EditionViewTest {
 protected:
  PagesInOrderTest() {
    Guide own;
    own.condition = only("osaka");
    site.guides = {alike("apply", Guide{}), alike("log-in", own), alike("move", Guide{})};
    site.flows = {alike("mail", Flow{}), alike("wait", Flow{})};
    site.references = {alike("contacts", Reference{}), alike("hours", Reference{})};
    Topic last;
    last.id = text("last");
    last.references = {{text("hours"), {}}};
    last.flows = {{text("wait"), {}}};
    last.guides = {{text("move"), {}}, {text("apply"), {}}};
    Topic first;
    first.id = text("first");
    first.guides = {{text("log-in"), {}}};
    site.settings.topics = {last, first};
  }

  std::vector<std::string> pages(std::size_t index) const {
    const EditionView view = resolve_edition(site, index);
    std::vector<std::string> told;
    for (const PageId page : pages_in_order(view)) {
      told.push_back(std::string(word_of(page.kind)).append(":").append(view.face(page).id));
    }
    return told;
  }
  std::vector<std::string> topics(std::size_t index) const {
    std::vector<std::string> told;
    for (const TopicView& topic : resolve_edition(site, index).topics) told.push_back(topic.topic->id.text);
    return told;
  }
};

TEST_F(PagesInOrderTest, pages_come_by_topics_and_kinds_then_those_in_none) {
  EXPECT_THAT(pages(1), ElementsAre("guide:move", "guide:apply", "flow:wait", "reference:hours", "guide:log-in",
                                    "flow:mail", "reference:contacts"));
  EXPECT_THAT(topics(1), ElementsAre("last", "first"));
}

TEST_F(PagesInOrderTest, a_page_that_the_edition_leaves_out_is_missing_and_its_topic_where_that_was_all) {
  EXPECT_THAT(pages(0), ElementsAre("guide:move", "guide:apply", "flow:wait", "reference:hours", "flow:mail",
                                    "reference:contacts"));
  EXPECT_THAT(topics(0), ElementsAre("last"));
}

TEST_F(PagesInOrderTest, a_page_whose_topic_is_left_out_stands_in_none) {
  site.settings.topics[0].condition = only("fukushima");
  EXPECT_THAT(pages(1), ElementsAre("guide:log-in", "guide:apply", "guide:move", "flow:mail", "flow:wait",
                                    "reference:contacts", "reference:hours"));
  const EditionView view = resolve_edition(site, 1);
  EXPECT_EQ(view.place({PageKind::guide, 0}).topic, nullptr);
  EXPECT_EQ(view.place({PageKind::guide, 1}).topic, &site.settings.topics[1]);
}

TEST_F(PagesInOrderTest, a_page_that_a_topic_lists_for_other_editions_stands_in_none) {
  site.settings.topics[0].flows[0].condition = only("fukushima");
  EXPECT_THAT(pages(1), ElementsAre("guide:move", "guide:apply", "reference:hours", "guide:log-in", "flow:mail",
                                    "flow:wait", "reference:contacts"));
}

TEST_F(PagesInOrderTest, an_edition_has_its_own_audiences) {
  Audience hospital;
  hospital.id = text("hospital");
  Audience clinic;
  clinic.id = text("clinic");
  clinic.condition = only("fukushima");
  site.settings.audiences = {hospital, clinic};
  EXPECT_THAT(resolve_edition(site, 1).audiences, ElementsAre(&site.settings.audiences[0]));
  EXPECT_EQ(resolve_edition(site, 0).audiences.size(), 2U);
}

TEST_F(PagesInOrderTest, a_site_without_pages_has_none) {
  site = Site{};
  site.editions = {edition("osaka")};
  EXPECT_THAT(pages(0), IsEmpty());
}

TEST_F(EditionViewTest, a_form_comes_out_by_its_conditions_its_texts_values_and_where_it_is_sent) {
  Form form;
  form.title = text("T");
  EXPECT_TRUE(comes_out_alike(form));
  site.editions[0].form_endpoint = text("/forms.cgi");
  EXPECT_FALSE(comes_out_alike(form));
  form.is_rehearsal = true;
  EXPECT_TRUE(comes_out_alike(form)) << "it is sent nowhere";
  form.sections.emplace_back().title = text("{{ desk }}");
  set_values("desk", "A", "B");
  EXPECT_FALSE(comes_out_alike(form));
  set_values("desk", "A", "A");
  EXPECT_TRUE(comes_out_alike(form));
  form.sections[0].fields.emplace_back().condition = only("osaka");
  EXPECT_FALSE(comes_out_alike(form));
}

}  // namespace
}  // namespace shirube
