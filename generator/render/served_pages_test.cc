#include "generator/render/served_pages.h"

#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/written_served_test.h"

namespace shirube {
namespace {

/// Gives each hole its own name.
class NameFiller : public HoleFiller {
 public:
  void append(std::string_view name, std::string& text) const override { text += name; }
};

std::string served(const std::string& html) {
  return readable(fill_served_page(PageSkeleton(Html{html}), NameFiller()));
}

TEST(ServedPages, every_relative_link_begins_at_the_web_root) {
  EXPECT_EQ(
      served(R"(<link href="../a.css"><script src="../b.js"></script><form action="../c"><button formaction="../d">)"),
      R"(<link href="<text base>a.css"><script src="<text base>b.js"></script><form action="<text base>c">)"
      R"(<button formaction="<text base>d">)");
}

TEST(ServedPages, places_on_the_page_and_other_sites_stay_as_they_are) {
  for (const std::string html :
       {R"(<a href="#main_">)", R"(<a href="https://example.jp/../a">)", R"(<a href="mailto:a@b.example">)"}) {
    EXPECT_EQ(served(html), html);
  }
}

TEST(ServedPages, a_text_that_looks_like_a_link_is_no_link) {
  for (const std::string html : {R"(<option value="../a">)", R"(<p>href=&quot;../a&quot;</p>)", R"(<p>="../a"</p>)",
                                 R"(<img alt="../a">)", R"(<p data-href="../a">)"}) {
    EXPECT_EQ(served(html), html);
  }
}

TEST(ServedPages, a_link_that_a_value_decides_begins_at_the_web_root_too) {
  std::string link = R"(<a href=")";
  link.append(hole_begin).append("../x").append(hole_end).append(R"(">)");
  EXPECT_EQ(served(link), R"(<a href="<text base>x">)");
}

TEST(ServedPages, the_form_is_filled_in_and_sent_to_the_server) {
  const ServedExample example(
      "form",
      "{{action}}|{{page-title}}|{{#slots}}{{if-errors}}{{each-error}}{{target}}{{message}}{{end}}"
      "{{end}}{{if-kept}}{{kept}}{{end}}{{/slots}}{{if-notice}}{{notice}}{{end}}|{{{form-action}}}");
  EXPECT_EQ(readable(example.form()),
            "<text confirm-address>|<if errors>エラー：<end>申し込み | 手引き（大阪府）|"
            "<if errors><each errors><text target><text message><end><end><if kept><text kept><end>"
            "<if notice><text notice><end>|'self'");
}

TEST(ServedPages, the_served_form_has_no_address_and_is_not_listed) {
  const ServedExample example("form", "{{#canonical}}{{canonical}}{{/canonical}}{{#unlisted}}unlisted{{/unlisted}}");
  EXPECT_EQ(example.form(), "unlisted");
}

TEST(ServedPages, what_was_entered_is_shown_field_by_field_and_secrets_never) {
  const ServedExample example(
      "form-confirm",
      "{{submit-address}} {{token}}{{#sections}} {{if-filled}}{{title}}:{{#fields}} {{if-filled}}"
      "{{label}}={{#is-secret}}***{{/is-secret}}{{^is-secret}}{{each-line}}{{line}}{{end}}"
      "{{/is-secret}}{{end}}{{/fields}}{{end}}{{/sections}}");
  EXPECT_EQ(readable(example.confirm()),
            "<text submit-address> <text token> <if filled-section 0>本人: <if filled name>名前="
            "<each lines name><text line><end><end> <if filled password>パスワード=***<end><end>");
}

TEST(ServedPages, the_receipt_comes_with_what_happens_next) {
  const ServedExample example(
      "form-done",
      "{{title}}|{{receipt}}|{{if-time}}{{time}}{{end}}|{{{finish}}}|{{#scripts}}<script src=\"{{src}}\">{{/scripts}}");
  EXPECT_EQ(readable(example.done()),
            "受け付けました（申し込み）|<text receipt>|<if time><text time><end>|<p>待つ。</p>|<script src=\"<text "
            "base>assets/form.js\">");
}

TEST(ServedPages, a_problem_is_told_in_the_editions_frame) {
  const ServedExample example("form-problem",
                              "{{page-title}}|{{title}}|{{message}}|{{if-form}}{{form-address}} {{back}}{{end}}|<link "
                              "href=\"{{stylesheet}}\">");
  EXPECT_EQ(readable(example.problem()),
            "<text title> | 手引き（大阪府）|<text title>|<text message>|"
            "<if form-address><text form-address> 「<text form-title>」に戻る<end>|<link href=\"<text "
            "base>assets/style.css\">");
}

}  // namespace
}  // namespace shirube
