#include "generator/render/outside_addresses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostic.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> addresses_of(std::string_view page) {
  std::vector<std::string> addresses;
  for (const OutsideLink& link : outside_links(page)) addresses.push_back(link.address);
  return addresses;
}

TEST(OutsideLinks, are_other_sites_mailboxes_and_telephones_each_once_in_order) {
  EXPECT_THAT(addresses_of(R"(<link rel="canonical" href="https://own.example/"><a href="../index.html">a</a>
<a class="external" href="https://b.example/">b</a> <a href="tel:0570783872">c</a> <a href="#step">d</a>
<a href="https://b.example/">again</a> <a href="mailto:a@b.example">e</a> <a href="http://f.example/">f</a>)"),
              ElementsAre("https://b.example/", "tel:0570783872", "mailto:a@b.example", "http://f.example/"));
}

TEST(OutsideLinks, are_read_as_the_browser_reads_them) {
  const auto links = outside_links(
      R"(<a href="https://b.example/?a=1&amp;b=&#39;2&#39;">A &amp; <strong>B</strong><span class="hidden"> (external)</span></a>)");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].address, "https://b.example/?a=1&b='2'");
  EXPECT_EQ(links[0].label, "A & B");
}

TEST(OutsideLinks, have_no_label_where_the_text_is_the_address) {
  const auto links = outside_links(R"(<a href="https://b.example/?a&amp;b">https://b.example/?a&amp;b</a>)");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].label, "");
}

TEST(OutsideLinks, end_with_a_page_that_is_cut_short) {
  for (const char* page :
       {"<a ", "<a href=\"https://b.example/", "<a href=\"https://b.example/\"><span class=\"hidden\">",
        "<a href=\"https://b.example/\">text <"}) {
    EXPECT_LE(outside_links(page).size(), 1U) << page;
  }
}

/// The built-in templates' like, so that what is filled in is seen.
FilledPage filled(std::string page, std::string_view path = "guides/a.html") {
  TemplateFiles files;
  for (const std::string_view name : page_template_names()) files.emplace(name, "");
  files["qr-code"] = "<img src=\"{{src}}\" alt=\"{{alt}}\" width=\"{{width}}\">";
  files["outside-addresses"] =
      "{{#addresses}}[{{address}}|{{label}}|{{text}}|{{#code}}{{> qr-code}}{{/code}}]{{/addresses}}";
  Diagnostics diagnostics;
  Templates templates(files, {}, diagnostics);
  templates.prepare(1);
  return with_outside_addresses(std::move(page), path, templates, Language::japanese, 0);
}

const std::string list_mark(outside_addresses_mark);

TEST(OutsideAddresses, are_listed_with_their_codes_and_each_code_is_a_file) {
  const FilledPage page = filled("<a href=\"https://b.example/\">b</a>" + list_mark + "</main>");
  ASSERT_EQ(page.drawings.size(), 1U);
  const auto& [path, svg] = page.drawings[0];
  EXPECT_THAT(path, testing::MatchesRegex("assets/qr-[0-9a-f]{12}\\.svg"));
  EXPECT_THAT(svg, HasSubstr("<svg "));
  EXPECT_EQ(page.page, "<a href=\"https://b.example/\">b</a>[https://b.example/|b|https://b.example/|<img src=\"../" +
                           path + "\" alt=\"https://b.example/のQRコード\" width=\"33\">]</main>");
}

TEST(OutsideAddresses, of_mailboxes_and_telephones_are_told_by_the_link_s_text) {
  const FilledPage page =
      filled("<a href=\"tel:0570783872\">0570-783-872</a><a href=\"mailto:a@b.example\"></a>" + list_mark);
  EXPECT_THAT(page.page, HasSubstr("[tel:0570783872|0570-783-872||"));
  EXPECT_THAT(page.page, HasSubstr("[mailto:a@b.example||a@b.example|"));
}

TEST(OutsideAddresses, beside_the_web_root_have_no_way_up) {
  EXPECT_THAT(filled("<a href=\"https://b.example/\">b</a>" + list_mark, "index.html").page,
              HasSubstr("src=\"assets/qr-"));
}

TEST(OutsideAddresses, without_any_leave_nothing_behind) {
  const FilledPage page = filled("a" + list_mark + "b");
  EXPECT_EQ(page.page, "ab");
  EXPECT_THAT(page.drawings, IsEmpty());
}

TEST(OutsideAddresses, too_long_for_a_code_are_listed_without) {
  const std::string address = "https://b.example/" + std::string(2400, 'a');
  const FilledPage page = filled("<a href=\"" + address + "\">b</a>" + list_mark);
  EXPECT_THAT(page.page, HasSubstr("|b|" + address + "|]"));
  EXPECT_THAT(page.drawings, IsEmpty());
}

TEST(OutsideAddresses, with_a_code_of_their_own_are_not_listed_once_more) {
  const FilledPage page =
      filled(qr_code_mark("https://b.example/?a&amp;b") + "<a href=\"https://b.example/?a&amp;b\">b</a>" + list_mark);
  EXPECT_THAT(page.page, HasSubstr("alt=\"https://b.example/?a&amp;bのQRコード\""));
  EXPECT_THAT(page.page, Not(HasSubstr("[")));
  EXPECT_EQ(page.drawings.size(), 1U);
}

}  // namespace
}  // namespace shirube
