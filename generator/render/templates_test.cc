#include "generator/render/templates.h"

#include <gtest/gtest.h>

#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

/// The templates that must be there, with `guide` and further ones as given.
TemplateFiles files(const std::string& guide, TemplateFiles others = {}) {
  for (const std::string_view name : page_template_names()) others.emplace(name, "");
  others["guide"] = guide;
  return others;
}

std::string render(const TemplateFiles& templates, const TemplateData& data, Language language = Language::japanese) {
  Diagnostics diagnostics;
  Templates read(templates, {}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  read.prepare(1);
  return read.render("guide", language, data, 0).text;
}

TEST(Templates, texts_are_escaped_and_html_is_not) {
  const TemplateData data = TemplateData().with("text", "<i>\"&'").with("html", Html{"<i>"});
  EXPECT_EQ(render(files("{{text}} {{{html}}}"), data), "&lt;i&gt;&quot;&amp;&#39; <i>");
}

TEST(Templates, braces_in_a_text_are_only_text) {
  EXPECT_EQ(render(files("{{text}}"), TemplateData().with("text", "{{other}}").with("other", "x")), "{{other}}");
}

TEST(Templates, an_empty_text_counts_as_absent) {
  const auto templates = files("{{#text}}there{{/text}}{{^text}}absent{{/text}}");
  EXPECT_EQ(render(templates, TemplateData().with("text", "")), "absent");
  EXPECT_EQ(render(templates, TemplateData().with("text", "a")), "there");
}

TEST(Templates, a_partial_stands_as_if_it_were_written_there) {
  TemplateList steps;
  steps.push_back(TemplateData().with("title", "一"));
  steps.push_back(TemplateData().with("title", "二"));
  EXPECT_EQ(render(files("{{#steps}}\n{{> step}}\n{{/steps}}\n", {{"step", "<li>{{title}}</li>\n"}}),
                   TemplateData().with("steps", std::move(steps))),
            "<li>一</li>\n<li>二</li>\n");
}

TEST(Templates, a_partial_within_a_line_breaks_it_nowhere) {
  EXPECT_EQ(render(files("<label>{{> name}}</label>\n", {{"name", "<b>{{title}}</b>\n"}}),
                   TemplateData().with("title", "一")),
            "<label><b>一</b></label>\n");
}

TEST(Templates, interface_texts_come_in_the_language_of_the_page) {
  EXPECT_EQ(render(files("{{t.steps}}"), {}, Language::japanese), "手順");
  EXPECT_EQ(render(files("{{ t.steps }}"), {}, Language::english), "Steps");
}

TEST(Templates, a_broken_template_is_reported_once_at_its_line) {
  Diagnostics diagnostics;
  Templates read(files("<p>\n</p>\n{{#open}}"), {{"guide", FileId{7}}}, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].span.line, 3U);
  EXPECT_EQ(diagnostics.all()[0].code, "template-broken");
  EXPECT_EQ(diagnostics.all()[0].span.file, FileId{7});
}

TEST(Templates, an_unknown_interface_text_is_reported) {
  Diagnostics diagnostics;
  Templates read(files("{{t.no-such-text}}"), {}, diagnostics);
  ASSERT_FALSE(diagnostics.all().empty());
  EXPECT_EQ(diagnostics.all()[0].code, "unknown-text");
}

TEST(Templates, templates_that_include_each_other_are_reported) {
  Diagnostics diagnostics;
  Templates read(files("{{> a}}", {{"a", "{{> b}}"}, {"b", "{{> a}}"}}), {}, diagnostics);
  ASSERT_FALSE(diagnostics.all().empty());
  EXPECT_EQ(diagnostics.all()[0].code, "template-broken");
}

TEST(InterfaceTexts, every_key_is_found_which_only_a_sorted_table_can_do) {
  for (const char* key : {"address", "all-guides", "change-added", "contact", "key-title", "note-warning", "top"}) {
    EXPECT_TRUE(find_interface_text(key, Language::japanese)) << key;
    EXPECT_TRUE(find_interface_text(key, Language::english)) << key;
  }
  EXPECT_FALSE(find_interface_text("no-such-text", Language::english));
}

TEST(InterfaceTexts, parameters_are_filled_in) {
  EXPECT_EQ(interface_text("screen-label", Language::english, {{"title", "Log in"}}), "The screen “Log in”");
}

}  // namespace
}  // namespace shirube
