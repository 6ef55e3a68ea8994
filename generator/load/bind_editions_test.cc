#include "generator/load/bind_editions.h"

#include <gtest/gtest.h>

#include "generator/load/load_settings.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// Editions by id and text, bound to each other.
struct Bound {
  Site site;
  Told told_lines;

  explicit Bound(std::vector<std::pair<std::string, std::string>> editions, const std::string& unread = "") {
    Diagnostics diagnostics;
    for (auto& [id, text] : editions) {
      auto node = read_yaml({site.files.add(id), text}, diagnostics);
      site.editions.push_back(load_edition(id, *node, diagnostics));
    }
    if (!unread.empty()) site.unread.insert(unread);
    bind_editions(site, diagnostics);
    told_lines = told(diagnostics, site.files, [&](FileId file) { return editions[file.value].second; });
  }

  const Edition& operator[](std::string_view id) const { return site.editions.at(site.edition_index(id).value()); }
  std::string value(std::string_view id, std::string_view name) const {
    const std::string* found = (*this)[id].value(name);
    return found == nullptr ? "none" : *found;
  }
};

using Lineage = std::vector<std::string>;

TEST(BindEditions, an_edition_is_built_on_its_base_and_that_ones_base) {
  const Bound bound(
      {{"japan", "name: J\n"}, {"kansai", "name: K\nbase: japan\n"}, {"osaka", "name: O\nbase: kansai\n"}});
  EXPECT_EQ(bound.told_lines, Told{});
  EXPECT_EQ(bound["osaka"].lineage, (Lineage{"osaka", "kansai", "japan"}));
  EXPECT_EQ(bound["japan"].lineage, Lineage{"japan"});
  EXPECT_TRUE(bound["osaka"].is_whole);
}

TEST(BindEditions, there_may_be_several_roots) {
  const Bound bound({{"east", "name: E\nvalues: {a: e}\n"},
                     {"osaka", "name: O\nbase: west\n"},
                     {"west", "name: W\nvalues: {a: w}\n"}});
  EXPECT_EQ(bound.told_lines, Told{});
  EXPECT_EQ(bound.value("osaka", "a"), "w");
}

TEST(BindEditions, values_are_taken_over_one_by_one) {
  const Bound bound({{"a", "name: A\nvalues: {x: 1, y: {z: 2, w: 3}}\n"},
                     {"b", "name: B\nbase: a\nvalues: {y: {z: 4}}\n"},
                     {"c", "name: C\nbase: b\nvalues: {x: 5}\n"}});
  EXPECT_EQ(bound.value("c", "x"), "5");
  EXPECT_EQ(bound.value("c", "y.z"), "4");
  EXPECT_EQ(bound.value("c", "y.w"), "3");
  EXPECT_EQ(bound.value("a", "y.z"), "2");
  EXPECT_EQ(bound["c"].own_values.size(), 1U);
}

TEST(BindEditions, a_contact_is_taken_over_whole_or_not_at_all) {
  const Bound bound({{"a", "name: A\nvalues: {contact: {name: A, phone: 1}, contactless: 2}\n"},
                     {"b", "name: B\nbase: a\nvalues: {contact: {name: B}}\n"},
                     {"c", "name: C\nbase: b\n"},
                     {"d", "name: D\nbase: a\nvalues: {x: 1}\n"}});
  EXPECT_EQ(bound.value("b", "contact.phone"), "none");
  EXPECT_EQ(bound.value("b", "contactless"), "2");
  EXPECT_EQ(bound.value("c", "contact.name"), "B");
  EXPECT_EQ(bound.value("c", "contact.phone"), "none");
  EXPECT_EQ(bound.value("d", "contact.phone"), "1");
}

TEST(BindEditions, the_language_is_the_nearest_one_given) {
  Bound bound({{"a", "name: A\nlanguage: en\n"},
               {"b", "name: B\nbase: a\n"},
               {"c", "name: C\nbase: b\nlanguage: ja\n"},
               {"d", "name: D\n"}});
  EXPECT_EQ(bound["b"].language, Language::english);
  EXPECT_EQ(bound["c"].language, Language::japanese);
  EXPECT_EQ(bound["d"].language, Language::japanese);
  Diagnostics diagnostics;
  bound.site.settings.language = Language::english;
  bind_editions(bound.site, diagnostics);
  EXPECT_EQ(bound["d"].language, Language::english);
  EXPECT_EQ(bound["c"].language, Language::japanese);
}

TEST(BindEditions, an_unknown_base_is_told_once) {
  const Bound bound({{"a", "name: A\nbase: nationl\n"}, {"b", "name: B\nbase: a\n"}, {"national", "name: N\n"}});
  EXPECT_EQ(bound.told_lines, Told{R"(a:2:7 "nationl" unknown-edition edition=nationl suggestion=national)"});
  EXPECT_FALSE(bound["a"].is_whole);
  EXPECT_FALSE(bound["b"].is_whole);
  EXPECT_TRUE(bound["national"].is_whole);
}

TEST(BindEditions, a_base_whose_file_cannot_be_read_was_told_already) {
  const Bound bound({{"a", "name: A\nbase: national\n"}}, "edition:national");
  EXPECT_EQ(bound.told_lines, Told{});
  EXPECT_FALSE(bound["a"].is_whole);
  EXPECT_EQ(bound["a"].lineage, Lineage{"a"});
}

TEST(BindEditions, a_circle_is_told_once) {
  const Bound bound({{"a", "name: A\nbase: c\n"},
                     {"b", "name: B\nbase: a\n"},
                     {"c", "name: C\nbase: b\n"},
                     {"d", "name: D\nbase: b\n"}});
  EXPECT_EQ(bound.told_lines, Told{R"(a:2:7 "c" edition-cycle editions=a → c → b → a)"});
  EXPECT_FALSE(bound["d"].is_whole);
}

TEST(BindEditions, an_edition_cannot_be_its_own_base) {
  const std::vector<std::pair<std::string, std::string>> one = {{"a", "name: A\nbase: a\n"}};
  EXPECT_EQ(Bound(one).told_lines, Told{R"(a:2:7 "a" edition-cycle editions=a → a)"});
}

TEST(BindEditions, two_circles_are_told_each) {
  const Bound bound({{"a", "name: A\nbase: b\n"},
                     {"b", "name: B\nbase: a\n"},
                     {"c", "name: C\nbase: d\n"},
                     {"d", "name: D\nbase: c\n"}});
  EXPECT_EQ(bound.told_lines.size(), 2U);
}

TEST(BindEditions, forms_are_sent_where_the_edition_its_base_or_else_the_site_says) {
  Diagnostics diagnostics;
  Site site;
  site.settings.form_endpoint.text = "/site";
  const std::pair<const char*, const char*> editions[] = {{"a", "name: A\n"},
                                                          {"b", "name: B\nforms: {endpoint: /b}\n"},
                                                          {"c", "name: C\nbase: b\n"},
                                                          {"d", "name: D\nbase: b\nforms: {endpoint: /d}\n"}};
  for (const auto& [id, text] : editions) {
    auto node = read_yaml({site.files.add(id), text}, diagnostics);
    site.editions.push_back(load_edition(id, *node, diagnostics));
  }
  bind_editions(site, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  EXPECT_EQ(site.editions[0].form_endpoint.text, "/site");
  EXPECT_EQ(site.editions[1].form_endpoint.text, "/b");
  EXPECT_EQ(site.editions[2].form_endpoint.text, "/b");
  EXPECT_EQ(site.editions[3].form_endpoint.text, "/d");
}

}  // namespace
}  // namespace shirube
