#include "generator/model/site.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

Site site() {
  Site site;
  for (const char* id : {"gmis", "gmis-login", "mamis"}) {
    site.editions.emplace_back().id = id;
    site.guides.emplace_back().id = id;
    site.sources.emplace_back().id = id;
    site.screens.emplace_back().id = id;
    site.flows.emplace_back().id = id;
    site.forms.emplace_back().id = id;
    site.references.emplace_back().id = id;
  }
  return site;
}

TEST(Site, things_are_found_by_their_ids) {
  const Site all = site();
  EXPECT_EQ(all.guide_index("gmis"), 0U);
  EXPECT_EQ(all.guide_index("mamis"), 2U);
  EXPECT_EQ(all.edition_index("gmis-login"), 1U);
  EXPECT_EQ(all.source("gmis-login"), &all.sources[1]);
  EXPECT_EQ(all.screen("gmis-login"), &all.screens[1]);
  EXPECT_EQ(all.reference("gmis-login"), &all.references[1]);
  for (const PageKind kind : page_kinds) EXPECT_EQ(all.page(kind, "mamis"), (PageId{kind, 2}));
}

TEST(Site, what_is_not_there_is_not_found) {
  const Site all = site();
  for (const std::string_view id : {"", "a", "gmis-", "z"}) {
    EXPECT_EQ(all.guide_index(id), std::nullopt);
    EXPECT_EQ(all.edition_index(id), std::nullopt);
    EXPECT_EQ(all.source(id), nullptr);
    EXPECT_EQ(all.screen(id), nullptr);
    EXPECT_EQ(all.reference(id), nullptr);
    for (const PageKind kind : page_kinds) EXPECT_EQ(all.page(kind, id), std::nullopt);
  }
}

TEST(Site, it_knows_what_could_not_be_read) {
  Site all = site();
  all.unread = {"guide:a", "site:"};
  EXPECT_TRUE(all.is_unread("guide", "a"));
  EXPECT_TRUE(all.is_unread("site", ""));
  EXPECT_FALSE(all.is_unread("source", "a"));
}

TEST(Editions, each_has_its_form_of_a_page) {
  Editions<Guide> guide{"log-in", {}, {0, 1, 0}};
  guide.variants.resize(2);
  guide.variants[1].title.text = "T";
  EXPECT_EQ(guide.in(1).title.text, "T");
  EXPECT_EQ(&guide.in(2), &guide.variants[0]);
}

}  // namespace
}  // namespace shirube
