#include "generator/render/page_fill.h"

#include <gtest/gtest.h>

#include <map>

#include "generator/model/hole.h"

namespace shirube {
namespace {

class Values : public HoleFiller {
 public:
  Values(std::initializer_list<std::pair<const std::string, std::string>> values) : values_(values) {}
  void append(std::string_view name, std::string& text) const override {
    const auto found = values_.find(name);
    if (found != values_.end()) text += found->second;
  }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

std::string fill(const std::string& html, const Values& values) { return PageSkeleton(Html{html}).fill(values); }

std::string url_hole(const std::string& name) {
  return std::string(hole_begin_in_url) + name + std::string(hole_end_in_url);
}

TEST(PageFill, a_page_without_holes_stays_as_it_is) {
  EXPECT_EQ(fill("<p>手続き ＆ 100%</p>", Values{}), "<p>手続き ＆ 100%</p>");
}

TEST(PageFill, characters_that_begin_as_marks_do_stay) {
  EXPECT_EQ(fill("\uFDFA\uFDCF" + hole("x"), Values{{"x", "1"}}), "\uFDFA\uFDCF1");
}

TEST(PageFill, a_link_that_its_values_decide_becomes_that_link) {
  EXPECT_EQ(href_with_holes("mailto:{{ email }}", "../"), "mailto:" + url_hole("email"));
  EXPECT_EQ(href_with_holes("{{ page }}", "../"), url_hole("link:../%7C%7B%7B%20page%20%7D%7D"));
  EXPECT_EQ(href_with_holes("guide:log-in#send", "../"), "../guides/log-in.html#send");
  EXPECT_EQ(href_with_holes("javascript:alert(1)", "../"), "");
}

TEST(PageFill, a_value_is_escaped_in_text_and_attributes) {
  const Values values({{"x", "<b>\"A\" & 'B'</b>"}});
  EXPECT_EQ(fill("<p title=\"" + hole("x") + "\">" + hole("x") + "</p>", values),
            "<p title=\"&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;\">&lt;b&gt;&quot;A&quot; &amp; "
            "&#39;B&#39;&lt;/b&gt;</p>");
}

TEST(PageFill, a_value_in_a_url_is_encoded_for_a_url) {
  const Values values({{"email", "a b\"@例.jp"}});
  EXPECT_EQ(fill("<a href=\"mailto:" + url_hole("email") + "\">", values), "<a href=\"mailto:a%20b%22@%E4%BE%8B.jp\">");
}

TEST(PageFill, a_name_that_was_encoded_in_a_url_is_found) {
  const Values values({{"asset:images/図 1.png", "assets/image-0123.png"}});
  EXPECT_EQ(fill("<img src=\"../" + url_hole("asset:images/%E5%9B%B3%201.png") + "\">", values),
            "<img src=\"../assets/image-0123.png\">");
}

TEST(PageFill, only_parts_bring_html) {
  const Values values({{"part:contact", "<dl></dl>"}, {"title:guide:a", "<dl></dl>"}});
  EXPECT_EQ(fill(hole("part:contact") + hole("title:guide:a"), values), "<dl></dl>&lt;dl&gt;&lt;/dl&gt;");
}

TEST(PageFill, a_title_with_a_value_in_it_is_filled_to_the_end) {
  const Values values({{"title:guide:a", hole("place") + "の窓口"}, {"place", "大阪府"}});
  EXPECT_EQ(fill(hole("title:guide:a"), values), "大阪府の窓口");
  EXPECT_EQ(fill_text(hole("title:guide:a"), values), "大阪府の窓口");
}

TEST(PageFill, holes_that_lead_in_a_circle_end) {
  const Values values({{"a", hole("b")}, {"b", hole("a")}});
  EXPECT_EQ(fill("(" + hole("a") + ")", values), "()");
}

TEST(PageFill, a_hole_without_an_end_does_not_swallow_the_page) {
  EXPECT_EQ(fill("A" + std::string(hole_begin) + "rest", Values{}), "Arest");
}

TEST(PageFill, a_line_break_beside_a_japanese_value_makes_no_space) {
  const std::string page = hole("name") + std::string(soft_break) + "に頼みます";
  EXPECT_EQ(fill(page, Values({{"name", "大阪府"}})), "大阪府に頼みます");
  EXPECT_EQ(fill(page, Values({{"name", "Osaka"}})), "Osaka\nに頼みます");
  const std::string link =
      "には、" + std::string(soft_break) + "<a href=\"" + url_hole("href") + "\">" + hole("name") + "</a>";
  EXPECT_EQ(fill(link, Values({{"name", "大阪府"}, {"href", "x"}})), "には、<a href=\"x\">大阪府</a>");
}

TEST(PageFill, a_url_keeps_its_own_percent_signs_and_reserved_characters) {
  std::string url;
  append_url(url, "https://a.example/%20?x=1&y=#z 日");
  EXPECT_EQ(url, "https://a.example/%20?x=1&y=#z%20%E6%97%A5");
}

TEST(PageFill, decoding_leaves_broken_escapes_alone) { EXPECT_EQ(decode_percent("%E6%97%A5%zz%4"), "日%zz%4"); }

}  // namespace
}  // namespace shirube
