#include "generator/load/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class LoaderTest : public testing::Test {
 protected:
  LoaderTest() {
    add("site.yaml", "title: T\n");
    add("editions/national.yaml", "name: 全国\n");
  }

  void add(const std::string& path, std::string text) { files.add_file("/site/content/" + path, std::move(text)); }

  Site load(unsigned jobs = 2) {
    Diagnostics diagnostics;
    Site site = load_site(files, "/site", jobs, diagnostics);
    found = told(diagnostics, site.files, [&](FileId file) {
      const auto read = files.read("/site/" + site.files.path(file), ByteCount{1'000'000});
      return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : std::string();
    });
    return site;
  }

  /// The titles of a guide's steps in an edition.
  static std::vector<std::string> steps(const Site& site, std::string_view guide, std::string_view edition) {
    std::vector<std::string> titles;
    const Guide& form = site.guides.at(site.guide_index(guide).value()).in(site.edition_index(edition).value());
    for (const Step& step : form.steps) titles.push_back(step.title.text);
    return titles;
  }

  MemoryFileSystem files;
  Told found;
};

const std::string guide = "title: T\nsteps:\n  - {id: a, title: A, body: a}\n  - {id: b, title: B, body: b}\n";

TEST_F(LoaderTest, a_site_is_read_whole) {
  add("editions/osaka.yaml", "name: 大阪府\nbase: national\n");
  add("sources/manual.yaml", "title: M\npublisher: P\n");
  add("guides/log-in.yaml", guide);
  add("guides/log-in-2.yaml", guide);
  const Site site = load();
  EXPECT_THAT(found, IsEmpty());
  EXPECT_EQ(site.settings.title.text, "T");
  EXPECT_EQ(site.editions.size(), 2U);
  EXPECT_NE(site.source("manual"), nullptr);
  EXPECT_EQ(site.guide_index("log-in"), 0U);
  EXPECT_EQ(site.guide_index("log-in-2"), 1U);
  EXPECT_EQ(site.guides[0].variants.size(), 1U);
  EXPECT_THAT(site.guides[0].variant_of_edition, ElementsAre(0U, 0U));
  EXPECT_THAT(site.unread, IsEmpty());
}

TEST_F(LoaderTest, files_that_are_empty_lack_what_they_need) {
  add("guides/log-in.yaml", "\n");
  add("editions/osaka.yaml", "# later\n");
  load();
  EXPECT_THAT(found, ElementsAre(R"(content/editions/osaka.yaml:1:1 "#" missing-key key=name)",
                                 R"(content/guides/log-in.yaml:1:1 "" missing-key key=steps)",
                                 R"(content/guides/log-in.yaml:1:1 "" missing-key key=title)"));
}

TEST_F(LoaderTest, a_mistake_in_one_file_does_not_hide_those_of_others) {
  add("site.yaml", "title: [\n");
  add("editions/osaka.yaml", "name: '\n");
  add("sources/manual.yaml", "\x01: [\n");
  add("guides/a.yaml", "title: *x\n");
  add("guides/b.yaml", "titel: T\n");
  const Site site = load();
  EXPECT_EQ(found.size(), 7U);
  EXPECT_THAT(site.unread, ElementsAre("edition:osaka", "guide:a", "site:", "source:manual"));
  EXPECT_EQ(site.guides.size(), 1U);
}

TEST_F(LoaderTest, a_key_given_twice_leaves_the_file_readable) {
  add("guides/a.yaml", guide + "title: U\n");
  const Site site = load();
  EXPECT_EQ(found.size(), 1U);
  EXPECT_THAT(site.unread, IsEmpty());
  EXPECT_EQ(site.guides.at(0).variants[0].title.text, "T");
}

TEST_F(LoaderTest, an_overlay_makes_a_variant_for_its_edition) {
  add("editions/osaka.yaml", "name: 大阪府\nbase: national\n");
  add("editions/tokyo.yaml", "name: 東京都\nbase: national\n");
  add("guides/log-in.yaml", guide);
  add("editions/osaka/guides/log-in.yaml", "steps: [{id: b, title: B2}, {id: c, title: C, body: c}]\n");
  const Site site = load();
  EXPECT_THAT(found, IsEmpty());
  EXPECT_THAT(steps(site, "log-in", "osaka"), ElementsAre("A", "B2", "C"));
  EXPECT_THAT(steps(site, "log-in", "tokyo"), ElementsAre("A", "B"));
  EXPECT_EQ(site.guides[0].variants.size(), 2U);
  EXPECT_EQ(site.guides[0].in(1).changes.size(), 2U);
  EXPECT_THAT(site.guides[0].in(0).changes, IsEmpty());
}

TEST_F(LoaderTest, overlays_of_an_editions_bases_come_first) {
  add("editions/kansai.yaml", "name: K\nbase: national\n");
  add("editions/osaka.yaml", "name: O\nbase: kansai\n");
  add("editions/nara.yaml", "name: N\nbase: kansai\n");
  add("guides/log-in.yaml", guide);
  add("editions/national/guides/log-in.yaml", "steps: [{id: a, title: A1}]\n");
  add("editions/kansai/guides/log-in.yaml", "steps: [{id: a, title: A2}, {id: x, before: a, title: X, body: x}]\n");
  add("editions/osaka/guides/log-in.yaml", "steps: [{id: x, title: X2}, {id: b, remove: true}]\n");
  const Site site = load();
  EXPECT_THAT(found, IsEmpty());
  EXPECT_THAT(steps(site, "log-in", "national"), ElementsAre("A1", "B"));
  EXPECT_THAT(steps(site, "log-in", "kansai"), ElementsAre("X", "A2", "B"));
  EXPECT_THAT(steps(site, "log-in", "nara"), ElementsAre("X", "A2", "B"));
  EXPECT_THAT(steps(site, "log-in", "osaka"), ElementsAre("X2", "A2"));
  EXPECT_EQ(site.guides[0].variants.size(), 4U) << "the base and three chains, one of them used twice";
  EXPECT_EQ(site.guides[0].in(site.edition_index("osaka").value()).changes.size(), 3U) << "a and x once each";
}

TEST_F(LoaderTest, a_mistake_in_an_overlay_is_told_once_however_many_editions_have_it) {
  for (const std::string edition : {"a", "b", "c"}) {
    add("editions/" + edition + ".yaml", "name: E\nbase: national\n");
    add("editions/" + edition + "/guides/log-in.yaml", "steps: [{id: a, title: " + edition + "}]\n");
  }
  add("guides/log-in.yaml", guide + "sumary: S\n");
  add("editions/national/guides/log-in.yaml", "steps: [{id: bb, title: X}]\nfinsh: F\nsummary: {}\n");
  load();
  EXPECT_THAT(
      found,
      ElementsAre(
          R"(content/editions/national/guides/log-in.yaml:1:14 "bb" overlay-unknown-id id=bb suggestion=b)",
          R"(content/editions/national/guides/log-in.yaml:2:1 "finsh" unknown-key key=finsh suggestion=finish)",
          R"(content/editions/national/guides/log-in.yaml:3:10 "{" wrong-type key=summary expected=text found=map)",
          R"(content/guides/log-in.yaml:5:1 "sumary" unknown-key key=sumary suggestion=summary)"));
}

TEST_F(LoaderTest, an_added_step_that_is_not_whole_is_told_at_its_id) {
  add("guides/log-in.yaml", guide);
  add("editions/national/guides/log-in.yaml", "steps:\n  - id: ask-the-desk\n    after: a\n");
  load();
  EXPECT_THAT(found,
              ElementsAre(R"(content/editions/national/guides/log-in.yaml:2:9 "ask-the-desk" overlay-unknown-id )"
                          R"(id=ask-the-desk key=body hint=incomplete)",
                          R"(content/editions/national/guides/log-in.yaml:2:9 "ask-the-desk" overlay-unknown-id )"
                          R"(id=ask-the-desk key=title hint=incomplete)"));
}

TEST_F(LoaderTest, an_overlay_cannot_take_all_steps_out_but_all_of_an_optional_list) {
  add("guides/log-in.yaml", "title: T\nsteps: [{id: a, title: A, body: a, aside: [{id: x, title: X, body: x}]}]\n");
  add("editions/osaka.yaml", "name: O\n");
  add("editions/national/guides/log-in.yaml", "steps: [{id: a, aside: {id: x, remove: true}}]\n");
  add("editions/osaka/guides/log-in.yaml", "steps:\n  - id: a\n    remove: true\n");
  const Site site = load();
  EXPECT_THAT(found, ElementsAre(R"(content/editions/osaka/guides/log-in.yaml:3:13 "true" empty-list key=steps)"));
  EXPECT_THAT(site.guides[0].in(0).steps.at(0).asides, IsEmpty());
}

TEST_F(LoaderTest, an_overlay_that_cannot_be_read_leaves_its_guide_uncertain) {
  add("guides/log-in.yaml", guide);
  add("editions/national/guides/log-in.yaml", "steps: [\n");
  const Site site = load();
  EXPECT_EQ(found.size(), 1U);
  EXPECT_TRUE(site.is_unread("guide", "log-in"));
  EXPECT_THAT(steps(site, "log-in", "national"), ElementsAre("A", "B"));
}

TEST_F(LoaderTest, an_overlay_that_is_no_map_is_told) {
  add("guides/log-in.yaml", guide);
  add("editions/national/guides/log-in.yaml", "- id: a\n");
  load();
  EXPECT_THAT(
      found,
      ElementsAre(R"(content/editions/national/guides/log-in.yaml:1:1 "-" wrong-type key= expected=map found=list)"));
}

TEST_F(LoaderTest, overlays_of_an_edition_that_does_not_exist_are_told_once) {
  add("guides/a.yaml", guide);
  add("guides/b.yaml", guide);
  add("editions/natinal/guides/a.yaml", "title: X\n");
  add("editions/natinal/guides/b.yaml", "title: X\n");
  files.add_folder("/site/content/editions/empty");
  load();
  EXPECT_THAT(found, ElementsAre("content/editions/natinal unknown-edition edition=natinal suggestion=national"));
}

TEST_F(LoaderTest, overlays_of_a_guide_that_does_not_exist_are_told) {
  add("guides/log-in.yaml", guide);
  add("editions/national/guides/login.yaml", "title: X\n");
  load();
  EXPECT_THAT(found, ElementsAre("content/editions/national/guides/login.yaml overlay-unknown-page kind=guide id=login "
                                 "suggestion=log-in"));
}

TEST_F(LoaderTest, overlays_of_what_cannot_be_read_are_not_told) {
  add("editions/osaka.yml", "name: O\n");
  add("editions/osaka/guides/log-in.yaml", "title: X\n");
  add("editions/national/guides/reset.yaml", "title: X\n");
  files.add_folder("/site/content/guides/reset.yaml");
  add("guides/log-in.yaml", guide);
  const Site site = load();
  EXPECT_THAT(found, ElementsAre("content/editions/osaka.yml unknown-file file=content/editions/osaka.yml hint=ending",
                                 "content/guides/reset.yaml not-a-file found=folder"));
  EXPECT_THAT(site.unread, ElementsAre("edition:osaka", "guide:reset"));
}

TEST_F(LoaderTest, what_is_found_does_not_depend_on_the_number_of_threads) {
  for (int i = 0; i < 50; ++i) add("guides/guide-" + std::to_string(i) + ".yaml", i % 3 == 0 ? "titel: T\n" : guide);
  load(1);
  const Told by_one = found;
  EXPECT_EQ(by_one.size(), 34U);
  for (const unsigned jobs : {0U, 2U, 7U}) {
    const Site site = load(jobs);
    EXPECT_EQ(found, by_one);
    EXPECT_EQ(site.guides.size(), 50U);
  }
}

TEST_F(LoaderTest, editions_in_a_circle_still_have_their_overlays) {
  add("editions/a.yaml", "name: A\nbase: b\n");
  add("editions/b.yaml", "name: B\nbase: a\n");
  add("guides/log-in.yaml", guide);
  add("editions/a/guides/log-in.yaml", "steps: [{id: a, title: A2}]\n");
  add("editions/b/guides/log-in.yaml", "steps: [{id: b, title: B2}]\n");
  const Site site = load();
  EXPECT_EQ(found.size(), 1U);
  EXPECT_THAT(steps(site, "log-in", "a"), ElementsAre("A2", "B2"));
  EXPECT_THAT(steps(site, "log-in", "b"), ElementsAre("A2", "B2"));
}

TEST_F(LoaderTest, forms_are_read_with_their_overlays) {
  add("editions/osaka.yaml", "name: 大阪府\nbase: national\n");
  add("forms/register.yaml", "title: T\nsections: {id: s, title: S, fields: [{id: a, label: A}]}\n");
  add("editions/osaka/forms/register.yaml", "sections: {id: s, fields: {id: a, label: A2}}\n");
  add("editions/osaka/forms/registre.yaml", "title: U\n");
  const Site site = load();
  EXPECT_THAT(found, ElementsAre("content/editions/osaka/forms/registre.yaml overlay-unknown-page kind=form "
                                 "id=registre suggestion=register"));
  ASSERT_EQ(site.forms.size(), 1U);
  EXPECT_EQ(site.forms[0].id, "register");
  EXPECT_THAT(site.forms[0].variant_of_edition, ElementsAre(0U, 1U));
  EXPECT_EQ(site.forms[0].variants.at(1).sections.at(0).fields.at(0).label.text, "A2");
  EXPECT_EQ(site.forms[0].variants[1].changes.size(), 1U);
}

}  // namespace
}  // namespace shirube
