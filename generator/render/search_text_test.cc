#include "generator/render/search_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/written_pack_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;

/// A section as `#anchor heading: text / text`.
std::string told(const SearchSection& section) {
  std::string line = "#" + section.anchor + " " + section.heading + ":";
  for (std::size_t i = 0; i < section.texts.size(); ++i) line.append(i == 0 ? " " : " / ").append(section.texts[i]);
  return line;
}

std::vector<std::string> told(const SearchText& text) {
  std::vector<std::string> lines{text.path + " " + text.title};
  for (const SearchSection& section : text.sections) lines.push_back(told(section));
  return lines;
}

Body body(const std::string& html) {
  Body made;
  made.content.html.text = html;
  return made;
}

Text text(const std::string& written) {
  Text made;
  made.text = written;
  return made;
}

Step step(const std::string& id, const std::string& title, const std::string& html) {
  Step made;
  made.id = text(id);
  made.title = text(title);
  made.body = body(html);
  return made;
}

class SearchTextTest : public testing::Test {
 protected:
  SearchTextTest() {
    site_.editions.emplace_back().id = "osaka";
    site_.editions.back().lineage = {"osaka"};
  }
  Site site_;
  PageContext context_;
  Diagnostics diagnostics_;
  Templates templates_{TemplateFiles(), {}, diagnostics_};
  PageOrder order_{site_, 0, context_, templates_, 0};
};

TEST_F(SearchTextTest, of_a_guide_has_its_head_and_each_step_with_notes_and_asides) {
  Guide guide;
  guide.id = "log-in";
  guide.title = text("ログイン\nする");
  guide.summary = text("概要");
  guide.prepare.push_back({body("<p>用意</p>"), {}});
  guide.notes.push_back({NoteKind::note, text("注"), body("<p>注の文</p>"), {}});
  guide.finish = body("<p>終わり</p>");
  guide.related.push_back({text("guide:other"), {}, {}});
  guide.related.push_back({text("tel:06-6944-0000"), {}, {}});
  Step& first = guide.steps.emplace_back(step("open", "開く", "<p>{{ 本文</p>"));
  first.notes.push_back({NoteKind::caution, text("注意"), body("<p>消えます</p>"), {}});
  first.asides.push_back({{}, text("開かないとき"), body("<p>待つ</p>"), {}});
  first.links.push_back({text("https://example.jp/"), text("入口"), {}});
  Image& image = first.images.emplace_back();
  image.caption = text("絵の説明");
  image.points.emplace_back().label = text("ボタン");
  guide.steps.push_back(step("end", "閉じる", ""));
  EXPECT_THAT(told(search_text_of(guide, order_)),
              ElementsAre("guides/log-in.html ログイン する", "# : 概要 / 用意 / 注 / 注の文 / 終わり / 06-6944-0000",
                          "#open 開く: {{ 本文 / 入口 / 絵の説明 / ボタン / 注意 / 消えます / 開かないとき / 待つ",
                          "#end 閉じる:"));
}

TEST_F(SearchTextTest, of_a_flow_has_questions_outcomes_and_the_outcomes_steps) {
  Flow flow;
  flow.id = "mail";
  flow.title = text("メール");
  Question& question = flow.questions.emplace_back();
  question.id = text("came");
  question.ask = text("届きましたか");
  question.help = body("<p>迷惑メールも</p>");
  question.choices.push_back({text("yes"), text("はい"), text("done"), text("見つけた"), {}});
  Outcome& outcome = flow.outcomes.emplace_back();
  outcome.id = text("done");
  outcome.title = text("よかった");
  outcome.body = body("<p>終わり</p>");
  outcome.contact = text("desk");
  outcome.steps.push_back(step("close", "閉じる", "<p>押す</p>"));
  EXPECT_THAT(told(search_text_of(flow, order_)),
              ElementsAre("flows/mail.html メール", "#q-came 届きましたか: 迷惑メールも / はい / 見つけた",
                          "#o-done よかった: 終わり / " + hole("contact:desk"), "#close 閉じる: 押す"));
}

TEST_F(SearchTextTest, of_a_form_has_each_field_with_its_options_under_its_label) {
  Form form;
  form.id = "order";
  form.title = text("申し込み");
  FormSection& section = form.sections.emplace_back();
  section.title = text("本人");
  section.body = body("<p>書く</p>");
  RulePack pack;
  pack.sections.push_back({"本人", {"sex"}, {}});
  Field field = written_field("size", "大きさ", FieldType::select);
  field.options = {{"s", "小"}, {"l", "大"}};
  pack.fields.push_back(field);
  FormField& written = section.fields.emplace_back();
  written.id = text("size");
  written.help = body("<p>箱の</p>");
  written.unit = text("枚");
  EXPECT_THAT(told(search_text_of(form, pack, order_)),
              ElementsAre("forms/order.html 申し込み", "#size 本人: 書く", "#size 大きさ: 箱の / 枚 / 小 / 大"));
}

TEST_F(SearchTextTest, of_a_reference_has_each_row_as_one_text_under_its_first_cell) {
  Reference reference;
  reference.id = "desks";
  reference.title = text("窓口");
  reference.columns.push_back({text("place"), text("場所"), ColumnKind::text, {}});
  reference.columns.push_back({text("phone"), text("電話"), ColumnKind::phone, {}});
  reference.columns.push_back({text("from"), text("いつから"), ColumnKind::date, {}});
  reference.groups.push_back({text("west"), text("西"), {}});
  reference.rows.push_back(
      {text("osaka"), text("west"), {{text("大阪\n本所")}, {text("06-1"), text("06-2")}, {text("2026-04-01")}}, {}});
  EXPECT_THAT(told(search_text_of(reference, order_)),
              ElementsAre("references/desks.html 窓口", "# : 場所 / 電話 / いつから",
                          "#west 西:", "#osaka 大阪 本所: 大阪 本所 06-1 06-2 2026年4月1日"));
}

}  // namespace
}  // namespace shirube
