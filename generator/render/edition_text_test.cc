#include "generator/render/edition_text.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

/// A site of one edition and one guide, with as little around it as will do.
class EditionTextTest : public testing::Test {
 protected:
  EditionTextTest() {
    Edition edition;
    edition.id = "osaka";
    edition.name.text = "大阪府";
    edition.lineage = {"osaka"};
    site.editions.push_back(edition);
    Guide guide;
    guide.id = "log-in";
    guide.title.text = "{{ place }}でログインする";
    guide.steps.emplace_back();
    guide.steps.back().id.text = "send";
    guide.steps.back().title.text = "送る";
    site.guides.push_back({"log-in", {guide}, {0}});
  }

  void set(const std::string& name, const std::string& text) { site.editions[0].values[name].text = text; }

  /// What a hole of this name becomes.
  std::string filled(const std::string& name) {
    TemplateFiles files;
    for (const std::string_view page : page_template_names()) files.emplace(page, "");
    files["contact"] = "{{name}}{{#phone}}|{{text}}>{{href}}{{/phone}}{{#email}}|{{href}}{{/email}}";
    Diagnostics diagnostics;
    Templates templates(files, {}, diagnostics);
    templates.prepare(1);
    const EditionView view = resolve_edition(site, 0);
    const EditionText text(view, {"assets/style.css", "assets/icon.svg", "assets/flow.js", "assets/form.js"}, templates,
                           0);
    std::string contents;
    text.append(name, contents);
    return fill_text(contents, text);
  }

  Site site;
};

TEST_F(EditionTextTest, a_contact_without_a_name_has_no_block) {
  set("contact.phone", "0570-000-000");
  EXPECT_EQ(filled("part:contact:contact"), "");
}

TEST_F(EditionTextTest, a_telephone_link_dials_the_first_number_alone) {
  set("contact.name", "窓口");
  const std::pair<const char*, const char*> cases[] = {
      {"0570-000-000", "tel:0570000000"},
      {"06-0000-0000（内線123）", "tel:0600000000"},
      {"06-0000-0000 内線 123", "tel:0600000000"},
      {"0570-000-000、06-0000-0000", "tel:0570000000"},
      {"０５７０−０００−０００", "tel:0570000000"},
      {"+81 (0)6-0000-0000", "tel:+81600000000"},
      {"代表", ""},
      {"内線12", ""},
  };
  for (const auto& [written, href] : cases) {
    set("contact.phone", written);
    EXPECT_EQ(filled("part:contact:contact"), "窓口|" + std::string(written) + ">" + href) << written;
  }
}

TEST_F(EditionTextTest, a_mail_address_is_written_as_a_url_takes_it) {
  set("contact.name", "窓口");
  set("contact.email", "a \"b\"@example.jp");
  EXPECT_EQ(filled("part:contact:contact"), "窓口|mailto:a%20%22b%22@example.jp");
}

TEST_F(EditionTextTest, a_title_is_that_of_the_edition_with_its_values) {
  set("place", "大阪");
  EXPECT_EQ(filled("title:guide:log-in"), "大阪でログインする");
  EXPECT_EQ(filled("title:guide:log-in#send"), "送る");
}

TEST_F(EditionTextTest, a_link_that_a_value_decides_leads_where_it_says) {
  set("page", "guide:log-in#send");
  EXPECT_EQ(filled("link:../|{{ page }}"), "../guides/log-in.html#send");
  set("page", "javascript:alert(1)");
  EXPECT_EQ(filled("link:../|{{ page }}"), "");
}

}  // namespace
}  // namespace shirube
