#include "generator/render/reference_table.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "generator/model/hole.h"

namespace shirube {
namespace {

/// The table as pages have it.
std::string render(const TableView& view, Language language = Language::japanese) {
  TemplateFiles files;
  for (const std::string_view name : page_template_names()) files.emplace(name, "");
  for (const char* name : {"reference-table", "table-cell"}) {
    std::ifstream file(std::string(SHIRUBE_SOURCE_FOLDER "/templates/") + name + ".mustache");
    files.emplace(name, std::string(std::istreambuf_iterator<char>(file), {}));
  }
  files["guide"] = "{{#table}}\n{{> reference-table}}\n{{/table}}\n";
  Diagnostics diagnostics;
  Templates templates(files, {}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  templates.prepare(1);
  // What stands further out must not show through.
  const TemplateData page = TemplateData()
                                .with("id", "outer")
                                .with("title", "outer")
                                .with("page", "outer")
                                .with("kind", "outer")
                                .with("href", "outer")
                                .with("external", true)
                                .with("table", table_data(view, language));
  std::string html = templates.render("guide", language, page, 0).text;
  // Mustache leaves empty lines where it leaves something out.
  for (std::size_t at = html.find("\n\n"); at != std::string::npos; at = html.find("\n\n")) html.erase(at, 1);
  return html;
}

/// The one body cell of a table of a heading and that cell.
std::string cell(ColumnKind kind, TableCell texts, Language language = Language::japanese) {
  TableView view;
  view.columns = {{"名"}, {"列", kind}};
  view.groups = {{{{{{{"甲"}}, std::move(texts)}}}}};
  const std::string html = render(view, language);
  const std::size_t begin = html.find("<td");
  return html.substr(begin, html.rfind("</tr>") - begin);
}

TEST(ReferenceTable, a_table_has_a_caption_and_headings_of_columns_groups_and_rows) {
  TableView view;
  view.caption = "動作環境";
  view.columns = {{"機器"}, {"台数", ColumnKind::number}};
  TableGroup pc;
  pc.title = "パソコン";
  pc.id = "pc";
  pc.rows = {{{{{"Windows"}}, {{"10"}}}, "windows"}};
  TableGroup rest;
  rest.rows = {{{{{"<その他>"}}, {}}}};
  view.groups = {pc, rest};
  EXPECT_EQ(render(view), R"(<div class="table-frame">
<table class="reference-table">
<caption>動作環境</caption>
<thead>
<tr>
<th scope="col">機器</th>
<th scope="col" class="kind-number">台数</th>
</tr>
</thead>
<tbody id="pc">
<tr class="group-heading"><th scope="rowgroup" colspan="2">パソコン</th></tr>
<tr id="windows">
<th scope="row">
<span class="cell-label" aria-hidden="true">機器</span>
<div class="cell-text">
Windows
</div>
</th>
<td class="kind-number">
<span class="cell-label" aria-hidden="true">台数</span>
<div class="cell-text">
10
</div>
</td>
</tr>
</tbody>
<tbody>
<tr>
<th scope="row">
<span class="cell-label" aria-hidden="true">機器</span>
<div class="cell-text">
&lt;その他&gt;
</div>
</th>
<td class="empty"></td>
</tr>
</tbody>
</table>
</div>
)");
}

TEST(ReferenceTable, several_texts_are_a_list) {
  EXPECT_EQ(cell(ColumnKind::code, {{"a.example.jp"}, {"b.example.jp"}}), R"(<td class="kind-code">
<span class="cell-label" aria-hidden="true">列</span>
<ul class="cell-text">
<li><code>a.example.jp</code></li>
<li><code>b.example.jp</code></li>
</ul>
</td>
)");
}

/// What a cell of one text says.
std::string text_of_cell(ColumnKind kind, TableText text, Language language = Language::japanese) {
  const std::string html = cell(kind, {std::move(text)}, language);
  const std::string before = "<div class=\"cell-text\">\n";
  const std::size_t begin = html.find(before) + before.size();
  return html.substr(begin, html.rfind("\n</div>") - begin);
}

TEST(ReferenceTable, line_breaks_stay) {
  EXPECT_EQ(text_of_cell(ColumnKind::text, {"一行目\n二行目 & 終わり"}), "一行目<br>二行目 &amp; 終わり");
}

TEST(ReferenceTable, a_date_is_told_in_words_and_to_programs) {
  EXPECT_EQ(text_of_cell(ColumnKind::date, {"2026-04-01"}), "<time datetime=\"2026-04-01\">2026年4月1日</time>");
  EXPECT_EQ(text_of_cell(ColumnKind::date, {"2026-04-01"}, Language::english),
            "<time datetime=\"2026-04-01\">1 April 2026</time>");
  EXPECT_EQ(text_of_cell(ColumnKind::date, {"令和7年2月19日現在"}), "令和7年2月19日現在");
}

TEST(ReferenceTable, a_link_to_another_site_says_so) {
  EXPECT_EQ(text_of_cell(ColumnKind::link, {"手順", "../guides/a.html"}), "<a href=\"../guides/a.html\">手順</a>");
  EXPECT_EQ(text_of_cell(ColumnKind::link, {"例", "https://example.jp/"}),
            "<a href=\"https://example.jp/\" class=\"external\">例<span class=\"hidden\">（外部サイト）</span></a>");
  EXPECT_EQ(text_of_cell(ColumnKind::link, {"https://example.jp/", "https://example.jp/"}),
            "<a href=\"https://example.jp/\" class=\"external address\">https://example.jp/<span class=\"hidden\">"
            "（外部サイト）</span></a>");
}

TEST(ReferenceTable, a_heading_that_says_nothing_is_none) {
  TableView view;
  view.columns = {{"名"}, {"値"}};
  view.groups = {{{{{{}, {{"1"}}}}}}};
  const std::string html = render(view);
  EXPECT_EQ(html.find("scope=\"row\""), std::string::npos);
  EXPECT_NE(html.find("<td class=\"empty\"></td>"), std::string::npos);
}

TEST(ReferenceTable, a_hidden_caption_and_one_that_leads_to_the_page) {
  TableView view;
  view.caption = "表 & 図";
  view.is_caption_hidden = true;
  EXPECT_NE(render(view).find("<caption class=\"hidden\">表 &amp; 図</caption>"), std::string::npos);
  view.is_caption_hidden = false;
  view.page_href = "../references/a.html";
  EXPECT_NE(render(view).find("<caption><a href=\"../references/a.html\">表 &amp; 図</a></caption>"),
            std::string::npos);
}

TEST(ReferenceTable, only_a_table_of_many_columns_scrolls_and_can_be_focused_for_that) {
  TableView view;
  view.caption = "表";
  view.columns.assign(5, {"列"});
  EXPECT_EQ(render(view).find("tabindex"), std::string::npos);
  view.columns.assign(6, {"列"});
  EXPECT_NE(render(view).find("<div class=\"table-frame\" role=\"group\" tabindex=\"0\" aria-label=\"表\">"),
            std::string::npos);
}

/// A reference of one group and one row, with a cell of every kind that is made differently.
Reference reference() {
  Reference reference;
  reference.id = "desks";
  reference.title.text = "{{ place }}の窓口";
  reference.groups.emplace_back().id.text = "day";
  reference.groups.back().title.text = "昼";
  ReferenceRow& row = reference.rows.emplace_back();
  row.id.text = "main";
  row.group.text = "day";
  const std::pair<ColumnKind, const char*> cells[] = {
      {ColumnKind::text, "{{ name }}係"},
      {ColumnKind::phone, "0570-000-000"},
      {ColumnKind::email, "desk@example.jp"},
      {ColumnKind::link, "guide:log-in"},
      {ColumnKind::link, "#main"},
      {ColumnKind::link, "https://example.jp/"},
      {ColumnKind::email, "{{ mail }}"},
      {ColumnKind::link, "{{ page }}"},
  };
  for (const auto& [kind, text] : cells) {
    reference.columns.emplace_back().kind = kind;
    row.cells.push_back({Text{text, {}}});
  }
  return reference;
}

std::string url_hole(const std::string& name) {
  return std::string(hole_begin_in_url) + name + std::string(hole_end_in_url);
}

TEST(ReferenceTable, on_its_own_page_a_reference_has_anchors_and_no_caption_to_be_seen) {
  const TableView view = reference_table(reference(), "../");
  EXPECT_EQ(view.caption, hole("place") + "の窓口");
  EXPECT_TRUE(view.is_caption_hidden);
  EXPECT_EQ(view.page_href, "");
  ASSERT_EQ(view.groups.size(), 1U);
  EXPECT_EQ(view.groups[0].id, "day");
  EXPECT_EQ(view.groups[0].title, "昼");
  ASSERT_EQ(view.groups[0].rows.size(), 1U);
  EXPECT_EQ(view.groups[0].rows[0].id, "main");
  const std::pair<std::string, std::string> expected[] = {
      {hole("name") + "係", ""},
      {"0570-000-000", "tel:0570-000-000"},
      {"desk@example.jp", "mailto:desk@example.jp"},
      {hole("title:guide:log-in"), "../guides/log-in.html"},
      {hole("title:reference:desks#main"), "#main"},
      {"https://example.jp/", "https://example.jp/"},
      {hole("mail"), "mailto:" + url_hole("mail")},
      {hole("page"), url_hole("link:../%7C%7B%7B%20page%20%7D%7D")},
  };
  const auto& cells = view.groups[0].rows[0].cells;
  ASSERT_EQ(cells.size(), std::size(expected));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    ASSERT_EQ(cells[i].size(), 1U);
    EXPECT_EQ(cells[i][0].text, expected[i].first) << i;
    EXPECT_EQ(cells[i][0].href, expected[i].second) << i;
  }
}

TEST(ReferenceTable, in_a_step_a_reference_has_no_anchors_and_leads_to_its_page) {
  const TableView view = reference_table(reference(), "../", TablePlace::step);
  EXPECT_FALSE(view.is_caption_hidden);
  EXPECT_EQ(view.page_href, "../references/desks.html");
  EXPECT_EQ(view.groups[0].id, "");
  EXPECT_EQ(view.groups[0].rows[0].id, "");
  EXPECT_EQ(view.groups[0].rows[0].cells[4][0].href, "../references/desks.html#main");
}

}  // namespace
}  // namespace shirube
