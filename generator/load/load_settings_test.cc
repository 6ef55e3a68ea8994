#include "generator/load/load_settings.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// What one of the functions reads from a text, and what it reports.
template <typename Value>
struct Loaded {
  Value value;
  Told told;
};

template <typename Load>
auto loaded(std::string_view text, const Load& load) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  auto value = load(*node, diagnostics);
  return Loaded<decltype(value)>{std::move(value), told(diagnostics, text)};
}

auto settings(std::string_view text) { return loaded(text, load_site_settings); }
auto edition(std::string_view text) {
  return loaded(text, [](YamlNode& node, Diagnostics& found) { return load_edition("osaka", node, found); });
}
auto source(std::string_view text) {
  return loaded(text, [](YamlNode& node, Diagnostics& found) { return load_source("manual", node, found); });
}

TEST(LoadSettings, a_site_needs_a_title_only) {
  const auto [site, told] = settings("title: T\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(site.language, Language::japanese);
  EXPECT_EQ(site.review_months, 12);
  EXPECT_EQ(settings("summary: S\n").told, Told{R"(1:1 "s" missing-key key=title)"});
}

TEST(LoadSettings, all_that_a_site_may_hold_is_read) {
  const auto [site, told] = settings(R"(title: T
summary: S
introduction: |
  Markdown
language: en
publisher: P
theme: green
review-months: 6
audiences:
  - {id: clinic, title: C, summary: s}
  - {id: hospital, title: H, only: osaka}
topics:
  - {id: gmis, title: G, summary: s, guides: [log-in, {id: reset, except: osaka}], series: true, only: osaka}
  - {id: mamis, title: M, guides: register}
silence: plain-http
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(site.introduction.markdown.text, "Markdown");
  EXPECT_EQ(site.language, Language::english);
  EXPECT_EQ(site.theme.text, "green");
  EXPECT_EQ(site.review_months, 6);
  ASSERT_EQ(site.audiences.size(), 2U);
  EXPECT_EQ(site.audiences[1].condition.only.size(), 1U);
  ASSERT_EQ(site.topics.size(), 2U);
  EXPECT_EQ(site.topics[0].guides.at(1).condition.except.size(), 1U);
  EXPECT_TRUE(site.topics[0].series);
  EXPECT_EQ(site.topics[1].guides.at(0).id.text, "register");
  EXPECT_EQ(site.silence.at(0).text, "plain-http");
}

TEST(LoadSettings, mistakes_in_a_site_are_told_all_at_once) {
  EXPECT_EQ(
      settings("titel: T\nlanguage: jp\ntheme: My Theme\nreview-months: 12か月\n"
               "audiences: [{id: a}, {title: A}]\ntopics:\n  - {id: t, title: T}\n"
               "  - {id: t, title: T, guides: [], series: yes}\n")
          .told,
      (Told{R"(1:1 "titel" unknown-key key=titel suggestion=title)",
            R"(2:11 "jp" unknown-choice value=jp suggestion=ja)", R"(3:8 "My Theme" invalid-id id=My Theme)",
            R"(4:16 "12か月" wrong-type key=review-months expected=number found=text)",
            R"(5:13 "{" missing-key key=title)", R"(5:22 "{" missing-key key=id)", R"(7:5 "{" missing-key key=guides)",
            R"(8:10 "t" duplicate-id id=t | first-here 7:10 "t")", R"(8:31 "[" empty-list key=guides)",
            R"(8:43 "yes" wrong-type key=series expected=yes-no found=text)"}));
}

TEST(LoadSettings, a_topic_lists_references_beside_guides_or_alone) {
  const auto [site, told] = settings(R"(title: T
topics:
  - {id: a, title: A, guides: log-in, references: [contacts, {id: times, only: osaka}]}
  - {id: b, title: B, references: contacts}
)");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(site.topics[0].references.size(), 2U);
  EXPECT_EQ(site.topics[0].references[0].id.text, "contacts");
  EXPECT_EQ(site.topics[0].references[1].condition.only.size(), 1U);
  EXPECT_TRUE(site.topics[1].guides.empty());
}

TEST(LoadSettings, audiences_are_named_once) {
  EXPECT_EQ(settings("title: T\naudiences: [{id: a, title: A}, {id: a, title: B}]\n").told,
            Told{R"(2:37 "a" duplicate-id id=a | first-here 2:18 "a")"});
}

TEST(LoadSettings, an_edition_needs_a_name_only) {
  EXPECT_EQ(edition("name: 大阪府\n").told, Told{});
  EXPECT_EQ(edition("{}").told, Told{R"(1:1 "{" missing-key key=name)"});
}

TEST(LoadSettings, all_that_an_edition_may_hold_is_read) {
  const auto [osaka, told] = edition(R"(name: 大阪府
code: "27"
base: national
language: en
url: https://example.jp/osaka
accent: "#6a2480"
summary: S
values:
  fee: 無料
  contact: {name: 窓口, desk-2: {phone: 06-0000-0000}}
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(osaka.id, "osaka");
  EXPECT_EQ(osaka.code.text, "27");
  EXPECT_EQ(osaka.base.text, "national");
  EXPECT_EQ(osaka.own_language, Language::english);
  EXPECT_EQ(osaka.url.text, "https://example.jp/osaka/") << "pages are appended to it";
  ASSERT_EQ(osaka.own_values.size(), 3U);
  EXPECT_EQ(osaka.own_values.at("contact.desk-2.phone").text, "06-0000-0000");
  EXPECT_EQ(osaka.own_values.at("fee").span, (Span{FileId{0}, 9, 8, 2}));
}

TEST(LoadSettings, values_are_nested_maps_of_texts) {
  EXPECT_EQ(
      edition("name: N\nvalues:\n  Fee: 1\n  a.b: 2\n  c: [x]\n  d: {e: , f: {g: ''}}\n  h: |\n    two\n    lines\n")
          .told,
      (Told{R"(3:3 "Fee" invalid-id id=Fee)", R"(4:3 "a.b" invalid-id id=a.b)",
            R"(5:6 "[" wrong-type key=c expected=text found=list)", R"(6:10 "," empty-text key=e)",
            R"(6:19 "'" empty-text key=g)"}));
  EXPECT_EQ(edition("name: N\nvalues: text\n").told, Told{R"(2:9 "text" wrong-type key= expected=map found=text)"});
}

TEST(LoadSettings, a_value_given_twice_is_told_once) {
  const auto [osaka, told] = edition("name: N\nvalues: {a: 1, a: 2, b: {c: 3}, b: {d: 4}}\n");
  EXPECT_EQ(told, (Told{R"(2:16 "a" duplicate-key key=a | first-here 2:10 "a")",
                        R"(2:33 "b" duplicate-key key=b | first-here 2:22 "b")"}));
  EXPECT_EQ(osaka.own_values.size(), 2U);
  EXPECT_EQ(osaka.own_values.at("a").text, "1");
}

TEST(LoadSettings, an_address_of_a_web_root_has_no_query) {
  EXPECT_EQ(edition("name: N\nurl: https://example.jp/?a=b\n").told,
            Told{R"(2:6 "https://example.jp/?a=b" invalid-address value=https://example.jp/?a=b)"});
  EXPECT_EQ(edition("name: N\nurl: www.example.jp\n").told,
            Told{R"(2:6 "www.example.jp" invalid-address value=www.example.jp)"});
}

TEST(LoadSettings, all_that_a_source_may_hold_is_read) {
  const auto [manual, told] = source(R"(title: T
publisher: P
version: 第1版
date: 令和7年2月19日現在
url: https://example.jp/a.pdf?b
note: Markdown
revisions:
  - {version: 1, date: 2026-01-01, text: 初版, author: A, only: osaka}
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(manual.id, "manual");
  EXPECT_EQ(manual.url.text, "https://example.jp/a.pdf?b");
  EXPECT_EQ(manual.revisions.at(0).author.text, "A");
  EXPECT_EQ(manual.revisions.at(0).condition.only.size(), 1U);
}

TEST(LoadSettings, a_source_needs_a_title_and_a_publisher_and_revisions_their_texts) {
  EXPECT_EQ(source("revisions: {}\n").told,
            (Told{R"(1:1 "r" missing-key key=publisher)", R"(1:1 "r" missing-key key=title)",
                  R"(1:12 "{" missing-key key=date)", R"(1:12 "{" missing-key key=text)",
                  R"(1:12 "{" missing-key key=version)"}));
}

TEST(LoadSettings, forms_are_sent_to_a_path_or_an_https_address) {
  const auto [site, told] = settings("title: T\nforms: {endpoint: /cgi-bin/forms.cgi}\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(site.form_endpoint.text, "/cgi-bin/forms.cgi");
  EXPECT_EQ(site.form_endpoint.span, (Span{FileId{0}, 2, 19, 18}));
  const auto [osaka, told_osaka] = edition("name: O\nforms: {endpoint: 'https://forms.example.jp:8443/cgi/'}\n");
  EXPECT_EQ(told_osaka, Told{});
  EXPECT_EQ(osaka.own_form_endpoint.text, "https://forms.example.jp:8443/cgi") << "what follows begins with a slash";
  EXPECT_TRUE(settings("title: T\n").value.form_endpoint.empty());
}

TEST(LoadSettings, other_addresses_are_no_endpoint) {
  for (const std::string address :
       {"forms.cgi", "//example.jp/forms.cgi", "http://example.jp/forms.cgi", "https://", "https:///forms.cgi",
        "https://a;b/forms.cgi", "https://user@example.jp/", "/forms.cgi?a=b", "/forms.cgi#a", "/", "/フォーム", "/a b",
        "/a'b", "/a\\b", "mailto:desk@example.jp"}) {
    const bool is_fine = address == "/a'b";  // an apostrophe may stand in a path
    const auto [site, told] = settings("title: T\nforms: {endpoint: \"" + address + "\"}\n");
    EXPECT_EQ(told.empty(), is_fine) << address;
    EXPECT_EQ(site.form_endpoint.empty(), !is_fine) << address;
  }
  EXPECT_EQ(settings("title: T\nforms: {endpoint: forms.cgi}\n").told,
            Told{R"(2:19 "forms.cgi" invalid-address value=forms.cgi hint=endpoint)"});
  EXPECT_EQ(settings("title: T\nforms: /forms.cgi\n").told,
            Told{R"(2:8 "/forms.cgi" wrong-type key=forms expected=map found=text)"});
  EXPECT_EQ(settings("title: T\nforms: {endpiont: /forms.cgi}\n").told,
            Told{R"(2:9 "endpiont" unknown-key key=endpiont suggestion=endpoint)"});
}

TEST(LoadSettings, a_topic_may_list_forms_only) {
  const auto [site, told] = settings("title: T\ntopics: {id: a, title: A, forms: [register, {id: b, only: osaka}]}\n");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(site.topics.at(0).forms.size(), 2U);
  EXPECT_EQ(site.topics[0].forms[0].id.text, "register");
  EXPECT_EQ(site.topics[0].forms[1].condition.only.size(), 1U);
}

}  // namespace
}  // namespace shirube
