#include "generator/model/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;

Condition only(const std::string& edition) { return {{Text{edition, {}}}, {}}; }

Edition edition(const std::string& id) {
  Edition edition;
  edition.id = id;
  edition.lineage = {id};
  return edition;
}

std::vector<std::string> ids(const std::vector<Anchor>& anchors) {
  std::vector<std::string> ids;
  for (const Anchor& anchor : anchors) ids.push_back(anchor.id);
  return ids;
}

TEST(Pages, a_page_shows_the_face_of_its_form) {
  Site site;
  site.editions = {edition("osaka"), edition("tokyo")};
  Editions<Reference>& pages = site.references.emplace_back(Editions<Reference>{"contacts", {}, {0, 1}});
  pages.variants.resize(2);
  pages.variants[1].title.text = "T";
  const PageFace face = face_of(site, {PageKind::reference, 0}, 1);
  EXPECT_EQ(face.id, "contacts");
  EXPECT_EQ(face.title->text, "T");
  EXPECT_EQ(count_pages(site, PageKind::reference), 1U);
  EXPECT_EQ(count_pages(site, PageKind::guide), 0U);
  EXPECT_THAT(page_ids(site, PageKind::reference), ElementsAre("contacts"));
}

TEST(Pages, steps_and_asides_are_anchors_under_their_conditions) {
  Guide guide;
  Step& step = guide.steps.emplace_back();
  step.id.text = "step";
  step.condition = only("osaka");
  step.asides.resize(2);
  step.asides[1].id.text = "aside";
  step.asides[1].condition = only("tokyo");
  const auto anchors = anchors_of(guide);
  EXPECT_THAT(ids(anchors), ElementsAre("step", "aside"));
  EXPECT_EQ(anchors[0].left_out_by(edition("osaka")), nullptr);
  EXPECT_EQ(anchors[1].left_out_by(edition("osaka")), &step.asides[1].condition);
  EXPECT_EQ(anchors[1].left_out_by(edition("tokyo")), &step.condition) << "the outermost is told";
}

TEST(Pages, fields_are_anchors_of_a_form_under_their_own_condition_and_their_sections) {
  Form form;
  FormSection& section = form.sections.emplace_back();
  section.condition = only("osaka");
  section.fields.resize(2);
  section.fields[0].id.text = "name";
  section.fields[0].label.text = "Name";
  section.fields[1].id.text = "code";
  section.fields[1].condition = only("tokyo");
  const auto anchors = anchors_of(form);
  EXPECT_THAT(ids(anchors), ElementsAre("name", "code"));
  EXPECT_EQ(anchors[0].title->text, "Name");
  EXPECT_EQ(anchors[0].left_out_by(edition("osaka")), nullptr);
  EXPECT_EQ(anchors[0].left_out_by(edition("tokyo")), &form.sections[0].condition);
  EXPECT_EQ(anchors[1].left_out_by(edition("osaka")), &form.sections[0].fields[1].condition);
}

TEST(Pages, questions_outcomes_and_what_outcomes_hold_are_anchors_of_a_flow) {
  Flow flow;
  flow.questions.emplace_back().id.text = "arrived";
  Outcome& outcome = flow.outcomes.emplace_back();
  outcome.id.text = "wait";
  outcome.condition = only("osaka");
  Step& step = outcome.steps.emplace_back();
  step.id.text = "look";
  step.asides.emplace_back().id.text = "help";
  const auto anchors = anchors_of(flow);
  EXPECT_THAT(ids(anchors), ElementsAre("q-arrived", "o-wait", "look", "help"));
  EXPECT_EQ(anchors[3].left_out_by(edition("tokyo")), &outcome.condition);
}

TEST(Pages, rows_and_groups_are_anchors_of_a_reference) {
  Reference reference;
  reference.groups.emplace_back().id.text = "pc";
  reference.groups[0].condition = only("osaka");
  ReferenceRow& row = reference.rows.emplace_back();
  row.id.text = "mac";
  row.group.text = "pc";
  row.cells = {{Text{"MacOS", {}}}};
  const auto anchors = anchors_of(reference);
  EXPECT_THAT(ids(anchors), ElementsAre("pc", "mac"));
  EXPECT_EQ(anchors[1].title->text, "MacOS");
  EXPECT_EQ(anchors[1].left_out_by(edition("tokyo")), &reference.groups[0].condition) << "a row goes with its group";
}

}  // namespace
}  // namespace shirube
