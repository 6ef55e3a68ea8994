#include "generator/render/page_parts.h"

#include <gtest/gtest.h>

#include <optional>

#include "generator/model/hole.h"

namespace shirube {
namespace {

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

/// A table told by its headings and, a line each, its rows.
constexpr std::string_view table_template =
    "{{caption}}{{#is-caption-hidden}} (hidden){{/is-caption-hidden}}:{{#columns}} {{title}}{{/columns}}\n"
    "{{#groups}}{{#rows}}{{#cells}}{{#is-heading}}*{{/is-heading}}"
    "{{#texts}}{{#lines}}{{#is-later}}/{{/is-later}}{{line}}{{/lines}}{{/texts}}|{{/cells}}\n{{/rows}}{{/groups}}";

class PagePartsTest : public testing::Test {
 protected:
  PagePartsTest() {
    Edition edition;
    edition.id = "osaka";
    edition.lineage = {"osaka", "national"};
    site.editions = {edition};
    Source manual;
    manual.id = "manual";
    manual.title = text("手引き");
    manual.publisher = text("厚生労働省");
    manual.version = text("1.2");
    manual.date = text("2025-02-19");
    manual.url = text("https://example.jp/manual.pdf");
    site.sources = {manual};
  }

  /// What `set` of the page's parts gives to a template.
  template <typename Set>
  std::string rendered(const std::string& page, const Set& set) const {
    TemplateFiles files;
    for (const std::string_view name : page_template_names()) {
      files.emplace(name, "");
    }
    files["guide"] = page;
    files["table"] = std::string(table_template) + "\n";
    Diagnostics diagnostics;
    Templates templates(files, {}, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
    templates.prepare(1);
    const PageOrder order{site, 0, context, templates, 0};
    TemplateData data;
    set(PageParts(order, "guide:apply"), data);
    return templates.render("guide", context.language, data, 0).text;
  }

  std::string changes(const std::vector<OverlayChange>& changes) const {
    return rendered("{{#changes}}{{> table}}{{/changes}}{{^changes}}none{{/changes}}",
                    [&](const PageParts& parts, TemplateData& data) { parts.set_changes(data, changes); });
  }

  std::string revisions(std::vector<Revision> revisions) {
    site.sources[0].revisions = std::move(revisions);
    return sources("{{#revisions}}{{> table}}{{/revisions}}{{^revisions}}none{{/revisions}}");
  }

  std::string sources(const std::string& page, const char* section = "") const {
    SourceReference reference;
    reference.document = text("manual");
    reference.section = text(section);
    return rendered("{{#sources}}" + page + "{{/sources}}",
                    [&](const PageParts& parts, TemplateData& data) { parts.set_sources(data, {reference}); });
  }

  /// The one link as `label>href`, with `!` where it leads outside.
  std::string link(const char* to, const char* label = "") const {
    const std::string page =
        "{{#has-links}}{{#links}}{{{label}}}>{{{href}}}{{#external}}!{{/external}}{{/links}}{{/has-links}}";
    return rendered(page, [&](const PageParts& parts, TemplateData& data) {
      parts.set_links(data, {{text(to), text(label), {}}});
    });
  }

  Site site;
  PageContext context;
};

OverlayChange change(OverlayChange::Kind kind, const char* list, const char* title = "") {
  return {kind, list, text(title), {}};
}

TEST_F(PagePartsTest, a_page_that_no_overlay_changed_has_no_table_of_changes) { EXPECT_EQ(changes({}), "none"); }

TEST_F(PagePartsTest, changes_are_told_by_the_item_and_what_became_of_it) {
  const std::vector<OverlayChange> told = {change(OverlayChange::Kind::replaced, "title"),
                                           change(OverlayChange::Kind::added, "steps", "{{ office }}に送る"),
                                           change(OverlayChange::Kind::removed, "questions", "待ちましたか")};
  EXPECT_EQ(changes(told),
            "この地域版での変更点 (hidden): 箇所 変更\n"
            "*題名|この地域版に合わせて変えました|\n"
            "*手順「" +
                hole("office") +
                "に送る」|この地域版で加えました|\n"
                "*質問「待ちましたか」|この地域版では除きました|\n");
  context.language = Language::english;
  EXPECT_EQ(changes(told),
            "What this edition changes (hidden): Where Change\n"
            "*Title|Changed for this edition|\n"
            "*Step: “" +
                hole("office") +
                "に送る”|Added by this edition|\n"
                "*Question: “待ちましたか”|Removed by this edition|\n");
}

TEST_F(PagePartsTest, a_change_that_readers_have_no_word_for_is_one_of_other_items) {
  EXPECT_EQ(changes({change(OverlayChange::Kind::replaced, "contact")}),
            "この地域版での変更点 (hidden): 箇所 変更\n*ほかの項目|この地域版に合わせて変えました|\n");
}

Revision revision(const char* version, const char* date, const char* what, const char* author = "") {
  Revision revision;
  revision.version = text(version);
  revision.date = text(date);
  revision.text = text(what);
  revision.author = text(author);
  return revision;
}

TEST_F(PagePartsTest, a_source_without_revisions_has_no_table) { EXPECT_EQ(revisions({}), "none"); }

TEST_F(PagePartsTest, revisions_come_with_their_dates_in_words_where_they_are_dates) {
  EXPECT_EQ(revisions({revision("1.0", "2024-04-01", "初版"), revision("1.1", "令和7年2月現在", "図\nと表")}),
            "資料の改訂履歴 (hidden): 版 日付 改訂の内容\n"
            "*1.0|2024年4月1日|初版|\n"
            "*1.1|令和7年2月現在|図/と表|\n");
  context.language = Language::english;
  EXPECT_EQ(revisions({revision("1.0", "2024-04-01", "初版")}),
            "Revisions of the source (hidden): Version Date What changed\n*1.0|1 April 2024|初版|\n");
}

TEST_F(PagePartsTest, authors_of_revisions_have_a_column_where_one_is_known) {
  EXPECT_EQ(revisions({revision("1.0", "2024-04-01", "初版", "山田"), revision("1.1", "2024-05-01", "図")}),
            "資料の改訂履歴 (hidden): 版 日付 改訂者 改訂の内容\n"
            "*1.0|2024年4月1日|山田|初版|\n"
            "*1.1|2024年5月1日||図|\n");
}

TEST_F(PagePartsTest, revisions_of_other_editions_are_left_out) {
  Revision other = revision("1.0", "2024-04-01", "福島県の窓口");
  other.condition = {{text("fukushima")}, {}};
  Revision base = revision("1.1", "2024-05-01", "図");
  base.condition = {{text("national")}, {}};
  EXPECT_EQ(revisions({other, base}), "資料の改訂履歴 (hidden): 版 日付 改訂の内容\n*1.1|2024年5月1日|図|\n");
  EXPECT_EQ(revisions({other}), "none");
}

TEST_F(PagePartsTest, a_source_tells_its_document_and_the_section_that_is_meant) {
  const std::string page = "{{title}}|{{publisher}}|{{version}}|{{date}}|{{section}}|{{{href}}}";
  EXPECT_EQ(sources(page, "3章"), "手引き|厚生労働省|1.2|2025年2月19日|3章|https://example.jp/manual.pdf");
  site.sources[0].date = text("令和7年2月19日現在");
  EXPECT_EQ(sources("{{date}}|{{section}}"), "令和7年2月19日現在|");
}

TEST_F(PagePartsTest, a_link_without_a_label_has_the_title_of_what_it_leads_to) {
  EXPECT_EQ(link("guide:log-in"), hole("title:guide:log-in") + ">../guides/log-in.html");
  EXPECT_EQ(link("guide:log-in#send"), hole("title:guide:log-in#send") + ">../guides/log-in.html#send");
  EXPECT_EQ(link("flow:no-mail"), hole("title:flow:no-mail") + ">../flows/no-mail.html");
  EXPECT_EQ(link("#send"), hole("title:guide:apply#send") + ">#send");
}

TEST_F(PagePartsTest, a_link_outside_without_a_label_shows_its_address) {
  EXPECT_EQ(link("https://example.jp/a?b=c"), "https://example.jp/a?b=c>https://example.jp/a?b=c!");
  EXPECT_EQ(link("mailto:desk@example.jp"), "desk@example.jp>mailto:desk@example.jp");
  EXPECT_EQ(link("tel:0570000000"), "0570000000>tel:0570000000");
  EXPECT_EQ(link("mailto:{{ contact.email }}").substr(0, hole("contact.email").size() + 1),
            hole("contact.email") + ">");
}

TEST_F(PagePartsTest, a_links_own_label_goes_before_all) {
  EXPECT_EQ(link("guide:log-in", "{{ system }}に入る"), hole("system") + "に入る>../guides/log-in.html");
  EXPECT_EQ(link("https://example.jp/", "案内"), "案内>https://example.jp/!");
}

TEST_F(PagePartsTest, related_links_have_their_own_name) {
  EXPECT_EQ(rendered("{{#has-related}}{{#related}}{{{href}}} {{/related}}{{/has-related}}{{#has-links}}x{{/has-links}}",
                     [](const PageParts& parts, TemplateData& data) {
                       parts.set_related(data, {{text("guide:a"), {}, {}}, {text("flow:b"), {}, {}}});
                     }),
            "../guides/a.html ../flows/b.html ");
}

TEST_F(PagePartsTest, audiences_are_those_that_the_edition_has_in_its_order) {
  std::vector<Audience> audiences(3);
  const char* ids[] = {"hospital", "clinic", "midwife"};
  for (std::size_t i = 0; i < audiences.size(); ++i) {
    audiences[i].id = text(ids[i]);
    audiences[i].title = text(ids[i]);
    context.audiences.push_back(&audiences[i]);
  }
  const auto told = [&](const std::vector<ListedId>& listed) {
    return rendered("{{#has-audience}}{{#audience}}{{title}}>{{{href}}} {{/audience}}{{/has-audience}}",
                    [&](const PageParts& parts, TemplateData& data) { parts.set_audience(data, listed); });
  };
  EXPECT_EQ(told({{text("clinic"), {}}, {text("elsewhere"), {}}, {text("hospital"), {}}}),
            "hospital>../audiences.html#audience-hospital clinic>../audiences.html#audience-clinic ");
  EXPECT_EQ(told({{text("elsewhere"), {}}}), "");
}

TEST_F(PagePartsTest, notes_say_their_kind_in_words) {
  std::vector<Note> notes(3);
  notes[0].title = text("{{ a }}");
  notes[0].body.content.html = {"<p>本文</p>"};
  notes[1].kind = NoteKind::caution;
  notes[2].kind = NoteKind::warning;
  EXPECT_EQ(rendered("{{#notes}}{{kind}} {{label}}|{{title}}|{{{body}}}\n{{/notes}}",
                     [&](const PageParts& parts, TemplateData& data) { data.set("notes", parts.notes(notes)); }),
            "note 補足|" + hole("a") + "|<p>本文</p>\ncaution 注意||\nwarning 重要||\n");
}

TEST_F(PagePartsTest, the_day_of_the_last_review_is_told_for_readers_and_machines) {
  const auto told = [&](std::optional<Date> reviewed) {
    return rendered("{{#reviewed}}{{iso}} {{text}}{{/reviewed}}{{^reviewed}}none{{/reviewed}}",
                    [&](const PageParts& parts, TemplateData& data) { parts.set_reviewed(data, reviewed); });
  };
  EXPECT_EQ(told(Date{2026, 11, 1}), "2026-11-01 2026年11月1日");
  EXPECT_EQ(told(std::nullopt), "none");
}

TEST_F(PagePartsTest, a_step_in_an_outcome_stands_a_level_deeper) {
  Step step;
  step.id = text("send");
  step.title = text("送る");
  const auto told = [&](StepLevel level) {
    return rendered(
        "{{#step}}h{{level}} {{number}} {{id}} {{title}}{{#has-figures}} figures{{/has-figures}}{{/step}}",
        [&](const PageParts& parts, TemplateData& data) { data.set("step", parts.step(step, "2", level)); });
  };
  EXPECT_EQ(told(StepLevel::in_guide), "h3 2 send 送る");
  EXPECT_EQ(told(StepLevel::in_outcome), "h4 2 send 送る");
}

TEST_F(PagePartsTest, notes_and_asides_of_a_step_name_its_points_by_their_numbers) {
  Step step;
  step.id = text("send");
  Image image;
  image.points.emplace_back().id = text("seal");
  step.images = {image};
  BodyContent content;
  content.html = {hole("point:seal")};
  content.points.push_back({"seal", 0});
  step.body.content = content;
  step.notes.emplace_back().body.content = content;
  step.asides.emplace_back().body.content = content;
  EXPECT_EQ(rendered("{{#step}}{{{body}}}{{#notes}}{{{body}}}{{/notes}}{{#asides}}{{{body}}}{{/asides}}{{/step}}",
                     [&](const PageParts& parts, TemplateData& data) {
                       data.set("step", parts.step(step, "1", StepLevel::in_guide));
                     }),
            "①①①");
}

}  // namespace
}  // namespace shirube
